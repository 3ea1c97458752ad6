"""An answer is drawn as what it means: scores as bars, months as a line, neighbours as rings; its rows stand below."""

import re
from typing import Literal

import pytest

from kg.errors import QueryError
from kg.render import chart_page, draw_comparison, draw_ranking, draw_rings, draw_trend, poster_file
from kg.render.charts.paper import sheet_of
from kg.render.poster.drawing import Dots, Drawing, Line, Shape, Text
from kg.render.poster.letters import text_width

WIDTH = sheet_of().width
HOSTILE = "<img src=x onerror=alert(1)>"
SCORES = [
    {"metric": "Accuracy", "unit": "%", "value": "86.81", "system": "Orca-Math", "role": "own", "date": "2024-02-26"},
    {"metric": "Accuracy", "unit": "%", "value": "43.4", "system": HOSTILE, "role": "other", "title": "A title " * 30},
    {"metric": "", "unit": "", "value": "3", "system": "수학 모델", "date": ""},
]


def widths(drawing: Drawing) -> list[int]:
    bars = [part for part in drawing.parts[1:] if isinstance(part, Shape)]
    return [max(x for x, _ in bar.rings[0]) - min(x for x, _ in bar.rings[0]) for bar in bars]


def test_bars_are_as_long_as_their_figures_and_keep_the_order() -> None:
    drawing = draw_ranking(SCORES, "Scores")
    first, second, _ = widths(drawing)
    assert second == pytest.approx(first * 43.4 / 86.81, abs=2)
    texts = [part.text for part in drawing.parts if isinstance(part, Text)]
    assert texts.index("86.81%") < texts.index("43.4%") < texts.index("3")
    assert "Accuracy · %" in texts
    assert any("2024-02-26" in text for text in texts)
    for part in drawing.parts:
        if isinstance(part, Text):
            assert part.left + text_width(part.text, part.size, bold=part.bold) <= WIDTH


def test_figures_that_a_query_mixes_have_one_scale() -> None:
    rows = [
        {"metric": "", "unit": "points", "value": "90", "system": "A"},
        {"metric": "Accuracy", "unit": "%", "value": "80", "system": "B"},
        {"metric": "", "unit": "points", "value": "60", "system": "C"},
        {"metric": "Accuracy", "unit": "%", "value": "45", "system": "D"},
        {"metric": "Pass rate", "unit": "%", "value": "10", "system": "E"},
    ]
    drawing = draw_ranking(rows, "Scores")
    first, second, third, fourth, other = widths(drawing)
    assert [second, third, fourth] == pytest.approx([first * 80 / 90, first * 60 / 90, first * 45 / 90], abs=2)
    assert other == first
    texts = [part.text for part in drawing.parts if isinstance(part, Text)]
    assert {"points / Accuracy · %", "Pass rate · %"} <= set(texts)


def test_a_line_goes_through_all_months() -> None:
    rows = [{"month": "2023-11", "papers": "4"}, {"month": "2024-02", "papers": "8"}, {"month": "", "papers": "9"}]
    drawing = draw_trend(rows, "Papers")
    line = max((part for part in drawing.parts if isinstance(part, Line)), key=lambda part: len(part.points))
    heights = [y for _, y in line.points]
    assert len(heights) == 4
    assert heights[1] == heights[2] == max(heights)
    assert heights[1] - heights[3] == pytest.approx(2 * (heights[1] - heights[0]), abs=2)


