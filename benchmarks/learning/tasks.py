"""What is learned: each decision with the examples that labelled papers give for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

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


TASKS: tuple[Task, ...] = ()
"""All decisions, each behind those whose verdicts are among its features."""
