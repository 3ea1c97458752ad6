"""Saved queries: headers fit their texts, each query runs, and the important ones give the rows they should."""

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
import small_terms
from pyoxigraph import QueryBoolean, Store

from kg.errors import QueryError, UnknownQueryError
from kg.resources import queries_folder
from kg.schema.terms import DATA
from kg.sparql import SavedQuery, ask, ask_saved, find_query, parse_saved_query, saved_queries
from kg.sparql.guard import check_network, projection
from kg.store import GraphStore
from kg.store.local import LocalStore

FOLDERS = (queries_folder(),)
QUERIES = saved_queries(FOLDERS)
ORCA_TITLE = "Orca-Math: Unlocking the potential of SLMs in Grade School Math"
DIGEST, SUMMARY, SECTIONS = "notes/daily-2024-02-26.md", "notes/2402.14830.md", "notes/flow.txt"

# What others rely on: the first columns of these tables.
COLUMNS = {
    "papers": "document arxiv title date votes",
    "paper-authors": "document arxiv position author",
    "paper-topics": "document arxiv topic label",
    "paper-similar": "document arxiv similarArxiv similarTitle",
    "paper-references": "document arxiv title year citedArxiv",
    "paper-benchmarks": "document arxiv benchmark surface relation",
    "paper-results": "document arxiv system benchmark surface metric value unit kind setting",
    "paper-artifacts": "document arxiv artifact surface type",
    "paper-models": "document arxiv model surface",
    "paper-links": "document arxiv url",
    "documents": "document layout papers claims warnings",
}


def rows(store: GraphStore, name: str, **values: str) -> list[tuple[str, ...]]:
    answer = ask_saved(store, find_query(name, FOLDERS), values)
    taken = small_terms.rows(answer.results)[: answer.limit]
    return [tuple(small_terms.cell(row[name]) for name in answer.columns) for row in taken]


def given(store: GraphStore, query: SavedQuery, values: Mapping[str, str]) -> list[str]:
    """Rows or triples of any saved query, each as text."""
    results = ask_saved(store, query, values).results
    assert not isinstance(results, QueryBoolean)
    return [str(each) for each in results]


def some(store: GraphStore, name: str, *columns: str, **values: str) -> list[tuple[str, ...]]:
    """Only some columns of the rows."""
    names = [column.name for column in find_query(name, FOLDERS).columns]
    return [tuple(row[names.index(column)] for column in columns) for row in rows(store, name, **values)]


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_every_saved_query_is_whole(query: SavedQuery) -> None:
    assert query.summary
    assert query.tags, "the header has no tags"
    assert len({p.name for p in query.params}) == len(query.params)
    assert all(p.example for p in query.params if p.required)
    check_network(query.text)
    assert not projection(query.text) or query.columns
    if "ORDER BY" not in query.text:
        assert query.form == "CONSTRUCT"
    assert all(len(line) <= 120 for line in query.text.splitlines())
    Store().query(query.text)  # no prefix but its own: any SPARQL 1.1 engine can run it


@pytest.mark.parametrize(("name", "columns"), COLUMNS.items())
def test_the_tables_that_others_rely_on(name: str, columns: str) -> None:
    assert [column.name for column in find_query(name, FOLDERS).columns][: len(columns.split())] == columns.split()


# What the small graph has no example of.
OTHER_VALUES = {
    "benchmark-cooccurrence": {"benchmark": "GSM8K"},
    "author-papers": {"author": "Arindam Mitra"},
    "model-mentions": {"model": "Llama 2"},
    "similar-neighbourhood": {"paper": "2402.14830"},
    "paper-similar": {"paper": "2402.14830"},
    "paper-links": {"paper": "2402.14830"},
    "search-titles": {"words": "MATH"},
    "leaderboard-deltas": {"benchmark": "GSM8K"},
    "introduced": {"type": "model"},
}


# What the small graph has no example of in any value: the seeds have.
IN_SEEDS = {"similar-papers", "people-like", "compared-models", "compare", "rising-topics"}
# What the seeds have no example of, either: tests/sparql/test_answers.py has.
ELSEWHERE = {"beats", "name-variants"}


