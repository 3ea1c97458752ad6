"""No query writes or reaches the network, and no honest query is refused."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store
from small_terms import rows

from kg.errors import QueryError
from kg.sparql.guard import Dataset, check_form, check_network, check_query, datasets, projection
from kg.syntax.tokens import tokens

REMOTE = "<http://127.0.0.1:9/> { ?a ?b ?c }"

# Each was tried: Oxigraph takes it for a SERVICE clause.
CALLS = [
    "SELECT * { SERVICE <http://x/> { ?a ?b ?c } }",
    "SELECT * { service silent <http://x/> { ?a ?b ?c } }",
    "PREFIX : <http://x/> SELECT * { SERVICE:x { ?a ?b ?c } }",
    f"SELECT * {{ ?s ?p trueSERVICE {REMOTE} }}",
    f"SELECT * {{ ?s ?p trueSERVICESILENT{REMOTE} }}",
    f"SELECT * {{ ?s ?p 1SERVICE{REMOTE} }}",
    f"SELECT * {{ ?s ?p 1e5SERVICE{REMOTE} }}",
    f'SELECT * {{ ?a ?b ?c FILTER(?a<?b#>"""\n) SERVICE {REMOTE} #"""\n}}',
    f"SELECT * {{ ?a ?b ?c FILTER(?a<?b+'>'\n) SERVICE {REMOTE} #'\n}}",
    f"SELECT * {{ ?s ?p ?o . # a comment ends here\r SERVICE {REMOTE} }}",
    f'SELECT * {{ ?s ?p "\\"" . SERVICE {REMOTE} }}',
    f"SELECT * {{ ?s ?p '''it's''' . SERVICE {REMOTE} }}",
    "SELECT * { \\u0053ERVICE <http://x/> { ?a ?b ?c } }",  # SPARQL 1.1, section 19.2
    "SELECT * { ?s ?p \\u0022 } SERVICE <http://x/> { ?a ?b ?c } \\u0022",
]

HARMLESS = [
    "SELECT ?service { ?service ?p ?o }",
    'SELECT * { ?s ?p "SERVICE <http://x/> { }" }',
    "SELECT * { ?s ?p '''a \"SERVICE\" here''' }",
    "SELECT * { ?s ?p ?o } # SERVICE <http://x/>",
    "SELECT * { ?s <http://x/SERVICE#service> ?o }",
    "SELECT * { ?s schema:Service ?o }",
    'SELECT * { ?s ?p "dienst"@service }',
    "SELECT * { _:service ?p ?o }",
    "SELECT * { ?s ?p ?o FILTER(?s<?o && ?o>?p) }",
]


@pytest.mark.parametrize("text", CALLS)
def test_calls_are_refused(text: str) -> None:
    with pytest.raises(QueryError) as caught:
        check_network(text)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", HARMLESS)
def test_the_word_alone_is_no_call(text: str) -> None:
    check_network(text)


# fmt: off
PIECES = [
    "SERVICE", "<", ">", "#", '"', "'", '"""', "?a", " ", "\n", "{", "}", "<x#>", "true", "1", "ex:", "\\", "@en", "_:",
    "<http://127.0.0.1:9/>", "FILTER(", ")", "SELECT * {", ".",
]
# fmt: on


@given(st.lists(st.sampled_from(PIECES)))
def test_what_oxigraph_would_send_is_refused(parts: list[str]) -> None:
    text = "SELECT * { ?s ?p ?o . " + "".join(parts) + " }"
    try:
        check_network(text)
    except QueryError:
        return
    store = Store()
    try:
        rows(store.query(text, prefixes={"ex": "http://127.0.0.1:9/"}))
    except SyntaxError:
        return
    except OSError as error:  # it tried to reach port 9
        raise AssertionError(text) from error


