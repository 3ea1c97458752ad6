"""The kinds of things in the graph, one row each: how they are identified, named, listed and drawn.

Lookup, parameter types, lists, pages, messages, network views and drawings all read this table, so that a new kind is
one new row here. Its class and properties are defined in ontology/paperkg.ttl.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from kg.schema import iris
from kg.schema import terms as v
from kg.schema.arxiv import arxiv_id, bare_arxiv_id

__all__ = ["DRAWN", "KINDS", "OTHER", "Kind", "KindNames", "Look", "counted", "kind_named", "kind_of"]


class KindNames(NamedTuple):
    """What a kind is called.

    Attributes:
        english, englishes: singular and plural, in lower case.
        korean: the Korean noun.
        counter: the Korean counter that follows a number.
    """

    english: str
    englishes: str
    korean: str
    counter: str = "개"

    @property
    def singular(self) -> tuple[str, str]:
        """The singular in English and Korean."""
        return (self.english, self.korean)

    @property
    def plural(self) -> tuple[str, str]:
        """The plural in English, capitalised as a heading, and the Korean noun."""
        return (self.englishes[:1].upper() + self.englishes[1:], self.korean)


class Look(NamedTuple):
    """How a kind is drawn.

    Attributes:
        shape: circle, triangle, diamond, square, hexagon, cross or ring; kinds differ by more than colour. The ring,
            which nodes of no kind have, is free for a further kind; a shape beyond these is drawn by
            kg/render/explorer/frontend/src/draw and :mod:`kg.render.pyvis`.
        light, dark: the colour on a light and on a dark page; each stands out from the page by 3:1.
    """

    shape: str
    light: str
    dark: str


class Kind(NamedTuple):
    """A kind of things.

    Attributes:
        name: its identifier ("benchmark"), also the first part of its IRIs.
        type: its class.
        names: what it is called in messages.
        page: the address of its list, which also is the key of the list's heading ("benchmarks").
        labels: the properties that name its things, the one to show first.
        mint: makes the IRI that a name would have, "" for none.
        look: how it is drawn; None for a kind that drawings leave out.
        columns: endings of the columns of saved queries that name its things.
        latin: whether its things keep their English name in Korean text (GSM8K, Llama).
        lists_all: whether its list also holds things that no paper is related with.
    """

    name: str
    type: str
    names: KindNames
    page: str
    labels: tuple[str, ...]
    mint: Callable[[str], str]
    look: Look | None = None
    columns: tuple[str, ...] = ()
    latin: bool = False
    lists_all: bool = False

    @property
    def stem(self) -> str:
        """What the IRIs of its things begin with."""
        return f"{v.DATA}{self.name}/"


def _mint_paper(name: str) -> str:
    arxiv = arxiv_id(name)
    bare = re.sub(r"(?i)^(arxiv:|https?://(www\.)?arxiv\.org/(abs|pdf|html)/)|(v\d+)?(\.pdf|\.md)?$", "", name.strip())
    return iris.paper_by_arxiv(arxiv) if arxiv and bare_arxiv_id(bare) == arxiv else ""


_PREFERRED, _NOTATION = v.SKOS + "prefLabel", v.SKOS + "notation"
_CONCEPT = (_PREFERRED, v.LABEL, v.ALTERNATIVE_NAME, _NOTATION)  # of a vocabulary
_NAMED = (v.LABEL, _PREFERRED, v.ALTERNATIVE_NAME, _NOTATION)  # by papers

KINDS: tuple[Kind, ...] = (
    Kind(
        "paper", v.PAPER, KindNames("paper", "papers", "논문", "편"), "papers", (v.TITLE,), _mint_paper,
        Look("circle", "#2f6fc9", "#6ea8f5"), ("paper", "title"),
    ),
    Kind(
        "person", v.PERSON, KindNames("person", "people", "사람", "명"), "people", (v.NAME,), iris.person,
        Look("triangle", "#8a7a5c", "#c0b08e"), ("author", "person"),
    ),
    Kind(
        "topic", v.TOPIC, KindNames("topic", "topics", "주제"), "topics", _CONCEPT, iris.topic,
        Look("diamond", "#0b8a63", "#3ecf9d"), ("topic", "label"), lists_all=True,
    ),
    Kind(
        "benchmark", v.BENCHMARK, KindNames("benchmark", "benchmarks", "벤치마크"), "benchmarks", _CONCEPT,
        iris.benchmark, Look("square", "#cf5214", "#f58b4e"), ("benchmark",), latin=True,
    ),
    Kind(
        "model", v.MODEL, KindNames("model", "models", "모델"), "models", _CONCEPT, iris.model,
        Look("hexagon", "#b23a83", "#ec84c1"), ("model",), latin=True,
    ),
    Kind("metric", v.METRIC, KindNames("metric", "metrics", "지표"), "metrics", _CONCEPT, iris.metric),
    Kind(
        "artifact", v.ARTIFACT, KindNames("introduced thing", "introduced things", "제안 산출물"), "artifacts",
        _NAMED, iris.artifact,
        Look("cross", "#7250c7", "#ae95f2"), ("artifact",),
    ),
    Kind(
        "document", v.DOCUMENT, KindNames("document", "documents", "문서"), "documents", (v.PATH,), iris.document,
        lists_all=True,
    ),
)  # fmt: skip
"""The kinds of things that have names, in the order in which lists and legends show them."""

OTHER = Kind("other", "", KindNames("other", "other", "기타"), "", (), lambda _: "", Look("ring", "#5f6873", "#9aa4b1"))
"""Stands for whatever is of no kind above: such nodes come from a user's own queries."""

DRAWN: tuple[Kind, ...] = (*(kind for kind in KINDS if kind.look), OTHER)
"""The kinds of nodes that drawings show."""

_BY_NAME = {kind.name: kind for kind in (*KINDS, OTHER)}


def kind_named(name: str) -> Kind:
    """Return the kind of that name; :data:`OTHER` if there is none."""
    return _BY_NAME.get(name, OTHER)


def kind_of(iri: str) -> Kind:
    """Return the kind that an IRI belongs to; :data:`OTHER` if it belongs to none."""
    if not iri.startswith(v.DATA):
        return OTHER
    name, slash, _ = iri[len(v.DATA) :].partition("/")
    return _BY_NAME.get(name, OTHER) if slash else OTHER


def counted(kind: Kind, number: int) -> tuple[str, str]:
    """Return a number of things in English and Korean: "1 paper", "12 papers"; "논문 12편"."""
    names = kind.names
    return (
        f"{number:,} {names.english if number == 1 else names.englishes}",
        f"{names.korean} {number:,}{names.counter}",
    )
