"""Sections that texts of several kinds have in common: papers, figures, counts and months, for a terminal."""

from collections.abc import Iterator, Sequence

from kg.show.layout import columns, heading, more
from kg.show.records import PaperLine, Score
from kg.show.thing_records import Counted, Month

__all__ = ["count_section", "month_section", "paper_section", "score_section", "votes_of"]

_ROLES = {"other": "another's"}
_BAR = 40  # columns of the longest bar


def paper_section(title: str, papers: Sequence[PaperLine], limit: int | None, width: int) -> Iterator[str]:
    """Return papers below a heading; nothing where there are none."""
    if papers:
        yield from heading(title)
        rows = [(each.arxiv, each.date, each.title, votes_of(each)) for each in papers]
        yield from _table(rows, limit, width, "papers")


def score_section(
    title: str, scores: Sequence[Score], limit: int | None, width: int, *, with_papers: bool = False
) -> Iterator[str]:
    """Return figures below a heading; nothing where there are none.

    Args:
        title: the heading.
        scores: the figures.
        limit: at most how many lines; None for all.
        width: how many columns to fill.
        with_papers: whether to say which paper reports each figure, and when.
    """
    if not scores:
        return
    yield from heading(title)
    one_benchmark = len({each.benchmark.iri for each in scores}) == 1 and with_papers
    rows = [
        (
            "" if one_benchmark else each.benchmark.label,
            each.metric,
            f"{each.value}{f' over {each.over}' if each.over else ''}",
            each.system,
            f"({_ROLES.get(each.role, each.role)})" if each.role else "",
            each.setting,
            each.paper.date if with_papers else "",
            f"{each.paper.arxiv} {each.paper.title}".strip() if with_papers else "",
        )
        for each in scores
    ]
    yield from _table(rows, limit, width, "results")


def count_section(title: str, counted: Sequence[Counted], limit: int | None, width: int) -> Iterator[str]:
    """Return things with their numbers of papers below a heading; nothing where there are none."""
    if counted:
        yield from heading(title)
        rows = [(str(each.papers), each.label) for each in counted]
        yield from columns(rows[:limit], width, right=frozenset({0}))
        yield from more(len(rows[limit:]) if limit is not None else 0, "things")


def month_section(title: str, months: Sequence[Month], limit: int | None) -> Iterator[str]:
    """Return the latest months as bars below a heading; nothing where there are none."""
    if not months:
        return
    yield from heading(title)
    shown = months if limit is None else months[max(0, len(months) - max(limit, 12)) :]
    most = max(each.papers for each in shown) or 1
    for each in shown:
        bar = "█" * round(each.papers * _BAR / most)
        yield f"  {each.month}  {each.papers:>4}  {bar}".rstrip()


def votes_of(paper: PaperLine) -> str:
    """Return a paper's votes in words; empty where it has none."""
    if paper.votes is None:
        return ""
    return "1 vote" if paper.votes == 1 else f"{paper.votes} votes"


def _table(rows: Sequence[Sequence[str]], limit: int | None, width: int, what: str) -> Iterator[str]:
    yield from columns(rows[:limit], width)
    yield from more(len(rows[limit:]) if limit is not None else 0, what)
