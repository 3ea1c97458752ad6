"""What is learned: each decision with the examples that labelled papers give for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from learning.figures import ownership_examples, result_examples
from learning.fitting import DEFAULT, Example, Settings
from learning.labelled import LabelledPaper

__all__ = ["TASKS", "Task"]


@dataclass(frozen=True)
class Task:
    """A decision to learn.

    Attributes:
        decision: its name; what is learned becomes kg/extractors/learned/NAME.json.
        examples: returns the examples that labelled papers give.
        settings: how trees are grown.
    """

    decision: str
    examples: Callable[[Sequence[LabelledPaper]], list[Example]]
    settings: Settings = DEFAULT


TASKS: tuple[Task, ...] = (
    Task("figure-is-result", result_examples, Settings(trees=120, leaves=6, rate=0.07, least=10, penalty=4.0)),
    Task("result-is-read-right", ownership_examples, Settings(trees=60, leaves=4, rate=0.06, least=12, penalty=6.0)),
)
"""All decisions, each behind those whose verdicts are among its features."""