def test_things_are_compared_within_each_benchmark() -> None:
    rows = [
        {"benchmark": "GSM8K", "first": "A 80%", "second": "B 40%", "firstValue": "80", "secondValue": "40"},
        {"benchmark": HOSTILE, "first": "A 3", "second": "B 6 " * 60, "firstValue": "3", "secondValue": "6"},
        {"benchmark": "Lone", "first": "A 1", "second": "", "firstValue": "1"},
    ]
    drawing = draw_comparison(rows, "A and B", {"first": "A", "second": "B"})
    first, second, third, fourth = widths(drawing)[2:]  # after those of the legend
    assert second == pytest.approx(first / 2, abs=2)
    assert third == pytest.approx(fourth / 2, abs=2)
    texts = [part for part in drawing.parts if isinstance(part, Text)]
    assert {"A 80%", "B 40%", "GSM8K"} <= {part.text for part in texts}
    assert all(part.left + text_width(part.text, part.size, bold=part.bold) <= WIDTH for part in texts)
    with pytest.raises(QueryError, match="no benchmark"):
        draw_comparison(rows[2:], "A and B", {"first": "A", "second": "B"})


def test_neighbours_stand_on_the_ring_of_their_distance() -> None:
    rows = [
        {"hops": "1" if n < 20 else "2", "paths": str(1 + n % 5), "title": f"A longer title {n} $x_1$ " * 4}
        for n in range(60)
    ]
    drawing = draw_rings(rows, "Near", HOSTILE)
    circles = [part for part in drawing.parts if isinstance(part, Line)]
    radii = [(max(x for x, _ in each.points) - min(x for x, _ in each.points)) / 2 for each in circles]
    dots = [part for part in drawing.parts if isinstance(part, Dots)]
    (middle,) = dots[-1].centres
    away = [((x - middle[0]) ** 2 + (y - middle[1]) ** 2) ** 0.5 for dot in dots[:-1] for x, y in dot.centres]
    assert away == pytest.approx([radii[0]] * 12 + [radii[1]] * 26, abs=3)
    texts = [part for part in drawing.parts if isinstance(part, Text)]
    assert not any("$" in part.text for part in texts)
    boxes = [
        (t.left, t.baseline - t.size * 0.8, t.left + text_width(t.text, t.size, bold=t.bold), t.baseline) for t in texts
    ]
    for place, (left, top, right, bottom) in enumerate(boxes):
        assert left >= 0
        assert right <= WIDTH
        for left2, top2, right2, bottom2 in boxes[:place]:
            assert left >= right2 or left2 >= right or top >= bottom2 or top2 >= bottom
    with pytest.raises(QueryError, match="near"):
        draw_rings([], "Near", "x")


def test_neighbours_are_joined_by_lines_that_are_thicker_where_more_is_shared() -> None:
    rows = [
        {"hops": "1" if n < 4 else "2", "paths": "1", "title": f"Paper {n}", "other": f"https://e.org/{n}"}
        for n in range(8)
    ]
    links = [("", "https://e.org/0"), ("https://e.org/0", "https://e.org/4"), ("https://e.org/1", "https://e.org/4")]
    links += [("https://e.org/0", "https://e.org/1"), ("https://e.org/0", "https://e.org/elsewhere")]
    for narrow in (False, True):
        drawing = draw_rings(rows, "Near", "The middle", links, sheet_of(narrow=narrow))
        lines = [part for part in drawing.parts if isinstance(part, Line)][0 if narrow else 2 :]
        assert len(lines) == 4 + 3
        assert len({line.width for line in lines}) > 1
        dots = {part.centres[0] for part in drawing.parts if isinstance(part, Dots)}
        assert all({line.points[0], line.points[-1]} <= dots for line in lines)
        said = {part.text for part in drawing.parts if isinstance(part, Text)}
        assert {"The middle", *(f"Paper {n}" for n in range(8))} <= said


def test_outer_neighbours_stand_beside_those_that_lead_to_them() -> None:
    rows = [{"hops": "1" if n < 8 else "2", "paths": "1", "title": f"Paper {n}", "other": str(n)} for n in range(16)]
    drawing = draw_rings(rows, "Near", "x", [(str(n), str(n + 8)) for n in range(8)])
    steps = [part.points for part in drawing.parts if isinstance(part, Line)][2:]
    outer = [points for points in steps if len(points) > 2]
    assert len(outer) == 8
    assert all(abs(points[0][0] - points[-1][0]) + abs(points[0][1] - points[-1][1]) < 700 for points in outer)


