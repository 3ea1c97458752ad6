"""The decisions that ship with paper-kg: kg/extractors/learned/NAME.json, written by benchmarks/learn.py."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from kg.errors import InputError
from kg.extractors.decisions.model import Decision, decision_from_json

__all__ = ["FOLDER", "DecisionSource", "shipped_decision"]

FOLDER = Path(__file__).parent.parent / "learned"
"""Where the learned decisions lie."""

DecisionSource = Callable[[str], Decision]
"""Returns the decision of a name. Cross-validation puts decisions in here that were learned without a paper."""


@cache
def shipped_decision(name: str) -> Decision:
    """Return a decision that ships with paper-kg, read once a process.

    Raises:
        InputError: the installation lacks its file, or the file is damaged.
    """
    file = FOLDER / f"{name}.json"
    try:
        return decision_from_json(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"Cannot read the learned decision {file}: {error!r}.", hint="Reinstall paper-kg.") from error
