"""Values against dates: where points, lines and axes stand."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.web.views.charts import Measured, chart_of, written_day


def measured(day: str, number: float, role: str = "own", is_sure: bool = True) -> Measured:
    return Measured(day, number, (str(number), str(number)), f"system {number}", role, (day, str(number)), is_sure)


def test_the_line_goes_through_the_best_of_each_time() -> None:
    found = [measured("2024-01-10", 70), measured("2024-03-01", 80, "other"), measured("2024-02-01", 60)]
    chart = chart_of("best_over_time", "Accuracy", found, ("date", "value"))
    assert [point.is_best for point in chart.points] == [True, False, True]
    assert [line.cells[1] for line in chart.table.lines] == ["80", "70"]
    assert chart.line.startswith("M")
    assert chart.line.count("V") == 1
    falling = chart_of("best_over_time", "FID", found, ("date", "value"), lower=True)
    assert [point.is_best for point in falling.points] == [True, True, False]


def test_people_set_no_record_and_a_date_may_be_a_year() -> None:
    found = [measured("2023", 99, "human"), measured("2024-05", 70), measured("never", 100)]
    chart = chart_of("best_over_time", "", found, ("date", "value"))
    assert [(point.role, point.is_best) for point in chart.points] == [("human", False), ("own", True)]
    assert written_day("2024-13-01") is None


def test_what_is_less_surely_read_has_a_line_of_its_own() -> None:
    found = [measured("2024-01-10", 70), measured("2024-02-01", 90, is_sure=False), measured("2024-03-01", 80)]
    chart = chart_of("best_over_time", "", found, ("date", "value"))
    assert [line.cells[1] for line in chart.table.lines] == ["80", "90", "70"]
    assert (chart.line.count("V"), chart.dashed.count("V")) == (1, 1)
    below = [*found[:1], measured("2024-02-01", 60, is_sure=False), found[2]]
    assert chart_of("best_over_time", "", below, ("date", "value")).dashed == ""


def test_one_day_makes_no_chart() -> None:
    assert chart_of("best_over_time", "", [measured("2024-01-01", 1)] * 3, ("date", "value")).points == ()


numbers = st.floats(-1e6, 1e6).map(lambda number: round(number, 3))
days = st.dates().map(str)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.builds(measured, days, numbers, is_sure=st.booleans()), max_size=12), st.booleans())
def test_everything_stands_within_the_drawing(found: list[Measured], lower: bool) -> None:
    chart = chart_of("best_over_time", "", found, ("date", "value"), lower=lower)
    places = [(point.x, point.y) for point in chart.points]
    assert all(0 <= x <= chart.width and 0 <= y <= chart.height for x, y in places)
    assert all(0 <= tick.place <= chart.height for tick in chart.values)
    assert len(chart.dates) <= 7
    best = [point for point in chart.points if point.is_best]
    assert len(best) == len(chart.table.lines) or not chart.points
