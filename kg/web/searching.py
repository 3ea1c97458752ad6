"""Searches the notes and what things are called: as a page, as JSON, and as JSON for results while typing."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import NamedTuple
from urllib.parse import urlencode

from kg.errors import InputError, StoreError
from kg.schema.kinds import KINDS
from kg.schema.relations import relation_of
from kg.schema.terms import DATA
from kg.search.asking import search
from kg.search.excerpts import excerpt
from kg.search.hits import Found, Hit
from kg.web.handler import handle
from kg.web.index import NameHit as NamedHit
from kg.web.jobs import NotesSearchJob, SearchPageJob, SuggestionsJob
from kg.web.labels import page_labels
from kg.web.messages import LANGUAGES, speaker
from kg.web.names_in_words import NamedThings, names_in
from kg.web.offers import names_asked_about, offers
from kg.web.open_graph import OpenGraph
from kg.web.originals import address_in_document
from kg.web.page_cells import NodeLink, Option, Paging
from kg.web.question_words import without_asking, words_asked_about
from kg.web.rendering import link_address, render
from kg.web.replies import Reply
from kg.web.typed_filters import unread_limits
from kg.web.typesetting import as_read

__all__ = ["HANDLERS", "answer_search", "make_search_page", "suggest"]

_WHAT = ("papers", "passages", "names")
_SIZE = 10  # hits of a page
_LAST = 20  # pages
_NAMES = 6  # things that stand above what notes say
_FACTS = 5


class _Shown(NamedTuple):
    """A passage as the page shows it: its paper, its place, its words in turns of plain and marked, and its facts."""

    paper: NodeLink
    date: str
    document: str
    line: int
    place: str
    words: tuple[tuple[str, bool], ...]
    facts: tuple[tuple[str, NodeLink], ...]


def make_search_page(graph: OpenGraph, job: SearchPageJob, reply: Reply) -> None:
    """Make the page of what words find.

    Raises:
        InputError: what is asked for is not offered, or a date is not one.
    """
    asked = job.asked
    kinds = [kind.name for kind in KINDS]
    kind = asked["kind"] if asked.get("kind") in kinds else ""
    what = asked.get("what", "names" if kind else "papers")
    if what not in _WHAT:
        raise InputError(f"what={what!r} is not one of {', '.join(_WHAT)}.")
    number = _number(asked.get("page", "1"))
    limits = {name: asked[name] for name in ("topic", "since", "until") if asked.get(name)}
    inside = names_asked_about(job.words, names_in(graph.index, job.words, job.language))
    names = _names(graph, job, kind, inside, 100 if what == "names" else _NAMES)
    offered = offers(graph, job.words, inside, job.language)
    sought = job.words
    if not asked.get("literally") and any(each.is_asked for each in offered):
        sought = _sought(job.words, inside)
    found, problem = Found((), 0), ""
    if what != "names" and sought:
        try:
            topic, since, until = (limits.get(name, "") for name in ("topic", "since", "until"))
            skip = (number - 1) * _SIZE
            found = search(graph, sought, kind=what, topic=topic, since=since, until=until, limit=_SIZE, skip=skip)
        except StoreError:
            problem = "no_index"
    things = (fact.object for hit in found.hits for fact in hit.facts if fact.object.startswith(DATA))
    called = page_labels(graph, things, job.language)
    shown = [_shown(hit, job.language, called) for hit in found.hits]
    page = render(
        "search.html",
        job.language,
        root=graph.start.root,
        here=job.here,
        q=job.words,
        what=what,
        choices=_choices(job.words, limits, what),
        names=names,
        offers=offered if number == 1 else (),
        sought=sought,
        literally=_address(job.words, {**asked, "what": what, "literally": "1", "page": "1"}),
        shown=shown,
        total=found.total,
        missing=without_asking(job.words, found.missing),
        instead={figure: ", ".join(others) for figure, others in found.instead.items()},
        unread=unread_limits(job.words),
        problem=problem,
        limits=limits,
        paging=_paging(job.words, {**asked, "what": what}, number, found.total),
        kind=kind,
        kinds=kinds,
    )
    reply.send("html", page)


def _sought(typed: str, inside: Sequence[NamedThings]) -> str:
    """What to search the notes for beside what answers a question.

    Nothing if only people are asked about: their papers answer it, and not the notes that have parts of their names.
    """
    sought = words_asked_about(typed, [each.words for each in inside])
    rest = sought
    for each in inside:
        if each.things[0].kind == "person":
            rest = rest.replace(each.words, " ", 1)
    return sought if rest.strip() else ""


def _names(
    graph: OpenGraph, job: SearchPageJob, kind: str, inside: Sequence[NamedThings], limit: int
) -> list[NamedHit]:
    """The things that the words name: first those whose names stand side by side among them."""
    each = _NAMES // max(len(inside), 1)  # every name has its turn
    named = (hit for name in inside for hit in name.things[: max(each, 1)] if kind in {"", hit.kind})
    found: dict[str, NamedHit] = {}
    for hit in (*named, *graph.index.find(job.words, job.language, kind, limit=limit)):
        found.setdefault(hit.iri, hit)
    return list(found.values())[:limit]


def suggest(graph: OpenGraph, job: SuggestionsJob, reply: Reply) -> None:
    """Answer what words find as JSON."""
    t = speaker(job.language)
    hits = [
        {
            "iri": hit.iri,
            "kind": hit.kind,
            "kindLabel": t(hit.kind),
            "label": as_read(hit.label),
            "name": as_read(hit.name),
            "address": graph.start.root + link_address(hit.iri),
        }
        for hit in graph.index.find(job.words, job.language, "", limit=10)
    ]
    reply.send("json", json.dumps({"q": job.words, "hits": hits}, ensure_ascii=False).encode())


def answer_search(graph: OpenGraph, job: NotesSearchJob, reply: Reply) -> None:
    """Answer which passages, or papers, words find in the notes."""
    found = search(graph, job.words, kind=job.kind, topic=job.topic, since=job.since, until=job.until, limit=job.limit)
    reply.send("json", json.dumps(asdict(found), ensure_ascii=False).encode("utf-8", "replace"))


def _choices(words: str, limits: Mapping[str, str], what: str) -> list[Option]:
    """Links that choose what to search for."""
    return [
        Option("names_found" if each == "names" else each, _address(words, {"what": each, **limits}), each == what)
        for each in _WHAT
    ]


def _shown(hit: Hit, language: str, called: Mapping[str, str]) -> _Shown:
    part = excerpt(hit, 300)
    words: list[tuple[str, bool]] = []
    place = 0
    for start, end in part.marks:
        words += [(part.text[place:start], False), (part.text[start:end], True)]
        place = end
    words.append((part.text[place:], False))
    stated: dict[str, tuple[str, NodeLink]] = {}
    for fact in hit.facts:
        relation = relation_of(fact.predicate)
        if relation and not relation.through and fact.object not in stated:
            label = relation.label[LANGUAGES.index(language)]
            stated[fact.object] = (label, NodeLink(fact.object, called.get(fact.object, fact.object_label)))
    return _Shown(
        NodeLink(hit.paper, hit.title or hit.arxiv or hit.paper),
        hit.date,
        hit.document,
        hit.line,
        address_in_document(hit.document, hit.start, hit.end),
        tuple(words),
        tuple(stated.values())[:_FACTS],
    )


def _number(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and 1 <= int(typed[:4]) <= _LAST):
        raise InputError(f"page={typed!r} is not a page from 1 to {_LAST}.")
    return int(typed)


def _paging(words: str, asked: Mapping[str, str], number: int, total: int) -> Paging | None:
    last = min(_LAST, -(-total // _SIZE))
    if last < 2:
        return None

    def beside(place: int) -> str:
        return _address(words, {**asked, "page": str(place)}) if 1 <= place <= last else ""

    return Paging(number, last, total, beside(number - 1), beside(number + 1))


def _address(words: str, asked: Mapping[str, str]) -> str:
    return f"/search?{urlencode({'q': words, **asked})}"


HANDLERS = (
    handle(SearchPageJob, make_search_page),
    handle(SuggestionsJob, suggest),
    handle(NotesSearchJob, answer_search),
)
"""What this module does for the server."""
