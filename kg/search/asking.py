"""Asks the index: the passages, or the papers, that words find."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError, StoreError
from kg.search.grammar import Expression, Unit, parse, units
from kg.search.hits import Found, Hit
from kg.search.marking import marks_in
from kg.search.matching import english_expression, match_expression
from kg.search.opening import current_index
from kg.search.other_terms import longer_figures, with_other_terms
from kg.search.ranking import rank, telling
from kg.search.schema import FILE, KINDS, text_of
from kg.search.suggestions import suggested_words
from kg.search.tokens import word_tokens

if TYPE_CHECKING:
    from kg.store import GraphStore

__all__ = ["WHAT", "search"]

WHAT = ("passages", "papers")
"""What can be searched for."""

_HITS = """
SELECT passages.id, papers.iri, papers.title, papers.arxiv, papers.day, documents.name, documents.text,
       passages.start, passages.end, passages.kind, passages.label
FROM passages JOIN papers ON papers.id = passages.paper JOIN documents ON documents.id = passages.document
WHERE passages.id = ?
"""


def search(
    store: "GraphStore | str | Path",
    words: str,
    *,
    kind: str = "passages",
    topic: str = "",
    since: str = "",
    until: str = "",
    limit: int = 10,
    skip: int = 0,
    facts: bool = True,
) -> Found:
    """Search the notes.

    Words side by side are found together or apart, the more of them the better; "phrases", AND, OR, NOT, -word and
    parentheses say more.

    Args:
        store: the open graph, or where it is.
        words: what to search for.
        kind: "passages", or "papers" for one hit a paper.
        topic: only papers on this topic, narrower ones included: its id or label in English or Korean.
        since: only papers from this day, month or year on; a word such as "this-month" stands for one.
        until: only papers up to this day, month or year.
        limit: at most how many hits.
        skip: how many of the best hits to leave out, which came on pages before.
        facts: whether to read from the graph what each passage states.

    Raises:
        InputError: there are no words, or a date is not one.
        StoreError: there is no store, or it has no index.
        UnknownThingError: there is no such topic.
    """
    if kind not in WHAT:
        raise InputError(f"{kind!r} cannot be searched for.", hint=f"Search for {' or '.join(WHAT)}.")
    expression = parse(words)
    with _opened(store) as graph, closing(_index(graph)) as database:
        try:
            expression = with_other_terms(database, expression)
            allowed = _allowed(database, graph, topic, since, until)
            ranked = rank(database, expression)
            found = ranked.papers if kind == "papers" else ranked.passages
            kept = [
                (number, score)
                for number, score in found.items()
                if allowed is None or (number if kind == "papers" else ranked.paper_of[number]) in allowed
            ]
            shown = kept[max(skip, 0) :][: max(limit, 0)]
            if kind == "papers":
                best = _best_passages(database, shown, ranked.passages, ranked.paper_of)
                shown = [(best[paper], score) for paper, score in shown if paper in best]
            hits = list(_hits(database, shown, expression))
            missing = tuple(_as_typed(words, unit) for unit in ranked.missing)
            unknown = ranked.missing if found else dict.fromkeys((*ranked.missing, *telling(expression)))
            suggestions = {_as_typed(words, unit): suggested_words(database, unit) for unit in unknown}
            instead = {_as_typed(words, unit): longer_figures(unit) for unit in units(expression)}
        except sqlite3.DatabaseError as error:
            raise StoreError(f"The search index of {graph.location} is damaged: {error}.", hint=_AGAIN) from error
        if facts:
            hits = _with_facts(graph, hits)
    return Found(
        tuple(hits),
        len(kept),
        missing,
        {typed: meant for typed, meant in suggestions.items() if meant},
        {typed: figures for typed, figures in instead.items() if figures},
    )


_REPAIR = "Run 'kg build' with the folders of your notes to make it."
_AGAIN = "'kg build --fresh' with all folders of your notes rebuilds the store."


@contextmanager
def _opened(store: "GraphStore | str | Path") -> "Iterator[GraphStore]":
    from kg.store import open_store

    with open_store(store) if isinstance(store, str | Path) else nullcontext(store) as graph:
        yield graph


def _as_typed(typed: str, unit: Unit) -> str:
    """The words of a unit as they were typed."""
    found = word_tokens(typed)
    terms = [word.term for word in unit.words]
    for place in range(len(found)):
        part = found[place : place + len(terms)]
        if [token.word.term for token in part] == terms:
            return typed[part[0].start : part[-1].end]
    return " ".join(terms)


def _index(graph: "GraphStore") -> sqlite3.Connection:
    database = current_index(graph)
    if database is None:
        path = graph.beside(FILE)
        which = "of this version" if path is not None and path.is_file() else "yet"
        raise StoreError(f"The store at {graph.location} has no search index {which}.", hint=_REPAIR)
    return database


def _allowed(database: sqlite3.Connection, graph: "GraphStore", topic: str, since: str, until: str) -> set[int] | None:
    """The numbers of the papers that may be found; None for all."""
    conditions: list[str] = []
    values: list[str] = []
    if topic:
        from kg.sparql.lookup import find_thing

        conditions.append("id IN (SELECT paper FROM paper_topics JOIN topics ON topics.id = topic WHERE iri = ?)")
        values.append(find_thing(graph, topic, "topic").iri)
    if since or until:
        from kg.sparql.periods import first_day, last_day
    if since:  # a paper of which only the month or year is known may be of its last day
        conditions.append("day <> '' AND day || substr('-12-31', length(day) - 3) >= ?")
        values.append(_day(since, first_day))
    if until:
        conditions.append("day <> '' AND day <= ?")
        values.append(_day(until, last_day))
    if not conditions:
        return None
    query = f"SELECT id FROM papers WHERE {' AND '.join(conditions)}"  # noqa: S608 - of the conditions above
    return {row[0] for row in database.execute(query, values)}


def _day(typed: str, read: Callable[[str], str]) -> str:
    day = read(typed)
    if not day:
        from kg.sparql.periods import DATE_FORMS

        raise InputError(f"{typed!r} is not a date.", hint=f"Write {DATE_FORMS}.")
    return day


def _best_passages(
    database: sqlite3.Connection,
    papers: Sequence[tuple[int, float]],
    passages: dict[int, float],
    paper_of: dict[int, int],
) -> dict[int, int]:
    """The passage that shows best why a paper was found; its first one where only its names match."""
    wanted = {paper for paper, _ in papers}
    best: dict[int, int] = {}
    for passage in passages:  # by score
        if (paper := paper_of[passage]) in wanted:
            best.setdefault(paper, passage)
    for paper in wanted - best.keys():
        row = database.execute("SELECT min(id) FROM passages WHERE paper = ?", (paper,)).fetchone()
        if row[0] is not None:
            best[paper] = row[0]
    return best


def _hits(database: sqlite3.Connection, passages: Iterable[tuple[int, float]], expression: Expression) -> Iterator[Hit]:
    chosen = list(passages)
    rows = [database.execute(_HITS, (number,)).fetchone() for number, _ in chosen]
    whole = {row[5]: text_of(row[6]) for row in {row[5]: row for row in rows}.values()}
    texts = [whole[row[5]][row[7] : row[8]] for row in rows]
    sought = [
        each for unit in telling(expression) for each in (match_expression(unit), english_expression(unit)) if each
    ]
    marks = marks_in(texts, " OR ".join(sought) or '""')
    for row, text, marked, (_, score) in zip(rows, texts, marks, chosen, strict=True):
        _, iri, title, arxiv, day, name, _, start, end, kind, label = row
        yield Hit(
            paper=iri,
            title=title or "",
            arxiv=arxiv or "",
            date=day or "",
            document=name,
            line=whole[name].count("\n", 0, start) + 1,
            start=start,
            end=end,
            kind=KINDS[kind],
            label=label,
            text=text,
            marks=marked,
            score=round(score, 3),
        )


def _with_facts(graph: "GraphStore", hits: Sequence[Hit]) -> list[Hit]:
    from kg.search.facts import facts_within

    found = list(hits)
    labels = {hit.paper: hit.title for hit in hits if hit.title}
    for document in dict.fromkeys(hit.document for hit in hits):
        places = [place for place, hit in enumerate(hits) if hit.document == document]
        stated = facts_within(graph, document, [(hits[place].start, hits[place].end) for place in places], labels)
        for place, facts in zip(places, stated, strict=True):
            found[place] = replace(hits[place], facts=facts)
    return found
