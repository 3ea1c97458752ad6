"""Puts a poster together: the map of papers, a title, a legend, the months, and where all of it is from."""

from collections import Counter
from typing import Literal, NamedTuple

from kg.network import NetworkView, PapersMap, map_papers
from kg.render.colours import hex_colour, place_colour
from kg.render.poster.drawing import Dots, Drawing, Line, Shape, Text
from kg.render.poster.free_places import Box
from kg.render.poster.letters import text_width, wrapped
from kg.render.poster.marks import Marks, enlarged, marks_of
from kg.render.poster.names import Label, NameInk, PosterNames, place_names
from kg.render.poster.wanted_names import area_sizes, paper_names, poster_region_names
from kg.schema.kinds import counted, kind_named

__all__ = ["SIZES", "Poster", "PosterSize", "draw_poster"]

PosterSize = Literal["A2", "16:9", "square"]

SIZES: dict[str, tuple[int, int, int]] = {
    "A2": (5940, 4200, 594),
    "16:9": (6400, 3600, 640),
    "square": (4800, 4800, 480),
}
"""The sizes of a poster: width and height in units, and its width in millimetres."""

_SHAPE = 1.42  # how much wider than high a page is whose names are sized by its width
_PAPERS, _FIRST = 30, 12  # how many papers are named, and how many of them choose their places before regions do

_Part = Shape | Line | Dots | Text

_WORDS = {
    "votes": ("Larger: more votes", "클수록 추천이 많음"),
    "links": ("Larger: more links", "클수록 연결이 많음"),
    "colour": ("Colour: the region", "색: 영역"),
    "near": ("Near each other: about the same", "가까울수록 비슷한 내용"),
    "ring": ("Ringed: titled here", "테두리: 제목이 적힌 논문"),
    "months": ("Papers by month", "월별 논문 수"),
}


class _Ink(NamedTuple):
    """The colours of a page: paper, text, small text, lines and bars."""

    paper: str
    text: str
    small: str
    line: str
    bar: str


_LIGHT = _Ink("#fcfbf8", "#20242b", "#565d68", "#8b929d", "#a3abb8")
_DARK = _Ink("#12151b", "#f1f3f6", "#b4bcc8", "#79828f", "#5b6573")


class Poster(NamedTuple):
    """A poster, and the names on it: for tests and for those who want to know what it says."""

    drawing: Drawing
    labels: tuple[Label, ...]
    marks: Marks


def draw_poster(
    view: NetworkView,
    title: str,
    *,
    source: str = "",
    size: PosterSize = "A2",
    dark: bool = False,
    language: Literal["en", "ko"] = "en",
    seed: int = 0,
    papers: PapersMap | None = None,
) -> Poster:
    """Draw the papers of a network as a poster. The same network gives the same poster.

    Args:
        view: the network; it has papers.
        title: what stands above.
        source: what stands below: where the papers are from.
        size: of the page.
        dark: whether the paper is dark.
        language: of names and legend.
        seed: of the map.
        papers: the map itself, for several posters of one network; None makes it.
    """
    width, height, millimetres = SIZES[size]
    unit = width / 1000
    ink = _DARK if dark else _LIGHT
    chosen = 1 if language == "ko" else 0
    margin = round(26 * unit)
    heading = _heading(view, title, margin, width, ink, chosen)
    top = max(part.baseline for part in heading) + round(10 * unit)
    bottom = height - round(78 * unit)
    frame = Box(margin, top, width - margin, bottom)
    papers = papers or map_papers(view, seed)
    larger = enlarged(len(papers.places))
    inset_x, inset_y = round(64 * unit), round(26 * larger**0.5 * unit)  # where marks are large, so is their glow
    inner = Box(frame.left + inset_x, frame.top + inset_y, frame.right - inset_x, frame.bottom - inset_y)
    across = min(width, round(height * _SHAPE))  # names on a flat page are as large as its height allows
    marks = marks_of(view, papers, area_sizes(papers, across, chosen), inner, ink.paper, dark=dark)
    titles = paper_names(view, papers, marks, across, chosen, _PAPERS)
    wanted = [*titles[:_FIRST], *poster_region_names(papers, across, chosen), *titles[_FIRST:]]
    areas = [papers.areas[name.area].members for name in marks.area_names]
    names = place_names(wanted, areas, marks, frame, width, NameInk(ink.text, ink.small, ink.line))
    parts: list[_Part] = [Shape((((0, 0), (width, 0), (width, height), (0, height)),), ink.paper)]
    parts += [*marks.glow, *marks.dots, *names.parts, *heading]
    foot = Box(margin, bottom + round(10 * unit), width - margin, height - margin)
    parts += _months(view, foot, width, ink, chosen)
    parts += _legend(marks, foot, width, ink, chosen, dark=dark)
    parts += _source(source, foot, width, ink)
    drawing = Drawing(width, height, millimetres, title, _described(title, names, heading), tuple(parts))
    return Poster(drawing, names.labels, marks)


