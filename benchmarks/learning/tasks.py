"""What is learned: each decision with the examples that labelled papers give for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from kg.extractors.names.roles import RELATIONS, ROLES
from learning.figures import OWNER_SETTINGS, owner_examples, ownership_examples, result_examples
from learning.fitting import DEFAULT, Example, Settings
from learning.labelled import LabelledPaper
from learning.names import relation_examples, role_examples

__all__ = ["TASKS", "Task"]


@dataclass(frozen=True)
class Task:
    """A decision to learn.

    Attributes:
        decision: its name; what is learned becomes kg/extractors/learned/NAME.json.
        examples: returns the examples that labelled papers give.
        settings: how trees are grown.
        stacked: whether it sees what earlier decisions decided, which must then be learned out of fold.
    """

    decision: str
    examples: Callable[[Sequence[LabelledPaper]], list[Example]]
    settings: Settings = DEFAULT
    stacked: bool = False


RELATION_SETTINGS = Settings(trees=150, leaves=6, rate=0.055, rare=8, share=0.15)
FIGURE_SETTINGS = Settings(trees=120, leaves=6, rate=0.07, least=10, penalty=4.0)
OWNERSHIP_SETTINGS = Settings(trees=200, leaves=8, rate=0.04, least=10, penalty=4.0, rare=8, share=0.15)

TASKS: tuple[Task, ...] = (
    *(Task(role, partial(role_examples, decision=role)) for role in ROLES),
    *(
        Task(decision, partial(relation_examples, relation=relation.name.lower()), RELATION_SETTINGS)
        for relation, decision in RELATIONS.items()
    ),
    Task("figure-is-result", result_examples, FIGURE_SETTINGS, stacked=True),
    Task("figure-is-own", owner_examples, OWNER_SETTINGS, stacked=True),
    Task("result-is-read-right", ownership_examples, OWNERSHIP_SETTINGS, stacked=True),
)
"""All decisions, each behind those whose verdicts are among its features."""
