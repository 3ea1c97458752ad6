"""The index follows the documents, is published with the graph, and is made again where it is missing."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest
from pyoxigraph import NamedNode
from small_documents import digest, write_documents

from kg.errors import StoreError
from kg.extractors.registry import EXTRACTORS
from kg.model import PassageKind
from kg.pipeline import build, forget
from kg.pipeline.doctor import diagnose
from kg.search.asking import search
from kg.search.hits import Hit
from kg.search.paper_passages import passages_of_paper
from kg.search.papers import read_papers
from kg.search.schema import FILE, KINDS
from kg.search.texts import document_text
from kg.store import GraphStore, open_store

STORE = "store"
WORDS = "논문 시험 GSM8K Paper kiwi mango papaya"
TITLES = tuple(each for each in EXTRACTORS if each.name == "papers")  # titles are all that is needed here


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def make(store: str = STORE, **documents: str) -> Sequence[str]:
    """Have the folder hold these documents, and build."""
    write_documents(Path("docs"), {f"{name}.md": text for name, text in documents.items()})
    return build(["docs"], store, jobs=1, extractors=TITLES).read


def found(words: str, store: str = STORE) -> list[Hit]:
    return list(search(store, words, limit=1000).hits)


def scores(store: str) -> set[tuple[str, int, float]]:
    return {(hit.document, hit.start, hit.score) for hit in found(WORDS, store)}


def index_of(store: str = STORE) -> Path:
    with open_store(store) as graph:
        path = graph.beside(FILE)
    assert path is not None
    return path


def test_kinds_of_passages_are_those_of_the_model() -> None:
    assert set(KINDS) == {kind.value for kind in PassageKind}


def test_changed_and_removed_documents_change_what_is_found() -> None:
    make(a=digest(1, 2, note="kiwi"), b=digest(3, note="mango"))
    assert {hit.document for hit in found("kiwi")} == {"docs/a.md"}
    make(a=digest(1, 2, note="papaya"))
    assert found("kiwi") == []
    assert found("mango") == []
    assert {hit.document for hit in found("papaya")} == {"docs/a.md"}


def test_an_updated_index_answers_like_a_fresh_one() -> None:
    make(a=digest(1, 2, note="kiwi"), b=digest(2, 3, note="mango"), c=digest(4))
    make(a=digest(2, note="papaya"), b=digest(2, 3, note="mango"), d=digest(5, 6, note="kiwi"))
    make(a=digest(2, 1, note="kiwi mango"), d=digest(5, note="papaya"), e=digest(7))
    make("another", a=digest(2, 1, note="kiwi mango"), d=digest(5, note="papaya"), e=digest(7))
    assert scores(STORE) == scores("another")
    with sqlite3.connect(index_of()) as database:  # FTS5 compares what it holds with its own counts
        database.execute("INSERT INTO passage_terms (passage_terms) VALUES ('integrity-check')")
    database.close()


def test_a_forgotten_source_is_not_found_any_more() -> None:
    make(a=digest(1, note="kiwi"))
    forget("docs", STORE)
    assert found("kiwi") == []


def test_a_build_with_nothing_to_do_leaves_the_index_alone() -> None:
    make(a=digest(1))
    before = index_of()
    assert make(a=digest(1)) == ()
    assert index_of() == before


def test_a_store_without_index_says_what_to_run_and_the_next_build_makes_it_without_extracting() -> None:
    make(a=digest(1, note="kiwi"), b=digest(2))
    index_of().unlink()
    assert [problem for problem in diagnose(STORE).problems if "no search index" in problem]
    with pytest.raises(StoreError, match=r"no search index yet.*'kg build'"):
        found("kiwi")
    assert make(a=digest(1, note="kiwi"), b=digest(2)) == ()
    assert {hit.document for hit in found("kiwi")} == {"docs/a.md"}


def test_an_index_of_another_version_is_made_again() -> None:
    make(a=digest(1, note="kiwi"))
    paper = found("kiwi")[0].paper
    with sqlite3.connect(index_of()) as database:
        database.execute("PRAGMA user_version = 7")
    database.close()
    with pytest.raises(StoreError, match="no search index of this version"):
        found("kiwi")
    with open_store(STORE) as graph:  # what documents say is read nevertheless
        assert "kiwi" in str(document_text(graph, "docs/a.md"))
        assert any("kiwi" in each.text for each in passages_of_paper(graph, paper))
    make(a=digest(1, note="kiwi"))
    assert len(found("kiwi")) == 1


def test_a_damaged_index_is_told_in_one_line() -> None:
    make(a=digest(*range(1, 30), note="kiwi"))
    path = index_of()
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"):
        found("kiwi")
    assert [problem for problem in diagnose(STORE).problems if "search index is damaged" in problem]


def test_a_reader_keeps_the_index_of_its_graph() -> None:
    make(a=digest(1, note="kiwi"))
    with open_store(STORE) as graph:
        make(a=digest(1, note="mango"))
        assert [hit.document for hit in search(graph, "kiwi").hits] == ["docs/a.md"]
        assert search(graph, "mango").total == 0
    assert len(found("mango")) == 1


def test_a_graph_in_memory_has_no_index(tiny_store: GraphStore) -> None:
    with pytest.raises(StoreError, match="no search index"):
        search(tiny_store, "kiwi")


def test_papers_are_read_one_by_one() -> None:
    """The titles of all papers at once take memory that grows with the graph."""
    make(a=digest(*range(1, 30)))
    with open_store(STORE) as store:
        asked: list[object] = []

        class Noted:
            """The store, with a note of what was asked about subjects."""

            def quads(self, subject: object = None, *others: object, **named: object) -> object:
                asked.append(subject)
                return store.quads(subject, *others, **named)  # type: ignore[arg-type]

        papers = read_papers(cast("GraphStore", Noted()))
        first = next(papers)
        subjects = {subject for subject in asked if subject is not None}
        assert first.title == "Paper 1"
        assert NamedNode(first.iri) in subjects
        assert len(subjects) < 10
        assert len([first, *papers]) == 29
