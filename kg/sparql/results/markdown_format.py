"""A table in GitHub Flavored Markdown (section 4.10), in which nothing is mark-up."""

import re
from collections.abc import Sequence

from kg.sparql.results.cells import is_numeric, shown
from kg.sparql.results.rows import Row, RowFormat, WriteOptions

__all__ = ["MARKDOWN"]

_MARKUP = re.compile(r"[\\`*_\[\]<>|~&]")


class _MarkdownWriter:
    """Holds all rows until the last is known: a column of numbers alone is aligned to the right."""

    def __init__(self, columns: Sequence[str], options: WriteOptions) -> None:
        self._columns = columns
        self._lines: list[str] = []
        self._right = [True] * len(columns)

    def head(self) -> str:
        return ""

    def row(self, row: Row) -> str:
        self._lines.append(_line([_escaped(shown(term)) for term in row]))
        pairs = zip(self._right, row, strict=True)
        self._right = [right and (term is None or is_numeric(term)) for right, term in pairs]
        return ""

    def foot(self, notice: str) -> str:
        right = self._right if self._lines else [False] * len(self._columns)
        names = _line([_escaped(name) for name in self._columns])
        return "".join([names, _line(["--:" if each else "---" for each in right]), *self._lines])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _escaped(text: str) -> str:
    return _MARKUP.sub(lambda found: "\\" + found.group(), text)


MARKDOWN = RowFormat("markdown", _MarkdownWriter)
"""Results as a Markdown table."""
