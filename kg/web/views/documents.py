"""A document's page: what it is, the papers that it lists, and its text with its facts marked in place."""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import NamedNode

from kg.errors import InputError, UnknownThingError
from kg.explain import Testimony, testimony_of
from kg.schema import terms as v
from kg.schema.relations import relation_of
from kg.sparql.lookup import short_iri
from kg.sparql.shipped import facts, solutions
from kg.web.labels import page_labels
from kg.web.originals import address_in_document, original_of
from kg.web.page_cells import Empty, Item, NodeLink, Note
from kg.web.page_model import Page, PageFact, Section, SourceText, TableSection
from kg.web.rendering import link_address
from kg.web.views.listings import listings_in
from kg.web.views.marking import Part, Quoted, marked_lines, part_number, parts_of
from kg.web.views.paging import page_number, paging
from kg.web.views.papers import COLUMNS, NUMERIC, paper_rows
from kg.web.views.results import figures

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["StoredEvidence", "document_page", "evidence_page"]

_FIELDS = (("layout", v.LAYOUT), ("claims", v.CLAIM_COUNT), ("warnings", v.WARNING))
_AROUND = 2  # lines of a document before and after the words of a piece of evidence
_PROPERTIES: Mapping[str, Note] = {
    v.TITLE: ("title", "제목"),
    v.LISTS: ("lists", "실린 논문"),
    v.LISTED_ON: ("listed on", "실린 날짜"),
    v.ISSUED: ("date", "날짜"),
    v.VOTES: ("votes", "추천"),
    v.PAGE: ("link", "링크"),
    v.CODE_REPOSITORY: ("code", "코드"),
    v.HAS_ARXIV_ID: ("arXiv id", "arXiv 번호"),
    v.REPORTS: ("reports", "보고한 결과"),
}


class StoredEvidence(NamedTuple):
    """A piece of evidence as the graph has it."""

    evidence: str
    subject: str
    predicate: str
    object: str
    is_node: bool
    testimony: Testimony


def document_page(store: "GraphStore", iri: str, language: str, asked: Mapping[str, str]) -> Page:
    """Return a document's page.

    Args:
        store: the graph.
        iri: the document.
        language: for labels.
        asked: "at", the characters of the words to mark (120-180), and "page", the part of the text to show.

    Raises:
        InputError: a value is not one of those.
        UnknownThingError: the graph does not know it.
    """
    stated = facts(store, iri)
    if not stated:
        raise UnknownThingError(iri, kind="document")
    found = _evidence_in(store, iri)
    votes = {each.paper: each.votes for each in listings_in(store, iri)}
    why: dict[str, list[Testimony]] = defaultdict(list)
    for each in found:
        if each.predicate == v.LISTS:
            why[each.object].append(each.testimony)
    papers = sorted(votes, key=lambda each: (-votes[each], each))
    return Page(
        min(stated[v.PATH], default=iri),
        "document",
        iri,
        fields=tuple((key, tuple(Item(NodeLink("", each)) for each in stated[name])) for key, name in _FIELDS),
        sections=(
            TableSection("papers", COLUMNS, paper_rows(store, papers, why), NUMERIC),
            _text(store, iri, found, language, asked),
        ),
    ).shown()


def evidence_page(store: "GraphStore", iri: str, language: str) -> Page | None:
    """Return the page of a piece of evidence: the fact, and the words in their document; None if it is not one."""
    node = NamedNode(iri)
    documents = [quad.object for quad in store.quads(node, NamedNode(v.DERIVED_FROM))]
    if not documents or not isinstance(documents[0], NamedNode):
        return None
    document = documents[0].value
    found = [each for each in _evidence_in(store, document) if each.evidence == iri]
    if not found:
        return None
    fact, testimony = _stated(store, found, language)[0].fact, found[0].testimony
    text = original_of(store, document)
    here = (testimony.start, testimony.end)
    excerpt: tuple[Section, ...] = ()
    if text is not None:
        quoted = _stated(store, found, language)
        excerpt = (SourceText("in_place", marked_lines(text, _around(text, *here), quoted, here)),)
    relation = fact.relation if isinstance(fact.relation, str) else fact.relation[language == "ko"]
    return Page(
        f"{fact.subject.label}: {relation}: {fact.object.label}",
        "evidence",
        iri,
        fields=(
            ("subject", (Item(fact.subject),)),
            ("relation", (Item(NodeLink("", relation)),)),
            ("object", (Item(fact.object),)),
            ("quoted", (Item(NodeLink("", testimony.quote), [testimony]),)),
        ),
        sections=excerpt,
    ).shown()


