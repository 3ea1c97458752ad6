"""Learns the decisions that extraction takes, and measures them on papers left out.

    python benchmarks/learn.py [DECISION ...] [--labels LABELS.jsonl ...] [--documents FOLDER ...] [--folds 10]
        [--whole] [--write]

Prints for each decision and language how well it decides on papers that took no part in learning it: precision, recall
and F1 with a 95 % interval over papers, the expected calibration error, and how often claims of a probability are
right. With --whole, all of extraction is measured in this way, on claims. With --write, what all labelled papers teach
becomes kg/extractors/learned/DECISION.json; the same input gives the same bytes. Needs the extra `learn` (LightGBM).
"""

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from measuring import ROOT

sys.path.insert(0, str(ROOT))

from learning.claims import judged_claims
from learning.fitting import Example, Verdict, calibration_error, fit, out_of_fold, reliability
from learning.labelled import LabelledPaper, labelled_papers
from learning.stacking import decided_out_of_fold
from learning.tasks import TASKS, Task
from learning.whole import claims_out_of_fold, show_judged

from kg.extractors.decisions.model import Decision, decision_to_json
from kg.extractors.decisions.shipped import FOLDER, shipped_decision

SHARED = ROOT.parent / "shared"
LABELS = (ROOT / "tests/data/labels.jsonl",)
DOCUMENTS = (*(SHARED / "corpus" / name for name in ("digests", "summaries", "english")), SHARED, ROOT)
"""Folders; a label's document is in the first that has it, those of seeds/ in the project and beside it."""


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("decisions", nargs="*", metavar="DECISION")
    parser.add_argument("--labels", type=Path, nargs="+", default=LABELS)
    parser.add_argument("--documents", type=Path, nargs="+", default=[each for each in DOCUMENTS if each.is_dir()])
    parser.add_argument("--folds", type=int, default=10, help="below 2: do not measure")
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    known = {task.decision: task for task in TASKS}
    if unknown := sorted(set(options.decisions) - set(known)):
        sys.exit(f"no such decision: {', '.join(unknown)}. There are {', '.join(known)}.")
    if not options.documents:
        sys.exit("no documents; name their folders with --documents.")
    papers = labelled_papers(options.labels, options.documents)
    if options.whole:
        show_judged(papers, judged_claims(papers, claims_out_of_fold(papers, TASKS, options.folds)))
        return
    wanted = [task for task in TASKS if not options.decisions or task.decision in options.decisions]
    written: dict[str, Decision] = {}
    stacked: list[LabelledPaper] = []
    for task in wanted:
        if task.stacked and not stacked:
            stacked = decided_out_of_fold(
                papers,
                [each for each in TASKS if not each.stacked],
                calibrated=lambda name: written[name] if name in written else shipped_decision(name),
            )
        examples = task.examples(stacked if task.stacked else papers)
        if options.folds > 1:
            measure(task, examples, options.folds)
        if options.write:
            written[task.decision] = fit(task.decision, examples, task.settings)
    for name, decision in written.items():
        (FOLDER / f"{name}.json").write_text(decision_to_json(decision), encoding="utf-8")


def measure(task: Task, examples: Sequence[Example], folds: int) -> None:
    """Print how well a decision is taken on papers left out."""
    verdicts, decisions = out_of_fold(task.decision, examples, task.settings, folds)
    threshold = sum(decision.threshold for decision in decisions) / len(decisions)
    verdicts = [verdict for verdict in verdicts if verdict.example.weight > 0]
    print(f"\n{task.decision}: {len(verdicts)} examples, threshold about {threshold:.2f}")
    for group in sorted({verdict.example.group for verdict in verdicts}):
        show(group, [verdict for verdict in verdicts if verdict.example.group == group], threshold)


def show(group: str, verdicts: Sequence[Verdict], threshold: float) -> None:
    """Print the figures of one group."""
    by_paper: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for verdict in verdicts:
        taken, label = verdict.probability >= threshold, verdict.example.label
        for place, one in enumerate((taken and label, label, taken)):
            by_paper[verdict.example.paper][place] += one
    counts = list(by_paper.values())
    right, wanted, found = map(sum, zip(*counts, strict=True))
    draw = random.Random(0)
    drawn = sorted(f1(*map(sum, zip(*draw.choices(counts, k=len(counts)), strict=True))) for _ in range(1000))
    judged = [(verdict.probability, verdict.example.label) for verdict in verdicts]
    accepted = [(p, label) for p, label in judged if p >= threshold]
    print(
        f"  {group}: P {right / max(found, 1):.3f} R {right / max(wanted, 1):.3f} F1 {f1(right, wanted, found):.3f}"
        f" [{drawn[25]:.3f}-{drawn[974]:.3f}], calibration error {calibration_error(judged):.3f}"
        f" (of the accepted {calibration_error(accepted):.3f})"
    )
    for edge, count, mean, share in reliability(judged):
        print(f"     from {edge:.2f}: {count:5} mean {mean:.3f} right {share:.3f}")


def f1(right: int, wanted: int, found: int) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * right / (wanted + found) if wanted + found else 0.0


if __name__ == "__main__":
    main()
