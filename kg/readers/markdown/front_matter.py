"""Reads the header of a note with each value's place: YAML between ``---``, TOML between ``+++``, or a JSON object."""

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import yaml

from kg.model import Quote, Span
from kg.readers.text.quotes import quote, stripped

__all__ = ["FrontMatter", "Value", "front_matter"]

_LONGEST = 20_000  # characters of a header
_OPENING = re.compile(r"(?:[ \t]*\r?\n)*(---|\+\+\+)[ \t]*\r?\n")
_JSON_OPENING = re.compile(r"\s*\{\s*\"[^\"\n]{1,80}\"\s*:")
_KEY_LINE = re.compile(
    r"^([A-Za-z가-힣\u3040-\u30ff\u4e00-\u9fff][^:=\r\n]{0,60}?)[ \t]*[:=][ \t]*([^\r\n]*)", re.MULTILINE
)
_ITEM_LINE = re.compile(r"^[ \t]*-[ \t]+([^\r\n]+)", re.MULTILINE)
_MOST_VALUES = 500
_DEEPEST = 3


class Value(NamedTuple):
    """One value of a header: a key ("paper.arxiv" for nested ones), what it says, and where that stands."""

    key: str
    text: str
    quote: Quote


class FrontMatter(NamedTuple):
    """A header; the body begins at ``end``, 0 where there is no header.

    A list gives one :class:`Value` an item, all of one key.
    """

    values: tuple[Value, ...] = ()
    end: int = 0


def front_matter(text: str) -> FrontMatter:
    """Return the header of ``text``; comments and keys without a value are left out.

    A JSON object is a header where more text follows it. A header that is not valid YAML or TOML (an unquoted colon, a
    placeholder) is read line by line.
    """
    if _JSON_OPENING.match(text):
        return _json(text[:_LONGEST])
    opening = _OPENING.match(text, 0, 2_000)
    if opening is None:
        return FrontMatter()
    mark = re.escape(opening[1])
    closing = re.compile(rf"^(?:{mark}|\.\.\.)[ \t]*\r?$", re.MULTILINE).search(
        text, opening.end(), min(len(text), opening.end() + _LONGEST)
    )
    if closing is None:
        return FrontMatter()
    start, end = opening.end(), closing.start()
    values = _toml(text, start, end) if opening[1] == "+++" else _yaml(text, start, end)
    if values is None:
        if not _KEY_LINE.search(text, start, end):
            return FrontMatter()  # a page that begins with a rule
        values = list(_lines(text, start, end))
    return FrontMatter(tuple(values[:_MOST_VALUES]), closing.end())