@pytest.fixture
def example_store(tiny_store: GraphStore, seeds_store: GraphStore, query: SavedQuery) -> GraphStore:
    return seeds_store if query.name in IN_SEEDS else tiny_store


@pytest.mark.parametrize("query", [q for q in QUERIES if q.name not in ELSEWHERE], ids=lambda query: query.name)
def test_every_saved_query_gives_rows(example_store: GraphStore, query: SavedQuery) -> None:
    values = OTHER_VALUES.get(query.name, {p.name: p.example for p in query.params if p.required})
    assert given(example_store, query, values)


@pytest.mark.parametrize("query", [q for q in QUERIES if q.form == "SELECT"], ids=lambda query: query.name)
def test_every_saved_query_sorts_its_rows_the_same_way(example_store: GraphStore, query: SavedQuery) -> None:
    """A graph of the same quads, loaded in another order, gives the same rows in the same order."""
    again = Store()
    again.extend(sorted(example_store.quads(), key=str, reverse=True))
    values = OTHER_VALUES.get(query.name, {p.name: p.example for p in query.params if p.required})
    assert given(example_store, query, values) == given(LocalStore(again), query, values)


def test_papers(tiny_store: GraphStore) -> None:
    assert rows(tiny_store, "papers") == [
        (SUMMARY, "2402.14830", ORCA_TITLE, "", ""),
        (DIGEST, "2402.14830", ORCA_TITLE, "2024-02-26", "21"),
        (SECTIONS, "", "ScoreFlow", "", ""),
    ]
    assert some(tiny_store, "papers", "document", paper="2402.14830") == [(SUMMARY,), (DIGEST,)]


def test_paper_authors_are_those_of_the_listed_papers(tiny_store: GraphStore) -> None:
    assert rows(tiny_store, "paper-authors") == [
        (DIGEST, "2402.14830", "1", "Arindam Mitra"),
        (DIGEST, "2402.14830", "2", "Hamed Khanpour"),
        (DIGEST, "2402.14830", "", "김민준"),
    ]


def test_paper_topics(tiny_store: GraphStore) -> None:
    assert rows(tiny_store, "paper-topics") == [
        (DIGEST, "2402.14830", "mathematical-reasoning", "mathematical reasoning", "0.9"),
        (SECTIONS, "", "reasoning", "reasoning", "0.6"),
    ]


def test_paper_similar(tiny_store: GraphStore) -> None:
    assert [row[:3] for row in rows(tiny_store, "paper-similar")] == [
        (SUMMARY, "2402.14830", "2406.18518"),
        (SUMMARY, "2402.14830", "2407.18961"),
    ]


def test_paper_references(tiny_store: GraphStore) -> None:
    assert rows(tiny_store, "paper-references") == [
        (SECTIONS, "", "A theory of flows", "1987", ""),
        (SECTIONS, "", ORCA_TITLE, "2024", "2402.14830"),
    ]


def test_paper_benchmarks_are_one_row_a_relation(tiny_store: GraphStore) -> None:
    assert some(tiny_store, "paper-benchmarks", "document", "benchmark", "surface", "relation", "confidence") == [
        (SUMMARY, "GSM8K", "GSM8K", "evaluates", "0.9"),
        (DIGEST, "GSM8K", "GSM8K", "evaluates", "0.9"),
        (SECTIONS, "FlowBench", "FlowBench", "introduces", "0.8"),
        (SECTIONS, "GSM8K", "GSM8K", "evaluates", "0.9"),
        (SECTIONS, "WikiText-103", "WikiText-103", "evaluates", "0.9"),
    ]


