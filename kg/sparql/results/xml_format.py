"""SPARQL Query Results XML Format (https://www.w3.org/TR/rdf-sparql-XMLres/), one row a line."""

import re
from collections.abc import Sequence
from html import escape

from pyoxigraph import BlankNode, NamedNode, Triple

from kg.schema.terms import STRING
from kg.sparql.results.rows import Row, RowFormat, Term, WriteOptions

__all__ = ["XML"]

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">'
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML 1.0 cannot hold (section 2.2)


class _XmlWriter:
    def __init__(self, columns: Sequence[str], options: WriteOptions) -> None:
        self._variables = "".join(f'<variable name="{escape(name)}"/>' for name in columns)
        self._starts = [f'<binding name="{escape(name)}">' for name in columns]

    def head(self) -> str:
        return f"{_HEAD}<head>{self._variables}</head><results>"

    def row(self, row: Row) -> str:
        pairs = zip(self._starts, row, strict=True)
        bound = (f"{start}{_term(term)}</binding>" for start, term in pairs if term is not None)
        return f"\n<result>{''.join(bound)}</result>"

    def foot(self, notice: str) -> str:
        return f"\n</results></sparql>\n{f'<!-- {notice} -->' if notice else ''}\n".replace("\n\n", "\n")


def _term(term: Term) -> str:
    if isinstance(term, NamedNode):
        return f"<uri>{escape(term.value, quote=False)}</uri>"
    if isinstance(term, BlankNode):
        return f"<bnode>{escape(term.value)}</bnode>"
    if isinstance(term, Triple):  # SPARQL 1.2 Query Results XML Format, section 2.3.1
        parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
        return f"<triple>{''.join(f'<{tag}>{_term(part)}</{tag}>' for tag, part in parts)}</triple>"
    # a bare carriage return would be read as a line feed (XML 1.0, section 2.11)
    value = escape(_NOT_XML.sub("\ufffd", term.value), quote=False).replace("\r", "&#xD;")
    if term.language:
        return f'<literal xml:lang="{escape(term.language)}">{value}</literal>'
    datatype = term.datatype.value
    attribute = "" if datatype == STRING else f' datatype="{escape(datatype)}"'
    return f"<literal{attribute}>{value}</literal>"


XML = RowFormat(
    "xml", _XmlWriter, lambda value: f"{_HEAD}<head/><boolean>{'true' if value else 'false'}</boolean></sparql>\n"
)
"""Results as XML."""