def _yaml(text: str, start: int, end: int) -> list[Value] | None:
    try:
        node = yaml.compose(text[start:end], Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    if node is None:
        return []
    if not isinstance(node, yaml.MappingNode):
        return None
    return list(_of_mapping(text, start, node, "", 0))


def _of_mapping(text: str, base: int, node: yaml.MappingNode, prefix: str, depth: int) -> Iterator[Value]:
    for name, value in node.value:
        key = prefix + str(name.value)
        if isinstance(value, yaml.MappingNode) and depth < _DEEPEST:
            yield from _of_mapping(text, base, value, f"{key}.", depth + 1)
        elif isinstance(value, yaml.ScalarNode):
            yield from _scalar(text, base, key, value)
        elif isinstance(value, yaml.SequenceNode):
            yield from _of_sequence(text, base, key, value, depth)


def _of_sequence(text: str, base: int, key: str, node: yaml.SequenceNode, depth: int) -> Iterator[Value]:
    for item in node.value[:_MOST_VALUES]:
        if isinstance(item, yaml.ScalarNode):
            yield from _scalar(text, base, key, item)
        elif isinstance(item, yaml.MappingNode) and _is_phrase(item):
            words = quote(text, *stripped(text, base + item.start_mark.index, base + item.end_mark.index))
            yield Value(key, words.text, words)
        elif isinstance(item, yaml.MappingNode) and depth < _DEEPEST:  # authors: [{name: Ann Bee, affiliation: X}]
            for value in _of_mapping(text, base, item, "", depth + 1):
                yield value._replace(key=key if value.key.casefold() == "name" else f"{key}.{value.key}")
        elif isinstance(item, yaml.SequenceNode) and depth < _DEEPEST:  # an unquoted wikilink: [[Ann Bee]]
            yield from _of_sequence(text, base, key, item, depth + 1)


def _is_phrase(node: yaml.MappingNode) -> bool:
    """Tell whether a mapping is one line of words with a colon that should have stood in quotes ("- KN: A Kite")."""
    if len(node.value) != 1:
        return False
    name, value = node.value[0]
    is_line = name.start_mark.line == value.end_mark.line and isinstance(value, yaml.ScalarNode)
    return is_line and bool(value.value) and str(name.value)[:1].isupper() and str(name.value).casefold() != "name"


def _scalar(text: str, base: int, key: str, node: yaml.ScalarNode) -> Iterator[Value]:
    begin, stop = base + node.start_mark.index, base + node.end_mark.index
    begin, stop = stripped(text, begin, stop)
    if stop - begin >= 2 and text[begin] in "\"'" and text[stop - 1] == text[begin]:
        begin, stop = begin + 1, stop - 1
    value = str(node.value).strip()
    if value and node.tag != "tag:yaml.org,2002:null" and begin < stop:
        yield Value(key, value, quote(text, begin, stop))


def _toml(text: str, start: int, end: int) -> list[Value] | None:
    try:
        table = tomllib.loads(text[start:end].replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
    return list(_of_table(text, start, end, table, "", 0))


def _of_table(text: str, start: int, end: int, table: dict[str, Any], prefix: str, depth: int) -> Iterator[Value]:
    for key, value in table.items():
        at = re.compile(rf"[\"']?{re.escape(key)}[\"']?[ \t]*[=:\]]").search(text, start, end)
        place = at.end() if at else start
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                if depth < _DEEPEST:
                    name = prefix if isinstance(value, list) else f"{prefix}{key}."
                    for inner in _of_table(text, place, end, each, name, depth + 1):
                        named = isinstance(value, list) and inner.key.casefold() == "name"  # authors = [{name = "Ann"}]
                        yield inner._replace(key=f"{prefix}{key}") if named else inner
                continue
            words = each.isoformat()[:10] if isinstance(each, date) else str(each).strip()
            begin = text.find(words, place, end) if words else -1
            if begin >= 0:
                place = begin + len(words)
                yield Value(f"{prefix}{key}", words, Quote(words, Span(begin, place)))


def _json(text: str) -> FrontMatter:
    """Return the header of a note that begins with a JSON object, as Hugo reads one."""
    start = len(text) - len(text.lstrip())
    try:
        table, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return FrontMatter()
    if not isinstance(table, dict) or not text[end:].strip():
        return FrontMatter()  # a file of JSON, not a note
    return FrontMatter(tuple(_of_table(text, start, end, table, "", 0))[:_MOST_VALUES], end)


def _lines(text: str, start: int, end: int) -> Iterator[Value]:
    keys = list(_KEY_LINE.finditer(text, start, end))
    for place, line in enumerate(keys):
        begin, stop = stripped(text, *line.span(2))
        if stop - begin >= 2 and text[begin] in "\"'" and text[stop - 1] == text[begin]:
            begin, stop = begin + 1, stop - 1
        if begin < stop:
            yield Value(line[1].strip(), text[begin:stop], quote(text, begin, stop))
            continue
        until = keys[place + 1].start() if place + 1 < len(keys) else end
        for item in _ITEM_LINE.finditer(text, line.end(), until):
            begin, stop = stripped(text, *item.span(1))
            yield Value(line[1].strip(), text[begin:stop].strip("\"'"), quote(text, begin, stop))
