"""Answers calls of tools; whatever goes wrong is an answer too."""

from typing import Any

from kg.assistants.asked import Asked
from kg.assistants.tools import TOOLS
from kg.errors import InputError, KgError, UnknownThingError

__all__ = ["Answered", "answer_call", "error_answer"]

Answered = tuple[dict[str, Any], bool]
"""What a tool answers, and whether that is an error."""


def answer_call(name: str, asked: Asked) -> Answered:
    """Answer a call of a tool.

    Args:
        name: the tool.
        asked: what it answers from, and what the assistant gave.
    """
    try:
        tool = next((each for each in TOOLS if each.name == name), None)
        if tool is None:
            raise InputError(f"There is no tool {name[:100]!r}.", hint=f"Use {', '.join(each.name for each in TOOLS)}.")
        if unknown := sorted(set(asked.arguments) - set(tool.properties)):
            raise InputError(
                f"{name} does not take {', '.join(unknown)[:200]}.", hint=f"It takes {', '.join(tool.properties)}."
            )
        return tool.answer(asked), False
    except KgError as error:
        return error_answer(error), True


def error_answer(error: KgError) -> dict[str, Any]:
    """Return what an answer says of an error: what failed, and what to try."""
    payload: dict[str, Any] = {"code": type(error).__name__.removesuffix("Error"), "message": error.what}
    if isinstance(error, UnknownThingError):
        payload["nearest"] = list(error.nearest)
        payload["hint"] = "Try one of the nearest names, another spelling, or the saved query search-titles."
    elif hint := str(error).removeprefix(error.what).strip():
        payload["hint"] = hint
    return {"error": payload}
