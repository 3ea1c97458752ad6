"""The documents in seeds/ are about the same papers, with the same facts, as the documents that they stand for."""

from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions

from kg.extractors.contributions.naming import NamingExtractor
from kg.extractors.registry import STRUCTURE
from kg.pipeline import build
from kg.sparql import ask_saved, find_query
from kg.store import GraphStore, open_store

TABLES = {
    "papers": "arxiv title date votes",
    "paper-authors": "arxiv position author",
    "paper-similar": "arxiv similarArxiv similarTitle",
    "paper-references": "title year citedArxiv",
}


def table(store: GraphStore, name: str) -> list[tuple[str, ...]]:
    results = ask_saved(store, find_query(name), {}).results
    assert isinstance(results, QuerySolutions)
    return sorted(
        tuple("" if row[column] is None else row[column].value for column in TABLES[name].split()) for row in results
    )


@pytest.fixture(scope="module")
def originals(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    location = tmp_path_factory.mktemp("originals") / "store"
    build([shared / "seeds"], location, jobs=1, extractors=(*STRUCTURE, NamingExtractor()), computations=())
    return location


@pytest.mark.parametrize("name", TABLES)
def test_the_seeds_say_of_each_paper_what_their_originals_say(
    seeds_store: GraphStore, originals: Path, name: str
) -> None:
    with open_store(originals) as store:
        assert table(seeds_store, name) == table(store, name)


def test_the_seeds_hold_their_papers(seeds_store: GraphStore) -> None:
    papers = table(seeds_store, "papers")
    assert len(papers) == 55
    assert sum(bool(arxiv) for arxiv, *_ in papers) == 54
    assert all(title for _, title, *_ in papers)
    assert len(table(seeds_store, "paper-authors")) == 423
    assert len(table(seeds_store, "paper-similar")) == 9
    assert len(table(seeds_store, "paper-references")) == 19
