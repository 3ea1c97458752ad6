"""Why the graph says what it says: the facts about a thing, each with the words that state it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import Literal, NamedNode

from kg.errors import KgError, UnknownThingError
from kg.schema import terms as v
from kg.schema.kinds import kind_of
from kg.schema.relations import RELATIONS, WORDS
from kg.sparql.lookup import find_thing, label_of, name_key, nearest_names, short_iri
from kg.sparql.results.cells import plain
from kg.sparql.shipped import facts as stated_about
from kg.sparql.shipped import linked, solutions

if TYPE_CHECKING:
    from pyoxigraph import QuerySolution

    from kg.store import GraphStore

__all__ = [
    "Explanation",
    "Fact",
    "Group",
    "Testimony",
    "by_relation",
    "explain",
    "explained",
    "testimonies",
    "testimony_of",
]


class Testimony(NamedTuple):
    """One place that states a fact.

    Attributes:
        document: path of the document.
        start, end: the quoted characters of the decoded document.
        quote: the words.
        surface: the words among them that name the object; empty where the quote itself does.
        rule: extractor, version and rule that read them.
        confidence: how often that rule is right, 0 to 1.
    """

    document: str
    start: int
    end: int
    quote: str
    surface: str
    rule: str
    confidence: float


class Fact(NamedTuple):
    """A triple that documents state: its parts, how they are called, and who states it."""

    subject: str
    predicate: str
    object: str
    subject_label: str
    object_label: str
    testimonies: tuple[Testimony, ...]


class Group(NamedTuple):
    """Facts of one relation: its local name, its IRI, and the facts in the order in which the documents state them."""

    name: str
    predicate: str
    facts: tuple[Fact, ...]


class Explanation(NamedTuple):
    """A thing and the facts about it, in the order in which the documents state them."""

    iri: str
    label: str
    facts: tuple[Fact, ...]


_Triple = tuple[str, str, NamedNode | Literal]

_LISTING = v.DATA + "listing/"
_OF_RESULTS = (v.ON_BENCHMARK, v.SYSTEM, v.BY_METRIC)


def explain(store: "GraphStore", thing: str, predicate: str = "", other: str = "") -> Explanation:
    """Return the facts about a thing with the words that state them.

    Args:
        store: the graph.
        thing: what a person would type: an arXiv id, a title, a name, a label, an IRI.
        predicate: only facts of this relation: its local name ("evaluatesOn"), prefixed name, label, or a word such
            as "authors" or "저자"; empty for all.
        other: only facts with this thing (or text) at the other end; empty for all.

    Raises:
        UnknownThingError: the thing, the relation or the other thing is not there.
    """
    found = find_thing(store, thing)
    facts = _facts(store, found.iri)
    label = label_of(store, found.iri)
    if predicate:
        wanted = _predicates(store, predicate, {fact.predicate for fact in facts})
        if not wanted:
            raise UnknownThingError(predicate, nearest=_relations(predicate, facts), kind=f"relation of {label!r}")
        facts = [fact for fact in facts if fact.predicate in wanted]
    if other:
        facts = _with(store, facts, found.iri, other)
    return Explanation(found.iri, label, tuple(facts))


def testimonies(store: "GraphStore", query: str, **terms: str) -> dict[_Triple, list[Testimony]]:
    """Return the words that state facts, sorted, by the fact: its subject, property and object.

    Args:
        store: the graph.
        query: one of the queries quotes-... that ship with paper-kg.
        terms: IRIs for its parameters.
    """
    found: dict[_Triple, set[Testimony]] = defaultdict(set)
    answer = solutions(store, query, **terms)
    columns = {variable.value.removeprefix("_"): variable.value for variable in answer.variables}
    subject, relation, thing, document = (columns[part] for part in ("subject", "relation", "object", "document"))
    for row in answer:
        testimony = testimony_of(row, row[document].value)
        found[row[subject].value, row[relation].value, row[thing]].add(testimony)
    return {fact: sorted(said) for fact, said in found.items()}


def testimony_of(row: "QuerySolution", document: str) -> Testimony:
    """Return the words in a row of one of the queries quotes-... that ship with paper-kg.

    Args:
        row: the row.
        document: the IRI of the document that they stand in.
    """
    return Testimony(
        document=row["path"].value if row["path"] else short_iri(document),
        start=int(row["start"].value),
        end=int(row["end"].value),
        quote=row["quote"].value,
        surface=row["surface"].value if row["surface"] else "",
        rule=row["rule"].value.removeprefix(v.DATA + "extractor/"),
        confidence=float(row["confidence"].value),
    )


def explained(
    explanation: Explanation, *, limit: int | None = None, width: int = 100, grouped: bool = False
) -> Iterator[str]:
    """Return an explanation as lines for a terminal.

    Args:
        explanation: the facts.
        limit: at most how many facts, of each relation where they are grouped; None for all.
        width: how many columns to fill.
        grouped: whether facts come in groups by their relation.
    """
    yield f"{plain(explanation.label)}  ({short_iri(explanation.iri)})"
    if not grouped:
        yield from _lines(explanation.iri, explanation.facts[:limit], width)
        return
    for group in by_relation(explanation.facts):
        yield from ("", f"{group.name} ({len(group.facts)})")
        yield from _lines(explanation.iri, group.facts[:limit], width)
        if limit is not None and len(group.facts) > limit:
            yield from ("", f"… {len(group.facts) - limit} more of {group.name}")


def by_relation(facts: Iterable[Fact]) -> tuple[Group, ...]:
    """Return facts in groups by their relation, in the order in which pages show relations; metadata comes last."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[fact.predicate].append(fact)
    order: dict[str, int] = {
        predicate: place for place, relation in enumerate(RELATIONS) for predicate in relation.predicates
    }
    ordered = sorted(found, key=lambda each: (order.get(each, len(order)), each))
    return tuple(Group(_local(each), each, tuple(found[each])) for each in ordered)


