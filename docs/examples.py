"""Works through the examples of the documentation and compares what they print with what stands below them.

A console block holds commands after "$ " and their output. A Python block is a script; a text block right below it is
what it prints. In expected output "..." stands for anything, as in doctest. A block below <!-- file: NAME --> is the
content of a file, and one below <!-- not run: REASON --> is left out. All blocks of a page are worked through in one
folder, in order; it holds a copy of seeds/.

    python docs/examples.py --write [PAGE...]     write into the pages what their examples print now
"""

import argparse
import doctest
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Example", "examples", "matches", "pages", "prepare", "run"]

ROOT = Path(__file__).resolve().parent.parent
_BLOCK = re.compile(
    r"(?:^<!-- (?P<note>not run|file): (?P<about>[^\n]*) -->\n+)?^```(?P<language>[\w-]*)[^\n]*\n(?P<body>.*?)^```$"
    r"(?:\n+^```text\n(?P<output>.*?)^```$)?",
    re.DOTALL | re.MULTILINE,
)
_TIMEOUT = 300


@dataclass(frozen=True, slots=True)
class Example:
    """One command or script of a page.

    Attributes:
        page: the file.
        line: the line it stands on, from 1.
        kind: "console", "python" or "file".
        code: the command or script, or the content of the file.
        expected: what it is said to print.
        start, end: where the expected output stands in the page.
        file: the name of the file to write.
    """

    page: Path
    line: int
    kind: str
    code: str
    expected: str
    start: int
    end: int
    file: str = ""


def pages() -> list[Path]:
    """Return the README and the pages of the documentation."""
    return [ROOT / "README.md", *sorted((ROOT / "docs" / "pages").rglob("*.md"))]


def examples(page: Path) -> Iterator[Example]:
    """Yield the examples of a page in order."""
    text = page.read_text(encoding="utf-8")
    for block in _BLOCK.finditer(text):
        if block["note"] == "not run":
            continue
        line = text.count("\n", 0, block.start("body")) + 1
        if block["note"] == "file":
            yield Example(page, line, "file", block["body"], "", block.end(), block.end(), block["about"])
        elif block["language"] == "python":
            start, end = block.span("output") if block["output"] is not None else (block.end(), block.end())
            yield Example(page, line, "python", block["body"], block["output"] or "", start, end)
        elif block["language"] == "console":
            yield from _commands(page, text, block.start("body"), block.end("body"))


def _commands(page: Path, text: str, start: int, end: int) -> Iterator[Example]:
    begins = [start + found.start() for found in re.finditer(r"^\$ ", text[start:end], re.MULTILINE)]
    for begin, after in zip(begins, [*begins[1:], end], strict=True):
        line_end = text.index("\n", begin) + 1
        line = text.count("\n", 0, begin) + 1
        yield Example(page, line, "console", text[begin + 2 : line_end - 1], text[line_end:after], line_end, after)


def run(example: Example, folder: Path) -> str:
    """Work through an example in a folder and return what it prints; errors are part of a command's output."""
    if example.kind == "file":
        file = folder / example.file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(example.code, encoding="utf-8")
        return ""
    tools = str(Path(sys.executable).parent)
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("KG_") and name != "FORCE_COLOR"
    }
    environment |= {"PATH": f"{tools}{os.pathsep}{os.environ.get('PATH', '')}", "COLUMNS": "100", "PYTHONUTF8": "1"}
    command = ["bash", "-c", example.code] if example.kind == "console" else [sys.executable, "-c", example.code]
    done = subprocess.run(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=_TIMEOUT
    )
    output = done.stdout.decode("utf-8").replace("\r\n", "\n")
    if example.kind == "python" and done.returncode:
        raise RuntimeError(output)
    return output


def matches(expected: str, printed: str) -> bool:
    """Return whether output is what was expected, "..." standing for anything; blanks at line ends do not count."""
    wanted, got = (re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE).rstrip("\n") + "\n" for text in (expected, printed))
    return doctest.OutputChecker().check_output(wanted, got, doctest.ELLIPSIS)


def prepare(parent: Path) -> Path:
    """Make the folder that the examples of a page start from and return it."""
    folder = parent / "work"
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    return folder


def _write(page: Path) -> int:
    """Write into a page what its examples print now and return how many changed."""
    text = page.read_text(encoding="utf-8")
    changed = []
    with tempfile.TemporaryDirectory() as name:
        folder = prepare(Path(name))
        for example in examples(page):
            printed = run(example, folder)
            if not matches(example.expected, printed):
                printed = re.sub(r"(?m)^(seconds +)[\d.]+$", r"\1...", printed)
                changed.append((example, re.sub(r"[ \t]+$", "", printed, flags=re.MULTILINE)))
    for example, printed in reversed(changed):
        if example.kind == "console" or text[: example.start].endswith("```text\n"):
            text = text[: example.start] + printed + text[example.end :]
    page.write_text(text, encoding="utf-8")
    return len(changed)


def main() -> None:
    """Write the output of examples into pages."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--write", action="store_true", required=True)
    parser.add_argument("pages", nargs="*", type=Path)
    for page in parser.parse_args().pages or pages():
        print(page, _write(page.resolve()))


if __name__ == "__main__":
    main()
