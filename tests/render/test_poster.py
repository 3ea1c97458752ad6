"""A poster is one small file that looks the same everywhere; its names cover neither each other nor other marks."""

import math
import re
import zlib
from functools import cache
from typing import Literal
from xml.etree import ElementTree

import pytest
from small_graph import HOSTILE

from kg.model import Iri
from kg.network import EdgeView, NetworkView, NodeView, everything
from kg.network.views import Attribute
from kg.render import Poster, PosterSize, draw_poster, poster_file
from kg.render.colours import contrast, hex_colour, place_colour
from kg.render.poster.drawing import Dots, Line, Text
from kg.render.poster.letters import letter, text_width, wrapped
from kg.render.poster.wanted_names import plain_title
from kg.store import GraphStore

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def seeds(seeds_store: GraphStore) -> NetworkView:
    return everything(seeds_store)


@cache
def many(count: int = 900) -> NetworkView:
    """Papers on thirty topics, some of them on two."""
    topics = [f"topic of number {number}" for number in range(30)]
    nodes = [
        NodeView(Iri(f"https://e.org/topic/{n:02}"), "topic", t, {"labelKo": f"주제 {n}"}) for n, t in enumerate(topics)
    ]
    edges = []
    for number in range(count):
        paper = Iri(f"https://e.org/paper/{number:05}")
        known: dict[str, Attribute] = {"votes": number % 97, "date": f"2024-{number % 12 + 1:02}-03"}
        nodes.append(NodeView(paper, "paper", f"On {topics[number % 30]} and why {number % 41} matters to us", known))
        edges.append(EdgeView(paper, Iri(f"https://e.org/topic/{number % 30:02}"), "subject"))
        if number % 4 == 0:
            edges.append(EdgeView(paper, Iri(f"https://e.org/topic/{number % 29:02}"), "subject"))
    return NetworkView(tuple(nodes), tuple(edges))


def check_names(poster: Poster) -> None:
    """No name overlaps another or a mark that it does not name, and all stand on the page."""
    labels, marks = poster.labels, poster.marks
    drawing = poster.drawing
    for place, label in enumerate(labels):
        box = label.box
        assert 0 <= box.left < box.right <= drawing.width
        assert 0 <= box.top < box.bottom <= drawing.height
        assert not any(box.overlaps(other.box) for other in labels[:place]), label.text
        for iri, (x, y) in marks.centres.items():
            if iri in label.members:
                continue
            near_x, near_y = box.nearest(x, y)
            assert (near_x - x) ** 2 + (near_y - y) ** 2 >= marks.radii[iri] ** 2, (label.text, iri)


@pytest.mark.parametrize("size", ["A2", "16:9", "square"])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_names_cover_nothing(seeds: NetworkView, size: PosterSize, language: Literal["en", "ko"]) -> None:
    check_names(draw_poster(seeds, "Seeds", size=size, language=language))


def test_names_of_many_papers_cover_nothing_and_have_three_sizes() -> None:
    poster = draw_poster(many(), "Many")
    check_names(poster)
    regions = [label for label in poster.labels if label.kind != "paper"]
    assert 12 < len(regions) <= 64
    assert len({label.size for label in regions}) >= 3
    assert any(label.kind == "paper" for label in poster.labels)


def test_text_stands_out_from_the_paper(seeds: NetworkView) -> None:
    for dark in (False, True):
        drawing = draw_poster(seeds, "Seeds", dark=dark).drawing
        paper = drawing.parts[0].fill  # type: ignore[union-attr]
        colours = {part.colour for part in drawing.parts if isinstance(part, Text)}
        assert len(colours) > 4
        assert min(contrast(colour, paper) for colour in colours) >= 4.5


def test_the_same_network_gives_the_same_bytes(seeds: NetworkView) -> None:
    for ending in ("svg", "png", "pdf"):
        files = {poster_file(draw_poster(seeds, "Seeds").drawing, ending) for _ in range(2)}
        assert len(files) == 1


def test_svg_is_small_and_needs_nothing_else() -> None:
    svg = poster_file(draw_poster(many(), HOSTILE, source=HOSTILE).drawing, "svg").decode()
    assert len(svg) < 400_000
    root = ElementTree.fromstring(svg)
    assert not list(root.iter(SVG + "text"))
    assert not list(root.iter(SVG + "script"))
    used = {use.get("href", "") for use in root.iter(SVG + "use")}
    assert used <= {f"#{path.get('id')}" for path in root.iter(SVG + "path")}
    assert root.find(SVG + "title") is not None
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "").replace(HOSTILE, "")


def test_png_shows_what_svg_says(seeds: NetworkView) -> None:
    png = poster_file(draw_poster(seeds, "Seeds", size="square").drawing, "png")
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20]) == int.from_bytes(png[20:24])
    assert len(png) > 50_000


