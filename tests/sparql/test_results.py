"""Results are written as their formats say, whatever stands in them."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, RdfFormat, Store, Triple, parse, parse_query_results
from small_terms import rows

from kg.errors import InputError, QueryError
from kg.sparql import Answer, ask
from kg.sparql.results import (
    FORMATS,
    Limits,
    WriteOptions,
    Written,
    display_width,
    plain,
    write_answer,
    write_rows,
    write_triples,
)
from kg.store.local import LocalStore

XML = "{http://www.w3.org/2005/sparql-results#}"


def written(answer: Answer, name: str, options: WriteOptions | None = None) -> bytes:
    output = io.BytesIO()
    write_answer(answer, name, output, options=options or WriteOptions())
    return output.getvalue()


def answer(*rows: tuple[object, ...], columns: tuple[str, ...] = ("a", "b")) -> Answer:
    """An answer with these terms; None stands for unbound."""
    values = [" ".join("UNDEF" if term is None else str(term) for term in row) for row in rows]
    head = " ".join(f"?{name}" for name in columns)
    return ask(LocalStore(Store()), f"SELECT {head} {{ VALUES ({head}) {{ {' '.join(f'({v})' for v in values)} }} }}")


def with_text(text: str) -> Answer:
    return ask(LocalStore(Store()), "SELECT ?text {}", {"text": Literal(text)})


def number(value: str) -> Literal:
    return Literal(value, datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))


# -- the SPARQL 1.1 formats --------------------------------------------------------------------------------------------


def test_csv_ends_lines_with_cr_lf_and_quotes_what_must_be() -> None:
    rows = answer((Literal('say "hi", 한글'), None), (NamedNode("http://x/y"), Literal("two\nlines", language="en")))
    assert written(rows, "csv").decode() == 'a,b\r\n"say ""hi"", 한글",\r\nhttp://x/y,"two\nlines"\r\n'


def test_tsv_holds_terms_as_in_turtle() -> None:
    rows = answer((Literal("a\tb"), None), (NamedNode("http://x/y"), Literal("오", language="ko")))
    assert written(rows, "tsv").decode() == '?a\t?b\n"a\\tb"\t\n<http://x/y>\t"오"@ko\n'


def test_json_leaves_unbound_variables_out() -> None:
    rows = answer((Literal("오", language="ko"), None), (NamedNode("http://x/y"), number("1.5")))
    assert json.loads(written(rows, "json")) == {
        "head": {"vars": ["a", "b"]},
        "results": {
            "bindings": [
                {"a": {"type": "literal", "value": "오", "xml:lang": "ko"}},
                {
                    "a": {"type": "uri", "value": "http://x/y"},
                    "b": {
                        "type": "literal",
                        "value": "1.5",
                        "datatype": "http://www.w3.org/2001/XMLSchema#decimal",
                    },
                },
            ]
        },
    }


@pytest.mark.parametrize("name", ["json", "xml", "csv", "tsv", "table", "markdown", "html"])
def test_yes_and_no(name: str) -> None:
    text = written(ask(LocalStore(Store()), "ASK {}"), name).decode()
    if name == "json":
        assert json.loads(text) == {"head": {}, "boolean": True}
    elif name == "xml":
        assert ElementTree.fromstring(text).findtext(f"{XML}boolean") == "true"
    else:
        assert text == "true\n"


@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"])))
@example(text="\x00\x08\r\n\t\x0b\ufffe")
@example(text='"?a\t<x>\\u0041\\"')
@example(text="</literal><![CDATA[ ]]> & 'x'")
def test_any_text_comes_back(text: str) -> None:
    (row,) = json.loads(written(with_text(text), "json"))["results"]["bindings"]
    assert row["text"]["value"] == text
    again = parse_query_results(written(with_text(text), "tsv"), format=QueryResultsFormat.TSV)
    assert [row["text"] for row in rows(again)] == [Literal(text)]
    lines = list(csv.reader(io.StringIO(written(with_text(text), "csv").decode(), newline="")))
    assert lines == [["text"], [text] if text else []]
    found = ElementTree.fromstring(written(with_text(text), "xml")).findtext(f".//{XML}literal") or ""
    assert len(found) == len(text)
    assert all(one in (other, "\ufffd") for one, other in zip(found, text, strict=True))


@pytest.mark.parametrize(
    ("data", "query", "expected"),
    [
        ("data.ttl", "csvtsv01.rq", "csvtsv01"),
        ("data.ttl", "csvtsv02.rq", "csvtsv02"),
        ("data2.ttl", "csvtsv01.rq", "csvtsv03"),
    ],
)
def test_the_w3c_examples_of_csv_and_tsv(shared: Path, data: str, query: str, expected: str) -> None:
    folder = shared / "w3c" / "sparql11" / "csv-tsv-res"
    graph = Store()
    graph.load(path=folder / data, format=RdfFormat.TURTLE)
    store, text = LocalStore(graph), (folder / query).read_text("utf-8")
    own = list(csv.reader(io.StringIO(written(ask(store, text), "csv").decode(), newline="")))
    theirs = list(csv.reader(io.StringIO((folder / f"{expected}.csv").read_text("utf-8"))))
    assert [_without_names(row) for row in own] == [_without_names(row) for row in theirs]
    tables = [written(ask(store, text), "tsv"), (folder / f"{expected}.tsv").read_bytes()]
    parsed = [parse_query_results(table, format=QueryResultsFormat.TSV) for table in tables]
    one, other = ([_without_names([str(term) for term in row]) for row in rows(table)] for table in parsed)
    assert one == other


def _without_names(row: list[str]) -> list[str]:
    """Blank nodes may be called anything; Oxigraph keeps doubles by value, and one type of integer."""
    cells = [re.sub("1.0[eE]6", "1000000", cell).replace("#negativeInteger", "#integer") for cell in row]
    return ["_:" if cell.startswith("_:") else cell for cell in cells]


# -- tables for people -------------------------------------------------------------------------------------------------


@given(
    text=st.text(alphabet=st.characters(exclude_categories=["Cs"])),
    kind=st.sampled_from(
        [{"language": "ko"}, {"language": "zh-Hant-TW"}, {"datatype": NamedNode("http://x/@en--y#z")}]
    ),
)
@example(text='a"^^<b>', kind={"language": "en"})
@example(text='a"@en', kind={"datatype": NamedNode("http://x/")})
@example(text="\x7f\x1f\ufffe\\u0041", kind={"datatype": NamedNode("http://x/")})
def test_languages_and_datatypes_come_back(text: str, kind: dict[str, Any]) -> None:
    literal = Literal(text, **kind)
    (row,) = json.loads(written(ask(LocalStore(Store()), "SELECT ?text {}", {"text": literal}), "json"))["results"][
        "bindings"
    ]
    expected = {"xml:lang": literal.language} if literal.language else {"datatype": literal.datatype.value}
    assert row["text"] == {"type": "literal", "value": text, **expected}


def test_tables_align_wide_letters_and_numbers() -> None:
    rows = answer((Literal("수학적 추론"), number("7.5")), (Literal("ab"), number("12.25")), (Literal("가"), None))
    lines = written(rows, "table").decode().splitlines()
    assert lines == ["a                b", "-----------  -----", "수학적 추론    7.5", "ab           12.25", "가"]
    assert [display_width(line) for line in lines[:4]] == [18, 18, 18, 18]


def test_tables_fit_a_terminal() -> None:
    rows = answer((Literal("x" * 100), Literal("수" * 100)), (Literal("short"), Literal("y")))
    lines = written(rows, "table", WriteOptions(width=40)).decode().splitlines()
    assert all(display_width(line) <= 40 for line in lines)
    assert lines[2].count("…") == 2
    assert "x" * 100 in written(answer((Literal("x" * 100), None)), "table").decode()


def test_names_are_shortened_for_people_alone() -> None:
    node = NamedNode("https://w3id.org/paper-kg/id/benchmark/gsm8k")
    assert "benchmark:gsm8k" in written(answer((node, None)), "table").decode()
    assert node.value in written(answer((node, None)), "csv").decode()


def test_control_characters_do_not_reach_a_terminal() -> None:
    text = written(with_text("a\x1b[31mred\r\nb\u202ec"), "table").decode()
    assert text.splitlines()[2] == "a [31mred b c"
    assert plain("\x9b2J\x00x") == "2J x"


def test_markdown_is_text_and_no_markup() -> None:
    rows = answer((Literal("a|b *c* <i>d</i> [e](http://f) `g` h\ni"), number("1.5")))
    assert written(rows, "markdown").decode() == (
        "| a | b |\n| --- | --: |\n| a\\|b \\*c\\* \\<i\\>d\\</i\\> \\[e\\](http://f) \\`g\\` h i | 1.5 |\n"
    )


def test_html_is_text_and_no_markup() -> None:
    rows = answer((Literal("<script>alert('&')</script>"), NamedNode("https://x/?a=1&b='c'")))
    page = written(rows, "html").decode()
    assert "<td>&lt;script&gt;alert(&#x27;&amp;&#x27;)&lt;/script&gt;</td>" in page
    assert '<a href="https://x/?a=1&amp;b=&#x27;c&#x27;">' in page
    assert "<script" not in page
    assert "href" not in written(answer((NamedNode("javascript:alert(1)"), None)), "html").decode()


@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_one_row_is_one_line(text: str) -> None:
    assert len(written(with_text(text), "table").decode().split("\n")) == 4
    assert len(written(with_text(text), "markdown").decode().splitlines()) == 3


# -- limits, columns, triples ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "turtle"])
@pytest.mark.parametrize(
    ("limit", "expected"), [(None, Written(3)), (3, Written(3)), (2, Written(2, True)), (0, Written(0, True))]
)
def test_limits_cut_and_tell(name: str, limit: int | None, expected: Written) -> None:
    rows = answer(*((number(str(i)), None) for i in range(3)))
    assert write_answer(rows, name, io.BytesIO(), limit=limit) == expected


def test_what_the_question_itself_limits_is_cut() -> None:
    rows = answer(*((number(str(i)), None) for i in range(3)))
    limited = Answer(rows.results, ("b", "a"), 2)
    output = io.BytesIO()
    assert write_answer(limited, "csv", output) == Written(2, cut=True)
    assert output.getvalue() == b"b,a\r\n,0\r\n,1\r\n"


@pytest.fixture
def two_triples() -> LocalStore:
    store = Store()
    store.load(b"<x:b> <x:p> 2 . <x:a> <x:p> 1 .", format=RdfFormat.TURTLE)
    return LocalStore(store)


def test_triples_are_turtle_or_rows(two_triples: LocalStore) -> None:
    text = "CONSTRUCT WHERE { ?s ?p ?o }"
    turtle = written(ask(two_triples, text), "turtle")
    assert {t.triple for t in parse(turtle, format=RdfFormat.TURTLE)} == {q.triple for q in two_triples.quads()}
    assert turtle.index(b"x:a") < turtle.index(b"x:b")
    assert written(ask(two_triples, text), "csv") == b"subject,predicate,object\r\nx:a,x:p,1\r\nx:b,x:p,2\r\n"
    assert write_answer(ask(two_triples, text), "turtle", io.BytesIO(), limit=1) == Written(1, True)
    (described,) = parse(written(ask(two_triples, "DESCRIBE <x:a>"), "turtle"), format=RdfFormat.TURTLE)
    assert described.subject == NamedNode("x:a")


@pytest.mark.parametrize("text", ["SELECT * { ?s ?p ?o }", "ASK {}"])
def test_what_has_no_triples_is_no_turtle(two_triples: LocalStore, text: str) -> None:
    with pytest.raises(QueryError, match="Turtle"):
        written(ask(two_triples, text), "turtle")


def test_no_rows_and_no_columns() -> None:
    empty = LocalStore(Store())
    for name in FORMATS[:-1]:
        assert write_answer(ask(empty, "SELECT ?a { ?a ?b ?c }"), name, io.BytesIO()) == Written(0)
    assert write_answer(ask(empty, "SELECT * {}"), "json", io.BytesIO()) == Written(1)


# -- what is beyond SPARQL 1.1, and spreadsheets -----------------------------------------------------------------------

TRIPLE = 'SELECT (TRIPLE(<a:a>, <a:b>, "c\\td"@en) AS ?t) (1 AS ?n) {}'


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "turtle"])
def test_triple_terms_are_written_in_every_format(name: str) -> None:
    text = written(ask(LocalStore(Store()), TRIPLE), name).decode()
    assert "a:b" in text
    if name in {"json", "xml", "tsv"}:
        known = {"json": QueryResultsFormat.JSON, "xml": QueryResultsFormat.XML, "tsv": QueryResultsFormat.TSV}[name]
        (row,) = rows(parse_query_results(text, format=known))
        assert str(row["t"]) == str(rows(ask(LocalStore(Store()), TRIPLE).results)[0]["t"])


def test_cells_that_begin_like_formulas_are_text_for_excel() -> None:
    rows = [Literal("=1+1"), Literal("+a"), Literal("@x"), Literal("-b"), number("-1.5"), Literal('=HYPERLINK("x")')]
    plain_form = written(answer(*((each, None) for each in rows)), "csv").decode()
    assert "\r\n=1+1,\r\n" in plain_form
    excel = written(answer(*((each, None) for each in rows)), "csv", WriteOptions(excel=True))
    assert excel.startswith(b"\xef\xbb\xbfa,b\r\n")
    lines = list(csv.reader(io.StringIO(excel.decode("utf-8-sig"), newline="")))
    assert [line[0] for line in lines[1:]] == ["'=1+1", "'+a", "'@x", "'-b", "-1.5", '\'=HYPERLINK("x")']
    with pytest.raises(InputError, match="Excel"):
        written(answer((Literal("a"), None)), "tsv", WriteOptions(excel=True))


@pytest.mark.parametrize("name", ["json", "xml", "csv", "tsv"])
def test_bytes_are_limited_whatever_a_row_holds(name: str) -> None:
    rows = [[Literal("x" * 1000)], [Literal("y" * 1000)], [Literal("z" * 1_000_000)], [Literal("")]]
    output = io.BytesIO()
    assert write_rows(["a"], rows, name, output, Limits(octets=10_000, marked=True)) == Written(2, True)
    assert len(output.getvalue()) < 10_500
    assert (b"Cut: only the first 2" in output.getvalue()) == (name in {"json", "xml"})


@pytest.mark.parametrize("name", ["ttl", "nt", "jsonld", "rdf"])
def test_bytes_of_triples_are_limited(name: str) -> None:
    terms = [Literal("x" * 1000), Literal("z" * 1_000_000), Literal("y")]
    triples = [Triple(NamedNode("a:a"), NamedNode("http://a/b"), term) for term in terms]
    output = io.BytesIO()
    assert write_triples(triples, name, output, Limits(octets=10_000, marked=True)) == Written(1, True)
    assert len(output.getvalue()) < 10_500