def test_paper_results(tiny_store: GraphStore) -> None:
    assert [row[2:10] for row in rows(tiny_store, "paper-results", paper="2402.14830")] == [
        ("Old-Math", "GSM8K", "GSM8K", "Accuracy", "80", "%", "score", ""),
        ("Orca-Math", "GSM8K", "GSM8K", "Accuracy", "81.5", "%", "score", ""),
        ("Orca-Math", "GSM8K", "GSM8K", "Accuracy", "3.1", "%", "delta", ""),
        ("Orca-Math", "GSM8K", "GSM8K", "Accuracy", "86.81", "%", "score", ""),
    ]
    assert some(tiny_store, "paper-results", "written", paper="2402.14830")[0] == ("80.0%",)


def test_paper_artifacts_models_and_links(tiny_store: GraphStore) -> None:
    assert [row[2:5] for row in rows(tiny_store, "paper-artifacts")] == [
        ("Orca-Math", "Orca-Math", "model"),
        ("FlowBench", "FlowBench", "benchmark"),
        ("ScoreFlow", "ScoreFlow", "method"),
    ]
    assert [row[2:4] for row in rows(tiny_store, "paper-models")] == [
        ("Old-Math", "Old-Math"),
        ("Llama 2 70B", "LLAMA-2-70B"),
    ]
    page = "https://github.com/example/orca"
    assert rows(tiny_store, "paper-links") == [(DIGEST, "2402.14830", page, page)]


def test_a_link_is_shown_as_written_and_as_it_opens(seeds_store: GraphStore) -> None:
    result = rows(seeds_store, "paper-links", paper="2402.06852")
    assert ("hf.co/AI4Chem/ChemLLM-7B-Chat", "https://hf.co/AI4Chem/ChemLLM-7B-Chat") in [row[2:] for row in result]


def test_documents(tiny_store: GraphStore) -> None:
    assert [(row[0], row[1], row[2], row[4]) for row in rows(tiny_store, "documents")] == [
        (SUMMARY, "summary", "1", "1"),
        (DIGEST, "digest", "1", "0"),
        (SECTIONS, "sections", "1", "0"),
    ]


def test_people(tiny_store: GraphStore) -> None:
    assert rows(tiny_store, "author-papers", author="arindam mitra") == [
        ("2024-02-26", "2402.14830", ORCA_TITLE, "1", "21")
    ]
    assert rows(tiny_store, "coauthors", author="Arindam Mitra") == [("Hamed Khanpour", "1"), ("김민준", "1")]
    assert rows(tiny_store, "author-topics", author="김민준") == [
        ("mathematical-reasoning", "mathematical reasoning", "1")
    ]


def test_leaderboards_put_the_best_first(tiny_store: GraphStore) -> None:
    assert some(tiny_store, "leaderboard", "system", "value", benchmark="GSM8K") == [
        ("Orca-Math", "86.81"),
        ("Orca-Math", "81.5"),
        ("Old-Math", "80"),
    ]
    assert some(tiny_store, "leaderboard", "system", "value", benchmark="WikiText-103") == [
        ("ScoreFlow", "10.2"),  # of perplexity, less is better
        ("baseline", "12.5"),
    ]
    assert some(tiny_store, "leaderboard", "value", benchmark="GSM8K", metric="accuracy")[0] == ("86.81",)
    assert rows(tiny_store, "leaderboard", benchmark="GSM8K", metric="perplexity") == []
    assert some(tiny_store, "leaderboard-deltas", "system", "value", "over", benchmark="GSM8K") == [
        ("Orca-Math", "3.1", "이전")
    ]


def test_benchmarks(tiny_store: GraphStore) -> None:
    assert [row[:3] for row in rows(tiny_store, "benchmark-papers", benchmark="Grade School Math 8K")] == [
        ("", "", "evaluates"),
        ("2402.14830", ORCA_TITLE, "evaluates"),
    ]
    assert rows(tiny_store, "most-used-benchmarks", limit="2") == [
        ("GSM8K", "2", "2", "0", "0", "0"),
        ("WikiText-103", "1", "1", "0", "0", "0"),
    ]
    assert rows(tiny_store, "benchmark-cooccurrence", benchmark="FlowBench") == [
        ("FlowBench", "GSM8K", "1"),
        ("FlowBench", "WikiText-103", "1"),
    ]
    assert len(rows(tiny_store, "benchmark-cooccurrence")) == 3
    assert [row[1] for row in rows(tiny_store, "new-benchmarks")] == ["FlowBench"]
    assert rows(tiny_store, "new-benchmarks", **{"min-confidence": "1"}) == []
    assert rows(tiny_store, "unknown-names") == [
        ("FlowBench", "benchmark", "1", ""),
        ("Old-Math", "model", "1", "2402.14830"),
    ]


