"""Makes the pages of saved queries: their forms, and their answers with links to the things that they name."""

from collections.abc import Mapping, Sequence, Set
from functools import partial
from itertools import islice
from urllib.parse import urlencode

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import InputError, UnknownThingError
from kg.schema import terms as v
from kg.schema.arxiv import arxiv_id
from kg.schema.iris import paper_by_arxiv
from kg.schema.kinds import KINDS, kind_of
from kg.show.figures import system_in
from kg.sparql import Taken, ask_saved, find_query
from kg.sparql.emptiness import why_empty
from kg.sparql.labels import labels, things_called
from kg.sparql.lookup import find_things, short_iri
from kg.sparql.results import columns_of, rows_of
from kg.sparql.saved_query import LIMIT, SavedQuery
from kg.web.column_names import value_in
from kg.web.handler import handle
from kg.web.jobs import SavedQueryPageJob
from kg.web.messages import LANGUAGES
from kg.web.open_graph import OpenGraph
from kg.web.originals import line_of
from kg.web.page_cells import NodeLink
from kg.web.rendering import render
from kg.web.replies import Reply
from kg.web.table_shape import shown_columns

__all__ = ["HANDLERS", "make_saved"]

_ROWS = 500  # of an answer on its page
_ROWS_ASKED_FOR = 2000  # the same, where somebody gives a limit
_COUNTED = 10_000  # rows beyond those that are shown
_KINDS = {name: kind.name for kind in KINDS for name in (kind.name, *kind.columns)} | {
    "coauthor": "person", "similarTitle": "paper", "variant": "person",
    "label": "", "name": "", "other": "", "system": "", "central": "",
}  # fmt: skip
"""The columns of names, with the kind of thing that they name; empty for any."""

_CONCEPTS = frozenset({"topic", "benchmark", "model", "metric"})
_SYSTEMS = frozenset({"system", "over"})

_Term = NamedNode | Literal | Triple | None


def make_saved(store: OpenGraph, job: SavedQueryPageJob, reply: Reply) -> None:
    """Make a saved query's page: its form, and its answer if it is to run."""
    query = find_query(job.name)
    columns: tuple[str, ...] = ()
    lines: list[list[tuple[str, str]]] = []
    taken: tuple[Taken, ...] = ()
    total = wanted = every = 0
    is_more = False
    given = {name: value for name, value in job.values.items() if value != ""}
    if job.run:
        answer = ask_saved(store, query, given)
        columns, found, taken = columns_of(answer), rows_of(answer, _COUNTED), answer.taken
        kinds = {parameter.type for parameter in query.params}
        called: dict[tuple[str, str], str] = {}
        most = _ROWS_ASKED_FOR if LIMIT in given else _ROWS
        for row in islice(found, most if answer.limit is None else min(answer.limit, most)):
            cells = [_cell(term, name) for name, term in zip(columns, row, strict=True)]
            lines.append(_linked(store, cells, columns, kinds, called))
        lines = _in_language(store, lines, columns, job.language)
        beyond = sum(1 for _ in islice(found, _COUNTED))
        total, is_more = len(lines) + beyond, beyond == _COUNTED
        every = min(total, _ROWS_ASKED_FOR)
        wanted = total if answer.limit is None else min(total, answer.limit)
    is_empty = job.run and not lines and query.form == "SELECT"
    why = why_empty(store, query, given, job.language) if is_empty else ""
    page = render(
        "saved.html", job.language, root=store.start.root, line_of=partial(line_of, store), here=job.here, why=why,
        query=query, columns=columns, shown=shown_columns(columns, lines), lines=lines, total=total, wanted=wanted,
        is_more=is_more, every=every, larger=urlencode({**given, LIMIT: every}), given=given,
        run=job.run, values=_readable(store, query, job.values), taken=_links(store, taken, job.language),
    )  # fmt: skip
    reply.send("html", page)


def _cell(term: _Term, column: str) -> tuple[str, str]:
    """What a cell says and where it leads; a column of arXiv ids leads to their papers."""
    if isinstance(term, NamedNode):
        return short_iri(term.value).removeprefix(v.DATA), term.value
    if isinstance(term, Literal) and column.lower().endswith("arxiv") and arxiv_id(term.value):
        return term.value, paper_by_arxiv(term.value)
    return ("" if term is None else term.value if isinstance(term, Literal) else str(term)), ""


def _linked(
    store: OpenGraph,
    cells: list[tuple[str, str]],
    columns: tuple[str, ...],
    kinds: Set[str],
    called: dict[tuple[str, str], str],
) -> list[tuple[str, str]]:
    """Have names lead to the only thing of their kind, or of the kinds asked about, that has them.

    What was found before is kept in "called".
    """
    found = []
    for (text, iri), column in zip(cells, columns, strict=True):
        kind = _KINDS.get(column)
        if not iri and text and kind is not None:
            if (text, kind) not in called:
                things = things_called(store, text, kind)
                if len(things) > 1:
                    things = {each for each in things if kind_of(each).name in kinds}
                called[text, kind] = things.pop() if len(things) == 1 else ""
            iri = called[text, kind]
        found.append((text, iri))
    return found


def _in_language(
    store: OpenGraph, lines: list[list[tuple[str, str]]], columns: tuple[str, ...], language: str
) -> list[list[tuple[str, str]]]:
    """The cells as readers of a language read them: names of concepts, words such as roles, systems without a name."""
    concepts = {iri for line in lines for _, iri in line if kind_of(iri).name in _CONCEPTS} if language != "en" else ()
    named = labels(store, concepts, language)

    def text_of(column: str, text: str, iri: str) -> str:
        if column in _SYSTEMS and not iri:
            return system_in(text, language)
        is_name = column in _KINDS  # not an id or an IRI that leads there
        return named[iri] if is_name and iri in named else value_in(column, text, language)

    return [
        [(text_of(column, text, iri), iri) for column, (text, iri) in zip(columns, line, strict=True)] for line in lines
    ]


def _links(store: OpenGraph, taken: Sequence[Taken], language: str) -> list[tuple[str, str, NodeLink]]:
    """What was typed and is taken as something else: the words, what kind of thing that is, and the thing."""
    called = labels(store, [each.iri for each in taken], language)
    place = LANGUAGES.index(language)
    found = []
    for each in taken:
        names = kind_of(each.iri).names
        found.append((each.typed, (names.english, names.korean)[place], NodeLink(each.iri, called[each.iri])))
    return found


def _readable(store: OpenGraph, query: SavedQuery, values: Mapping[str, str]) -> dict[str, str]:
    """The values of the form: the name of a thing in place of its IRI, where it names nothing else."""
    kinds = {parameter.name: parameter.type for parameter in query.params if parameter.type in _KINDS}
    found = dict(values)
    for name, value in values.items():
        if name in kinds and value.startswith(v.DATA):
            label = labels(store, [value], "en")[value]
            try:
                things = find_things(store, label, kinds[name])
            except (InputError, UnknownThingError):
                continue
            if [thing.iri for thing in things] == [value] and kind_of(value).name == kinds[name]:
                found[name] = label
    return found


HANDLERS = (handle(SavedQueryPageJob, make_saved),)
"""What this module does for the server."""
