"""What a question that somebody types may be answered by: pages and saved queries about the names inside of it.

The rules (:mod:`kg.web.offer_rules`) know words and names and nothing else. What no rule knows is searched for in the
notes, as everything is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlencode

from kg.schema import terms as v
from kg.schema.kinds import kind_of
from kg.show.models import narrower_models, same_artifact
from kg.sparql.shipped import facts, linked
from kg.web.labels import labels
from kg.web.names_in_words import NamedThings
from kg.web.offer_rules import RULES, Rule
from kg.web.page_cells import NodeLink
from kg.web.rendering import address_of
from kg.web.short_answers import best_on, scores_of_on
from kg.web.typed_filters import filters_in

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["Offer", "names_asked_about", "offers"]

_MOST = 6
_COMPARED = ("model", "paper", "topic")
_SIDES = ("first", "second", "third", "fourth", "fifth", "sixth")
_FIGURE = re.compile(r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?(?![A-Za-z\d])")
_PHRASE = re.compile(r"[\"“”]([^\"“”]{2,80})[\"“”]")


class Offer(NamedTuple):
    """Something that may answer a question.

    Attributes:
        key: the message that says what it is.
        values: what stands in the message's places.
        address: where it is; empty for what there is not.
        note: the answer in short.
    """

    key: str
    values: Mapping[str, str]
    address: str
    note: str = ""


_PATTERNS = tuple(re.compile(rule.words) if rule.words else None for rule in RULES)
_JOINED = re.compile(r"(?:와|과|랑|및|,|·|/|\band|\bor|\bvs\.?|\bversus)\s*\Z")


def names_asked_about(typed: str, named: Sequence[NamedThings]) -> list[NamedThings]:
    """Return the names inside of a question without those that are its words: "state of the art" is not a thing here.

    A name that calls for something is left out where that needs no name ("hot topics") or there is another one, unless
    the two are listed side by side.

    Args:
        typed: a question, or words side by side.
        named: all names inside of it.
    """
    text = typed.casefold()
    calling: list[tuple[int, int, bool]] = []
    for rule, pattern in zip(RULES, _PATTERNS, strict=True):
        if pattern:
            calling += ((*found.span(), bool(rule.kinds)) for found in pattern.finditer(text))
    kept, alone = [], []
    for each in named:
        start = max(text.find(each.words.casefold()), 0)
        end = start + len(each.words)
        needing = [needs for first, last, needs in calling if first <= start and end <= last]
        if not needing or _JOINED.search(text[:start]):
            kept.append(each)
        if all(needing):
            alone.append(each)
    return kept or alone


def offers(store: "GraphStore", typed: str, named: Sequence[NamedThings], language: str) -> tuple[Offer, ...]:
    """Return what may answer what somebody typed, the likeliest first; nothing for the name of a thing alone.

    Args:
        store: the graph.
        typed: a question, or words side by side.
        named: the names inside of it.
        language: of names.
    """
    rest = typed
    for each in named:
        rest = rest.replace(each.words, " ", 1)
    if not any(letter.isalnum() for letter in rest) and len(named) < 2:
        return ()
    places = _Places(store, named, language, rest, typed)
    found: list[tuple[int, Offer]] = [(0, each) for each in places.compared()]
    for rule, pattern in zip(RULES, _PATTERNS, strict=True):
        if (pattern is None or pattern.search(rest.casefold())) and (offer := places.offer(rule)):
            found.append((0 if len(rule.kinds) > 1 else 1 if pattern else 2, offer))
    by_address: dict[str, Offer] = {}
    for _, offer in sorted(found, key=lambda each: each[0]):
        by_address.setdefault(offer.address, offer)
    return tuple(by_address.values())[:_MOST]


class _Places:
    """What takes the places in the addresses of rules."""

    def __init__(self, store: "GraphStore", named: Sequence[NamedThings], language: str, rest: str, typed: str) -> None:
        self._store = store
        self._named = named
        self._language = language
        self._things: dict[str, str] = {}
        self._called: dict[str, str] = {}
        for each in named:
            for hit in each.things:
                if hit.kind not in self._things:
                    self._things[hit.kind], self._called[hit.kind] = hit.iri, hit.label
        limits = filters_in(rest)
        time = limits.get("since", "")
        is_dated = time[:4].isdigit()
        votes = f"≥ {limits['votes']}" if "votes" in limits else ""
        self._limited = ", ".join(filter(None, (time, votes)))
        self._limits: dict[str, str | None] = {
            "filters": urlencode(limits),
            "limited": urlencode(limits) if limits else None,
            "period": urlencode({name: limits[name] for name in ("since", "until") if name in limits}),
            "year": urlencode({"year": time[:4]}) if is_dated else "",
            "month": urlencode({"of": time}) if is_dated else "",
            "sought": _sought(typed),
        }

    def offer(self, rule: Rule) -> Offer | None:
        """Return what a rule offers; None where what it is about is not named."""
        if "paper" in rule.kinds:
            self._find_paper()
        if any(kind not in self._things for kind in rule.kinds):
            return None
        places: dict[str, str | None] = dict(self._limits)
        for kind in rule.kinds:
            iri = self._things[kind]
            places |= {
                kind: quote(iri, safe=""),
                f"{kind}_page": address_of(iri),
                f"{kind}_id": iri.partition(f"/{kind}/")[2],
            }
        if any(value is None and f"{{{name}}}" in rule.address for name, value in places.items()):
            return None
        values = {kind: self._called[kind] for kind in rule.kinds}
        if rule.needs_scores and not (self._scores if "benchmark" in rule.kinds else self._has_results):
            return Offer("offer_no_scores", values, "") if "benchmark" in rule.kinds else None
        address = rule.address.format(**places).rstrip("&?")
        note = self._limited if "{filters}" in rule.address or "{limited}" in rule.address else ""
        match rule.answer:
            case "best":
                note = best_on(self._store, self._things["benchmark"], self._language)
            case "scores":
                note = self._scores
        return Offer(rule.key, values, address, note)

    @cached_property
    def _has_results(self) -> bool:
        model = self._things["model"]
        systems = (model, same_artifact(model), *narrower_models(self._store, model))
        return any(linked(self._store, each, v.SYSTEM) for each in systems)

    @cached_property
    def _scores(self) -> str:
        return scores_of_on(self._store, self._things["model"], self._things["benchmark"], self._language)

    def compared(self) -> Iterator[Offer]:
        """Yield the comparison of what is named, if it is two to six things that can be compared.

        A model beside a topic may stand for its papers: then their topic is compared as well.
        """
        sides: list[NodeLink] = []
        for each in self._named:
            hit = next((hit for kind in _COMPARED for hit in each.things if hit.kind == kind), None)
            if hit is not None and all(hit.iri != side.iri for side in sides):
                sides.append(NodeLink(hit.iri, hit.label))
        topics = [self._topic_of(each) for each in sides]
        if any(kind_of(side.iri).name == "topic" for side in sides) and topics != sides:
            yield from _comparison(topics)
        yield from _comparison(sides)

    def _topic_of(self, side: NodeLink) -> NodeLink:
        """The narrowest topic of the papers that introduce a model, or of a paper; a topic is its own."""
        if kind_of(side.iri).name == "topic":
            return side
        papers = linked(self._store, side.iri, v.INTRODUCES) or [side.iri]
        topics = {topic for paper in papers for topic in facts(self._store, paper)[v.SUBJECT]}
        if not topics:
            return side
        found = min(topics, key=lambda each: (len(linked(self._store, each, v.SUBJECT)), each))
        return NodeLink(found, labels(self._store, [found], self._language)[found])

    def _find_paper(self) -> None:
        """A name may be that of what a paper introduces."""
        if "paper" in self._things:
            return
        for kind in ("artifact", "model", "benchmark"):
            if kind in self._things and (papers := linked(self._store, self._things[kind], v.INTRODUCES)):
                self._things["paper"] = papers[0]
                self._called["paper"] = labels(self._store, papers[:1], self._language)[papers[0]]
                return


def _comparison(sides: Sequence[NodeLink]) -> Iterator[Offer]:
    if 2 <= len(set(sides)) == len(sides) <= len(_SIDES):
        asked = urlencode(dict(zip(_SIDES, (each.iri for each in sides), strict=False)))
        yield Offer("offer_compare", {"names": ", ".join(each.label for each in sides)}, f"/compare?{asked}")


def _sought(typed: str) -> str | None:
    """The search for a phrase between quotation marks, or for a figure."""
    found = _PHRASE.search(typed)
    # a figure between quotation marks is not found by its beginning: 86.8 in 86.81
    words = f'"{found[1]}"' if found else next(iter(_FIGURE.findall(typed)), "")
    return urlencode({"q": words, "what": "passages"}) if words and words != typed.strip() else None
