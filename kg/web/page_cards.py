"""Papers as cards, and topics with their months: what the front page consists of; frozen, and free of mark-up."""

from dataclasses import dataclass
from typing import NamedTuple

from kg.web.page_cells import NodeLink

__all__ = ["Card", "CardSection", "Trend", "TrendSection"]


class Card(NamedTuple):
    """A paper with a sentence about it: its link, date, votes (-1 for none) and topics."""

    link: NodeLink
    date: str
    votes: int
    text: str
    topics: tuple[NodeLink, ...]


@dataclass(frozen=True, slots=True)
class CardSection:
    """Papers as cards under a heading; "more" leads to the rest."""

    key: str
    cards: tuple[Card, ...]
    more: str = ""


class Trend(NamedTuple):
    """A topic's papers by month: the newest months against those before.

    Attributes:
        link: the topic.
        months: its papers of each month, the oldest first.
        recent, before: its papers of the newest months, and of as many months before these.
        first, last: the first and the last month, as 2024-05.
        rise: how many more of a hundred papers have it in the later time.
    """

    link: NodeLink
    months: tuple[int, ...]
    recent: int
    before: int
    first: str
    last: str
    rise: str = ""


@dataclass(frozen=True, slots=True)
class TrendSection:
    """Trends under a heading; "more" leads to the rest."""

    key: str
    trends: tuple[Trend, ...]
    more: str = ""
