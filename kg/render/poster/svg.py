"""Writes a poster as SVG: letters as outlines, each once; no script, no style, nothing to fetch."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from kg.render.poster.drawing import Dots, Drawing, Line, Shape, Text
from kg.render.poster.letters import letter

__all__ = ["to_svg"]

_Point = tuple[int, int]


def to_svg(drawing: Drawing) -> str:
    """Return a poster as an SVG document."""
    used: dict[tuple[str, bool], str] = {}
    body = "".join(_part(part, used) for part in drawing.parts)
    outlines = "".join(
        f'<path id="{name}" d="{letter(character, bold=bold)[1]}"/>' for (character, bold), name in used.items()
    )
    height = round(drawing.millimetres * drawing.height / drawing.width, 2)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{drawing.millimetres}mm" height="{height}mm" '
        f'viewBox="0 0 {drawing.width} {drawing.height}" role="img" aria-labelledby="title" aria-describedby="about">'
        f'<title id="title">{_text(drawing.title)}</title><desc id="about">{_text(drawing.description)}</desc>'
        f"<defs>{outlines}</defs>{body}</svg>\n"
    )


def _part(part: Shape | Line | Dots | Text, used: dict[tuple[str, bool], str]) -> str:
    if isinstance(part, Shape):
        opacity = f' fill-opacity="{part.opacity:g}"' if part.opacity < 1 else ""
        rings = "".join(_smooth(ring) if part.smooth else _straight(ring) for ring in part.rings)
        return f'<path fill="{part.fill}"{opacity} fill-rule="evenodd" d="{rings}"/>'
    if isinstance(part, Line):
        steps = "".join(_steps(part.points))
        return f'<path fill="none" stroke="{part.colour}" stroke-width="{part.width}" d="{steps}"/>'
    if isinstance(part, Dots):
        dots = "".join(_dots(part.centres))
        return f'<path stroke="{part.colour}" stroke-width="{part.diameter}" stroke-linecap="round" d="{dots}"/>'
    return _letters(part, used)


def _letters(text: Text, used: dict[tuple[str, bool], str]) -> str:
    """A line of letters, in thousandths of their size."""
    at, uses = 0, []
    for character in text.text:
        advance, path = letter(character, bold=text.bold)
        if path:
            name = used.setdefault((character, text.bold), f"g{len(used)}")
            uses.append(f'<use href="#{name}" x="{at}"/>')
        at += advance
    scale = f"{text.size / 1000:g}"
    place = f'transform="translate({text.left} {text.baseline}) scale({scale} -{scale})"'
    return f'<g {place} fill="{text.colour}">{"".join(uses)}</g>'


def _straight(ring: Sequence[_Point]) -> str:
    return "".join(_steps(ring)) + "z"


def _smooth(ring: Sequence[_Point]) -> str:
    """A closed outline whose corners are rounded: through the middles of its edges."""
    middles = [
        ((one[0] + other[0]) // 2, (one[1] + other[1]) // 2)
        for one, other in zip(ring, (*ring[1:], ring[0]), strict=True)
    ]
    (x, y) = middles[-1]
    parts = [f"M{x} {y}"]
    for (cx, cy), (mx, my) in zip(ring, middles, strict=True):
        parts.append(f"q{_pair(cx - x, cy - y)}{_more(mx - x, my - y)}")
        x, y = mx, my
    return "".join(parts) + "z"


def _steps(points: Sequence[_Point]) -> Iterator[str]:
    x, y = points[0]
    yield f"M{x} {y}"
    for to_x, to_y in points[1:]:
        yield f"l{_pair(to_x - x, to_y - y)}"
        x, y = to_x, to_y


def _dots(centres: Sequence[_Point]) -> Iterator[str]:
    x = y = 0
    for place, (to_x, to_y) in enumerate(sorted(centres)):
        yield f"{'m' if place else 'M'}{_pair(to_x - x, to_y - y)}h0"
        x, y = to_x, to_y


def _pair(x: int, y: int) -> str:
    return f"{x}{_more(y)}"


def _more(*numbers: int) -> str:
    return "".join(f"{number}" if number < 0 else f" {number}" for number in numbers)


def _text(text: str) -> str:
    """Text that XML can hold."""
    return escape("".join(character for character in text if character >= " " and character not in "\ufffe\uffff"))
