"""Decides which introduced things of one name are different things: from all documents together, whatever their order.

Each document alone names what a paper introduces by its name. Where one paper is called after a name ("Sigma: ..."), or
two papers spell it out in unlike words, two papers introduce two things. The earliest keeps the plain IRI; the others
have the paper in theirs. What one document calls a paper's benchmark is a benchmark in the others, too.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kg.model import Claim, Entry, Iri, Literal
from kg.schema import iris
from kg.schema import terms as v
from kg.schema.kinds import kind_of
from kg.schema.terms import DATA

__all__ = ["NamedThing", "nodes_among", "nodes_of_things", "paper_of_thing", "things_of"]

_PAPER = f"{DATA}paper/"
_STEM = 4  # letters that the forms of a word share


class NamedThing(NamedTuple):
    """What one document says that a paper introduces.

    Attributes:
        name: the end of the IRI that its name gives.
        paper: the paper, below the common beginning of papers' IRIs.
        kind: "artifact" or "benchmark", which its IRI begins with.
        title: a key of the paper's title, if the title begins with the name; else empty.
        long: keys of the long forms of the name.
    """

    name: str
    paper: str
    kind: str = "artifact"
    title: str = ""
    long: tuple[str, ...] = ()


def things_of(entry: Entry, paper: Iri, claims: Iterable[Claim], aliases: Mapping[Iri, Iri]) -> set[NamedThing]:
    """Return the introduced things that claims about an entry name, each of the kind that the document alone gives it.

    Args:
        entry: the entry.
        paper: its paper.
        claims: what extractors claim of it.
        aliases: the nodes of things that were replaced.
    """
    title = entry.plain_title or (entry.title.text if entry.title else "")
    called = iris.slug(title.replace("：", ":").partition(":")[0])
    found = set()
    for claim in claims:
        node = claim.statement.object
        if claim.statement.predicate != v.INTRODUCES or isinstance(node, Literal):
            continue
        kind = kind_of(node)
        if kind.name not in {"artifact", "benchmark"}:
            continue
        name = node.removeprefix(kind.stem).partition("~")[0]
        others = (
            each.object.value
            for each in claim.description
            if each.predicate == v.ALTERNATIVE_NAME and isinstance(each.object, Literal)
        )
        long = {iris.slug(other) for other in others if " " in other.strip()}
        title_key = iris.slug(title) if called == name else ""
        replaced = aliases.get(iris.thing_of_paper("artifact", name, paper)) == node
        kind_name = "artifact" if replaced else kind.name
        found.add(NamedThing(name, paper.removeprefix(_PAPER), kind_name, title_key, tuple(sorted(long - {name}))))
    return found


def nodes_of_things(things: Iterable[NamedThing], papers: Mapping[str, str]) -> dict[tuple[str, str], Iri]:
    """Return the nodes, by name and paper, of the things whose node is not the one that their name alone gives.

    Args:
        things: what all documents say that papers introduce.
        papers: what papers go by instead of the name that one document gives them; empty for those left out.
    """
    by_name: dict[str, dict[str, NamedThing]] = {}
    for thing in things:
        paper = papers.get(thing.paper, thing.paper)
        if paper:
            known = by_name.setdefault(thing.name, {})
            before = known.get(paper, NamedThing(thing.name, paper))
            long = tuple(sorted({*before.long, *thing.long}))
            kind = max(before.kind, thing.kind)  # "benchmark" comes behind "artifact"
            known[paper] = NamedThing(thing.name, paper, kind, max(before.title, thing.title), long)
    nodes: dict[tuple[str, str], Iri] = {}
    for name, known in by_name.items():
        nodes |= {
            (name, each.paper): iris.thing("benchmark", name) for each in known.values() if each.kind != "artifact"
        }
        artifacts = [each for each in known.values() if each.kind == "artifact"]
        artifacts.sort(key=lambda each: (not each.title, each.paper))
        for other in artifacts[1:]:
            if _are_apart(artifacts[0], other):
                nodes[name, other.paper] = iris.thing_of_paper("artifact", name, Iri(_PAPER + other.paper))
    return nodes


def nodes_among(
    things: Iterable[NamedThing], nodes: Mapping[tuple[str, str], Iri], papers: Mapping[str, str]
) -> dict[Iri, Iri]:
    """Return those of :func:`nodes_of_things` that a document names, by the IRI that name and paper together give."""
    found = {}
    for thing in things:
        paper = papers.get(thing.paper, thing.paper)
        node = nodes.get((thing.name, paper))
        if node is not None and thing.kind == "artifact":
            found[iris.thing_of_paper("artifact", thing.name, Iri(_PAPER + paper))] = node
    return found


def paper_of_thing(iri: Iri) -> str:
    """Return what tells the paper in the IRI that a thing's name and paper together give; empty for other IRIs."""
    return iri.partition("~")[2]


def _are_apart(first: NamedThing, other: NamedThing) -> bool:
    """Return whether two papers introduce two things; the first is called after the name if one of them is."""
    if first.title and first.title == other.title:
        return False
    alike = any(_are_alike(one, another) for one in first.long for another in other.long)
    return not alike and bool(first.title or (first.long and other.long))


def _are_alike(one: str, other: str) -> bool:
    """Return whether two long forms share more than two thirds of their words, whatever these end in."""
    first, second = ({word[:_STEM] for word in long.split("-")} for long in (one, other))
    return 3 * len(first & second) > 2 * max(len(first), len(second))