def _evidence_in(store: "GraphStore", document: str) -> list[StoredEvidence]:
    found = []
    for row in solutions(store, "quotes-in-document", document=document):
        testimony = testimony_of(row, document)
        term = row["object"]
        found.append(
            StoredEvidence(
                row["evidence"].value,
                row["subject"].value,
                row["_relation"].value,
                term.value,
                isinstance(term, NamedNode),
                testimony,
            )
        )
    return sorted(found, key=lambda each: (each.testimony.start, each.testimony.end, each[:4]))


def _stated(store: "GraphStore", found: list[StoredEvidence], language: str) -> list[Quoted]:
    """The facts with names for what they are about; of a result, its figure."""
    nodes = {node for each in found for node in (each.subject, *((each.object,) if each.is_node else ()))}
    called = page_labels(store, nodes, language)
    results = {each.object for each in found if each.predicate == v.REPORTS}
    for figure in figures(store, results, language):
        called[figure.iri] = " ".join(
            part for part in (figure.system_name, figure.value[language == "ko"], f"({figure.benchmark.label})") if part
        )
    listings = {each.subject: each.object for each in found if each.predicate == v.LISTS}

    def node(iri: str) -> NodeLink:  # what an entry states, it states of its paper
        iri = listings.get(iri, iri)
        return NodeLink(iri, called.get(iri) or page_labels(store, [iri], language)[iri])

    quoted = []
    for each in found:
        said = each.testimony
        relation = relation_of(each.predicate)
        fact = PageFact(
            node(each.subject) if each.predicate != v.LISTS else NodeLink(iri="", label=said.document),
            relation.label if relation and each.predicate not in _PROPERTIES else _relation(each.predicate),
            NodeLink(each.object, called[each.object]) if each.is_node else NodeLink("", each.object),
            each.evidence,
            address_in_document(said.document, said.start, said.end),
            said.rule,
            said.confidence,
        )
        quoted.append(Quoted(said.start, said.end, fact, said.surface))
    return quoted


def _relation(predicate: str) -> Note:
    return _PROPERTIES.get(predicate, short_iri(predicate).rpartition(":")[2])


def _text(
    store: "GraphStore", iri: str, found: list[StoredEvidence], language: str, asked: Mapping[str, str]
) -> SourceText | TableSection:
    here = _asked_place(asked.get("at", ""))
    text = original_of(store, iri)
    if text is None:
        return TableSection("text", (), (), empty=Empty("text_gone"))
    parts = parts_of(text)
    number = page_number(asked["page"]) if asked.get("page") else part_number(parts, here[0]) if here else 1
    part = parts[min(number, len(parts)) - 1]
    inside = [each for each in found if each.testimony.start < part.end and each.testimony.end > part.start]
    lines = marked_lines(text, part, _stated(store, inside, language), here)
    there = paging(link_address(iri), {}, number, 1, len(parts)) if len(parts) > 1 else None
    return SourceText("text", lines, there)


def _asked_place(at: str) -> tuple[int, int] | None:
    if not at:
        return None
    found = re.fullmatch(r"([0-9]{1,9})-([0-9]{1,9})", at)
    if found is None or int(found[1]) > int(found[2]):
        raise InputError(f"at={at!r} does not say which characters, such as 120-180.")
    return int(found[1]), int(found[2])


def _around(text: str, start: int, end: int) -> Part:
    """The lines on which some words stand, with some before and after."""
    first, last = start, end
    for _ in range(_AROUND + 1):
        first = text.rfind("\n", 0, max(0, first))
        if first < 0:
            break
    for _ in range(_AROUND + 1):
        last = text.find("\n", last) + 1 or len(text)
    first = max(0, first + 1, start - 4000)
    return Part(text.count("\n", 0, first) + 1, first, min(last, end + 4000, len(text)))
