"""Reads every quad of a published graph by every index, and lists what is wrong with the store.

Oxigraph keeps each quad in several indexes, of which a query reads one: a damaged block stays unnoticed until a query
needs it. Here each index is read in full, and all must hold the same number of quads.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.errors import StoreError
from kg.store.engine import engine_errors, open_published
from kg.store.folder import StoreFolder

__all__ = ["Examination", "examine"]


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found.

    Attributes:
        problems: what is wrong, a line each.
        quads: how many quads the graph holds.
        graphs: the names of its named graphs.
    """

    problems: tuple[str, ...]
    quads: int = 0
    graphs: frozenset[str] = frozenset()


def examine(location: str) -> Examination:
    """Read all that is published at a location.

    Raises:
        StoreError: there is no store at all.
    """
    folder = StoreFolder(location)
    if not folder.generations() and not (folder.location / "CURRENT").exists():
        raise StoreError(f"There is no store at {location}.", hint="Name it by --store.")
    problems: list[str] = []
    try:
        current = folder.current()
    except StoreError as error:
        return Examination((error.what, _what_is_there(folder)))
    if current not in folder.generations():
        gone = f"CURRENT names generation {current}, which is not there" if current else "CURRENT is not there"
        return Examination((f"{gone}.", _what_is_there(folder)))
    try:
        with folder.reading() as generation:
            store = open_published(folder, generation)
            graphs, quads = _read(store, location, problems)
    except StoreError as error:
        return Examination((error.what,))
    return Examination(tuple(problems), quads, graphs)


def _what_is_there(folder: StoreFolder) -> str:
    found = ", ".join(folder.generations()) or "none"
    return f"Generations on disk: {found}. 'kg build --fresh' with all folders of your notes rebuilds the store."


def _read(store: pyoxigraph.Store, location: str, problems: list[str]) -> tuple[frozenset[str], int]:
    """Read all indexes; what fails is added to the problems, once a kind."""
    reader = _Reader(store, location)
    graphs = reader.named_graphs()
    reader.read(DefaultGraph())
    for graph in graphs:
        reader.read(graph)
    problems += reader.problems()
    return frozenset(graph.value for graph in graphs), reader.counts["all quads"]


class _Reader:
    """Reads a graph by every index.

    Oxigraph has three indexes of the default graph, three of named graphs with the graph first, and three of them with
    the graph last; which one it reads depends on what is given of the four terms.
    """

    def __init__(self, store: pyoxigraph.Store, location: str) -> None:
        self._store = store
        self._location = location
        self._failures: dict[str, str] = {}
        self._seen: dict[str, set[int]] = {"subjects": set(), "predicates": set(), "objects": set()}
        self.counts: dict[str, int] = {}
        self._add("all quads", store.quads_for_pattern(None, None, None, None))

    def named_graphs(self) -> list[NamedNode]:
        found: list[NamedNode] = []
        self._add("the list of graphs", (name for name in self._store.named_graphs() if _kept(name, found)))
        del self.counts["the list of graphs"]
        return found

    def read(self, graph: NamedNode | DefaultGraph) -> None:
        """Read a graph by each of its terms, and all that is about those not met before."""
        terms: dict[str, set[Any]] = {name: set() for name in self._seen}
        self._add("graphs", _noting(self._store.quads_for_pattern(None, None, None, graph), terms))
        for place, (name, found) in enumerate(terms.items()):
            for term in found:
                pattern: list[Any] = [None, None, None, graph]
                pattern[place] = term
                self._add(f"graphs by {name}", _with(term, place, self._store.quads_for_pattern(*pattern)))
                if hash(term) not in self._seen[name]:  # the terms themselves would fill the memory
                    self._seen[name].add(hash(term))
                    pattern[-1] = None
                    self._add(name, _with(term, place, self._store.quads_for_pattern(*pattern)))

    def problems(self) -> Iterator[str]:
        for what, failure in self._failures.items():
            yield f"Reading {what} failed: {failure}"
        if not self._failures and len(set(self.counts.values())) > 1:
            yield "The indexes differ: " + ", ".join(f"{count} by {what}" for what, count in self.counts.items()) + "."

    def _add(self, what: str, quads: Iterable[object]) -> None:
        count = 0
        try:
            with engine_errors(self._location):
                for _ in quads:
                    count += 1
        except StoreError as error:
            self._failures.setdefault(what, error.what)
        self.counts[what] = self.counts.get(what, 0) + count


def _noting(quads: Iterable[Quad], terms: dict[str, set[Any]]) -> Iterator[Quad]:
    for quad in quads:
        terms["subjects"].add(quad.subject)
        terms["predicates"].add(quad.predicate)
        terms["objects"].add(quad.object)
        yield quad


def _with(term: Any, place: int, quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads that have a term: a scan by a number such as 255 or 511 alone gives others on disk, too.

    Oxigraph 0.5.13 ends the range of a prefix whose last byte is 255 too late; its SPARQL filters what it scans.
    """
    return (quad for quad in quads if quad[place] == term)


def _kept(name: object, found: list[NamedNode]) -> bool:
    if isinstance(name, NamedNode):
        found.append(name)
    return True
