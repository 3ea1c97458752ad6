"""Writes what a command gives as JSON: one object on standard output, in UTF-8."""

import json
import sys
from math import isfinite
from typing import Any

__all__ = ["print_json"]


def print_json(value: Any) -> None:
    """Print a value of dictionaries, lists, text and numbers; what JSON cannot hold becomes text."""
    text = json.dumps(_plain(value), ensure_ascii=False, indent=2, default=str, allow_nan=False)
    sys.stdout.buffer.write(f"{text}\n".encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, float) and not isfinite(value) else value
