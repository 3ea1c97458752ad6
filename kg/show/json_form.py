"""Writes a record as JSON: the fields of the records by their names, with the kind first."""

from dataclasses import asdict
from typing import Any

from kg.show.records import PaperRecord
from kg.show.showing import Record
from kg.show.thing_records import BenchmarkRecord, ModelRecord, PersonRecord, TopicRecord

__all__ = ["as_json"]

_KINDS: tuple[tuple[type, str], ...] = (
    (PaperRecord, "paper"),
    (BenchmarkRecord, "benchmark"),
    (ModelRecord, "model"),
    (TopicRecord, "topic"),
    (PersonRecord, "person"),
)


def as_json(record: Record) -> dict[str, Any]:
    """Return a record as JSON has it: an object with its ``kind`` and its fields; lists keep their order."""
    kind = next(name for type_, name in _KINDS if isinstance(record, type_))
    return {"kind": kind, **asdict(record)}
