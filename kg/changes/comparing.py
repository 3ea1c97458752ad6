"""What changed from one snapshot of the graph to another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kg.changes.snapshot import Conflict, Snapshot, SnapshotScore

__all__ = ["Correction", "GraphChanges", "TitledPaper", "compare_snapshots"]


class TitledPaper(NamedTuple):
    """A paper: its IRI and its title."""

    paper: str
    title: str


class Correction(NamedTuple):
    """What a paper's title, or a score, was and is now."""

    paper: str
    before: str
    after: str
    of: str = "title"


@dataclass(frozen=True, slots=True)
class GraphChanges:
    """What changed.

    Attributes:
        papers: papers that notes present now and did not before.
        scores: scores that are new.
        bests: scores that took over a best, each with the one before it; of stated metrics alone, without those of
            humans and baselines.
        conflicts: contradictions between documents that are new.
        corrections: titles and scores that another replaced.
        gone: papers that no note presents any more.
    """

    papers: tuple[TitledPaper, ...] = ()
    scores: tuple[SnapshotScore, ...] = ()
    bests: tuple[tuple[SnapshotScore, SnapshotScore], ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    corrections: tuple[Correction, ...] = ()
    gone: tuple[TitledPaper, ...] = ()


_Key = tuple[str, ...]


def compare_snapshots(before: Snapshot, after: Snapshot) -> GraphChanges:
    """Return what changed from one snapshot to the other."""
    old, new = set(before.scores.values()), set(after.scores.values())
    added, corrected = _corrections(old - new, new - old)
    retitled = (
        Correction(iri, before.papers[iri], title)
        for iri, title in after.papers.items()
        if before.papers.get(iri, title) != title
    )
    return GraphChanges(
        papers=_listed(after.papers, before.papers),
        scores=tuple(sorted(added)),
        bests=_taken_over(old, new),
        conflicts=tuple(sorted(after.conflicts - before.conflicts)),
        corrections=tuple(sorted([*retitled, *corrected])),
        gone=_listed(before.papers, after.papers),
    )


def _listed(papers: Mapping[str, str], others: Mapping[str, str]) -> tuple[TitledPaper, ...]:
    return tuple(TitledPaper(iri, title) for iri, title in sorted(papers.items()) if iri not in others)


def _corrections(gone: set[SnapshotScore], added: set[SnapshotScore]) -> tuple[set[SnapshotScore], list[Correction]]:
    """The scores that are really new, and those that replace another of the same kind."""
    by_key: dict[_Key, list[SnapshotScore]] = defaultdict(list)
    for score in sorted(gone):
        by_key[_kind(score)].append(score)
    new, corrected = set(added), []
    for score in sorted(added):
        replaced = by_key.get(_kind(score))
        if replaced:
            corrected.append(Correction(score.paper, replaced.pop(0).value, score.value, _name(score)))
            new.discard(score)
    return new, corrected


def _kind(score: SnapshotScore) -> _Key:
    return score.paper, score.benchmark, score.metric, score.system, score.setting


def _name(score: SnapshotScore) -> str:
    return " ".join(part for part in (score.system, "on", score.on, score.metric, score.setting) if part)


def _taken_over(
    old: Iterable[SnapshotScore], new: Iterable[SnapshotScore]
) -> tuple[tuple[SnapshotScore, SnapshotScore], ...]:
    before, after = _bests(old), _bests(new)
    return tuple(
        (score, before[key])
        for key, score in sorted(after.items())
        if key in before and _worth(score) > _worth(before[key])
    )


def _bests(scores: Iterable[SnapshotScore]) -> dict[_Key, SnapshotScore]:
    best: dict[_Key, SnapshotScore] = {}
    for score in sorted(scores):
        key = (score.benchmark, score.metric, score.unit)
        if score.metric and score.role not in {"human", "baseline"} and _worth(score) > _worth(best.get(key)):
            best[key] = score
    return best


def _worth(score: SnapshotScore | None) -> float:
    if score is None:
        return float("-inf")
    try:
        value = float(score.value)
    except ValueError:
        return float("-inf")
    return -value if score.lower_is_better else value