def test_models_include_their_variants(tiny_store: GraphStore) -> None:
    assert some(tiny_store, "model-mentions", "arxiv", "model", model="라마 2") == [("2402.14830", "Llama 2 70B")]


def test_topics_include_narrower_ones(tiny_store: GraphStore) -> None:
    assert some(tiny_store, "topic-papers", "arxiv", "topics", "votes", topic="추론 능력") == [
        ("2402.14830", "mathematical-reasoning", "21"),
        ("", "reasoning", ""),
    ]
    assert some(tiny_store, "topic-papers", "arxiv", topic="math reasoning") == [("2402.14830",)]
    assert rows(tiny_store, "topic-trend", topic="reasoning") == [("2024-02", "1")]
    assert rows(tiny_store, "papers-per-month") == [("2024-02", "1")]


def test_votes_between_dates(tiny_store: GraphStore) -> None:
    assert rows(tiny_store, "top-voted") == [("21", "2024-02-26", "2402.14830", ORCA_TITLE)]
    assert rows(tiny_store, "top-voted", **{"from": "2024-02-27"}) == []
    assert rows(tiny_store, "top-voted", to="2024-02-26") != []
    assert rows(tiny_store, "top-voted", to="2024-02-25") == []
    assert rows(tiny_store, "top-voted", limit="0") == []


def test_neighbourhood_and_citations(tiny_store: GraphStore) -> None:
    assert [row[:3] for row in rows(tiny_store, "similar-neighbourhood", paper="2406.18518")] == [
        ("1", "1", "2402.14830"),
        ("2", "1", "2407.18961"),
    ]
    assert [row[:2] for row in rows(tiny_store, "cited-by", paper="2402.14830")] == [("cites", "")]
    assert [(row[0], row[3]) for row in rows(tiny_store, "cited-most")] == [("1", "1987"), ("1", "2024")]


def test_conflicts_and_ungrounded_entries_are_listed(tiny_store: GraphStore) -> None:
    names = ("system", "metric", "value", "document", "otherValue", "otherDocument")
    assert some(tiny_store, "conflicting-results", *names) == [
        ("orca-math", "정확도", "81.5", SUMMARY, "86.81", DIGEST)
    ]
    assert [row[:2] for row in rows(tiny_store, "ungrounded-summaries")] == [(SUMMARY, "2402.14830")]
    assert rows(tiny_store, "ungrounded-summaries", below="0.05") == []


def test_evidence_quotes_the_words(tiny_store: GraphStore) -> None:
    found = some(tiny_store, "evidence", "document", "quote", "predicate", thing="benchmark:flowbench")
    assert [(row[0], "FlowBench" in row[1], row[2].endswith("#introducesBenchmark")) for row in found] == [
        (SECTIONS, True, True)
    ]


def test_paper_graph_describes_the_paper(tiny_store: GraphStore) -> None:
    answer = ask_saved(tiny_store, find_query("paper-graph", FOLDERS), {"paper": "2402.14830"})
    subjects = {small_terms.value(triple.subject) for triple in small_terms.triples(answer.results)}
    assert subjects > {DATA + "benchmark/gsm8k", DATA + "paper/arxiv/2402.14830"}


# -- the real documents ------------------------------------------------------------------------------------------------

# The seeds hold nothing of the kind.
NOT_IN_SEEDS = {"conflicting-results", *ELSEWHERE}


@pytest.mark.parametrize("query", [q for q in QUERIES if q.name not in NOT_IN_SEEDS], ids=lambda query: query.name)
def test_examples_give_rows_on_the_seeds(seeds_store: GraphStore, query: SavedQuery) -> None:
    assert given(seeds_store, query, {p.name: p.example for p in query.params if p.example})


