"""Chooses the topics that name a set of papers."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

__all__ = ["leading_topics"]

_MOST = 2
_LEAST_SHARE = 0.12  # of the papers must have a topic that names them


def leading_topics(
    members: Iterable[str], topics: Mapping[str, Sequence[str]], total: Mapping[str, int] | None = None
) -> tuple[str, ...]:
    """Return the topics that name a set of papers: those that many of them have, and few papers elsewhere.

    A topic counts by the share of these papers that have it, times the root of the share of its papers that are among
    these.

    Args:
        members: the papers, and any other nodes.
        topics: the topics of each paper.
        total: how many papers have each topic; None counts them.
    """
    counted = total if total is not None else Counter(topic for each in topics.values() for topic in each)
    papers = [iri for iri in members if topics.get(iri)]
    inside = Counter(topic for paper in papers for topic in topics[paper])
    scores = {
        topic: (count / len(papers)) * (count / counted[topic]) ** 0.5
        for topic, count in inside.items()
        if count >= max(2, _LEAST_SHARE * len(papers))
    }
    return tuple(sorted(scores, key=lambda topic: (-scores[topic], topic))[:_MOST])