def test_charts_for_phones_have_letters_that_can_be_read() -> None:
    months = [{"month": f"2024-{n:02}", "papers": str(n)} for n in range(1, 13)]
    near = [{"hops": "1", "paths": "1", "title": f"A longer title {n} " * 4, "other": str(n)} for n in range(9)]
    scores = [{"benchmark": "GSM8K", "first": "A 80%" * 9, "second": "B", "firstValue": "80", "secondValue": "4"}]
    sheet = sheet_of(narrow=True)
    for drawing in (
        draw_ranking(SCORES, "Scores of everything that was measured" * 3, sheet),
        draw_trend(months, "Papers", sheet),
        draw_comparison(scores, "Two", {"first": "A name that is long " * 5, "second": "B"}, sheet),
        draw_rings(near, "Near", "The middle of it all " * 6, (), sheet),
    ):
        texts = [part for part in drawing.parts if isinstance(part, Text)]
        assert min(part.size for part in texts) * 374 / drawing.width > 11
        for part in texts:
            assert part.left + text_width(part.text, part.size, bold=part.bold) <= drawing.width


def test_charts_speak_korean() -> None:
    page = chart_page(
        lambda sheet: draw_ranking(SCORES, "점수", sheet), ["system", "value", "role"], SCORES, language="ko"
    ).decode()
    assert '<html lang="ko">' in page
    assert all(word in page for word in ("시스템", "점수", "역할", "논문의 것"))
    assert "System" not in page


def test_what_cannot_be_drawn_is_said() -> None:
    with pytest.raises(QueryError, match="no figures"):
        draw_ranking([{"value": "many"}], "x")
    with pytest.raises(QueryError, match="no months"):
        draw_trend([{"month": "soon", "papers": "3"}], "x")


def test_the_page_holds_chart_and_rows_and_is_safe() -> None:
    columns = ["system", "value", "date"]
    page = chart_page(lambda sheet: draw_ranking(SCORES, HOSTILE, sheet), columns, SCORES).decode()
    assert "<img" not in page
    assert "<script" not in page
    assert page.count("<tr") == 4
    assert page.count("<svg") == 4
    ids = re.findall(r'id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_charts_are_files_too() -> None:
    drawing = draw_ranking(SCORES, "Scores")
    assert poster_file(drawing, "png").startswith(b"\x89PNG")
    assert poster_file(drawing, "pdf").startswith(b"%PDF")
    assert poster_file(drawing, "svg") == poster_file(draw_ranking(SCORES, "Scores"), "svg")


@pytest.mark.parametrize(("language", "told"), [("en", "unnamed, the paper's own"), ("ko", "이름 없음 (논문 자체)")])
def test_systems_without_a_name_are_told_in_charts(language: Literal["en", "ko"], told: str) -> None:
    sheet = sheet_of(language=language)
    rows = [{"value": "37", "system": "this work", "unit": "%"}]
    texts = [part.text for part in draw_ranking(rows, "Scores", sheet).parts if isinstance(part, Text)]
    assert told in texts
    compared = [
        {"benchmark": "AIME", "a": "this work 37% Accuracy; GPT-4 40%", "aValue": "40", "b": "B 1%", "bValue": "1"}
    ]
    drawn = draw_comparison(compared, "Compared", {"a": "A", "b": "B"}, sheet)
    assert f"{told} 37% Accuracy; GPT-4 40%" in [part.text for part in drawn.parts if isinstance(part, Text)]
    page = chart_page(lambda each: draw_ranking(rows, "Scores", each), ("system", "value"), rows, language=language)
    assert "this work" not in page.decode()
    names = {"a": "A", "b": "B"}
    page = chart_page(lambda each: draw_comparison(compared, "", names, each), ("a", "b"), compared, language=language)
    assert "this work" not in page.decode()
