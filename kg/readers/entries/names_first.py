"""Takes the names of people that stand before the title of an item."""

import re

from kg.model import Quote, Span
from kg.readers.fields.paper_fields import NoteFields
from kg.readers.note import ParsedNote
from kg.readers.values.addresses import seen
from kg.readers.values.authors import Authors, split_authors
from kg.readers.values.name_order import usual_order
from kg.readers.words.link_words import is_name_list
from kg.readers.words.title_shapes import title_shape

__all__ = ["ONE_PERSON", "take_names_first"]

ONE_PERSON = re.compile(r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){1,3}")
"""Matches the name of one person in full."""

_DATED_NAMES = re.compile(
    r"(?:\d{2,4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?|(?:19|20)\d\d)\s*[,:]?\s+([^:\[\]()]{2,60}):\s+(?=\S)"
)
_BETWEEN_SLASHES = re.compile(r"[^/]+")
_FIRST_AUTHOR = re.compile(  # "Bee et al., KiteNet: Flying on Short Strings, arXiv:2401.03001"
    r"(?P<names>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?\s(?:(?:and|&)\s[A-Z][\w'’-]+|et\sal\.?)),\s+(?=[A-Z][^,]{12})"
)
_MAY_BEGIN_WITH_NAMES = re.compile(
    r"[가-힣]{2,4}\s?[,·]|[*_]{0,3}[A-Z][\w.'’-]*(?:[*_†‡§¹²³]|\\){0,4}\s?(?:[A-Z,&]|and\b|et\b)"
)
_BEFORE_TITLE = re.compile(r"[.,:]\s+(?=[*_\"“])(?!\*\*[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}\*\*[,.\s])")
_TITLE_IN_MARKS = re.compile(r"([*_]{1,3})(?=\S).{8,300}?\1|[\"“][^\"“”]{8,300}[\"”]")
_MARKS = re.compile(r"\\?[*_†‡§¹²³]|\\")
_REVERSED_ET_AL = re.compile(r"[*_]*([A-Z][\w'’-]+,\s[A-Z][\w.'’-]*(?:\s[A-Z]\.)?),?\s+et\.? al")
_SHAPE = 0.3  # of a title behind "Bee et al.,"
_LONGEST_TITLE = 120


def take_names_first(note: ParsedNote, fields: NoteFields, start: int, end: int) -> int:
    """Take names that stand before a title, and return where the title begins.

    Args:
        note: the note.
        fields: what gets the names.
        start: where names may begin.
        end: where the line ends.
    """
    start = _behind_year(note.text, fields, start, end)
    start = _before_marks(note, fields, start, end)
    first = _FIRST_AUTHOR.match(note.text, start, end) if fields.authors is None else None
    if first is not None and title_shape(seen(note.text[first.end() : end][:_LONGEST_TITLE])) >= _SHAPE:
        fields.authors = split_authors(note.text, *first.span("names"))
        return first.end()
    return start


def _behind_year(text: str, fields: NoteFields, start: int, end: int) -> int:
    """Take names between a year or month and a colon (``2024 Bee/Dee: Title``)."""
    dated = _DATED_NAMES.match(text, start, end)
    if dated is None:
        return start
    parts = [split_authors(text, *name.span()) for name in _BETWEEN_SLASHES.finditer(text, *dated.span(1))]
    names = tuple(name for part in parts for name in part.names)
    clean = tuple(name for part in parts for name in part.clean)
    if names:
        fields.authors = Authors(names, tuple(range(1, len(names) + 1)), clean=clean)
    return dated.end()


def _before_marks(note: ParsedNote, fields: NoteFields, start: int, end: int) -> int:
    """Take names that stand before a title in emphasis or quotes (``**Bee**, Dee. *Title*.``), and return its place."""
    if _MAY_BEGIN_WITH_NAMES.match(note.text, start, end) is None:
        return start
    for stop in _BEFORE_TITLE.finditer(note.text, start, min(end, start + 1_000)):
        people = " ".join(_MARKS.sub("", note.text[start : stop.start()]).split())
        if not (is_name_list(people) or (note.text[stop.end()] in '"“' and ONE_PERSON.fullmatch(people))):
            return start
        words = _TITLE_IN_MARKS.match(note.text, stop.end(), end)
        shape = title_shape(words[0].strip('*_"“”.')) if words is not None else 0.0
        if words is None or shape < (0.1 if words[0][0] in '"“' else 0.2):
            return start
        fields.authors = fields.authors or _people_first(note.text, start, stop.start())
        return stop.end()
    return start


def _people_first(text: str, start: int, end: int) -> Authors:
    """Return the names before a title; in ``Bee, Ann, et al. "Title"`` the first is turned round, and the only one."""
    one = _REVERSED_ET_AL.match(text, start, end)
    if one is None:
        return split_authors(text, start, end)
    words = Quote(text[one.start(1) : one.end(1)], Span(*one.span(1)))
    return Authors((words,), (1,), clean=(usual_order(words.text),))
