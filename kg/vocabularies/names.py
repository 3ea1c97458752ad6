"""Compares names by a *key*: Unicode form NFKC, no hyphens, spaces or underscores, and no case.

So ``GSM-8K``, ``GSM 8k`` and ``GSM8K`` are one name. For concepts marked ``kg:caseSensitive`` case counts.
"""

import re
import unicodedata
from functools import lru_cache

__all__ = ["exact_key", "key"]

_DROPPED = re.compile(r"[\s\-_‐‑‒–—−$\\{}^*`]+")


def exact_key(name: str) -> str:
    """Return ``name`` without what never tells names apart: Unicode form, hyphens, spaces, underscores, TeX marks."""
    if name.isalnum() and (name.isascii() or unicodedata.is_normalized("NFKC", name)):
        return name
    kept = _DROPPED.sub("", unicodedata.normalize("NFKC", name))
    return kept if kept.isascii() else unicodedata.normalize("NFKC", kept)


@lru_cache(maxsize=1 << 14)
def key(name: str) -> str:
    """Return the :func:`exact_key` of ``name`` without case."""
    return exact_key(name).casefold()
