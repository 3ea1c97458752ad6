"""Saved queries: files NAME.rq with a header that tells what they ask, take and give."""

from kg.sparql.asking import Answer, Taken, ask, ask_saved
from kg.sparql.header import parse_saved_query
from kg.sparql.library import find_query, query_folders, read_query, saved_queries
from kg.sparql.saved_query import Column, Parameter, ParameterType, SavedQuery

__all__ = [
    "Answer",
    "Column",
    "Parameter",
    "ParameterType",
    "SavedQuery",
    "Taken",
    "ask",
    "ask_saved",
    "find_query",
    "parse_saved_query",
    "query_folders",
    "read_query",
    "saved_queries",
]
