"""SPARQL 1.1 Query Results JSON Format (https://www.w3.org/TR/sparql11-results-json/), one row a line."""

import json
from collections.abc import Sequence
from json.encoder import encode_basestring as _text  # a JSON string, by the encoder in C where Python has it

from pyoxigraph import Literal, NamedNode, Triple

from kg.schema.terms import STRING
from kg.sparql.results.rows import Row, RowFormat, Term, WriteOptions

__all__ = ["JSON"]


class _JsonWriter:
    def __init__(self, columns: Sequence[str], options: WriteOptions) -> None:
        self._columns = list(columns)
        self._keys = [f"{_text(name)}:" for name in columns]
        self._separator = ""

    def head(self) -> str:
        return f'{{"head":{{"vars":{json.dumps(self._columns, ensure_ascii=False)}}},"results":{{"bindings":['

    def row(self, row: Row) -> str:
        bound = ",".join([key + _term(term) for key, term in zip(self._keys, row, strict=True) if term is not None])
        written = f"{self._separator}\n{{{bound}}}"
        self._separator = ","
        return written

    def foot(self, notice: str) -> str:
        mark = f',"cut":{_text(notice)}' if notice else ""
        return f"\n]}}{mark}}}\n"


def _term(term: Term) -> str:
    if isinstance(term, NamedNode):
        return f'{{"type":"uri","value":{_text(term.value)}}}'
    if isinstance(term, Literal):
        if term.language:
            direction = getattr(term, "direction", None)
            directed = f',"its:dir":{_text(str(direction))}' if direction else ""
            return f'{{"type":"literal","value":{_text(term.value)},"xml:lang":{_text(term.language)}{directed}}}'
        datatype = term.datatype.value
        if datatype == STRING:
            return f'{{"type":"literal","value":{_text(term.value)}}}'
        return f'{{"type":"literal","value":{_text(term.value)},"datatype":{_text(datatype)}}}'
    if isinstance(term, Triple):  # SPARQL 1.2 Query Results JSON Format, section 3.2.2
        parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
        return f'{{"type":"triple","value":{{{",".join(f"{_text(key)}:{_term(part)}" for key, part in parts)}}}}}'
    return f'{{"type":"bnode","value":{_text(term.value)}}}'


JSON = RowFormat("json", _JsonWriter, lambda value: f'{{"head":{{}},"boolean":{"true" if value else "false"}}}\n')
"""Results as JSON."""
