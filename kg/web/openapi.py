"""The saved queries as an OpenAPI 3.1 document (https://spec.openapis.org/oas/v3.1.0)."""

from collections.abc import Iterable
from typing import Any

from kg import __version__
from kg.sparql import Parameter, ParameterType, SavedQuery

__all__ = ["openapi_document"]

_SCHEMAS: dict[str, dict[str, Any]] = {
    ParameterType.INTEGER: {"type": "integer"},
    ParameterType.DECIMAL: {"type": "number"},
    ParameterType.DATE: {"type": "string", "format": "date"},
}
_CELL = {"type": ["string", "number", "boolean", "null"]}
_TABLES = ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values")
_GRAPHS = ("text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml")


_DATE = {"type": "string", "example": "2024-05"}
_SEARCH: dict[str, Any] = {
    "operationId": "search",
    "summary": "The passages of the notes, or the papers, that words find",
    "parameters": [
        {
            "name": "q",
            "in": "query",
            "required": True,
            "description": 'words, "phrases", AND, OR, NOT, -word, parentheses',
            "schema": {"type": "string", "minLength": 1, "maxLength": 1000},
            "example": "speculative decoding",
        },
        *(
            {"name": name, "in": "query", "required": False, "description": description, "schema": schema}
            for name, description, schema in (
                ("kind", "what to list", {"type": "string", "enum": ["passages", "papers"], "default": "passages"}),
                ("topic", "only papers on this topic, narrower ones included", {"type": "string"}),
                ("from", "only papers from this day, month or year on", _DATE),
                ("to", "only papers up to this day, month or year", _DATE),
                ("limit", "at most how many", {"type": "integer", "minimum": 1, "maximum": 100, "default": 10}),
            )
        ),
    ],
    "responses": {
        "200": {
            "description": "The best hits first, each with its place, the places of the words, and what it states.",
            "content": {
                "application/json": {
                    "schema": {
                        "type": "object",
                        "properties": {
                            "hits": {"type": "array", "items": {"type": "object"}},
                            "total": {"type": "integer"},
                            "missing": {"type": "array", "items": {"type": "string"}},
                        },
                        "required": ["hits", "total", "missing"],
                    }
                }
            },
        },
        **{code: {"$ref": "#/components/responses/Problem"} for code in ("400", "404", "408", "503")},
    },
}


def openapi_document(queries: Iterable[SavedQuery]) -> dict[str, Any]:
    """Return the document for some saved queries."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "paper-kg",
            "version": __version__,
            "summary": "Saved queries on a knowledge graph of AI papers.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": {
            "/api/queries": {
                "get": {
                    "operationId": "list-queries",
                    "summary": "The saved queries",
                    "responses": {
                        "200": {
                            "description": "All of them.",
                            "content": {"application/json": {"schema": {"type": "object"}}},
                        }
                    },
                }
            },
            "/api/search": {"get": _SEARCH},
            **{f"/api/queries/{query.name}": {"get": _operation(query)} for query in queries},
        },
        "components": {
            "parameters": {
                "page": _control("page", "which page, from 1", {"type": "integer", "minimum": 1, "default": 1}),
                "size": _control(
                    "size", "rows a page", {"type": "integer", "minimum": 1, "maximum": 10000, "default": 1000}
                ),
                "format": _control("format", "a format's short name, in place of Accept", {"type": "string"}),
                "excel": _control(
                    "excel", "with csv: for Excel, which would compute cells", {"type": "boolean", "default": False}
                ),
                "timeout": _control(
                    "timeout", "seconds after which to stop, up to the server's ceiling", {"type": "number"}
                ),
            },
            "schemas": {
                "Problem": {
                    "type": "object",
                    "properties": {
                        "type": {"type": "string"},
                        "status": {"type": "integer"},
                        "detail": {"type": "string"},
                        "nearest": {"type": "array", "items": {"type": "string"}},
                    },
                    "required": ["type", "status", "detail"],
                }
            },
            "responses": {
                "Problem": {
                    "description": "Why there is no answer.",
                    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
                }
            },
        },
    }


def _operation(query: SavedQuery) -> dict[str, Any]:
    controls = ("page", "size", "format", "excel", "timeout") if query.form == "SELECT" else ("format", "timeout")
    described: dict[str, Any] = {
        "operationId": query.name,
        "summary": query.summary,
        "tags": list(query.tags),
        "parameters": [
            *(_parameter(each) for each in query.params),
            *({"$ref": f"#/components/parameters/{name}"} for name in controls),
        ],
        "responses": {
            "200": _answer(query),
            **{code: {"$ref": "#/components/responses/Problem"} for code in ("400", "404", "406", "408", "503")},
        },
    }
    if query.description:
        described["description"] = query.description
    return described


def _parameter(parameter: Parameter) -> dict[str, Any]:
    schema = dict(_SCHEMAS.get(parameter.type, {"type": "string"}))
    kind = "" if parameter.type in {*_SCHEMAS, ParameterType.STRING} else f"a {parameter.type}"
    if parameter.choices:
        schema["enum"] = list(parameter.choices)
    if parameter.default is not None:
        schema["default"] = _typed(parameter, parameter.default)
    described: dict[str, Any] = {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": "; ".join(part for part in (kind, parameter.description) if part),
        "schema": schema,
    }
    if parameter.example:
        described["example"] = _typed(parameter, parameter.example)
    return described


def _typed(parameter: Parameter, value: str) -> str | int | float:
    if parameter.type == ParameterType.INTEGER:
        return int(value)
    return float(value) if parameter.type == ParameterType.DECIMAL else value


def _control(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "description": description, "schema": schema}


def _answer(query: SavedQuery) -> dict[str, Any]:
    if query.form not in {"SELECT", "ASK"}:
        return {"description": "Triples.", "content": {name: {"schema": {"type": "string"}} for name in _GRAPHS}}
    row = {
        "type": "object",
        "properties": {column.name: {**_CELL, "description": column.description} for column in query.columns},
    }
    table = {
        "type": "object",
        "properties": {
            "query": {"type": "string"},
            "columns": {"type": "array", "items": {"type": "string"}},
            "rows": {"type": "array", "items": row},
            "total": {"type": "integer"},
            "page": {"type": "integer"},
            "size": {"type": "integer"},
            "cut": {"type": "boolean", "description": "whether the server's limit kept rows out"},
            "note": {"type": "string", "description": "how the question was taken, where not as it was typed"},
        },
        "required": ["query", "columns", "rows", "total", "page", "size", "cut"],
    }
    link = {"description": "first, prev, next and last page (RFC 8288)", "schema": {"type": "string"}}
    total = {"description": "how many rows there are in all", "schema": {"type": "integer"}}
    rows = {"description": "how many rows this answer has", "schema": {"type": "integer"}}
    cut = {"description": "true where the server's limit kept rows out", "schema": {"type": "boolean"}}
    return {
        "description": "Rows.",
        "headers": {"Link": link, "X-Total-Count": total, "KG-Rows": rows, "KG-Rows-Cut": cut},
        "content": {
            "application/json": {"schema": table},
            **{name: {"schema": {"type": "string"}} for name in _TABLES},
        },
    }
