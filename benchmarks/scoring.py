"""Compares what the saved queries say of papers with what was annotated by hand.

The format of a gold file is described in tests/data/README.md. Names are compared without case, spaces and
punctuation; of a gold name "A | B" either spelling will do, and the words of the text count as much as the label; an
optional annotation counts neither when found nor when missed. Gold and found are matched one to one, as many as can be,
the surest first; figures are summed over papers before they are divided (micro average).
"""

import json
import random
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

__all__ = ["MEASURES", "Counts", "Judged", "Measure", "Paper", "interval", "judge", "read_gold"]

Row = Mapping[str, str]


@dataclass(frozen=True)
class Paper:
    """An annotated paper.

    Attributes:
        document: the name of the document that it stands in.
        arxiv: its id, empty where the document gives none.
        layout: what kind of document it is.
        gold: what was annotated, by field.
    """

    document: str
    arxiv: str
    layout: str
    gold: Mapping[str, Sequence[Any]]


@dataclass(frozen=True)
class Counts:
    """How many were right, annotated and found."""

    right: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.right + other.right, self.gold + other.gold, self.found + other.found)

    @property
    def precision(self) -> float:
        """What part of the found is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """What part of the annotated was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else 0.0


@dataclass(frozen=True)
class Judged:
    """What came of one paper by one measure.

    Attributes:
        paper: the paper.
        counts: how many were right.
        verdicts: confidence of each row found and whether it is right; rows without a confidence are left out.
    """

    paper: Paper
    counts: Counts
    verdicts: tuple[tuple[float, bool], ...]


@dataclass(frozen=True)
class Measure:
    """One way to compare.

    Attributes:
        name: what it is called in tables.
        query: the saved query whose rows are compared.
        field: the annotated field.
        distinct: the columns that make a row another row.
        same: whether a row is what was annotated.
    """

    name: str
    query: str
    field: str
    distinct: tuple[str, ...]
    same: Callable[[Any, Row], bool]


def fold(name: str) -> str:
    """Return a name without case, spaces and punctuation (a plus sign tells names apart)."""
    return "".join(c for c in unicodedata.normalize("NFKC", name).casefold() if c.isalnum() or c == "+")


def _is_optional(item: Any) -> bool:
    """Return whether an annotation counts neither when found nor when missed."""
    return item.startswith("?") if isinstance(item, str) else bool(item.get("optional"))


def _plain(item: Any) -> Any:
    return item.removeprefix("?") if isinstance(item, str) else item


def _meets(gold: str, row: Row, *columns: str) -> bool:
    said = {fold(row.get(column, "")) for column in columns} - {""}
    return any(fold(spelling) in said for spelling in gold.split("|"))


def _figure(text: str) -> object:
    try:
        return round(float(text.replace(",", "").rstrip("%xX배 ")), 6)
    except ValueError:
        return fold(text)


def _same_benchmark(gold: Any, row: Row) -> bool:
    return _meets(gold["name"], row, "benchmark", "surface")


def _same_relation(gold: Any, row: Row) -> bool:
    return _same_benchmark(gold, row) and row["relation"] in gold["relation"].split("|")


def _same_value(gold: Any, row: Row) -> bool:
    return _meets(gold["benchmark"], row, "benchmark", "surface") and _figure(gold["value"]) == _figure(row["value"])


def _same_result(gold: Any, row: Row) -> bool:
    system = _meets(gold["system"], row, "system") if gold["system"] else not row.get("system")
    return _same_value(gold, row) and system and row["kind"] in gold["kind"].split("|")


