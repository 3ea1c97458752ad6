"""Reads the header of a saved query and checks it against the query's text.

The header is YAML in lines that begin with ``#+``, after grlc's decorator syntax (https://grlc.io); the variable of a
parameter NAME is ``?_NAME``, as there::

    #+ summary: The papers of one author
    #+ summary-ko: 한 저자의 논문
    #+ tags: [people]
    #+ params:
    #+   - {name: author, type: person, required: true, example: Arindam Mitra}
    #+ columns:
    #+   arxiv: the bare arXiv id
    SELECT ?arxiv ?_author WHERE { ... }

A SELECT projects its parameters beside its columns (a term can take the place of a projected variable alone); what is
not a column is not shown. A parameter called ``limit`` is not a variable: it is how many rows are given at most. A
date may be typed as a day, month or year; for a parameter called ``to`` a month or year stands for its last day.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from string import Formatter
from typing import Any

from kg.errors import QueryError
from kg.schema.kinds import KINDS
from kg.sparql.guard import check_form, projection
from kg.sparql.saved_query import LIMIT, PARAMETER_PREFIX, PARAMETER_TYPES, Column, Parameter, ParameterType, SavedQuery
from kg.syntax.tokens import tokens

__all__ = ["parse_saved_query"]

_NAME = re.compile(r"[a-z][a-z0-9_]*(?:-[a-z0-9_]+)*")
# Where some engines do not see the term that takes a variable's place: BOUND(?_x), BIND(?_x AS ?y).
_UNSURE = r"(?i)(?:BOUND\s*\(\s*[?$]{0}\s*\)|\(\s*[?$]{0}\s+AS\b)"
_KEYS = (
    *(
        "summary",
        "summary-ko",
        "description",
        "description-ko",
        "tags",
        "draw",
        "empty",
        "empty-ko",
        "params",
        "columns",
    ),
)
_DRAWN = ("graph", "ranking", "trend", "comparison", "rings")
_PARAMETER_KEYS = (
    *("name", "type", "description", "description-ko", "default", "example", "required", "choices", "column"),
    "otherwise",
)


def parse_saved_query(text: str, path: Path) -> SavedQuery:
    """Return the saved query that a file holds.

    Args:
        text: the file's text.
        path: where it stands; its stem is the query's name.

    Raises:
        QueryError: the text is not a query, or its header does not fit it; names the file and the line.
    """
    return _Header(text, path).query()


class _Header:
    """The header of one file, with the lines its parts stand on."""

    def __init__(self, text: str, path: Path) -> None:
        self._text = text
        self._path = path
        numbered = [(n, line[2:]) for n, line in enumerate(text.splitlines(), 1) if line.startswith("#+")]
        self._lines = [number for number, _ in numbered]
        self._yaml = "\n".join(line for _, line in numbered)

    def query(self) -> SavedQuery:
        try:
            form = check_form(self._text)
        except QueryError as error:
            raise QueryError(f"{self._path}: {error}") from error
        data = self._data()
        self._only(data, _KEYS, ())
        params = tuple(
            self._parameter(each, place) for place, each in enumerate(self._list(data.get("params"), ("params",)))
        )
        columns = self._columns(data.get("columns"))
        query = SavedQuery(
            name=self._path.stem,
            text=self._text,
            form=form,
            summary=self._string(data.get("summary"), ("summary",)),
            description=self._string(data.get("description"), ("description",)),
            tags=tuple(self._string(tag, ("tags",)) for tag in self._list(data.get("tags"), ("tags",))),
            params=params,
            columns=columns,
            draw=self._drawn(data.get("draw")),
            summary_ko=self._string(data.get("summary-ko"), ("summary-ko",)),
            description_ko=self._string(data.get("description-ko"), ("description-ko",)),
            empty=self._string(data.get("empty"), ("empty",)),
            empty_ko=self._string(data.get("empty-ko"), ("empty-ko",)),
        )
        self._fit(query)
        return query

    def _drawn(self, data: object) -> str:
        drawn = self._string(data, ("draw",)) or _DRAWN[0]
        if drawn not in _DRAWN:
            raise self._at(f"an answer is not drawn as {drawn!r} (known: {', '.join(_DRAWN)})", ("draw",))
        return drawn

    def _data(self) -> dict[str, Any]:
        if not self._yaml.strip():
            return {}
        import yaml

        try:
            # The base loader keeps every scalar as typed: 2402.14830 is an arXiv id, not a number.
            data = yaml.load(self._yaml, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506 - makes text alone
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line if error.problem_mark else 0
            raise self._wrong(f"the header is not YAML: {error.problem}", line) from error
        except yaml.YAMLError as error:  # a character that YAML forbids
            raise self._wrong(f"the header is not YAML: {error}", 0) from error
        if not isinstance(data, dict):
            raise self._wrong("the header is not a YAML mapping", 0)
        return data

    def _parameter(self, data: object, place: int) -> Parameter:
        where = ("params", place)
        if not isinstance(data, dict):
            raise self._at("a parameter is a mapping with at least a name", where)
        self._only(data, _PARAMETER_KEYS, where)
        name = self._string(data.get("name"), (*where, "name"))
        if not _NAME.fullmatch(name):
            raise self._at(
                f"{name!r} is not a name for a parameter (lower-case letters, digits, _ and -)", (*where, "name")
            )
        sort = self._string(data.get("type", "string"), (*where, "type"))
        if sort not in PARAMETER_TYPES:
            known = ", ".join(PARAMETER_TYPES)
            raise self._at(f"parameter {name!r} has the unknown type {sort!r} (known: {known})", (*where, "type"))
        if name == LIMIT and sort != ParameterType.INTEGER:
            raise self._at("the parameter 'limit' counts rows: its type is integer", (*where, "type"))
        required = data.get("required", "false")
        if required not in ("true", "false"):
            raise self._at(f"'required' of parameter {name!r} is neither true nor false", (*where, "required"))
        default = data.get("default")
        if required == "true" and default is not None:
            raise self._at(f"parameter {name!r} is required and has a default", (*where, "default"))
        return Parameter(
            name=name,
            type=sort,
            description=self._string(data.get("description"), (*where, "description")),
            default=None if default is None else self._string(default, (*where, "default")),
            example=self._string(data.get("example"), (*where, "example")),
            required=required == "true",
            choices=tuple(
                self._string(each, (*where, "choices")) for each in self._list(data.get("choices"), (*where, "choices"))
            ),
            column=self._string(data.get("column"), (*where, "column")),
            description_ko=self._string(data.get("description-ko"), (*where, "description-ko")),
            otherwise=self._otherwise(data.get("otherwise"), sort, where),
        )

    def _otherwise(self, data: object, sort: str, where: tuple[str | int, ...]) -> str:
        kind = self._string(data, (*where, "otherwise"))
        if kind and (sort != ParameterType.IRI or kind not in {each.name for each in KINDS}):
            raise self._at("'otherwise' is a kind of thing, for a parameter of the type iri", (*where, "otherwise"))
        return kind

    def _columns(self, data: object) -> tuple[Column, ...]:
        if isinstance(data, dict):
            return tuple(Column(str(name), self._string(about, ("columns", name))) for name, about in data.items())
        return tuple(Column(self._string(name, ("columns",))) for name in self._list(data, ("columns",)))

    def _fit(self, query: SavedQuery) -> None:
        """Hold the header against the text: every variable it names is there, and the other way round."""
        shown = projection(self._text)
        used = {token.text[1:]: token.start for token in tokens(self._text) if token.kind == "variable"}
        seen: set[str] = set()
        for place, parameter in enumerate(query.params):
            where, variable = ("params", place), parameter.variable
            if parameter.name in seen:
                raise self._at(f"parameter {parameter.name!r} stands there twice", where)
            seen.add(parameter.name)
            if parameter.column and parameter.column not in {column.name for column in query.columns}:
                raise self._at(f"{parameter.column!r} is not a column", (*where, "column"))
            if variable and variable not in used:
                raise self._at(f"parameter {parameter.name!r} has no variable ?{variable} in the query", where)
            if variable and query.form == "SELECT" and shown is not None and variable not in shown:
                raise self._at(f"the SELECT does not project ?{variable}, so no value can take its place", where)
            if variable and (found := re.search(_UNSURE.format(variable), self._text)):
                line = self._text.count("\n", 0, found.start()) + 1
                hint = f"Put it into a comparison or a function, such as ?x = COALESCE(?{variable}, ?x) or STR()."
                raise QueryError(f"{self._path}, line {line}: engines differ on {found.group()!r}.", hint=hint)
        for text, key in ((query.empty, "empty"), (query.empty_ko, "empty-ko")):
            if unknown := {name for _, name, _, _ in Formatter().parse(text) if name is not None} - seen:
                raise self._at(f"{min(unknown)!r} is not a parameter", (key,))
        for column in query.columns:
            if shown is not None and column.name not in shown:
                raise self._at(f"column {column.name!r} is not projected by the query", ("columns", column.name))
        variables = {parameter.variable for parameter in query.params}
        for variable, start in used.items() if query.params or query.columns else ():
            if variable.startswith(PARAMETER_PREFIX) and variable not in variables:
                line = self._text.count("\n", 0, start) + 1
                raise QueryError(f"{self._path}, line {line}: ?{variable} is not a parameter of the header.")

    def _only(self, data: dict[str, Any], known: Sequence[str], where: tuple[str | int, ...]) -> None:
        for key in data:
            if key not in known:
                raise self._at(f"unknown key {key!r} (known: {', '.join(known)})", (*where, key))

    def _list(self, data: object, where: tuple[str | int, ...]) -> list[Any]:
        if data is None:
            return []
        if not isinstance(data, list):
            raise self._at(f"{where[-1]!r} is not a list", where)
        return data

    def _string(self, data: object, where: tuple[str | int, ...]) -> str:
        if data is None:
            return ""
        if isinstance(data, dict | list):
            raise self._at(f"{where[-1]!r} is not text", where)
        return " ".join(str(data).split())

    def _at(self, message: str, where: tuple[str | int, ...]) -> QueryError:
        """An error about the part of the header that the keys and places in ``where`` lead to."""
        import yaml

        node = yaml.compose(self._yaml, Loader=yaml.BaseLoader)
        line = 0
        for step in where:
            if isinstance(node, yaml.MappingNode):
                found = next(((k, v) for k, v in node.value if k.value == str(step)), None)
                if found is None:
                    break
                line, node = found[0].start_mark.line, found[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
                node = node.value[step]
                line = node.start_mark.line
        return self._wrong(message, line)

    def _wrong(self, message: str, line: int) -> QueryError:
        number = self._lines[min(line, len(self._lines) - 1)]
        return QueryError(f"{self._path}, line {number}: {message}.")