@pytest.mark.parametrize(
    "keyword", ["INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"]
)
def test_updates_are_refused(keyword: str) -> None:
    with pytest.raises(QueryError, match=keyword):
        check_form(f"# SELECT\nPREFIX x: <http://x/#>\n{keyword.lower()} <http://x/>")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("select * {}", "SELECT"),
        ("# INSERT\nBASE <http://x/> PREFIX insert: <delete> ASK {}", "ASK"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "CONSTRUCT"),
        ("DESCRIBE <http://x/>", "DESCRIBE"),
    ],
)
def test_queries_pass(text: str, form: str) -> None:
    assert check_form(text) == form


@pytest.mark.parametrize("text", ["", "# nothing", "hello", "{ SELECT * {} }", "한글"])
def test_what_is_no_query_is_told_in_one_line(text: str) -> None:
    with pytest.raises(QueryError) as caught:
        check_form(text)
    assert "\n" not in str(caught.value)


def test_graphs_of_from_clauses() -> None:
    text = """BASE <http://b/> PREFIX x: <http://x/>
        SELECT ?from FROM <a> from named x:c\\-d FROM known:e # FROM <http://comment/>
        WHERE { ?from ?p "FROM <http://string/>" }"""
    assert datasets(text, {"known": "http://k/"}) == [
        Dataset("http://b/a", False),
        Dataset("http://x/c-d", True),
        Dataset("http://k/e", False),
    ]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("SELECT ?a $b { ?a ?p $b }", ("a", "b")),
        ("SELECT DISTINCT ?a (COUNT(?x) AS ?n) (IF(?y, ?z, 1) AS ?m) WHERE {}", ("a", "n", "m")),
        ("SELECT ?a FROM <http://x/> {}", ("a",)),
        ("SELECT * { { SELECT ?inner {} } }", None),
        ("SELECT (COUNT(*) AS ?n) {}", ("n",)),
        ("SELECT (EXISTS { ?a ?b ?c } AS ?any) ?d {}", ("any", "d")),
        ("ASK { ?a ?b ?c }", ()),
    ],
)
def test_projection(text: str, columns: tuple[str, ...] | None) -> None:
    assert projection(text) == columns


@given(st.text().filter(lambda text: "#" not in text))
def test_tokens_leave_out_nothing_but_blanks(text: str) -> None:
    kept = "".join(token.text for token in tokens(text))
    assert "".join(kept.split()) == "".join(text.split())
    for token in tokens(text):
        assert text[token.start :].startswith(token.text)


HOSTILE = [
    "a.", "a-", "한.", "a\\'", "'a\\'", '"a\\"', "'''", '"""', '\\"""', "<a", "<<", "a:%4", "@a-", "\\u0041", "?a<?b#>",
    "1.", "'a'@", "service ", "from ", "#\r", "_:", "a:b\\", ":::", "{(", "PREFIX ",
]  # fmt: skip


@pytest.mark.parametrize("before", ["SELECT * { x:", "SELECT 'service", "BASE <a:> SELECT * FROM <b> { service:x ", ""])
@pytest.mark.parametrize("piece", HOSTILE)
def test_forty_kilobytes_do_not_freeze_the_server(before: str, piece: str) -> None:
    """The time grows no faster than the text."""
    from time import process_time

    def seconds(size: int) -> float:
        text = before + piece * (size // len(piece))
        began = process_time()
        for check in (check_query, lambda each: datasets(each, {}), projection):
            with suppress(QueryError):
                check(text)
        list(tokens(text))
        return process_time() - began

    assert seconds(64_000) < 30 * seconds(8_000) + 0.2


def test_a_long_query_is_refused_by_its_bytes() -> None:
    with pytest.raises(QueryError, match="100001 bytes; at most 100000"):
        check_query("ASK {} #" + "x" * 99_993)
    assert check_query("ASK {} #" + "x" * 99_992) == "ASK"
    with pytest.raises(QueryError, match="bytes"):
        check_query("ASK {} #" + "한" * 40_000)
    assert check_query("ASK {} #" + "한" * 40_000, 200_000) == "ASK"
