"""Measures whole extraction on papers that took no part in learning any of its decisions."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from scoring import Counts, Judged, interval

from kg.extractors.decisions.model import Decision
from kg.extractors.decisions.shipped import shipped_decision
from kg.model import Claim
from learning.claims import claims_of
from learning.fitting import Example, calibration_error, fit, fold_of
from learning.labelled import LabelledPaper
from learning.stacking import decided_out_of_fold
from learning.tasks import Task

__all__ = ["claims_out_of_fold", "show_judged"]


def claims_out_of_fold(papers: Sequence[LabelledPaper], tasks: Sequence[Task], folds: int) -> list[list[Claim]]:
    """Return the claims of each paper, every decision of the tasks learned from the other folds.

    Thresholds and calibration, three figures a decision, are those of the decisions that ship: they were found out of
    fold, too, and finding them anew for each fold takes five times as long.
    """
    earlier = [task for task in tasks if not task.stacked]
    stacked = decided_out_of_fold(papers, earlier, folds) if len(earlier) < len(tasks) else []
    examples = {task.decision: task.examples(stacked if task.stacked else papers) for task in tasks}
    claims: dict[int, list[Claim]] = {}
    for fold in range(folds):
        learned = {task.decision: _learned(task, _outside(examples[task.decision], fold, folds)) for task in tasks}
        for place, paper in enumerate(papers):
            if fold_of(paper.name, folds) == fold:
                claims[place] = claims_of(replace(paper.source, decision=_from(learned)))
    return [claims[place] for place in range(len(papers))]


def _learned(task: Task, examples: Sequence[Example]) -> Decision:
    shipped = shipped_decision(task.decision)
    grown = fit(task.decision, examples, task.settings, folds=0)
    return replace(grown, slope=shipped.slope, shift=shipped.shift, threshold=shipped.threshold)


def _outside(examples: Sequence[Example], fold: int, folds: int) -> list[Example]:
    return [example for example in examples if fold_of(example.paper, folds) != fold]


def _from(learned: dict[str, Decision]) -> Callable[[str], Decision]:
    return lambda name: learned[name] if name in learned else shipped_decision(name)


def show_judged(papers: Sequence[LabelledPaper], judged: dict[str, list[Judged]]) -> None:
    """Print precision, recall, F1 with a 95 % interval, and calibration, by measure and language."""
    for name, all_judged in judged.items():
        for language in sorted({paper.language for paper in papers}):
            mine = [each for each, paper in zip(all_judged, papers, strict=True) if paper.language == language]
            counts = sum((each.counts for each in mine), Counts())
            low, high = interval(mine)
            verdicts = [verdict for each in mine for verdict in each.verdicts]
            sure = [right for probability, right in verdicts if probability >= 0.9]
            print(
                f"{name:26} {language} P {counts.precision:.3f} R {counts.recall:.3f} F1 {counts.f1:.3f}"
                f" [{low:.3f}-{high:.3f}] calibration error {calibration_error(verdicts):.3f},"
                f" of {len(sure)} at 0.9 or more {sum(sure) / max(len(sure), 1):.3f} right",
                flush=True,
            )
