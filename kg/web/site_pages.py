"""The pages of the site besides those of single things and saved queries, one row each.

Routes, the menu and headings all read this table, so that a new page is a view in :mod:`kg.web.views` and a row here.
"""

from typing import NamedTuple

from kg.schema.kinds import KINDS

__all__ = ["POSTER", "SITE_PAGES", "SitePage", "site_page"]

POSTER = "poster.svg"
"""The name of the picture in the store's folder that the front page shows."""


class SitePage(NamedTuple):
    """A page of the site.

    Attributes:
        key: its address below the root, and the key of its heading.
        heading: what it is called, in English and Korean.
        view: the module and the function that make it, imported when it is first asked for. The function takes the
            graph, the key, a language, and what the address asks for behind its question mark, by name.
        template: shows it.
        in_menu: whether the menu leads to it.
        file: a file in the store's folder that it shows besides the graph; empty for none.
    """

    key: str
    heading: tuple[str, str]
    view: str
    template: str = "page.html"
    in_menu: bool = True
    file: str = ""


_LIST_VIEW = "kg.web.views.lists:list_page"
_LIST_VIEWS = {"paper": "kg.web.views.paper_list:paper_list_page"}

SITE_PAGES: tuple[SitePage, ...] = (
    *(SitePage(kind.page, kind.names.plural, _LIST_VIEWS.get(kind.name, _LIST_VIEW), "list.html") for kind in KINDS),
    SitePage("new", ("What is new", "새 소식"), "kg.web.views.news:news_page", "new.html", file="changes.jsonl"),
    SitePage("checks", ("To check", "확인할 것"), "kg.web.views.checks:checks_page"),
    SitePage("compare", ("Compare", "비교"), "kg.web.views.comparing:compare_page", "compare.html"),
    SitePage(
        "ontology", ("Classes and properties", "클래스와 속성"), "kg.web.views.ontology:ontology_page", "ontology.html",
        in_menu=False,
    ),
)  # fmt: skip
"""The pages, in the order of the menu."""

_BY_KEY = {page.key: page for page in SITE_PAGES}


def site_page(key: str) -> SitePage:
    """Return the page at an address.

    Raises:
        KeyError: there is none.
    """
    return _BY_KEY[key]
