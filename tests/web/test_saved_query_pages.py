"""The pages of saved queries: what a form shows, what columns are called, where names lead."""

from pathlib import Path

from serving import Running, running
from small_documents import store_of

from kg.resources import queries_folder
from kg.schema.terms import DATA
from kg.sparql.library import saved_queries
from kg.web.column_names import column_name

ASKED = {"benchmark": f"{DATA}benchmark/alfworld"}


def test_a_form_shows_the_name_of_a_thing(server: Running) -> None:
    """A link from elsewhere put an address of 50 letters into the box."""
    page = server.get("/queries/benchmark-cooccurrence", ASKED).text
    assert 'name="benchmark" value="ALFWorld"' in page


def test_names_in_an_answer_lead_to_their_pages(server: Running) -> None:
    page = server.get("/queries/benchmark-cooccurrence", ASKED).text
    assert 'class="other"><a href="/page/benchmark/scienceworld">' in page
    page = server.get("/queries/paper-authors", {"run": "1"}).text
    assert 'class="author"><a href="/page/person/arindammitra">' in page


def test_columns_are_called_in_the_language_of_the_page(server: Running) -> None:
    page = server.get("/queries/benchmark-cooccurrence", ASKED, Accept_Language="ko").text
    assert '<th scope="col">논문 수</th>' in page
    assert '<label for="p-limit">최대 행 수</label>' in page
    page = server.get("/queries/paper-similar", {"run": "1"}, Accept_Language="en").text
    assert '<th scope="col">similar title</th>' in page


def test_every_column_and_parameter_has_a_korean_name() -> None:
    for query in saved_queries((queries_folder(),)):
        for name in (*(each.name for each in query.columns), *(each.name for each in query.params)):
            assert name == "arxiv" or column_name(name, "ko") != column_name(name, "en"), (query.name, name)


def test_an_answer_that_is_cut_says_so(server: Running) -> None:
    """Lists ended at their limit in silence."""
    page = server.get("/queries/papers-without-authors", {"limit": "1"}, Accept_Language="en").text
    assert "Only the first 1 of 2 rows are shown." in page
    assert 'href="/queries/papers-without-authors?limit=2">Show 2 rows</a>' in page
    whole = server.get("/queries/papers-without-authors", {"limit": "2"}, Accept_Language="en").text
    assert "Only the first" not in whole  # as many as the limit, and no more
    assert "Only the first" not in server.get("/queries/papers-without-authors", {"run": "1"}).text


def test_all_rows_are_shown_where_somebody_asks_for_them(tmp_path: Path) -> None:
    """The page of all 998 papers without authors showed 500."""
    papers = "\n".join(
        f"- [Ducks of lake {number}](https://arxiv.org/abs/2401.{number:05})" for number in range(1, 512)
    )
    with running(store_of(tmp_path, {"many.md": f"# Reading list\n\n{papers}\n"})) as started:
        page = started.get("/queries/papers-without-authors", {"run": "1"}, Accept_Language="en").text
        assert "Only the first 500 of 511 rows are shown." in page
        assert "Show 511 rows" in page
        page = started.get("/queries/papers-without-authors", {"limit": "511"}, Accept_Language="en").text
        assert "Only the first" not in page
        assert page.count("Ducks of lake ") == 511


def test_an_answer_on_a_korean_page_is_korean(server: Running) -> None:
    """Metrics and roles stood there in English."""
    asked = {"benchmark": "GSM8K", "run": "1"}
    page = server.get("/queries/leaderboard", asked, Accept_Language="ko").text
    assert '<a href="/page/metric/accuracy"><bdi>정확도</bdi></a>' in page
    assert "<bdi>논문의 시스템</bdi>" in page
    english = server.get("/queries/leaderboard", asked, Accept_Language="en").text
    assert "<bdi>own</bdi>" in english
    assert "정확도</bdi>" not in english


def test_an_answer_is_cards_where_it_is_narrow(server: Running) -> None:
    page = server.get("/queries/leaderboard", {"benchmark": "GSM8K", "run": "1"}, Accept_Language="ko").text
    assert '<table class="cards" role="table">' in page
    assert '<td role="cell" data-label="지표" class="metric">' in page
    assert "조건" not in page[page.index("<table") : page.index("</table>")]  # empty in all rows


def test_words_behind_a_row_stand_with_its_title(server: Running) -> None:
    """A column of sentences made tables wider than a screen, and was cut there."""
    page = server.get("/queries/leaderboard", {"benchmark": "GSM8K", "run": "1"}, Accept_Language="en").text
    table = page[page.index("<table") : page.index("</table>")]
    assert '<th scope="col">quote</th>' not in table
    row = next(each for each in table.split("<tr") if "86.81" in each)
    title = row[row.index('class="title"') :]
    assert "<summary>quote</summary><blockquote>" in title[: title.index("</td>")]
    assert '<th scope="col">quote</th>' in server.get("/queries/evidence", {"thing": "Orca-Math", "run": "1"}).text


def test_the_answer_stands_before_the_form(server: Running) -> None:
    """Who followed a link to an answer saw a form first."""
    page = server.get("/queries/leaderboard", {"benchmark": "GSM8K", "run": "1"}).text
    assert page.index('class="cards"') < page.index('class="filter asks"')
    assert page.index('class="cards"') < page.index("GET /api/queries/leaderboard")
