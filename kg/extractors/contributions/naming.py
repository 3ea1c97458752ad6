"""The name of a paper whose layout gives no title: that of the system it introduces."""

from collections.abc import Iterable

from kg.extractors.base import Source
from kg.extractors.contributions.finder import Contribution, Contributions
from kg.model import Claim, Evidence, Literal, Statement
from kg.schema import terms as v

__all__ = ["NamingExtractor"]


class NamingExtractor:
    """Claims a title for a paper without one: the introduced thing that its text speaks of most."""

    name = "naming"
    version = "1"

    def extract(self, source: Source, contributions: Contributions) -> Iterable[Claim]:
        """Return the claim that the entry supports."""
        if source.entry.title is not None or not contributions.introduced:
            return
        text = source.document.text[source.entry.span.start : source.entry.span.end]
        main = max(contributions.introduced, key=lambda thing: (_weight(thing, text), thing.name))
        first = main.mentions[0]
        statement = Statement(source.paper, v.TITLE, Literal(main.name))
        yield Claim(statement, Evidence(first.sentence.span, "named-after-system", 0.75, first.surface, first.span))


def _weight(thing: Contribution, text: str) -> int:
    """Return how often a text names a thing, in any of its spellings; what it evaluates on counts for little."""
    count = sum(text.count(name) for name in (thing.name, *thing.others))
    return count if thing.kind not in {"benchmark", "dataset", "metric"} else count // 4
