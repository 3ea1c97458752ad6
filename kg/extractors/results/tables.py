"""Reads the figures of tables: models against benchmarks, the transpose, and one result a row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extractors.benchmarks.mentions import BenchmarkMention, BenchmarkMentions
from kg.extractors.results.kinds import DELTA, SCORE
from kg.extractors.results.measures import MeasuredNumber
from kg.extractors.results.pairing import Pair
from kg.model import PassageKind
from kg.nlp.analysis import TextAnalysis
from kg.nlp.annotations import ConceptMention, Number, NumberRole, Sentence
from kg.nlp.tables import Cell, Table, parse_table
from kg.vocabularies import ConceptKind, key

__all__ = ["TableFigure", "read_tables"]


@dataclass(frozen=True, slots=True)
class TableFigure:
    """A figure of a table.

    Attributes:
        sentence: the row.
        pair: the figure with its benchmark.
        system: what the row or column is called that it belongs to; empty where the table names no system.
        setting: the settings in the head of its column ("5-shot").
    """

    sentence: Sentence
    pair: Pair
    system: str
    setting: str = ""


_FIGURE = re.compile(
    r"(?:[≈~]\s?)?([+-]?\d+(?:,\d{3})*(?:\.\d+)?)\s?(%|％)?(?:\s?(?:±|\\pm|\+/-|\$\\pm\$)\s?[\d.]+\s?%?)?"
    r"(?:\s?\([^()]{0,24}\))?\s?[†‡*↑↓^§¹²³]*"
)
_SYSTEMS = re.compile(
    r"(?:models?|methods?|systems?|approach(?:es)?|algorithms?|모델|방법|방식|기법|시스템|모형|알고리즘)", re.IGNORECASE
)
_PLACES = re.compile(
    r"(?:benchmarks?|datasets?|tasks?|test sets?|evals?|벤치마크|데이터\s?셋|데이터세트|과제|평가|작업)", re.IGNORECASE
)
_SCORES = re.compile(r"(?:scores?|results?|performance|values?|ours|점수|결과|성능|수치)(?:\s?\(.*\))?", re.IGNORECASE)
_DIFFERENCE = re.compile(r"(?:Δ|delta|gains?|improvements?|differences?|diff\.?|향상|개선|차이|증감)", re.IGNORECASE)
_PERCENT = re.compile(r"[(\[]\s?(?:%|％)\s?[)\]]|%")
_SETTING = re.compile(r"(?:\d+|zero|few|one)-?shot|\d+샷|제로샷|퓨샷|test|dev|val", re.IGNORECASE)


def read_tables(analysis: TextAnalysis, benchmarks: BenchmarkMentions) -> Iterator[TableFigure]:
    """Yield the figures of an entry's tables whose benchmark is known.

    Args:
        analysis: the entry.
        benchmarks: the benchmarks that it names, which decide what a table's heads are.
    """
    reader: _Reader | None = None
    for passage_index, passage in enumerate(analysis.entry.passages):
        if passage.kind is PassageKind.TABLE and (table := parse_table(passage)) is not None:
            reader = reader or _Reader(analysis, benchmarks)
            yield from reader.figures(table, passage_index)


class _Reader:
    """Reads tables of one entry."""

    def __init__(self, analysis: TextAnalysis, benchmarks: BenchmarkMentions) -> None:
        self._analysis = analysis
        self._known: dict[str, BenchmarkMention] = {}
        for mention in benchmarks.mentions:
            for name in (mention.surface, mention.label):
                self._known.setdefault(key(name), mention)

    def figures(self, table: Table, passage: int) -> Iterator[TableFigure]:
        """Yield the figures of one table.

        Args:
            table: the table.
            passage: the index of its passage.
        """
        rows = {s.span.start: s for s in self._analysis.sentences if s.passage == passage}
        sentences = [self._row(row, rows) for row in table.rows]
        heads = [self._benchmark(cell) for cell in table.header]
        first = [self._benchmark(row[0]) if row else None for row in table.rows]
        place = next((at for at, cell in enumerate(table.header) if _PLACES.fullmatch(cell.text)), None)
        across, down = sum(head is not None for head in heads[1:]), sum(each is not None for each in first)
        if across and across >= down:
            yield from self._across(table, heads, sentences)
        elif down and not (place is not None and place > 0):
            yield from self._down(table, first, sentences)
        elif place is not None:
            yield from self._one_a_row(table, place, sentences)

    def _across(
        self, table: Table, heads: Sequence[BenchmarkMention | None], sentences: Sequence[Sentence | None]
    ) -> Iterator[TableFigure]:
        """Yield the figures of a table with a system in each row and benchmarks as heads of columns."""
        names = next((at for at, cell in enumerate(table.header) if _SYSTEMS.fullmatch(cell.text)), 0)
        for row, sentence in zip(table.rows, sentences, strict=True):
            if sentence is None or names >= len(row) or not row[names].text:
                continue
            for head, column, cell in zip(heads, table.header, row, strict=False):
                if head is not None and cell is not row[names]:
                    yield from self._figure(cell, sentence, head, row[names], column, row[names])

    def _down(
        self, table: Table, first: Sequence[BenchmarkMention | None], sentences: Sequence[Sentence | None]
    ) -> Iterator[TableFigure]:
        """Yield the figures of a table with a benchmark in each row; columns are systems, or metrics of the own one."""
        for row, sentence, benchmark in zip(table.rows, sentences, first, strict=True):
            if sentence is None or benchmark is None:
                continue
            for column, cell in zip(table.header[1:], row[1:], strict=False):
                if not column.text or _is_count(column.text):
                    continue
                owner = None if self._metric(column) is not None or _SCORES.fullmatch(column.text) else column
                yield from self._figure(cell, sentence, benchmark, owner, column, row[0])

    def _one_a_row(self, table: Table, place: int, sentences: Sequence[Sentence | None]) -> Iterator[TableFigure]:
        """Yield the figures of a table with a system, a benchmark and a score in each row."""
        system = next((at for at, cell in enumerate(table.header) if _SYSTEMS.fullmatch(cell.text)), None)
        for row, sentence in zip(table.rows, sentences, strict=True):
            benchmark = self._benchmark(row[place]) if place < len(row) else None
            if sentence is None or benchmark is None:
                continue
            owner = row[system] if system is not None and system < len(row) else None
            for column, cell in zip(table.header, row, strict=False):
                if self._metric(column) is not None or _SCORES.fullmatch(column.text):
                    yield from self._figure(cell, sentence, benchmark, owner, column, row[place])

    def _figure(
        self, cell: Cell, sentence: Sentence, benchmark: BenchmarkMention, owner: Cell | None, column: Cell, row: Cell
    ) -> Iterator[TableFigure]:
        """Yield the figure of a cell if it holds one.

        Args:
            cell: the cell.
            sentence: its row.
            benchmark: its benchmark.
            owner: the cell that names its system, None where none does.
            column: the head of its column, which may give a unit, a metric and a setting.
            row: the head of its row, which may give the same.
        """
        found = _FIGURE.fullmatch(cell.text)
        if found is None:
            return
        heads = f"{column.text} {row.text}"
        percent = found[2] or _PERCENT.search(heads)
        differs = found[1].startswith("+") or any(_DIFFERENCE.fullmatch(each.text) for each in (column, row))
        unit = "%" if percent else ""
        number = Number(
            cell.span,
            cell.text,
            found[1].replace(",", "").lstrip("+"),
            unit,
            NumberRole.MEASURE,
            sentence.index,
            sentence.first,
            sentence.last,
        )
        metric = self._metric(column) or self._metric(row)
        measure = MeasuredNumber(0, number, DELTA if differs else SCORE, metric, metric.surface if metric else "")
        setting = ", ".join(dict.fromkeys(each[0] for each in _SETTING.finditer(heads)))
        system = owner.text if owner is not None and not _DIFFERENCE.fullmatch(owner.text) else ""
        yield TableFigure(sentence, Pair(benchmark, measure, None, "table"), system, setting)

    def _row(self, row: Sequence[Cell], sentences: dict[int, Sentence]) -> Sentence | None:
        """Return the row as a sentence."""
        if not row:
            return None
        starts = [start for start in sentences if start <= row[0].span.start]
        sentence = sentences[max(starts)] if starts else None
        return sentence if sentence is not None and sentence.span.end >= row[-1].span.start else None

    def _benchmark(self, cell: Cell) -> BenchmarkMention | None:
        """Return the benchmark that a cell names, whatever unit, metric or setting stands beside it."""
        if not cell.text or _FIGURE.fullmatch(cell.text):
            return None
        whole = self._known.get(key(cell.text))
        return whole or self._known.get(key(_BESIDE.sub("", cell.text))) if cell.text else None

    def _metric(self, cell: Cell) -> ConceptMention | None:
        """Return the metric that a cell names."""
        known = self._analysis.known(cell.span)
        return next((m for m in known if m.kind is ConceptKind.METRIC and m.span.start >= cell.span.start), None)


_BESIDE = re.compile(
    r"\s*[(\[][^()\[\]]{0,40}[)\]]|[↑↓%]|\b(?:\d+|zero|few)-?shot\b|\b(?:acc(?:uracy)?|f1|em|score|pass@\d+)\.?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:#|no\.?\b|number|size|params?|parameters|train|test|samples|examples|questions|split|domain|language|year|"
    r"metric|type|개수|수|크기|규모|문항|지표|유형|분야|언어)",
    re.IGNORECASE,
)


def _is_count(head: str) -> bool:
    """Return whether the head of a column says that it describes the benchmark ("# questions", "크기")."""
    return _COUNTED.match(head) is not None
