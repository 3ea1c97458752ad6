"""Every example of the README and the documentation prints what stands below it."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


documentation = load("examples")


@pytest.mark.parametrize("page", documentation.pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_examples_print_what_the_page_says(page: Path, tmp_path: Path) -> None:
    folder = documentation.prepare(tmp_path)
    differing = []
    for example in documentation.examples(page):
        printed = documentation.run(example, folder)
        if not documentation.matches(example.expected, printed):
            differing.append(f"{page.name}:{example.line}: {example.code}\n{printed}")
    assert not differing, "\n".join(differing)


@pytest.mark.parametrize(
    ("expected", "printed", "same"),
    [
        ("seconds  ...\n", "seconds  4.2\n", True),
        ("one\n...\nfour\n", "one\ntwo\nthree\nfour\n", True),
        ("one  \n", "one\n", True),
        ("one\n", "two\n", False),
        ("one\n", "one\ntwo\n", False),
    ],
)
def test_how_output_is_compared(expected: str, printed: str, same: bool) -> None:
    assert documentation.matches(expected, printed) is same


def test_a_page_is_read_into_its_examples(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "```console\n$ echo one\none\n$ echo two\n```\n\n<!-- not run: it stays open -->\n"
        "```console\n$ kg serve\n```\n\n"
        "```python\nprint(3)\n```\n\n```text\n3\n```\n\n<!-- file: note.md -->\n```markdown\n# A note\n```\n",
        "utf-8",
    )
    found = [(each.line, each.kind, each.code, each.expected) for each in documentation.examples(page)]
    assert found == [
        (2, "console", "echo one", "one\n"),
        (4, "console", "echo two", ""),
        (13, "python", "print(3)\n", "3\n"),
        (22, "file", "# A note\n", ""),
    ]