def test_the_leader_on_gsm8k_in_the_seeds(seeds_store: GraphStore) -> None:
    best = some(seeds_store, "leaderboard", "value", "system", benchmark="GSM8K", metric="accuracy")[0]
    assert Decimal(best[0]) == Decimal("86.81")
    assert best[1] == "Orca-Math"


@pytest.mark.parametrize("query", saved_queries(FOLDERS), ids=lambda query: query.name)
def test_every_saved_query_is_explained_in_korean_too(query: SavedQuery) -> None:
    about = [query.summary_in("ko"), query.description_in("ko"), *(each.description_in("ko") for each in query.params)]
    for said in about:
        assert said.language == "ko" or not said.text, said.text
        assert said.language == "en" or re.search("[가-힣]", said.text)


def test_a_header_without_korean_is_read_in_english() -> None:
    query = parse_saved_query("#+ summary: x\n#+ params:\n#+   - {name: x, description: y}\n" + BODY, Path("own.rq"))
    assert query.summary_in("ko") == ("x", "en")
    assert query.params[0].description_in("ko") == ("y", "en")
    korean = parse_saved_query("#+ summary: x\n#+ summary-ko: 엑스\n" + BODY.replace("_x", "x"), Path("own.rq"))
    assert korean.summary_in("ko") == ("엑스", "ko")
    assert korean.summary_in("en") == ("x", "en")


# -- headers -----------------------------------------------------------------------------------------------------------

BODY = "SELECT ?a ?_x { ?a ?p ?_x }\n"


@pytest.mark.parametrize(
    ("text", "line", "result"),
    [
        ("#+ summary: [\n" + BODY, 1, "not YAML"),
        ("#+ summary: x\n#+ tags: [a\n" + BODY, 2, "not YAML"),
        ("#+ - a\n" + BODY, 1, "mapping"),
        ("#+ summary: x\n#+ sumary: y\n" + BODY, 2, "unknown key 'sumary'"),
        ("#+ params:\n#+   - {name: x, type: author}\n" + BODY, 2, "unknown type 'author'"),
        ("#+ params:\n#+   - name: x\n#+     tipe: iri\n" + BODY, 3, "unknown key 'tipe'"),
        ("#+ params:\n#+   - {name: x}\n#+   - {name: y}\n" + BODY, 3, "no variable ?_y"),
        ("#+ params:\n#+   - {name: x}\n#+   - {name: x}\n" + BODY, 3, "twice"),
        ("#+ params:\n#+   - {name: X y}\n" + BODY, 2, "not a name for a parameter"),
        ("#+ params:\n#+   - {name: x, required: perhaps}\n" + BODY, 2, "neither true nor false"),
        ("#+ params:\n#+   - {name: x, required: true, default: 1}\n" + BODY, 2, "required and has a default"),
        ("#+ params: x\n" + BODY, 1, "not a list"),
        ("#+ params:\n#+   - {name: x}\nSELECT ?a { ?a ?p ?_x }", 2, "does not project"),
        ("#+ params:\n#+   - {name: x}\nSELECT ?_x { ?a ?p ?o\n FILTER(bound( ?_x )) }", 4, "engines differ"),
        ("#+ params:\n#+   - {name: x}\nSELECT ?_x ?a {\n BIND(?_x AS ?a) }", 4, "engines differ"),
        ("#+ params:\n#+   - {name: limit}\n" + BODY, 2, "type is integer"),
        ("#+ columns:\n#+   a: one\n#+   b: two\nSELECT ?a { ?a ?p ?b }", 3, "column 'b' is not projected"),
        ("#+ summary: x\n#+ columns: [a]\n" + BODY, 3, "?_x is not a parameter"),
    ],
)
def test_a_header_that_does_not_fit_is_told_with_its_line(text: str, line: int, result: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_saved_query(text, Path("folder/mine.rq"))
    assert f"folder/mine.rq, line {line}: " in str(caught.value)
    assert result in str(caught.value)
    assert "\n" not in str(caught.value)


def test_scalars_stay_as_they_are_written() -> None:
    text = "#+ params:\n#+   - {name: x, example: 2402.14830, default: 010}\n" + BODY
    parameter = parse_saved_query(text, Path("q.rq")).params[0]
    assert (parameter.example, parameter.default) == ("2402.14830", "010")


def test_an_example_is_a_command_to_copy() -> None:
    text = "#+ params:\n#+   - {name: x, required: true, example: Arindam Mitra}\n" + BODY
    assert parse_saved_query(text, Path("q.rq")).example == 'kg query q x="Arindam Mitra"'


def test_a_query_without_header_is_one() -> None:
    query = parse_saved_query("SELECT ?s { ?s ?p ?o }", Path("q.rq"))
    assert (query.params, query.columns, query.form) == ((), (), "SELECT")


def test_own_folders_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "papers.rq").write_text("#+ summary: mine\nSELECT ?s { ?s ?p ?o }", "utf-8")
    (tmp_path / "한글.rq").write_text("ASK {}", "utf-8")
    monkeypatch.setenv("KG_QUERIES", str(tmp_path))
    assert find_query("papers").summary == "mine"
    names = [query.name for query in saved_queries()]
    assert names == sorted({query.name for query in QUERIES} | {"한글"})


