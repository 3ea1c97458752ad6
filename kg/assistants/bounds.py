"""Keeps answers small: lists are given a part at a time, and long texts are cut."""

import json
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

__all__ = ["LONGEST", "cut_lists", "cut_text", "part", "size_of"]

LONGEST = 20_000
"""How many characters an answer has at most, written as JSON."""

_TEXT = 700  # characters of one text
_Item = TypeVar("_Item")


def size_of(answer: object) -> int:
    """Return how many characters an answer takes."""
    return len(json.dumps(answer, ensure_ascii=False))


def cut_text(text: str) -> str:
    """Return a text, cut where it is too long."""
    return text if len(text) <= _TEXT else text[: _TEXT - 1] + "…"


def part(items: Sequence[_Item], start: int, limit: int, describe: Callable[[_Item], Any]) -> dict[str, Any]:
    """Return a part of a list that fits an answer: its items, how many there are, and where the next part starts.

    Args:
        items: the whole list.
        start: the first item to give.
        limit: at most how many.
        describe: makes what the answer says of an item.
    """
    given: list[Any] = []
    room = LONGEST - 1000  # for what stands around the list
    for item in items[start : start + limit]:
        said = describe(item)
        room -= size_of(said) + 2
        if room < 0 and given:
            break
        given.append(said)
    following = start + len(given)
    return {"items": given, "total": len(items), "next_start": following if following < len(items) else None}


def cut_lists(
    answer: dict[str, Any], limit: int, evidence: Callable[[dict[str, Any]], list[Any]] | None = None
) -> dict[str, Any]:
    """Return an answer with at most so many items in each of its lists, or fewer until it fits.

    What was left out is counted under "left_out", by the names of the lists.

    Args:
        answer: the answer; lists within lists are cut as well.
        limit: at most how many items.
        evidence: finds the words behind an item of a list; None leaves them out.
    """
    while True:
        shown = _cut(answer, limit)
        if evidence is not None:
            shown = _with_evidence(shown, evidence)
        if limit <= 1 or size_of(shown) <= LONGEST:
            return shown
        limit = limit * 2 // 3


def _cut(answer: dict[str, Any], limit: int) -> dict[str, Any]:
    shown: dict[str, Any] = {}
    left_out: dict[str, int] = {}
    for key, value in answer.items():
        shown[key] = value
        if isinstance(value, list):
            shown[key] = [_cut(each, limit) if isinstance(each, dict) else each for each in value[:limit]]
            if len(value) > limit:
                left_out[key] = len(value) - limit
        elif isinstance(value, dict):
            shown[key] = _cut(value, limit)
    return {**shown, "left_out": left_out} if left_out else shown


def _with_evidence(answer: dict[str, Any], evidence: Callable[[dict[str, Any]], list[Any]]) -> dict[str, Any]:
    """An answer whose items have the words behind them, unless they are words of a note or have them already."""

    def checked(item: Any) -> Any:
        if not isinstance(item, dict) or "passages" in item or "note_text" in item:
            return item
        figures = {key: checked(value) for key, value in item.items() if isinstance(value, dict) and "value" in value}
        said = [] if figures else evidence(item)
        return {**item, **figures, **({"evidence": said} if said else {})}

    return {
        key: [checked(each) for each in value] if isinstance(value, list) else checked(value)
        for key, value in answer.items()
    }
