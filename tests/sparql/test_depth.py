"""No query that passes the guard is nested so deeply that it ends the process."""

import json
import subprocess
import sys
from collections.abc import Callable

import pytest

from kg.errors import QueryError
from kg.resources import queries_folder
from kg.sparql import saved_queries
from kg.sparql.depth import check_depth

# What nests, and what stands in a row; each ended a process when it was long enough.
SHAPES: dict[str, Callable[[int], str]] = {
    "groups in groups": lambda n: "SELECT * {" + "{" * n + "}" * n + "}",
    "unions": lambda n: "SELECT * {" + " UNION ".join(["{?a ?b ?c}"] * n) + "}",
    "minus": lambda n: "SELECT * {?a ?b ?c " + "MINUS {?a ?b ?c}" * n + "}",
    "binds": lambda n: "SELECT * {" + "".join(f"BIND(1 AS ?x{i})" for i in range(n)) + "}",
    "filters": lambda n: "SELECT * {" + "FILTER(1)" * n + "}",
    "triples": lambda n: "SELECT * {" + "<a:x> <a:y> <a:z>." * n + "}",
    "triples that end in a number": lambda n: "SELECT * {" + "<a:x> <a:y> 1." * n + "}",
    "objects": lambda n: "SELECT * {<a:x> <a:y> " + ",".join(["<a:z>"] * n) + "}",
    "predicates": lambda n: "SELECT * {<a:x> " + ";".join(["<a:y> <a:z>"] * n) + "}",
    "brackets": lambda n: "SELECT * { FILTER " + "(" * n + "1" + ")" * n + "}",
    "negations": lambda n: "SELECT * { FILTER(" + "!" * n + "1)}",
    "alternatives": lambda n: "SELECT * { FILTER(" + "||".join(["?x"] * n) + ")}",
    "conditions": lambda n: "SELECT * { FILTER(" + "&&".join(["?x"] * n) + ")}",
    "sums": lambda n: "SELECT * { FILTER(" + "+".join(["?x"] * n) + ")}",
    "signed numbers": lambda n: "SELECT * { FILTER(1" + "+1" * n + ")}",
    "quotients": lambda n: "SELECT * { FILTER(" + "/".join(["?x"] * n) + ")}",
    "paths": lambda n: "SELECT * { <a:x> " + "|".join(["<a:a>"] * n) + " ?b}",
    "lists": lambda n: "CONSTRUCT { <a:x> <a:y> (" + " 1" * n + ")} WHERE {}",
    "signed lists": lambda n: "CONSTRUCT { <a:x> <a:y> (" + " -1" * n + ")} WHERE {}",
    "lists in lists": lambda n: "CONSTRUCT { <a:x> <a:y> " + "(" * n + "1" + ")" * n + "} WHERE {}",
    "nodes in nodes": lambda n: "CONSTRUCT { ?a <a:b> " + "[ <a:b> " * n + "1" + "]" * n + "} WHERE {}",
    "exists": lambda n: "SELECT * { " + "FILTER EXISTS {" * n + "}" * n + "}",
    "projections": lambda n: "SELECT " + "".join(f"(1 AS ?x{i})" for i in range(n)) + "{}",
    "aggregates": lambda n: "SELECT " + "".join(f"(COUNT(*) AS ?x{i})" for i in range(n)) + "{}",
    "keys": lambda n: "SELECT (1 AS ?q) {?a ?b ?c} GROUP BY " + "".join(f"(1 AS ?x{i})" for i in range(n)),
    "having": lambda n: "SELECT (1 AS ?x) {} GROUP BY ?a HAVING " + "(1)" * n,
    "queries in queries": lambda n: "SELECT * {" + "{SELECT * {" * n + "}}" * n + "}",
    "functions": lambda n: "SELECT * { FILTER(" + "IF(1,1," * n + "1" + ")" * n + ")}",
    "triple terms": lambda n: "SELECT * { ?x ?y " + "<<( <a:a> <a:b> " * n + "1" + ")>>" * n + "}",
    "graphs": lambda n: "SELECT * { " + "GRAPH ?g {" * n + "}" * n + "}",
    "graphs in a row": lambda n: "SELECT * {" + "GRAPH <a:x> {}" * n + "}",
    "described": lambda n: "DESCRIBE " + "<a:a> " * n,
    "hidden behind a sign": lambda n: "SELECT * { FILTER(?a<?b#>'''\n && " + "(" * n + "1" + ")" * n + " #'''\n)}",
}
# Runs queries on a thread with as small a stack as Python has anywhere, and names the one that is next.
ASK = """
import json, sys, threading, pyoxigraph
def ask():
    for name, text in json.load(sys.stdin).items():
        print(name, flush=True)
        try:
            for _ in pyoxigraph.Store().query(text):
                break
        except SyntaxError:
            pass
    print("alive")
threading.stack_size(2 * 1024 * 1024)
thread = threading.Thread(target=ask)
thread.start()
thread.join()
"""


def passes(text: str) -> bool:
    try:
        check_depth(text)
    except QueryError as error:
        return "nested too deeply" not in str(error) or "\n" in str(error)
    return True


def longest(shape: Callable[[int], str]) -> int:
    """How many of a shape pass at most."""
    most, too_many = 0, 20_000
    while too_many - most > 1:
        middle = (most + too_many) // 2
        if passes(shape(middle)):
            most = middle
        else:
            too_many = middle
    return most


def test_whatever_passes_is_survived_on_a_small_stack() -> None:
    texts = {name: shape(longest(shape)) for name, shape in SHAPES.items()}
    asked = subprocess.run(
        [sys.executable, "-c", ASK], input=json.dumps(texts), capture_output=True, text=True, timeout=120, check=False
    )
    assert asked.stdout.splitlines()[-1] == "alive", (asked.returncode, asked.stdout.splitlines()[-1])


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_nested_query_is_refused_in_one_line(shape: Callable[[int], str]) -> None:
    assert not passes(shape(5000))


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_what_people_write_is_not_refused(shape: Callable[[int], str]) -> None:
    assert passes(shape(30))


def test_long_lists_of_values_are_not_nested() -> None:
    assert passes("SELECT * { VALUES ?x {" + " <a:a>" * 8000 + "} }")
    assert passes("SELECT * { VALUES (?x ?y) {" + " (<a:a> -1.5)" * 4000 + "} }")
    assert passes("SELECT * { ?x ?y ?z FILTER(?x IN (" + ", ".join(["<a:a>"] * 8000) + ")) }")
    assert passes("PREFIX a: <a:>\n" * 3000 + "SELECT * {}")


def test_every_saved_query_passes() -> None:
    queries = saved_queries((queries_folder(),))
    assert queries
    assert [query.name for query in queries if not passes(query.text)] == []