@pytest.mark.parametrize("name", ["paper-autors", "../queries/papers", "/etc/passwd", "", "papers.rq", "a\nb"])
def test_unknown_queries(name: str) -> None:
    with pytest.raises(UnknownQueryError) as caught:
        find_query(name, FOLDERS)
    assert "\n" not in str(caught.value)
    if name == "paper-autors":
        assert "paper-authors" in str(caught.value)


def test_only_the_store_is_read(tiny_store: GraphStore) -> None:
    own = f"<{DATA}document/{SECTIONS}>"
    assert len(small_terms.rows(ask(tiny_store, f"SELECT * FROM {own} {{ ?s kg:lists ?o }}").results)) == 1
    with pytest.raises(QueryError, match="not a graph of the store"):
        ask(tiny_store, "SELECT * FROM NAMED <http://example.org/far> { ?s ?p ?o }")
    with pytest.raises(QueryError, match="SERVICE"):
        ask(tiny_store, "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    with pytest.raises(QueryError, match="INSERT"):
        ask(tiny_store, "INSERT DATA { <a:a> <a:b> <a:c> }")
    with pytest.raises(QueryError) as caught:
        ask(tiny_store, "SELECT * { ?s ?p }")
    assert "\n" not in str(caught.value)


INTERNAL = saved_queries(FOLDERS, internal=True)


@pytest.mark.parametrize("query", INTERNAL, ids=lambda query: query.name)
def test_queries_of_pages_are_whole_and_left_out_of_lists(query: SavedQuery) -> None:
    assert query.form == "SELECT"
    assert query.summary
    assert query.columns
    assert query.name not in {each.name for each in QUERIES}
    check_network(query.text)
    Store().query(query.text)


def test_pages_and_explanations_hold_no_query_of_their_own(root: Path) -> None:
    """They ask the queries of the folder, which are reviewed and measured in one place."""
    for path in [*(root / "kg" / "web").rglob("*.py"), root / "kg" / "explain.py", root / "kg" / "stats.py"]:
        assert not re.search(r"store\.query\(\s*f?[\"']", path.read_text(encoding="utf-8")), path


def test_every_query_that_code_asks_for_is_there(root: Path) -> None:
    asked = set()
    for path in (root / "kg").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        asked |= set(re.findall(r"\b(?:rows|solutions|quotes|testimonies)\((?:self\.)?store, \"([\w-]+)\"", text))
    assert asked
    assert {query.name for query in INTERNAL} - asked <= {"named-graph-size"}  # asked through a helper
    assert asked <= {query.name for query in (*QUERIES, *INTERNAL)}
