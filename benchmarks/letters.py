"""Extracts the outlines of letters that posters are written in: Noto Sans CJK KR, regular and bold.

Of a font of some ten megabytes a poster needs the letters of English and Korean: ASCII, Latin with marks, Greek, some
signs, and the 2,350 syllables of KS X 1001. Written down as paths they need no library to be read, and look the same on
every machine. The outlines stay under the font's licence, which lies beside them.

    python benchmarks/letters.py /usr/share/fonts/opentype/noto

Needs fontTools (pip install fonttools).
"""

import gzip
import json
import sys
from pathlib import Path

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).resolve().parent.parent / "kg" / "render" / "poster" / "letters"
SIGNS = "–—‘’“”•…·→←↑↓×−±≤≥≈≠∞√∑∫∂∇∈™①②③④⑤⑥⑦⑧⑨△▲▼●○■□★☆♥「」『』〈〉《》、。"
COMMANDS = {"moveTo": "M", "lineTo": "L", "curveTo": "C", "closePath": "Z"}


def letters() -> str:
    """The characters that are kept."""
    ranges = ((0x20, 0x7F), (0xA0, 0x180), (0x391, 0x3CA), (0x3131, 0x318F))
    found = {chr(code) for start, end in ranges for code in range(start, end)} | set(SIGNS)
    for row in range(0xB0, 0xC9):
        found.update(bytes((row, column)).decode("euc_kr", "ignore") for column in range(0xA1, 0xFF))
    return "".join(sorted(found - {""}))


def outlines(path: Path) -> dict[str, list[int | str]]:
    """The advance and the path of each letter, in thousandths of the font's size, y upwards."""
    font = TTFont(path, fontNumber=1)  # the Korean member of the collection
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    found: dict[str, list[int | str]] = {}
    for letter in letters():
        if ord(letter) not in names:
            continue
        glyph = glyphs[names[ord(letter)]]
        pen = DecomposingRecordingPen(glyphs)
        glyph.draw(pen)
        commands = [
            COMMANDS[name] + " ".join(f"{round(x)} {round(y)}" for x, y in points) for name, points in pen.value
        ]
        found[letter] = [round(glyph.width), "".join(commands)]
    return found


def main(folder: str) -> None:
    """Write the outlines of both weights."""
    for weight in ("Regular", "Bold"):
        text = json.dumps(
            outlines(Path(folder) / f"NotoSansCJK-{weight}.ttc"), ensure_ascii=False, separators=(",", ":")
        )
        (FOLDER / f"{weight.lower()}.json.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))


if __name__ == "__main__":
    main(sys.argv[1])