def _heading(view: NetworkView, title: str, margin: int, width: int, ink: _Ink, language: int) -> list[Text]:
    """The title, and what the poster shows: how many papers of which months."""
    unit = width / 1000
    size = round(30 * unit)
    lines = wrapped(title, width - 2 * margin, size, bold=True)
    found = [
        Text(line, margin, margin + round(size * (0.85 + 1.15 * place)), size, ink.text, bold=True)
        for place, line in enumerate(lines)
    ]
    counts = view.counts()
    kinds = [name for name in ("paper", "topic", "benchmark", "model") if counts.get(name)]
    words = [counted(kind_named(name), counts[name])[language] for name in kinds]
    dates = sorted(str(date) for node in view.nodes if (date := node.attributes.get("date")))
    if dates:
        first, last = dates[0][:7], dates[-1][:7]
        words.append(first if first == last else f"{first} – {last}")
    small = round(12 * unit)
    found.append(Text(" · ".join(words), margin, found[-1].baseline + round(small * 1.6), small, ink.small))
    return found


def _months(view: NetworkView, foot: Box, width: int, ink: _Ink, language: int) -> list[_Part]:
    """How many papers there are of each month, as bars."""
    unit = width / 1000
    months = Counter(
        int(date[:4]) * 12 + int(date[5:7]) - 1
        for node in view.nodes
        if node.kind == "paper" and len(date := str(node.attributes.get("date", ""))) >= 7
    )
    if len(months) < 2:
        return []
    first, last = min(months), max(months)
    room = (foot.left, foot.left + round(330 * unit))
    step = min((room[1] - room[0]) / (last - first + 1), 14 * unit)
    room = (room[0], round(room[0] + step * (last - first + 1)))
    base, most = foot.bottom - round(12 * unit), round(34 * unit)
    bars = []
    for month, count in sorted(months.items()):
        left = round(room[0] + (month - first) * step)
        right = max(round(left + step * 0.82), left + 1)
        high = max(round(most * count / max(months.values())), 2)
        bars.append(((left, base), (left, base - high), (right, base - high), (right, base)))
    size = round(7 * unit)
    labels = [f"{month // 12}-{month % 12 + 1:02}" for month in (first, last)]
    below = base + round(size * 1.3)
    words = _WORDS["months"][language]
    middle = round((room[0] + room[1] - text_width(words, size, bold=True)) / 2)
    after = room[0] + round(text_width(labels[0], size) + 4 * unit)
    ends = max(
        round(room[1] - text_width(labels[1], size)), after + round(text_width(words, size, bold=True) + 4 * unit)
    )
    return [
        Shape(tuple(bars), ink.bar),
        Text(labels[0], room[0], below, size, ink.small),
        Text(
            labels[1], ends if middle < after else round(room[1] - text_width(labels[1], size)), below, size, ink.small
        ),
        Text(words, max(middle, after), below, size, ink.small, bold=True),
    ]


def _legend(marks: Marks, foot: Box, width: int, ink: _Ink, language: int, *, dark: bool) -> list[_Part]:
    """What size, colour, place and rings mean."""
    unit = width / 1000
    size = round(8 * unit)
    left, line = foot.left + round(400 * unit), round(13.5 * unit)
    grey = ink.line
    rows: list[tuple[list[_Part], str]] = []
    at = left
    sizes: list[_Part] = []
    for radius, _ in marks.steps:
        sizes.append(Dots(((at + radius, 0),), 2 * radius, grey))
        at += 2 * radius + round(5 * unit)
    least = " · ".join(f"{least:,}" for _, least in marks.steps)
    rows.append((sizes, f"{_WORDS['votes' if marks.by_votes else 'links'][language]} ({least}+)"))
    colours: list[_Part] = []
    shown = sorted(marks.turns)[:: max(len(marks.turns) // 6, 1)][:6]
    radius = round(3 * unit)
    for place, turn in enumerate(shown):
        colours.append(
            Dots(((left + radius + place * round(8 * unit), 0),), 2 * radius, hex_colour(place_colour(turn, dark=dark)))
        )
    rows.append((colours, f"{_WORDS['colour'][language]} · {_WORDS['near'][language]}"))
    rows.append(
        (
            [
                Dots(((left + radius, 0),), 2 * radius, ink.text),
                Dots(((left + radius, 0),), 2 * radius - round(1.2 * unit), ink.paper),
            ],
            _WORDS["ring"][language],
        )
    )
    column = max(left + round(60 * unit), at + round(3 * unit))
    parts: list[_Part] = []
    for number, (samples, words) in enumerate(rows):
        y = foot.top + round(6 * unit) + number * line
        parts += [
            Dots(((each.centres[0][0], y),), each.diameter, each.colour) for each in samples if isinstance(each, Dots)
        ]
        parts.append(Text(words, column, y + round(size * 0.36), size, ink.small))
    return parts


def _source(source: str, foot: Box, width: int, ink: _Ink) -> list[_Part]:
    size = round(7 * width / 1000)
    return [Text(source, round(foot.right - text_width(source, size)), foot.bottom, size, ink.small)] if source else []


def _described(title: str, names: PosterNames, heading: list[Text]) -> str:
    areas = ", ".join(label.text for label in names.labels if label.kind == "area")
    return f"{title}: {heading[-1].text}. {areas}."
