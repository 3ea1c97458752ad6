"""What the same papers name: the benchmarks beside a benchmark, the models beside a model."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from kg.web.labels import page_labels
from kg.web.memory import remembered
from kg.web.page_cells import Item, NodeLink
from kg.web.page_model import ListSection
from kg.web.views.things import stated_pairs

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["beside"]

_MOST = 300  # a page shows the first of them, and the rest behind a summary that counts it


def beside(
    store: "GraphStore", papers: Iterable[str], predicates: tuple[str, ...], but: Collection[str], language: str
) -> ListSection:
    """Return what papers name by some properties, most often named first.

    Args:
        store: the graph.
        papers: the papers.
        predicates: how they name it.
        but: things to leave out.
        language: for labels.
    """
    named = _named(store, predicates)
    counts = Counter(thing for paper in papers for thing in named.get(paper, ()) if thing not in but)
    least = min((count for _, count in counts.most_common(_MOST)), default=0)
    often = {thing: count for thing, count in counts.items() if count >= least}
    called = page_labels(store, often, language)
    ordered = sorted(often, key=lambda each: (-often[each], called[each].casefold(), each))[:_MOST]
    return ListSection("beside", tuple(Item(NodeLink(each, called[each]), note=str(often[each])) for each in ordered))


@remembered
def _named(store: "GraphStore", predicates: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """What each paper names by some properties; a process reads it once."""
    found: dict[str, set[str]] = defaultdict(set)
    for predicate in predicates:
        for paper, thing in stated_pairs(store, predicate):
            found[paper].add(thing)
    return {paper: frozenset(things) for paper, things in found.items()}
