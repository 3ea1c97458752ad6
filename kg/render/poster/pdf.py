"""Writes a poster as PDF: one page of vector shapes, letters as outlines, the same bytes each time.

Source: ISO 32000-1:2008, PDF 1.7: sections 7.5 (file structure), 8.5 (paths), 8.10 (form XObjects), 11.6 (opacity).
"""

import re
import zlib
from collections.abc import Iterator, Sequence

from kg.render.poster.drawing import Dots, Drawing, Line, Shape, Text
from kg.render.poster.letters import letter

__all__ = ["to_pdf"]

_POINTS_A_MILLIMETRE = 72 / 25.4
_NUMBER = re.compile(r"-?\d+")


def to_pdf(drawing: Drawing) -> bytes:
    """Return a poster as a PDF document."""
    scale = drawing.millimetres * _POINTS_A_MILLIMETRE / drawing.width
    opacities = sorted({part.opacity for part in drawing.parts if isinstance(part, Shape)})
    states = {opacity: f"o{place}" for place, opacity in enumerate(opacities)}
    letters: dict[tuple[str, bool], str] = {}
    lines = [f"{scale:.6f} 0 0 -{scale:.6f} 0 {drawing.height * scale:.3f} cm 1 J 1 j"]
    for part in drawing.parts:
        lines.extend(_part(part, states, letters))
    first = 5  # the objects before the letters
    forms = [_stream(_outline(*key), "/Type /XObject /Subtype /Form /BBox [-500 -600 2500 1500] ") for key in letters]
    names = " ".join(f"/{name} {first + place} 0 R" for place, name in enumerate(letters.values()))
    graphics = " ".join(f"/{name} << /ca {opacity:g} >>" for opacity, name in states.items())
    box = f"0 0 {drawing.width * scale:.3f} {drawing.height * scale:.3f}"
    title = drawing.title.encode("utf-16-be").hex()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /ViewerPreferences << /DisplayDocTitle true >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 4 0 R "
            f"/Resources << /ExtGState << {graphics} >> /XObject << {names} >> >> >>"
        ).encode(),
        _stream("\n".join(lines)),
        *forms,
        f"<< /Title <FEFF{title}> /Producer (paper-kg) >>".encode(),
    ]
    return _file(objects)


def _file(objects: Sequence[bytes]) -> bytes:
    data, offsets = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", list[int]()
    for number, text in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % count
    tail = b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, count - 1, len(data))
    return data + head + table + tail


def _stream(text: str, head: str = "") -> bytes:
    packed = zlib.compress(text.encode(), 9)
    return b"<< %s/Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (head.encode(), len(packed), packed)


def _part(
    part: Shape | Line | Dots | Text, states: dict[float, str], letters: dict[tuple[str, bool], str]
) -> Iterator[str]:
    if isinstance(part, Shape):
        yield f"q /{states[part.opacity]} gs {_colour(part.fill)} rg"
        for ring in part.rings:
            yield from _smooth(ring) if part.smooth else _straight(ring, "h")
        yield "f* Q"
    elif isinstance(part, Line):
        yield f"{_colour(part.colour)} RG {part.width} w"
        yield from _straight(part.points, "S")
    elif isinstance(part, Dots):
        yield f"{_colour(part.colour)} RG {part.diameter} w"
        yield from (f"{x} {y} m {x} {y} l S" for x, y in part.centres)
    else:
        yield from _line_of_text(part, letters)


def _line_of_text(text: Text, letters: dict[tuple[str, bool], str]) -> Iterator[str]:
    at, uses = 0.0, []
    scale = text.size / 1000
    for character in text.text:
        advance, path = letter(character, bold=text.bold)
        if path:
            name = letters.setdefault((character, text.bold), f"g{len(letters)}")
            uses.append(f"q {scale:g} 0 0 -{scale:g} {text.left + at:.1f} {text.baseline} cm /{name} Do Q")
        at += advance * scale
    yield f"{_colour(text.colour)} rg"
    yield from uses


def _outline(character: str, bold: bool) -> str:
    """The outline of a letter, filled."""
    path = letter(character, bold=bold)[1]
    commands = {"M": "m", "L": "l", "C": "c", "Z": "h"}
    parts = [
        " ".join((*_NUMBER.findall(numbers), commands[name]))
        for name, numbers in re.findall(r"([MLCZ])([^MLCZ]*)", path)
    ]
    return " ".join((*parts, "f"))


def _straight(points: Sequence[tuple[int, int]], end: str) -> Iterator[str]:
    yield " ".join(f"{x} {y} {'l' if place else 'm'}" for place, (x, y) in enumerate(points)) + f" {end}"


def _smooth(ring: Sequence[tuple[int, int]]) -> Iterator[str]:
    middles = [
        ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
        for one, other in zip(ring, (*ring[1:], ring[0]), strict=True)
    ]
    x, y = middles[-1]
    yield f"{x:g} {y:g} m"
    for (cx, cy), (mx, my) in zip(ring, middles, strict=True):  # a quadratic curve as a cubic one
        one = f"{x + (cx - x) * 2 / 3:.1f} {y + (cy - y) * 2 / 3:.1f}"
        yield f"{one} {mx + (cx - mx) * 2 / 3:.1f} {my + (cy - my) * 2 / 3:.1f} {mx:g} {my:g} c"
        x, y = mx, my
    yield "h"


def _colour(colour: str) -> str:
    return " ".join(f"{int(colour[place : place + 2], 16) / 255:.3f}" for place in (1, 3, 5))
