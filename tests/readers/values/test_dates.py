"""Dates in any usual form."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.readers.values.dates import date_in_name, find_date, find_dates


@pytest.mark.parametrize(
    "words",
    [
        "2024-05-01",
        "2024.05.01",
        "2024/5/1",
        "20240501",
        "May 1, 2024",
        "1 May 2024",
        "2024년 5월 1일",
        "24.05.01",
        "2024. 5. 1.",
        "2024-05-01T10:00:00",
        "May 1st, 2024",
        "1st of May 2024",
        "2024年5月1日",
        "Daily (2024-5-1)",
    ],
)
def test_days(words: str) -> None:
    found = find_date(words)
    assert found is not None
    assert found.iso == "2024-05-01"
    assert found.as_date is not None
    in_text = find_date(f"오늘 ({words}) 읽은 것")
    assert in_text is not None
    assert in_text.iso == "2024-05-01"


@pytest.mark.parametrize("words", ["2024-05", "May 2024", "2024년 5월", "2024/05"])
def test_months(words: str) -> None:
    found = find_date(words)
    assert found is not None
    assert (found.iso, found.as_date) == ("2024-05", None)


def test_a_day_comes_before_a_month_and_a_year_counts_where_it_is_asked_for() -> None:
    text = "May 2024, read 2024-06-02"
    found = find_date(text)
    assert found is not None
    assert text[found.span.start : found.span.end] == "2024-06-02"
    assert find_date("2023") is None
    year = find_date("2023", year_alone=True)
    assert year is not None
    assert year.iso == "2023"


@pytest.mark.parametrize(
    "words",
    [
        "2024-13-01",
        "2024-02-30",
        "2401.01234",
        "v1.24.05.01",
        "05/06/2024",
        "12345678",
        "10.1145/2024-05",
        "2024.05.1234",
        "3.14.15.92",
        "1 May",
        "2024-00-00",
        "203.24.05.01",
    ],
)
def test_other_numbers_are_not_dates(words: str) -> None:
    assert list(find_dates(words)) == []


@pytest.mark.parametrize(
    ("name", "iso", "written"),
    [
        ("notes/2024-05-01-sky.md", "2024-05-01", "2024-05-01"),
        ("20240501.md", "2024-05-01", "20240501"),
        ("2024_05_01_sky.md", "2024-05-01", "2024_05_01"),
        ("weekly-2024-05.md", "2024-05", "2024-05"),
        ("240501 sky.md", "2024-05-01", "240501"),
        ("24.05.01.md", "2024-05-01", "24.05.01"),
        ("2024-05-01/2401.01234.md", "2024-05-01", "2024-05-01"),
        ("notes/2024/05/01.md", "2024-05-01", "2024/05/01"),
        ("notes/2024/05/01-sky.md", "2024-05-01", "2024/05/01"),
        ("2024-05/sky.md", "", ""),
        ("2024/13/01.md", "", ""),
        ("sky.md", "", ""),
    ],
)
def test_dates_in_names_of_files(name: str, iso: str, written: str) -> None:
    found = date_in_name(name)
    assert (found.iso if found else "") == iso
    assert (name[found.span.start : found.span.end] if found else "") == written


@given(st.dates(), st.sampled_from(["{0:%Y-%m-%d}", "{0:%Y.%m.%d}", "{0:%Y%m%d}", "{0.year}년 {0.month}월 {0.day}일"]))
def test_any_day_of_our_times_comes_back(day: date, form: str) -> None:
    day = day.replace(year=1900 + day.year % 200)
    found = find_date(f"({form.format(day)})")
    assert found is not None
    assert found.as_date == day


@given(st.text("0123456789-./ 년월일Mayof,T_", max_size=60))
def test_any_text_is_read(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert found.iso.startswith(f"{found.year:04d}")
    date_in_name(text)
