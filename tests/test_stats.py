"""The numbers of a graph are those of its saved queries."""

from small_terms import rows, value

from kg.stats import statistics
from kg.store import GraphStore


def test_statistics(tiny_store: GraphStore) -> None:
    tables = {
        table.query: [[value(row[name]) for name in table.answer.columns] for row in rows(table.answer.results)]
        for table in statistics(tiny_store)
    }
    classes = {row[0].rpartition("#")[2]: (int(row[1]), int(row[2])) for row in tables["classes"]}
    assert classes["Listing"] == (3, 0)
    assert classes["Benchmark"] == (3, 2)
    assert classes["Topic"] == (3, 3)
    relations = {row[0].rpartition("/")[2]: int(row[1]) for row in tables["relations"]}
    assert relations["creator"] == 4
    assert [row[0] for row in tables["most-used-topics"]] == ["mathematical-reasoning", "reasoning"]
    assert [int(row[2]) for row in tables["largest-documents"]] == sorted(
        (int(row[2]) for row in tables["largest-documents"]), reverse=True
    )
    (topics,) = (table.answer for table in statistics(tiny_store, 1) if table.query == "most-used-topics")
    assert (len(topics.columns), len(rows(topics.results)[: topics.limit])) == (3, 1)
