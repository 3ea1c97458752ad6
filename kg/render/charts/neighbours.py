"""The papers around one: which are drawn, in which order, and how strongly they are linked."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from kg.render.poster.wanted_names import plain_title

__all__ = ["Neighbourhood", "neighbourhood_of"]


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Papers around one, by number; the one in the middle is -1.

    Attributes:
        rings: the papers one step away, and those two steps away.
        found: how many of each there are, drawn or not.
        titles: of the papers, without LaTeX.
        ways: in how many ways each is reached.
        links: pairs of papers, the lower number first, and how strong each link is: 1, and 1 for each other paper that
            is linked with both.
    """

    rings: tuple[tuple[int, ...], tuple[int, ...]]
    found: tuple[int, int]
    titles: Mapping[int, str]
    ways: Mapping[int, int]
    links: Mapping[tuple[int, int], int]

    def linked(self, paper: int) -> tuple[int, ...]:
        """Return the papers that a paper is linked with."""
        return tuple(sum(pair) - paper for pair in self.links if paper in pair)


def neighbourhood_of(
    rows: Sequence[Mapping[str, str]], links: Collection[tuple[str, str]], most: Sequence[int]
) -> Neighbourhood:
    """Return the papers around one; on the inner ring each is followed by the one it shares most with.

    Args:
        rows: with "hops", "paths", "title" or "arxiv", and "other".
        links: pairs of papers as in "other"; the one in the middle is "".
        most: how many papers of each ring are drawn.
    """
    near = [[place for place, row in enumerate(rows) if row.get("hops") == hops] for hops in ("1", "2")]
    number = {row["other"]: place for place, row in enumerate(rows) if row.get("other")} | {"": -1}
    around: dict[int, set[int]] = defaultdict(set)
    for one, other in links:
        if one in number and other in number and one != other:
            around[number[one]].add(number[other])
            around[number[other]].add(number[one])
    for place in near[0]:
        around[place].add(-1)
        around[-1].add(place)
    inner = near[0][: most[0]]
    reached = [place for place in near[1] if around[place] & set(inner)]
    outer = [*reached, *(place for place in near[1] if place not in set(reached))][: most[1]]
    drawn = {-1, *inner, *outer}
    pairs = {
        (one, other): 1 + len((around[one] & around[other]) & drawn)
        for one in sorted(drawn)
        for other in sorted(around[one] & drawn)
        if one < other
    }
    shown = {place: rows[place] for place in (*inner, *outer)}
    return Neighbourhood(
        (tuple(_chained(inner, around)), tuple(outer)),
        (len(near[0]), len(near[1])),
        {place: plain_title(row.get("title") or row.get("arxiv", "")) for place, row in shown.items()},
        {place: int(ways) if (ways := row.get("paths", "")).isdecimal() else 1 for place, row in shown.items()},
        pairs,
    )


def _chained(papers: Sequence[int], around: Mapping[int, set[int]]) -> list[int]:
    """Papers in an order in which each is followed by the one it shares most with."""
    rest = list(papers)
    chain = rest[:1]
    rest = rest[1:]
    while rest:
        last = around[chain[-1]]
        following = max(rest, key=lambda each: (len(last & around[each]) + (each in last), -each))
        rest.remove(following)
        chain.append(following)
    return chain
