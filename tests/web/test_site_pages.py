"""The table of the site's pages: each is served at its address, under its heading, and in the menu if it says so."""

import re

import pytest
from serving import Running

from kg.web.messages import LANGUAGES
from kg.web.site_pages import SITE_PAGES, SitePage


@pytest.mark.parametrize("page", SITE_PAGES, ids=lambda page: page.key)
def test_a_page_is_served_under_its_heading(server: Running, page: SitePage) -> None:
    for language, heading in zip(LANGUAGES, page.heading, strict=True):
        shown = server.get(f"/{page.key}", Accept="text/html", **{"Accept-Language": language})
        assert shown.status == 200
        assert f"<h1>{heading}</h1>" in shown.text
        assert f"<title>{heading} · paper-kg</title>" in shown.text


def test_the_menu_leads_to_the_pages_that_say_so(server: Running) -> None:
    front = server.get("/", Accept="text/html").text
    nav = front[front.index("<nav") : front.index("</nav>")]
    linked = re.findall(r'href="/([a-z]+)"', nav)
    assert [page.key for page in SITE_PAGES if page.in_menu] == [
        key for key in linked if key not in {"queries", "editor"}
    ]


def test_what_a_paper_does_with_a_benchmark_stands_before_it(server: Running) -> None:
    """ "GSM8K evaluates on" was read the wrong way round."""
    page = server.get("/page/paper/arxiv/2402.14830", Accept_Language="en").text
    assert '<span class="note">evaluates on</span> <a href="/page/benchmark/gsm8k">' in page


def test_a_title_is_not_repeated_below_itself(server: Running) -> None:
    page = server.get("/search", {"q": "Orca-Math: Unlocking the potential"}, Accept_Language="en").text
    hit = page.partition('<ol class="hits">')[2].partition("</li>")[0]
    assert hit.count("Unlocking the potential") == 1


def test_the_type_of_a_model_is_korean_on_a_korean_page(server: Running) -> None:
    page = server.get("/page/model/orca-math", Accept_Language="ko").text
    assert "<dt>종류</dt>" in page
    assert ">model<" not in page


def test_sentences_in_another_language_are_said_to_be(server: Running) -> None:
    english = server.get("/page/paper/arxiv/2402.14830", Accept_Language="en").text
    assert '<blockquote lang="ko">' in english
    assert "(in Korean)" in english
    korean = server.get("/page/paper/arxiv/2402.14830", Accept_Language="ko").text
    assert '<blockquote lang="ko">' not in korean


def test_a_model_says_which_figures_it_lists(server: Running) -> None:
    page = server.get("/page/model/orca-math", Accept_Language="en").text
    assert "Only figures on a benchmark" in page
    assert "/search?q=%22Orca-Math%22&amp;what=passages" in page


def test_the_best_known_papers_lead_to_the_list_in_their_order(server: Running) -> None:
    """They led to the list by votes, which is another order."""
    front = server.get("/", Accept_Language="en").text
    section = front.partition('class="of-best_known"')[2].partition("</section>")[0]
    assert 'href="/papers?sort=importance"' in section
    first = re.findall(r'href="(/page/paper/[^"]*)"', section)
    listed = re.findall(r'<td[^>]*class="title"><a href="([^"]*)"', server.get("/papers?sort=importance").text)
    assert first == listed[: len(first)]


def test_a_paper_begins_with_who_when_and_where(server: Running) -> None:
    """They stood below screens of sentences."""
    page = server.get("/page/paper/arxiv/2402.14830", Accept_Language="en").text
    byline = page.partition('<p class="byline">')[2].partition("</p>")[0]
    assert re.sub("<[^>]+>", "", byline).replace(" · ", "|").split("|")[0] == "2024-02-26"
    for words in ("Arindam Mitra", "+1", "15 votes", "https://arxiv.org/abs/2402.14830"):
        assert words in byline
    assert page.index('class="byline"') < page.index('class="from-notes"')


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_front_page_gives_questions_that_are_answered(server: Running, language: str) -> None:
    """Nothing told that the search takes questions."""
    page = server.get("/", Accept_Language=language).text
    line = page.partition({"en": "Ask, for example:", "ko": "이렇게 물어보세요:"}[language])[2].partition("</p>")[0]
    addresses = re.findall(r'href="([^"]*)"', line)
    assert len(addresses) >= 2
    for address in addresses:
        assert 'class="offers"' in server.get(address.replace("&amp;", "&"), Accept_Language=language).text, address


def test_models_side_by_side_have_papers(server: Running) -> None:
    """Two models without scores were a line of their names."""
    page = server.get("/compare", {"first": "GPT-4", "second": "Orca-Math"}, Accept_Language="en").text
    assert ">Papers</td>" in page
    assert "Orca-Math: Unlocking" in page
