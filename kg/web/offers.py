"""What a question that somebody types may be answered by: pages and saved queries about the names inside of it.

The rules (:mod:`kg.web.offer_rules`) know words and names and nothing else. What no rule knows is searched for in the
notes, as everything is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qs, quote, urlencode

from kg.schema import terms as v
from kg.schema.kinds import kind_of
from kg.show.models import narrower_models, same_artifact
from kg.sparql.shipped import facts, linked
from kg.web.labels import page_labels
from kg.web.messages import speaker
from kg.web.names_in_words import NamedThings
from kg.web.offer_rules import RULES, Rule
from kg.web.page_cells import NodeLink
from kg.web.question_words import asking_words, content_words
from kg.web.rendering import link_address
from kg.web.short_answers import authors_of, best_on, code_of, found_in, scores_of_on
from kg.web.typed_filters import filters_in, limiting_spans

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["Offer", "names_asked_about", "offers"]

_MOST = 6
_COMPARED = ("model", "paper", "topic")
_SIDES = ("first", "second", "third", "fourth", "fifth", "sixth")
_FIGURE = re.compile(r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?(?![A-Za-z\d])")
_PHRASE = re.compile(r"[\"“”]([^\"“”]{2,80})[\"“”]")


_SEARCHES = ("alone", "saying", "content")  # places that hold the words of a search


class Offer(NamedTuple):
    """Something that may answer a question.

    Attributes:
        key: the message that says what it is.
        values: what stands in the message's places.
        address: where it is; empty for what there is not.
        note: the answer in short.
        is_asked: whether words of the question call for it, and not just a name.
    """

    key: str
    values: Mapping[str, str]
    address: str
    note: str = ""
    is_asked: bool = False


_PATTERNS = tuple(re.compile(rule.words) if rule.words else None for rule in RULES)
_EXCEPT = re.compile(r"(?:\bbesides?|\bother than|\bexcept(?: for)?|\bapart from|\bwithout|\bnot)\s*\Z")
_EXCEPTED = re.compile(r"\s*(?:[은는을를]?\s*(?:말고|빼고|제외)|\s*외에)")
_JOINED = re.compile(r"(?:와|과|랑|및|,|·|/|\band|\bor|\bvs\.?|\bversus)\s*\Z")


def names_asked_about(typed: str, named: Sequence[NamedThings]) -> list[NamedThings]:
    """Return the names inside of a question without those that are its words: "state of the art" is not a thing here.

    A name that is excepted ("besides MATH", "MATH 말고") comes last. One that calls for something is left out where
    that needs no name ("hot topics") or there is another one, unless the two are listed side by side.

    Args:
        typed: a question, or words side by side.
        named: all names inside of it.
    """
    text = typed.casefold()
    calling = asking_words(typed)
    kept, alone, excepted = [], [], []
    for each in named:
        start = max(text.find(each.words.casefold()), 0)
        end = start + len(each.words)
        needing = [asks.needs_name for asks in calling if asks.start <= start and end <= asks.end]
        if _EXCEPT.search(text[:start]) or _EXCEPTED.match(text[end:]):
            excepted.append(each)
        elif not needing or _JOINED.search(text[:start]):
            kept.append(each)
        if all(needing):
            alone.append(each)
    return [*kept, *excepted] if kept else alone or excepted


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
    found: list[tuple[int, int, Offer]] = [(0, 0, each) for each in places.compared()]
    answered = False
    for rule, pattern in zip(RULES, _PATTERNS, strict=True):
        hits = len(set(pattern.findall(rest.casefold()))) if pattern else 0
        is_search = any(f"{{{name}}}" in rule.address for name in _SEARCHES)
        if answered and is_search and not rule.kinds:
            continue  # a page of the site answers, whose name is not to be searched for
        if (hits or not pattern) and (offer := places.offer(rule)):
            answered = answered or not rule.kinds
            rank = 0 if len(rule.kinds) > 1 else 1 if pattern and not is_search else 2
            found.append((rank, -hits if rank == 1 else 0, offer._replace(is_asked=hits > 0)))
    found.sort(key=lambda each: each[:2])
    by_address: dict[str, Offer] = {}
    for *_, offer in found:
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
        votes = speaker(language)("votes_at_least", number=int(limits["votes"])) if "votes" in limits else ""
        self._limited = ", ".join(filter(None, (time, votes)))
        content = _query_of(content_words(typed))
        self._limits: dict[str, str | None] = {
            "filters": urlencode(limits),
            "limited": urlencode(limits) if limits else None,
            "period": urlencode({name: limits[name] for name in ("since", "until") if name in limits}),
            "year": urlencode({"year": time[:4]}) if time else "",
            "month": urlencode({"of": time}) if time else "",
            "sought": _sought(typed),
            "content": content,
            "alone": None if named else content,
            "saying": _query_of(content_words(self._without_topic(typed))),
        }

    def _without_topic(self, typed: str) -> str:
        """The question without the name of its topic, which limits a search: what it says beside that."""
        topic = self._things.get("topic")
        for each in self._named:
            if any(hit.iri == topic for hit in each.things):
                return typed.replace(each.words, " ", 1)
        return typed

    def offer(self, rule: Rule) -> Offer | None:
        """Return what a rule offers; None where what it is about is not named."""
        if "paper" in rule.kinds and rule.words:
            self._find_paper()
        if any(kind not in self._things for kind in rule.kinds):
            return None
        places: dict[str, str | None] = dict(self._limits)
        for kind in rule.kinds:
            iri = self._things[kind]
            places |= {
                kind: quote(iri, safe=""),
                f"{kind}_page": link_address(iri),
                f"{kind}_id": iri.partition(f"/{kind}/")[2],
            }
        if any(value is None and f"{{{name}}}" in rule.address for name, value in places.items()):
            return None
        values = {kind: self._called[kind] for kind in rule.kinds}
        if rule.needs_scores and not (self._scores if "benchmark" in rule.kinds else self._has_results):
            if "benchmark" in rule.kinds:
                return Offer("offer_no_scores", values, "")
            return Offer("offer_no_results", values, "") if rule.words else None
        address = rule.address.format(**places).rstrip("&?")
        for name in _SEARCHES:
            if f"{{{name}}}" in rule.address:
                values["words"] = parse_qs(str(places[name]))["q"][0]
                if not found_in(self._store, values["words"], str(places.get("topic_id", ""))):
                    return None
        note = self._limited if re.search(r"\{(?:filters|limited|period|month|year)\}", rule.address) else ""
        match rule.answer:
            case "best":
                note = best_on(self._store, self._things["benchmark"], self._language)
            case "scores":
                note = self._scores
            case "authors":
                note = authors_of(self._store, self._things["paper"], self._language)
            case "code":
                note = code_of(self._store, self._things["paper"])
                if not note:
                    return Offer("offer_no_code", values, "")
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

        A model beside a topic stands for its papers: their topic is compared, since the two hardly share a benchmark.
        """
        sides: list[NodeLink] = []
        for each in self._named:
            hit = next((hit for kind in _COMPARED for hit in each.things if hit.kind == kind), None)
            if hit is not None and all(hit.iri != side.iri for side in sides):
                sides.append(NodeLink(hit.iri, hit.label))
        topics = [self._topic_of(each) for each in sides]
        has_topic = any(kind_of(side.iri).name == "topic" for side in sides)
        yield from _comparison(topics if has_topic and len(set(topics)) == len(topics) else sides)

    def _topic_of(self, side: NodeLink) -> NodeLink:
        """The narrowest topic of the papers that introduce a model, or of a paper; a topic is its own."""
        if kind_of(side.iri).name == "topic":
            return side
        papers = linked(self._store, side.iri, v.INTRODUCES) or [side.iri]
        topics = {topic for paper in papers for topic in facts(self._store, paper)[v.SUBJECT]}
        if not topics:
            return side
        found = min(topics, key=lambda each: (len(linked(self._store, each, v.SUBJECT)), each))
        return NodeLink(found, page_labels(self._store, [found], self._language)[found])

    def _find_paper(self) -> None:
        """A name may be that of what a paper introduces."""
        if "paper" in self._things:
            return
        for kind in ("artifact", "model", "benchmark"):
            if kind in self._things and (papers := linked(self._store, self._things[kind], v.INTRODUCES)):
                self._things["paper"] = papers[0]
                self._called["paper"] = page_labels(self._store, papers[:1], self._language)[papers[0]]
                return


def _comparison(sides: Sequence[NodeLink]) -> Iterator[Offer]:
    if 2 <= len(set(sides)) == len(sides) <= len(_SIDES):
        asked = urlencode(dict(zip(_SIDES, (each.iri for each in sides), strict=False)))
        yield Offer("offer_compare", {"names": ", ".join(each.label for each in sides)}, f"/compare?{asked}")


def _query_of(words: str) -> str | None:
    return urlencode({"q": words}) if words else None


def _sought(typed: str) -> str | None:
    """The search for a phrase between quotation marks, or for a figure that is not a date."""
    found = _PHRASE.search(typed)
    limits = limiting_spans(typed)
    figures = [
        each[0] for each in _FIGURE.finditer(typed) if not any(first <= each.start() < last for first, last in limits)
    ]
    # a figure between quotation marks is not found by its beginning: 86.8 in 86.81
    words = f'"{found[1]}"' if found else next(iter(figures), "")
    return urlencode({"q": words, "what": "passages"}) if words and words != typed.strip() else None
