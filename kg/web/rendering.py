"""Renders templates; whatever they show is escaped, and whatever they link to is the web or the server itself."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from kg.explain import Testimony
from kg.schema.kinds import KINDS, kind_named
from kg.schema.terms import DATA, KG
from kg.show.records import QuotedPassage
from kg.sparql.lookup import short_iri
from kg.web.column_names import column_name
from kg.web.messages import LANGUAGES, speaker
from kg.web.originals import address_in_document
from kg.web.page_cells import Cell, Empty, Item, Message, NodeLink, NodeLinks, Unnamed
from kg.web.site_pages import SITE_PAGES
from kg.web.table_shape import shape_of
from kg.web.typesetting import as_read

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.runtime import Context

__all__ = ["link_address", "render"]

_LONGEST = 500  # characters of a passage that are shown of what notes say; the rest is a click away
_MENU = (*(page.key for page in SITE_PAGES if page.in_menu), "queries")


def render(template: str, language: str, *, root: str = "", **context: Any) -> bytes:
    """Return a page.

    Args:
        template: the template's file name.
        language: one of :data:`kg.web.messages.LANGUAGES`.
        root: the path below which the server is reached; it stands before every link to it.
        context: what the template shows.
    """
    other = next(each for each in LANGUAGES if each != language)
    known = {"t": speaker(language), "lang": language, "other": other, "root": root}
    return _environment().get_template(template).render(**known, **context).encode()


def link_address(iri: str) -> str:
    """Return where a link to a node leads: its page, or the web; empty for what is neither (``javascript:``)."""
    if iri.startswith(DATA):
        return "/page/" + iri.removeprefix(DATA)
    if iri.startswith(KG):
        return "/ontology#" + iri.removeprefix(KG)
    return iri if iri.startswith(("https://", "http://")) else ""


def _together(items: Iterable[Item]) -> list[Testimony]:
    """The words behind several items, each once."""
    return sorted({each for item in items for each in item.why})


def _tongue_of(passages: Sequence[QuotedPassage]) -> str:
    """The language of sentences: Korean where a fifth of their letters are Hangul."""
    letters = [letter for each in passages[:3] for letter in each.text if letter.isalpha()]
    korean = sum("가" <= letter <= "힣" for letter in letters)
    return "ko" if korean * 5 > len(letters) else "en"


def _below_root(context: "Context", address: str) -> str:
    """An address as a link: those of this server are below its root."""
    return f"{context['root']}{address}" if address.startswith("/") else address


def _link(context: "Context", it: NodeLink) -> str:
    """A node as a link, or as text where it has no address. Pages have thousands; macros would take half their time."""
    from markupsafe import Markup, escape

    address = link_address(it.iri) if it.iri else ""
    label = f"<bdi>{escape(as_read(it.label))}</bdi>"
    if address.startswith("/"):
        label = f'<a href="{escape(context["root"] + address)}">{label}</a>'
    elif address:
        label = f'<a href="{escape(address)}" rel="noopener nofollow">{label}</a>'
    return Markup(label)  # noqa: S704 - all that goes into it is escaped


def _cell(context: "Context", it: Cell) -> str:
    """What stands in a cell of a table."""
    from markupsafe import Markup, escape

    match it:
        case str():
            return escape(as_read(it))
        case NodeLink():
            return _link(context, it)
        case NodeLinks(links, more):
            if not links:
                return ""
            rest = f" … (+{more})" if more else ""
            return Markup("<span>{}{}</span>").format(Markup(", ").join(_link(context, each) for each in links), rest)
        case Unnamed():
            return Markup('<span class="note">{}</span>').format(it[LANGUAGES.index(context["lang"])])
        case Message(key):
            return escape(context["t"](key))
        case _:
            return escape(as_read(it[LANGUAGES.index(context["lang"])]))


def _in_language(context: "Context", language: str) -> str:
    """The attribute of an element whose text is in a language, if the page is in another one."""
    from markupsafe import Markup

    return Markup("") if language == context["lang"] else Markup(' lang="{}"').format(language)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context

    environment = Environment(
        loader=PackageLoader("kg.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["link"] = pass_context(_below_root)
    environment.filters["as_read"] = as_read
    environment.globals.update(
        link_address=link_address,
        column_name=column_name,
        cell=pass_context(_cell),
        cited=(*(kind.name for kind in KINDS),),
        filled=shape_of,
        in_language=pass_context(_in_language),
        languages=LANGUAGES,
        link=pass_context(_link),
        nothing_built=Empty("nothing_built"),
        nothing_here=Empty(),
        menu=_MENU,
        longest=_LONGEST,
        people=kind_named("person").stem,
        address_in_document=address_in_document,
        short_iri=short_iri,
        together=_together,
        tongue_of=_tongue_of,
        urlencode=urlencode,
    )
    return environment
