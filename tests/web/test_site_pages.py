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
