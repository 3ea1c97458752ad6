"""What there is to know of one thing: a paper, benchmark, model, topic or person on one screen."""

from kg.show.json_form import as_json
from kg.show.records import PaperRecord
from kg.show.showing import SHOWN, Record, find_shown, record_of, show
from kg.show.text import lines_of
from kg.show.thing_records import BenchmarkRecord, ModelRecord, PersonRecord, TopicRecord

__all__ = [
    "SHOWN",
    "BenchmarkRecord",
    "ModelRecord",
    "PaperRecord",
    "PersonRecord",
    "Record",
    "TopicRecord",
    "as_json",
    "find_shown",
    "lines_of",
    "record_of",
    "show",
]