def _lines(iri: str, facts: Iterable[Fact], width: int) -> Iterator[str]:
    from itertools import groupby
    from textwrap import wrap

    for said, stated in groupby(facts, lambda fact: fact.testimonies):
        yield ""
        for fact in stated:  # of one reference come many, whose words are shown once
            subject = "" if fact.subject == iri else f"{plain(fact.subject_label)}  "
            yield f"{subject}{short_iri(fact.predicate)}  {plain(fact.object_label)}"
        for each in said:
            yield from wrap(f"“{plain(each.quote)}”", width, initial_indent="    ", subsequent_indent="    ")
            named = f", as “{plain(each.surface)}”" if each.surface else ""
            place = f"{plain(each.document)}, characters {each.start}-{each.end}"
            yield f"      {place}{named}; {each.rule}, confidence {each.confidence:.2f}"


def _facts(store: "GraphStore", iri: str) -> list[Fact]:
    names: dict[str, str] = {}

    def name(node: str) -> str:
        if node not in names:
            names[node] = label_of(store, node)
        return names[node]

    stated: dict[_Triple, set[Testimony]] = defaultdict(set)
    for found in _about(store, iri):
        for fact, said in found.items():
            stated[fact].update(said)
    facts = []
    for (subject, predicate, term), sources in stated.items():
        label = name(term.value) if isinstance(term, NamedNode) else term.value
        about = name(subject)
        if subject.startswith(_LISTING):  # its label is the paper's title, which would stand there twice
            about = f"entry in {min(sources).document}"
        facts.append(Fact(subject, predicate, term.value, about, label, tuple(sorted(sources))))
    return sorted(facts, key=lambda fact: (fact.testimonies[0][:3], fact.testimonies, fact.predicate, fact.object))


def _about(store: "GraphStore", iri: str) -> Iterator[dict[_Triple, list[Testimony]]]:
    """The words about a thing, and about the entries and results that belong to it."""
    yield testimonies(store, "quotes-of-subject", subject=iri)
    yield testimonies(store, "quotes-of-object", object=iri)
    if kind_of(iri).type == v.DOCUMENT:
        yield testimonies(store, "quotes-in-document", document=iri)
    for listing in linked(store, iri, v.LISTS):
        yield testimonies(store, "quotes-of-subject", subject=listing)
    for result in dict.fromkeys(each for name in _OF_RESULTS for each in linked(store, iri, name)):
        yield testimonies(store, "quotes-of-object", object=result)


def _predicates(store: "GraphStore", typed: str, present: Iterable[str]) -> set[str]:
    wanted = {name_key(typed), name_key(typed.rpartition(":")[2])}
    wanted |= {name.removesuffix("s") for name in wanted}
    called = {each for name in wanted for each in WORDS.get(name, ())}
    found = set()
    for predicate in present:
        names = {name_key(_local(predicate)), name_key(short_iri(predicate)), name_key(predicate)}
        names |= {name_key(label) for label in stated_about(store, predicate)[v.LABEL]}
        names |= {name.removesuffix("s") for name in names}
        if predicate in called or names & wanted:
            found.add(predicate)
    return found


def _relations(typed: str, facts: Iterable[Fact]) -> list[str]:
    """The names of the facts' relations, those most like what was typed."""
    present = {fact.predicate for fact in facts}
    names = sorted({_local(predicate) for predicate in present})
    words = [f"{word}s" for word, predicates in WORDS.items() if present & set(predicates)]
    return nearest_names(typed, [*names, *words]) or names


def _with(store: "GraphStore", facts: Sequence[Fact], iri: str, typed: str) -> list[Fact]:
    """The facts that have what was typed at the end that is not the thing itself."""
    ends = [(fact, *((fact.object, fact.object_label), (fact.subject, fact.subject_label))) for fact in facts]
    key = name_key(typed)
    kept = [
        fact
        for fact, *both in ends
        if any(end != iri and (end == typed or (key and name_key(label) == key)) for end, label in both)
    ]
    if kept:
        return kept
    try:
        other = find_thing(store, typed).iri
    except KgError:
        other = ""
    results = {each for name in _OF_RESULTS for each in linked(store, other, name)} if other else set()
    kept = [fact for fact in facts if other and (other in {fact.object, fact.subject} or fact.object in results)]
    if not kept:
        labels = [label for fact in facts for label in (fact.object_label, fact.subject_label)]
        raise UnknownThingError(typed, nearest=nearest_names(typed, labels), kind="thing at the other end")
    return kept


def _local(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2]
