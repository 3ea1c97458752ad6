"""Papers on which earlier decisions are taken as on papers that they were not learned from.

A decision that sees what earlier ones decided must learn from verdicts as good as it will meet, not from those on the
papers that the earlier decisions were learned from.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.extractors.decisions.model import Decision
from kg.extractors.decisions.shipped import shipped_decision
from learning.fitting import fit, fold_of
from learning.labelled import LabelledPaper
from learning.tasks import Task

__all__ = ["decided_out_of_fold"]


def decided_out_of_fold(
    papers: Sequence[LabelledPaper],
    tasks: Sequence[Task],
    folds: int = 5,
    calibrated: Callable[[str], Decision] = shipped_decision,
) -> list[LabelledPaper]:
    """Return the papers, each with decisions of earlier tasks that were learned from the papers of other folds.

    Args:
        papers: the papers.
        tasks: the earlier tasks.
        folds: how many folds.
        calibrated: the decisions whose calibration and threshold are taken over, those that ship if left out. What is
            written must be learned with those that are written beside it, or a second run would write other bytes.
    """
    examples = {task.decision: task.examples(papers) for task in tasks}
    by_fold = []
    for fold in range(folds):
        learned = {}
        for task in tasks:
            outside = [each for each in examples[task.decision] if fold_of(each.paper, folds) != fold]
            like = calibrated(task.decision)
            grown = fit(task.decision, outside, task.settings, folds=0)
            learned[task.decision] = replace(grown, slope=like.slope, shift=like.shift, threshold=like.threshold)
        by_fold.append(_from(learned))
    return [
        replace(paper, source=replace(paper.source, decision=by_fold[fold_of(paper.name, folds)])) for paper in papers
    ]


def _from(learned: dict[str, Decision]) -> Callable[[str], Decision]:
    return lambda name: learned[name] if name in learned else shipped_decision(name)
