"""Runs the stages of extraction in order and hands each the results it requires.

A stage is a function. The types of its parameters declare which results it requires, its return type which result it
provides. No stage reaches for anything else, so that the order of stages and the data between them can be read off
their signatures.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar, get_type_hints

from kg.extractors.base import Extractor, Source

__all__ = ["Stage", "StageResults", "needs_stages", "provided", "required", "run_stages"]

Stage = Callable[..., object]
"""A function from the results of earlier stages to one result."""

_Result = TypeVar("_Result")


@cache
def required(step: Callable[..., object]) -> tuple[type, ...]:
    """Return the types of the results that a stage or an extractor's ``extract`` requires."""
    return tuple(kind for name, kind in get_type_hints(step).items() if name != "return")


@cache
def provided(stage: Stage) -> type:
    """Return the type of the result that a stage provides."""
    kind: type = get_type_hints(stage)["return"]
    return kind


def needs_stages(extractors: Iterable[Extractor] | None) -> bool:
    """Return whether some extractors, None for all, require the results of stages and not the entry alone."""
    return extractors is None or any(kind is not Source for each in extractors for kind in required(each.extract))


@dataclass(slots=True)
class StageResults:
    """What the stages found in one entry.

    Attributes:
        found: each result by its type.
        failures: the exceptions of stages that failed, by the type of the result that is missing. A stage that
            requires a missing result is not run; it fails by the same exception.
    """

    found: dict[type, object] = field(default_factory=dict)
    failures: dict[type, Exception] = field(default_factory=dict)

    def get(self, kind: type[_Result]) -> _Result | None:
        """Return the result of a type, None if the stage failed or was not run."""
        result = self.found.get(kind)
        return result if isinstance(result, kind) else None

    def failure(self, step: Callable[..., object]) -> Exception | None:
        """Return the exception that keeps a step from running, None if all it requires was found."""
        if not self.failures:
            return None
        return next((self.failures[kind] for kind in required(step) if kind in self.failures), None)

    def arguments(self, step: Callable[..., object]) -> list[object]:
        """Return the results that a step requires, in the order of its parameters.

        Raises:
            TypeError: no stage before it provides one of them.
        """
        try:
            return [self.found[kind] for kind in required(step)]
        except KeyError:
            missing = ", ".join(kind.__name__ for kind in required(step) if kind not in self.found)
            raise TypeError(f"{step.__qualname__} requires {missing}, which no stage before it provides") from None


def run_stages(source: Source, stages: Sequence[Stage], wanted: Iterable[type]) -> StageResults:
    """Run over one entry the stages that some results call for, in the order given.

    Args:
        source: the entry.
        stages: all stages, each behind those whose results it requires.
        wanted: the types of the results that are wanted.

    Raises:
        TypeError: a stage requires a result that no stage before it provides.
    """
    results = StageResults({Source: source})
    for stage in _needed(tuple(stages), frozenset(wanted)):
        kind = provided(stage)
        failure = results.failure(stage)
        if failure is not None:
            results.failures[kind] = failure
            continue
        arguments = results.arguments(stage)
        try:
            results.found[kind] = stage(*arguments)
        except Exception as error:  # one entry's text must never stop a build
            results.failures[kind] = error
    return results


@cache
def _needed(stages: tuple[Stage, ...], wanted: frozenset[type]) -> tuple[Stage, ...]:
    """Return the stages that the wanted results call for, directly or through other stages, in their order."""
    needed: list[Stage] = []
    open_kinds = set(wanted)
    for stage in reversed(stages):
        if provided(stage) in open_kinds:
            needed.insert(0, stage)
            open_kinds.update(required(stage))
    return tuple(needed)
