"""What an entry says of names wherever they stand: its own name, and acronyms of tasks."""

import re
from typing import NamedTuple

from kg.extractors.benchmarks.titles import TITLE_SHAPE, names_data
from kg.nlp.analysis import TextAnalysis
from kg.vocabularies import key

__all__ = ["ACRONYM", "EntryNames", "entry_names"]

ACRONYM = re.compile(r"[A-Z]{2,5}s?")
"""An acronym of capitals alone."""

_TASK = re.compile(r"(?:ing|ion|ment|sis|ance|ence|ery|ity|ty|ics|or|er|models?|tasks?)$", re.IGNORECASE)


class EntryNames(NamedTuple):
    """What an entry says of names wherever they stand.

    Attributes:
        own: the key of the name before the title's colon, empty where there is none.
        own_is_data: whether the title shows that it is a benchmark's.
        tasks: the keys of acronyms that the text spells out as tasks or methods.
    """

    own: str
    own_is_data: bool
    tasks: frozenset[str]


def entry_names(analysis: TextAnalysis) -> EntryNames:
    """Return what an entry says of names wherever they stand."""
    own = analysis.title_name
    # an acronym that the text spells out is a task or method more often than a benchmark
    tasks = frozenset(
        key(abbreviation.short)
        for abbreviation in analysis.abbreviations
        if ACRONYM.fullmatch(abbreviation.short) and _TASK.search(abbreviation.long)
    )
    if own is None:
        return EntryNames("", False, tasks)
    return EntryNames(key(own.surface), names_data(analysis) or bool(TITLE_SHAPE.search(own.surface)), tasks)
