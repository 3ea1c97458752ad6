"""Finds labelled fields on a line: ``**Authors**: ...``, ``key:: value``, ``[key:: value]``, several in a row."""

import re
from dataclasses import dataclass

from kg.model import Span
from kg.readers.note import ParsedNote
from kg.readers.text.quotes import stripped
from kg.readers.words.labels import FieldName, field_named, folded

__all__ = ["Labelled", "labelled"]

_DECORATION = re.compile(r"[^\w\[\]<*`(（_\\$#\"“]*")
_MARKED_LABEL = re.compile(
    r"(\*\*\*?|__|\*|_|`)(?=\S)([^*`\n]{1,60}?)(?<=\S)\1\s*([:：]{0,2}|=)\s*|<(b|strong|em|i)>([^<>\n]{1,60})</\4>\s*([:：]{0,2})\s*"
)
_PLAIN_LABEL = re.compile(r"([^\n:：|\[\]<>*`=]{1,45}?)\s*(?:::|[:：])(?!//)\s*")
_DASHED_LABEL = re.compile(r"([^\W\d_][^\n:：|\[\]<>*`=]{1,20}?)\s[-–—]\s+(?=\S)")
_IN_EMPHASIS = re.compile(r"(?P<marks>\*{1,3}|_{1,3})(?P<words>[^\s*_][^*]{2,600}?)(?P=marks)\s*")
_DATAVIEW = re.compile(r"[\[(]([^\[\]():]{1,40})::\s*")
_LINKED_LABEL = re.compile(r"\[\[([^\[\]|]{1,40})\]\]\s*[:：]{1,2}\s*")
_SEPARATOR = re.compile(r"\s[|｜·•∙/]\s|\t+|\s{3,}|(?<=\))\s*[,|·]\s*(?=\*\*)|<br\s?/?>")
_LONGEST_BEFORE = 12  # characters before the first label of a line: "👍 85 · 저자: ..."
_LONGEST_SEPARATOR = 10
_CALLOUT = re.compile(r"\[!\w[\w-]*\][+-]?\s*")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled stretch of text: the field, and where label and value stand."""

    name: FieldName
    label: Span
    value: Span


def labelled(note: ParsedNote, start: int, end: int) -> tuple[Labelled, ...]:
    """Return the labelled fields of one line, in order; a line may hold several, separated by bars or dots."""
    return note.once(_labelled, start, end)


def _labelled(note: ParsedNote, start: int, end: int) -> tuple[Labelled, ...]:
    found: list[Labelled] = []
    callout = _CALLOUT.match(note.text, start, end)
    place = callout.end() if callout else start
    whole = _IN_EMPHASIS.fullmatch(note.text, place, end)
    if whole is not None and _MARKED_LABEL.match(note.text, place, end) is None:
        place, end = whole.span("words")
    while place < end and len(found) < 20:
        one = _label(note.text, place, end)
        if one is None:
            until = end if found else min(end, start + _LONGEST_BEFORE + _LONGEST_SEPARATOR)
            following = _SEPARATOR.search(note.text, place, until)
            if following is None or (not found and following.start() - start > _LONGEST_BEFORE):
                return tuple(found)
            place = following.end()
            continue
        if one.name is FieldName.TEXT:
            found.append(one)
            return tuple(found)
        stop = end
        for separator in _SEPARATOR.finditer(note.text, one.value.start, end):
            if _label(note.text, separator.end(), end) is not None:
                stop = separator.start()
                break
        value = Span(*stripped(note.text, one.value.start, stop))
        if (
            value.start < value.end
            and note.text[value.end - 1] in "])"
            and note.text[one.label.start - 1 : one.label.start] in {"[", "("}
        ):
            value = Span(value.start, value.end - 1)
        found.append(Labelled(one.name, one.label, value))
        place = max(stop, one.value.start)
        after = _SEPARATOR.match(note.text, place, end)
        if after is None:
            break
        place = after.end()
    return tuple(found)


def _label(text: str, start: int, end: int) -> Labelled | None:
    place = _DECORATION.match(text, start, end).end()  # type: ignore[union-attr]  # it matches nothing, too
    marked = _MARKED_LABEL.match(text, place, end)
    if marked is not None:
        words = marked[2] or marked[5] or ""
        colon = bool(marked[3] or marked[6]) or words.endswith((":", "："))
        name = field_named(words)
        if name is not None and (colon or marked.end() == end or name in _WITHOUT_COLON):
            at = text.index(words, marked.start())
            return Labelled(name, Span(at, at + len(words)), Span(marked.end(), end))
        return None
    for pattern in (_DATAVIEW, _LINKED_LABEL, _PLAIN_LABEL):
        found = pattern.match(text, place, end)
        if found is not None and (name := field_named(found[1])) is not None and folded(found[1]):
            return Labelled(name, Span(*found.span(1)), Span(found.end(), end))
    dashed = _DASHED_LABEL.match(text, place, end)
    if dashed is not None and field_named(dashed[1]) in _BEFORE_DASH:
        name = field_named(dashed[1])
        if name is not None and (name is not FieldName.LINK or text.startswith(("http", "[", "<"), dashed.end())):
            return Labelled(name, Span(*dashed.span(1)), Span(dashed.end(), end))
    return None


_BEFORE_DASH = frozenset(  # "Authors - Bee, Dee", "링크 - https://..."
    {FieldName.AUTHORS, FieldName.ARXIV, FieldName.DOI, FieldName.LINK, FieldName.CODE, FieldName.DATE, FieldName.READ}
    | {FieldName.PUBLISHED, FieldName.PRESENTER, FieldName.AFFILIATION}
)
_WITHOUT_COLON = frozenset({FieldName.AUTHORS, FieldName.ARXIV, FieldName.DOI, FieldName.AFFILIATION})
