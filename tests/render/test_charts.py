"""An answer is drawn as what it means: scores as bars, months as a line; its rows stand below."""

import re

import pytest

from kg.errors import QueryError
from kg.render import chart_page, draw_ranking, draw_trend, poster_file
from kg.render.charts.paper import WIDTH
from kg.render.poster.drawing import Drawing, Line, Shape, Text
from kg.render.poster.letters import text_width

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


def test_a_line_goes_through_all_months() -> None:
    rows = [{"month": "2023-11", "papers": "4"}, {"month": "2024-02", "papers": "8"}, {"month": "", "papers": "9"}]
    drawing = draw_trend(rows, "Papers")
    line = max((part for part in drawing.parts if isinstance(part, Line)), key=lambda part: len(part.points))
    heights = [y for _, y in line.points]
    assert len(heights) == 4
    assert heights[1] == heights[2] == max(heights)
    assert heights[1] - heights[3] == pytest.approx(2 * (heights[1] - heights[0]), abs=2)


def test_what_cannot_be_drawn_is_said() -> None:
    with pytest.raises(QueryError, match="no figures"):
        draw_ranking([{"value": "many"}], "x")
    with pytest.raises(QueryError, match="no months"):
        draw_trend([{"month": "soon", "papers": "3"}], "x")


def test_the_page_holds_chart_and_rows_and_is_safe() -> None:
    columns = ["system", "value", "date"]
    page = chart_page(draw_ranking(SCORES, HOSTILE), draw_ranking(SCORES, HOSTILE, dark=True), columns, SCORES).decode()
    assert "<img" not in page
    assert "<script" not in page
    assert page.count("<tr>") == 4
    assert page.count("<svg") == 2
    ids = re.findall(r'id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_charts_are_files_too() -> None:
    drawing = draw_ranking(SCORES, "Scores")
    assert poster_file(drawing, "png").startswith(b"\x89PNG")
    assert poster_file(drawing, "pdf").startswith(b"%PDF")
    assert poster_file(drawing, "svg") == poster_file(draw_ranking(SCORES, "Scores"), "svg")
