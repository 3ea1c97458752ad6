"""Checks vocabularies, the shipped ones and a user's own, before a build relies on them."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter

from kg.vocabularies.names import exact_key, key
from kg.vocabularies.rows import FLAGS, Row, RowSource, VocabularyProblem

__all__ = ["check_rows"]

# columns that hold ids of other concepts, and of which kind these are (empty: of the row's own kind)
_POINTERS = (("parent", ""), ("related", "topic"), ("task", "topic"), ("metric", "metric"))
_ADDED = frozenset(
    {
        "kind",
        "id",
        "label",
        "korean",
        "names",
        "keywords",
        "hidden",
        "reason",
        *FLAGS,
        *(f"{flag}_names" for flag in FLAGS),
    }
)
_NUMERAL = re.compile(r"\d+(?:\.\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER_WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_WORD = re.compile(r"[a-z]+")
_VERSIONED = frozenset({"benchmark", "model"})  # numerals tell versions, years and sizes of these apart
_MOST_OF_ONE_NOTE = 2

_Found = Iterator[tuple[RowSource, str]]


def check_rows(sources: Sequence[RowSource]) -> list[VocabularyProblem]:
    """Return what is wrong with some rows, by file and line.

    Args:
        sources: all rows, those of the shipped tables first; of two that clash the later one is blamed.
    """
    described: dict[str, RowSource] = {}
    for source in sources:
        described.setdefault(source.row.iri, source)
    found = (
        *_forms(sources, described),
        *_clashes(sources),
        *_pointers(sources, described),
        *_circles(described),
        *_shared_notes(described),
    )
    return sorted({VocabularyProblem(source.file, source.line, message) for source, message in found})


def _forms(sources: Sequence[RowSource], described: dict[str, RowSource]) -> _Found:
    """Yield what is wrong with rows by themselves."""
    for source in sources:
        row, first = source.row, described[source.row.iri]
        if first is not source:
            where = f"{first.file.name}:{first.line}"
            defaults = Row(row.kind, row.id, row.label)
            ignored = [
                name for name in Row.__slots__ if name not in _ADDED and getattr(row, name) != getattr(defaults, name)
            ]
            if ignored and not source.own:
                yield source, f"{row.id!r} is described twice, here and in {where}"
            elif ignored:
                yield source, f"{row.id!r} is described in {where}; a further row adds names only, not {ignored[0]}"
        elif row.kind == "metric" and not row.direction:
            yield source, f"the metric {row.id!r} needs a direction: which values are better, higher or lower"
        if row.link and not row.link.startswith("https://"):
            yield source, f"the link {row.link!r} of {row.id!r} is not a web address (https://...)"
        yield from ((source, message) for message in _names(row, first.row))


def _names(row: Row, first: Row) -> Iterator[str]:
    """Yield what is wrong with the names of a row; ``first`` is the row that describes the concept."""
    for name in (*row.all_names, *row.keywords, *row.hidden):
        if not key(name):
            yield f"the name {name!r} of {row.id!r} has no letter or digit"
    for flag in FLAGS:
        for name in getattr(row, f"{flag}_names"):
            if name not in row.all_names:
                yield f"{name!r} is in column {flag!r} but is not a name of {row.id!r}"
    known: dict[str, str] = {}
    for name in (row.label, row.korean, *row.names):
        folded = exact_key(name) if row.case_sensitive or name in row.case_sensitive_names else key(name)
        if name and folded in known and name not in row.ambiguous_names:
            yield f"the name {name!r} of {row.id!r} repeats {known[folded]!r}: spaces, hyphens and case do not count"
        known.setdefault(folded, name)
    if row.kind in _VERSIONED and not (row.reason or first.reason):
        for name in (row.korean, *row.names) if row is first else row.all_names:
            if name and not _same_numerals(first.label, name):
                yield (
                    f"{name!r} has other numerals than {first.label!r} and so may be another thing; "
                    "if it is the same thing, give the reason"
                )


def _same_numerals(one: str, other: str) -> bool:
    """Return whether two names hold the same numerals, in whatever form: 3 and three, v2 and 2.0, '14 and 2014."""
    digits, others = _numerals(one), _numerals(other)
    return _covers(other, digits - others) and _covers(one, others - digits)


def _numerals(name: str) -> Counter[str]:
    found = Counter[str]()
    for numeral in _NUMERAL.findall(unicodedata.normalize("NFKC", name)):
        short = re.sub(r"(?:\.0)+$", "", numeral).lstrip("0") or "0"
        found[str(int(short) % 100) if _YEAR.fullmatch(short) else short] += 1
    return found


def _covers(name: str, numerals: Counter[str]) -> bool:
    words = _WORD.findall(name.casefold())
    return all(n.isdecimal() and int(n) < len(_NUMBER_WORDS) and _NUMBER_WORDS[int(n)] in words for n in numerals)


def _clashes(sources: Sequence[RowSource]) -> _Found:
    """Yield names that two concepts of one kind share; a case-sensitive one shares only its very case."""
    owners: dict[tuple[str, str], list[tuple[RowSource, str, bool]]] = defaultdict(list)
    for source in sources:
        for name in source.row.all_names:
            sensitive = source.row.case_sensitive or name in source.row.case_sensitive_names
            owners[source.row.kind, key(name)].append((source, name, sensitive))
    for holders in owners.values():
        for place, (source, name, sensitive) in enumerate(holders):
            for other, other_name, other_sensitive in holders[:place]:
                same = exact_key(name) == exact_key(other_name)
                if source.row.iri != other.row.iri and (same or not (sensitive or other_sensitive)):
                    where = f"{other.file.name}:{other.line}"
                    yield source, f"{name!r} is already a name of the {other.row.kind} {other.row.id!r} ({where})"
                    break


def _pointers(sources: Sequence[RowSource], described: dict[str, RowSource]) -> _Found:
    known = {(source.row.kind, source.row.id) for source in described.values()}
    for source in sources:
        for column, kind in _POINTERS:
            value = getattr(source.row, column)
            for id in (value,) if isinstance(value, str) else value:
                wanted = kind or source.row.kind
                if id and (wanted, id) not in known:
                    yield source, f"the {column} {id!r} of {source.row.id!r} is not a {wanted}"


def _circles(described: dict[str, RowSource]) -> _Found:
    above = {(s.row.kind, s.row.id): [(s.row.kind, id) for id in s.row.parent] for s in described.values()}
    try:
        TopologicalSorter(above).prepare()
    except CycleError as error:
        circle: list[tuple[str, str]] = error.args[1]
        last = [source for source in described.values() if (source.row.kind, source.row.id) in circle][-1]
        yield last, f"the parents go in a circle: {' < '.join(id for _, id in circle)}"


def _shared_notes(described: dict[str, RowSource]) -> _Found:
    """Yield notes that stand beside several concepts: they tell of a group and not of the concept."""
    sharing: dict[str, list[RowSource]] = defaultdict(list)
    for source in described.values():
        if source.row.note:
            sharing[source.row.note].append(source)
    for note, holders in sharing.items():
        for source in holders[_MOST_OF_ONE_NOTE:]:
            yield source, f"the note {note!r} of {source.row.id!r} stands beside {len(holders)} concepts"