_RESULT = ("benchmark", "value", "system")
MEASURES = (
    Measure("benchmarks, any relation", "paper-benchmarks", "benchmarks", ("benchmark",), _same_benchmark),
    Measure("benchmarks with relation", "paper-benchmarks", "benchmarks", ("benchmark", "relation"), _same_relation),
    Measure("results, benchmark + value", "paper-results", "results", _RESULT, _same_value),
    Measure("results, full tuple", "paper-results", "results", _RESULT, _same_result),
    Measure("topics", "paper-topics", "topics", ("topic",), lambda gold, row: _meets(gold, row, "topic")),
    Measure(
        "introduced things",
        "paper-artifacts",
        "introduces",
        ("artifact",),
        lambda gold, row: _meets(gold["name"], row, "artifact", "surface"),
    ),
    Measure(
        "models mentioned",
        "paper-models",
        "models",
        ("model",),
        lambda gold, row: _meets(gold, row, "model", "surface"),
    ),
    Measure("project links", "paper-links", "urls", ("url",), lambda gold, row: fold(gold) == fold(row["url"])),
)
"""All of them, in the order in which they are printed."""


def read_gold(file: Path) -> list[Paper]:
    """Read a gold file."""
    papers = []
    for line in file.read_text(encoding="utf-8").splitlines():
        annotated = json.loads(line)
        arxiv = "" if annotated["kind"] == "sections" else annotated["id"].rsplit("/", 1)[-1]
        papers.append(Paper(annotated["doc"], arxiv, annotated["kind"], annotated))
    return papers


def judge(measure: Measure, papers: Iterable[Paper], rows: Iterable[Row]) -> list[Judged]:
    """Compare the rows of a saved query with what was annotated, paper by paper."""
    by_paper: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        by_paper[PurePosixPath(row["document"]).name, row["arxiv"]].append(row)
    judged = []
    for paper in papers:
        if measure.field not in paper.gold:
            judged.append(Judged(paper, Counts(), ()))
            continue
        found = _distinct(by_paper[paper.document, paper.arxiv], measure.distinct)
        gold = [each for each in paper.gold[measure.field] if not _is_optional(each)]
        right = _matched(gold, found, measure.same)
        left = [at for at in range(len(found)) if at not in right]
        optional = [_plain(each) for each in paper.gold[measure.field] if _is_optional(each)]
        passed = {left[at] for at in _matched(optional, [found[at] for at in left], measure.same)}
        verdicts = tuple(
            (float(row["confidence"]), at in right)
            for at, row in enumerate(found)
            if row.get("confidence") and at not in passed
        )
        judged.append(Judged(paper, Counts(len(right), len(gold), len(found) - len(passed)), verdicts))
    return judged


def interval(judged: Sequence[Judged], samples: int = 1000) -> tuple[float, float]:
    """Return between what F1 would be expected, 19 times in 20, on as many other papers (a bootstrap over papers).

    Source: Efron, "Bootstrap methods: another look at the jackknife", 1979.
    """
    counts = [each.counts for each in judged]
    draw = random.Random(0)
    drawn = sorted(sum(draw.choices(counts, k=len(counts)), Counts()).f1 for _ in range(samples))
    return drawn[samples // 40], drawn[-samples // 40]


def _distinct(rows: Iterable[Row], columns: Sequence[str]) -> list[Row]:
    """Return the rows that differ in some columns, the surest of each, the surest first."""
    kept: dict[tuple[str, ...], Row] = {}
    for row in sorted(rows, key=lambda row: -float(row.get("confidence") or 0)):
        kept.setdefault(tuple(fold(row.get(column, "")) for column in columns), row)
    return list(kept.values())


def _matched(gold: Sequence[Any], found: Sequence[Row], same: Callable[[Any, Row], bool]) -> set[int]:
    """Return which rows are right when as many as can be are given one annotation each (augmenting paths)."""
    options = [[place for place, each in enumerate(gold) if same(each, row)] for row in found]
    holder: dict[int, int] = {}

    def settle(row: int, tried: set[int]) -> bool:
        for place in options[row]:
            if place not in tried:
                tried.add(place)
                if place not in holder or settle(holder[place], tried):
                    holder[place] = row
                    return True
        return False

    for row in range(len(found)):
        settle(row, set())
    return set(holder.values())
