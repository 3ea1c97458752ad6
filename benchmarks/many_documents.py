"""Makes a large folder of notes from a smaller one, to measure with: each copy has other papers and other words.

    python benchmarks/many_documents.py FOLDER TARGET [--copies 3]

The first copy is the folder as it is. In the others each arXiv id is another one, in texts as in file names, and one
word of five is written otherwise, so that papers are neither the same nor alike by their titles.
"""

import argparse
import re
import zlib
from pathlib import Path

from measuring import renumber

_WORD = re.compile(r"(?<![\w/.\-])[A-Za-z]{5,}(?![\w/.\-])|[가-힣]{3,}")
_ONE_OF = 5


def varied(text: str, copy: int) -> str:
    """Return a text with other ids and some other words; the first copy, 0, is the text itself."""
    return _WORD.sub(lambda word: _other_word(word[0], copy), renumber(text, copy)) if copy else text


def _other_word(word: str, copy: int) -> str:
    """The word, or its letters in another order."""
    if zlib.crc32(f"{copy} {word.casefold()}".encode()) % _ONE_OF:
        return word
    return word[0] + word[:0:-1]


def main() -> None:
    """Write the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--copies", type=int, default=3)
    options = parser.parse_args()
    written = 0
    for path in sorted(options.folder.rglob("*.md")):
        text = path.read_text(encoding="utf-8", errors="surrogateescape")
        for copy in range(options.copies):
            inside = path.relative_to(options.folder)
            target = options.target / f"copy-{copy}" / inside.with_name(renumber(inside.name, copy))
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(varied(text, copy), encoding="utf-8", errors="surrogateescape")
            written += 1
    print(f"{written} documents in {options.target}")


if __name__ == "__main__":
    main()
