"""The facts that computations count with, each relation read from the graph once for all of them."""

from collections import defaultdict

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.store import GraphStore

__all__ = ["Facts"]


class Facts:
    """The knowledge of a graph, by property.

    Args:
        store: the graph. Its default graph must stay as it is.
    """

    def __init__(self, store: GraphStore) -> None:
        self.store = store
        self._links: dict[str, tuple[tuple[str, str], ...]] = {}
        self._names: dict[str, str] = {}  # one string for each IRI, however often it is read

    def links(self, predicate: str) -> tuple[tuple[str, str], ...]:
        """Return the subject and the object of each fact whose object is an IRI."""
        if predicate not in self._links:
            name = self._names.setdefault
            self._links[predicate] = tuple(
                (name(subject.value, subject.value), name(thing.value, thing.value))
                for subject, _, thing, _ in self.store.quads(predicate=NamedNode(predicate), graph=DefaultGraph())
                if isinstance(subject, NamedNode) and isinstance(thing, NamedNode)
            )
        return self._links[predicate]

    def texts(self, predicate: str) -> dict[str, list[Literal]]:
        """Return the literals of each subject for a property; nothing is kept of them."""
        found: dict[str, list[Literal]] = defaultdict(list)
        for subject, _, text, _ in self.store.quads(predicate=NamedNode(predicate), graph=DefaultGraph()):
            if isinstance(subject, NamedNode) and isinstance(text, Literal):
                found[subject.value].append(text)
        return found