def test_pdf_has_objects_where_its_table_says(seeds: NetworkView) -> None:
    pdf = poster_file(draw_poster(seeds, "씨앗").drawing, "pdf")
    start = int(re.search(rb"startxref\n(\d+)", pdf)[1])  # type: ignore[index]
    offsets = re.findall(rb"(\d{10}) 00000 n", pdf[start:])
    assert len(offsets) > 20
    for number, offset in enumerate(offsets, 1):
        assert pdf[int(offset) :].startswith(b"%d 0 obj" % number)
    streams = re.findall(rb"/Length (\d+) /Filter /FlateDecode >>\nstream\n", pdf)
    assert len(streams) > 20
    content = re.search(rb"4 0 obj\n<< /Length (\d+) /Filter /FlateDecode >>\nstream\n", pdf)
    assert content
    text = zlib.decompress(pdf[content.end() : content.end() + int(content[1])])
    assert text.count(b" Do Q") > 200


def test_the_months_and_the_most_voted_papers_are_shown(seeds: NetworkView) -> None:
    poster = draw_poster(seeds, "Seeds")
    result = " ".join(part.text for part in poster.drawing.parts if isinstance(part, Text))
    votes = [int(str(node.attributes.get("votes", 0))) for node in seeds.nodes]
    assert f"{max(votes)} votes" in result
    assert "Papers by month" in result
    assert sum(isinstance(part, Line) for part in poster.drawing.parts) > 10
    dots = sum(len(part.centres) for part in poster.drawing.parts if isinstance(part, Dots))
    assert dots >= seeds.counts()["paper"]


def test_all_of_few_papers_are_titled_in_larger_letters() -> None:
    nodes = [NodeView(Iri(f"https://e.org/paper/{n}"), "paper", f"Title number {n}") for n in range(9)]
    nodes[0] = NodeView(nodes[0].iri, "paper", nodes[0].label, {"votes": 5})
    few, usual = draw_poster(NetworkView(tuple(nodes)), "Few"), draw_poster(many(), "Many")
    titles = [label for label in few.labels if label.kind == "paper"]
    assert len(titles) == 9
    assert titles[0].size > max(label.size for label in usual.labels if label.kind == "paper")


def test_marks_are_larger_for_more_votes() -> None:
    poster = draw_poster(many(), "Many")
    marks = poster.marks
    assert marks.by_votes
    by_votes = sorted(marks.weights, key=lambda iri: marks.weights[iri])
    radii = [marks.radii[iri] for iri in by_votes]
    assert radii == sorted(radii)
    assert radii[-1] > 3 * radii[0]
    words = " ".join(part.text for part in poster.drawing.parts if isinstance(part, Text))
    assert all(f"{least}" in words for _, least in marks.steps)


def test_powers_in_titles_are_raised() -> None:
    assert plain_title(r"$\nabla^2$DFT: A Dataset of $10^{6}$ Molecules") == "∇²DFT: A Dataset of 10⁶ Molecules"


def test_korean_is_written() -> None:
    assert letter("가")[1] != letter("나")[1]
    assert letter("ﬁ") == letter("f")
    assert letter("龘") == letter("□")
    lines = wrapped("아주 긴 논문 제목은 낱말 끝에서 잘린다 그리고 더 이어진다", 260, 30)
    assert len(lines) == 2
    assert lines[1].endswith("...")
    assert all(text_width(line, 30) <= 300 for line in lines)


DEUTERANOPIA = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
PROTANOPIA = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))


def seen(colour: str, deficiency: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    """What remains of a colour (Machado, Oliveira and Fernandes, 2009), in OKLab, where 0.02 is just noticeable."""
    encoded = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in encoded]
    red, green, blue = (max(sum(a * b for a, b in zip(row, linear, strict=True)), 0.0) for row in deficiency)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("deficiency", [DEUTERANOPIA, PROTANOPIA])
def test_areas_differ_for_people_who_see_no_red_or_green(
    deficiency: tuple[tuple[float, ...], ...], *, dark: bool
) -> None:
    colours = [seen(hex_colour(place_colour(turn / 14, dark=dark)), deficiency) for turn in range(14)]
    assert min(math.dist(a, b) for place, a in enumerate(colours) for b in colours[:place]) > 0.04


@pytest.mark.parametrize("size", ["A2", "16:9", "square"])
def test_no_mark_stands_in_the_heading_or_the_legend(seeds: NetworkView, size: PosterSize) -> None:
    poster = draw_poster(seeds, "A title", size=size)
    heading = max(part.baseline for part in poster.drawing.parts if isinstance(part, Text) and part.text == "A title")
    ys = [y for _, y in poster.marks.centres.values()]
    assert heading < min(ys)
    assert max(ys) < poster.drawing.height * 0.93
