"""What builds read, keep, remove and report, and that nothing but the documents decides the graph."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, NamedNode
from small_documents import Fatal, digest, write_documents

from kg.errors import InputError, StoreError
from kg.extractors.registry import EXTRACTORS
from kg.model import Iri
from kg.pipeline import BuildReport, build
from kg.pipeline.computations.facts import Facts
from kg.pipeline.manifest import Manifest
from kg.schema import iris
from kg.schema.terms import QUERIES_GRAPH
from kg.store import StoreBuilder, open_store

STORE = "store"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def docs(**documents: str) -> None:
    write_documents(Path("docs"), {f"{name}.md": text for name, text in documents.items()})


def graph(location: str = STORE) -> bytes:
    with open_store(location) as store:
        return store.canonical_nquads()


def fresh_graph(*paths: str) -> bytes:
    build(paths or ["docs"], "another", jobs=1, fresh=True)
    return graph("another")


def test_first_build_reads_everything() -> None:
    docs(a=digest(1, 2), b=digest(2, 3))
    report = build(["docs"], STORE)
    assert report.read == ("docs/a.md", "docs/b.md")
    assert (report.unchanged, report.removed, report.skipped, report.pending) == (0, (), (), 0)
    assert report.papers == 4
    assert report.claims > 10
    assert not report.interrupted
    with open_store(STORE) as store:
        graphs = {name.value for name in store.named_graphs()}
        assert {iris.document("docs/a.md"), iris.document("docs/b.md")} <= graphs


def test_second_build_reads_nothing_and_publishes_nothing() -> None:
    docs(a=digest(1), b=digest(2))
    first = build(["docs"], STORE)
    generation = Path(STORE, "CURRENT").read_text()
    report = build(["docs"], STORE)
    assert (report.read, report.unchanged) == ((), 2)
    assert (report.papers, report.claims) == (first.papers, first.claims)
    assert Path(STORE, "CURRENT").read_text() == generation


def test_the_saved_queries_in_the_graph_are_renewed_though_no_document_changed() -> None:
    docs(a=digest(1), b=digest(2))
    build(["docs"], STORE)
    known = Manifest.from_bytes(StoreBuilder.published_manifest(STORE))
    with StoreBuilder.open(STORE) as builder, builder.prepare(empty=False) as preparation:
        preparation.retract([QUERIES_GRAPH])  # what an older paper-kg with other queries left
        preparation.publish(replace(known, queries="older").to_bytes())
    report = build(["docs"], STORE)
    assert (report.read, report.unchanged) == ((), 2)
    assert graph() == fresh_graph()
    generation = Path(STORE, "CURRENT").read_text()
    build(["docs"], STORE)
    assert Path(STORE, "CURRENT").read_text() == generation


def test_touched_files_are_not_read_again() -> None:
    docs(a=digest(1))
    build(["docs"], STORE)
    os.utime("docs/a.md")
    assert build(["docs"], STORE).unchanged == 1


def test_a_change_of_the_same_size_at_once_is_noticed() -> None:
    docs(a=digest(1, note="x"))
    build(["docs"], STORE)
    status = Path("docs/a.md").stat()
    docs(a=digest(1, note="y"))
    os.utime("docs/a.md", ns=(status.st_atime_ns, status.st_mtime_ns))
    report = build(["docs"], STORE)
    assert report.read == ("docs/a.md",)
    assert graph() == fresh_graph()


def test_changed_and_deleted_documents() -> None:
    docs(a=digest(1, 2), b=digest(2, 3), c=digest(4))
    build(["docs"], STORE)
    docs(a=digest(1, 5), c=digest(4))
    report = build(["docs"], STORE)
    assert (report.read, report.unchanged, report.removed) == (("docs/a.md",), 1, ("docs/b.md",))
    assert graph() == fresh_graph()
    with open_store(STORE) as store:
        assert not list(store.quads(NamedNode(iris.paper_by_arxiv("2402.00003"))))


def test_documents_elsewhere_stay() -> None:
    write_documents(Path("one"), {"a.md": digest(1), "sub/b.md": digest(2)})
    write_documents(Path("two"), {"a.md": digest(1, 3)})
    build(["one", "two"], STORE)
    Path("two/a.md").unlink()
    assert build(["one"], STORE).removed == ()
    assert graph() != fresh_graph("one")
    assert build(["two"], STORE).removed == ("two/a.md",)
    assert graph() == fresh_graph("one")
    Path("one/sub/b.md").unlink()
    assert build(["one/sub"], STORE).removed == ("one/sub/b.md",)
    assert graph() == fresh_graph("one/a.md")


def test_fresh_forgets_what_is_elsewhere() -> None:
    write_documents(Path("one"), {"a.md": digest(1)})
    write_documents(Path("two"), {"a.md": digest(2)})
    build(["one", "two"], STORE)
    report = build(["one"], STORE, fresh=True)
    assert (report.read, report.removed) == (("one/a.md",), ("two/a.md",))
    assert graph() == fresh_graph("one")


def test_skipped_documents_are_told_each_time_and_read_once() -> None:
    docs(a=digest(1), shopping="milk, bread and a newspaper\n", empty="")
    first = build(["docs"], STORE)
    assert first.read == ("docs/a.md",)
    assert [each.path for each in first.skipped] == ["docs/empty.md", "docs/shopping.md"]
    assert all(each.reason for each in first.skipped)
    second = build(["docs"], STORE)
    assert (second.read, second.unchanged, second.skipped) == ((), 1, first.skipped)


def test_a_document_that_ceases_to_be_one_leaves_the_graph() -> None:
    docs(a=digest(1), b=digest(2), c=digest(3))
    build(["docs"], STORE)
    docs(a=digest(1), b=digest(2), c="milk")
    assert [each.path for each in build(["docs"], STORE).skipped] == ["docs/c.md"]
    assert graph() == fresh_graph()


def test_unreadable_things_are_told_and_cost_nothing_else() -> None:
    docs(a=digest(1))
    Path("docs/gone.md").symlink_to("nowhere.md")
    report = build(["docs"], STORE)
    assert report.read == ("docs/a.md",)
    assert [each.path for each in report.failed] == ["docs/gone.md"]
    assert "cannot be read" in report.failed[0].reason


def test_paths_that_are_not_there() -> None:
    with pytest.raises(InputError, match=r"nowhere"):
        build(["nowhere"], STORE)
    assert not Path(STORE).exists()


def test_a_folder_without_documents() -> None:
    Path("docs").mkdir()
    assert build(["docs"], STORE).read == ()
    assert graph() == fresh_graph()


def test_dry_run_writes_nothing() -> None:
    docs(a=digest(1), b=digest(2))
    report = build(["docs"], STORE, dry_run=True)
    assert report.dry_run
    assert report.read == ("docs/a.md", "docs/b.md")
    assert not Path(STORE).exists()
    build(["docs"], STORE)
    before = graph()
    docs(b=digest(3))
    report = build(["docs"], STORE, dry_run=True)
    assert (report.read, report.removed) == (("docs/b.md",), ("docs/a.md",))
    assert graph() == before


def test_other_rules_read_everything_again() -> None:
    docs(a=digest(1), b=digest(2))
    build(["docs"], STORE)
    report = build(["docs"], STORE, extractors=EXTRACTORS[:1])
    assert len(report.read) == 2
    assert graph() != fresh_graph()
    assert len(build(["docs"], STORE).read) == 2
    assert graph() == fresh_graph()


def test_other_rules_leave_documents_elsewhere_as_they_were() -> None:
    write_documents(Path("one"), {"a.md": digest(1)})
    write_documents(Path("two"), {"a.md": digest(2), "b.md": digest(3)})
    build(["one", "two"], STORE)
    build(["one"], STORE, extractors=EXTRACTORS[:1])
    assert build(["one"], STORE).read == ("one/a.md",)
    assert build(["two"], STORE).unchanged == 2
    assert graph() == fresh_graph("one", "two")


def test_a_damaged_manifest_asks_for_a_fresh_build() -> None:
    docs(a=digest(1))
    build(["docs"], STORE)
    next(Path(STORE).rglob("manifest.json")).write_text('{"format": 99}')
    with pytest.raises(StoreError, match="--fresh"):
        build(["docs"], STORE)
    assert build(["docs"], STORE, fresh=True).read == ("docs/a.md",)


@pytest.mark.parametrize("jobs", [1, 2])
def test_processes_and_the_order_of_paths_change_nothing(jobs: int) -> None:
    docs(**{f"d{number}": digest(number, number + 1) for number in range(40)})
    names = [str(path) for path in sorted(Path("docs").iterdir(), reverse=True)]
    build(names, STORE, jobs=jobs)
    assert graph() == fresh_graph()


def test_an_executor_of_ones_own() -> None:
    docs(**{f"d{number}": digest(number) for number in range(40)})
    with ThreadPoolExecutor(2) as executor:
        assert len(build(["docs"], STORE, executor=executor).read) == 40
    assert graph() == fresh_graph()


def test_progress_counts_each_document() -> None:
    docs(a=digest(1), b=digest(2), c="milk")
    seen: list[tuple[int, int]] = []
    build(["docs"], STORE, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]


names = st.sampled_from(["a", "b", "c", "d"])
texts = st.one_of(
    st.builds(lambda papers: digest(*papers), st.lists(st.integers(0, 4), max_size=3)), st.just("milk"), st.just("")
)


@pytest.mark.slow
@settings(max_examples=8, deadline=None)
@given(st.lists(st.dictionaries(names, texts, max_size=4), min_size=1, max_size=4))
def test_any_history_gives_the_graph_of_a_fresh_build(
    tmp_path_factory: pytest.TempPathFactory, history: list[dict[str, str]]
) -> None:
    os.chdir(tmp_path_factory.mktemp("history"))
    for documents in history:
        docs(**documents)
        build(["docs"], STORE)
    assert graph() == fresh_graph()


# -- interruption ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupted_build_keeps_whole_documents(jobs: int) -> None:
    docs(**{f"d{number:03}": digest(number, number + 1) for number in range(120)})
    done = 0

    def progress(number: int, total: int) -> None:
        nonlocal done
        done = number

    report = build(["docs"], STORE, jobs=jobs, progress=progress, is_stopped=lambda: done >= 20)
    assert report.interrupted
    assert 20 <= len(report.read) < 120
    assert len(report.read) + report.pending == 120
    assert graph() == fresh_graph(*report.read)
    rest = build(["docs"], STORE, jobs=jobs)
    assert (len(rest.read), rest.unchanged) == (report.pending, len(report.read))
    assert graph() == fresh_graph()


def test_an_interrupted_rebuild_loses_no_document() -> None:
    docs(a=digest(1), b=digest(2), c=digest(3))
    build(["docs"], STORE)
    before = graph()
    asked = iter(range(100))
    report = build(["docs"], STORE, fresh=True, is_stopped=lambda: next(asked) >= 1)
    assert (report.interrupted, report.read, report.pending) == (True, (), 3)
    assert graph() == before


def test_interrupted_before_anything_was_read() -> None:
    docs(a=digest(1))
    report = build(["docs"], STORE, is_stopped=lambda: True)
    assert (report.interrupted, report.read, report.pending) == (True, (), 1)
    with pytest.raises(StoreError, match="no store"):
        open_store(STORE)
    build(["docs"], STORE)
    before = graph()
    docs(a=digest(2))
    build(["docs"], STORE, is_stopped=lambda: True)
    assert graph() == before


# -- what goes wrong in a process --------------------------------------------------------------------------------------


def test_a_document_that_kills_its_process_is_told_and_costs_nothing_else() -> None:
    docs(**{f"d{number:02}": digest(number, note="poison" if number in (7, 33) else "") for number in range(50)})
    report = build(["docs"], STORE, jobs=2, extractors=(*EXTRACTORS, Fatal()))
    assert [each.path for each in report.failed] == ["docs/d07.md", "docs/d33.md"]
    assert "died" in report.failed[0].reason
    assert len(report.read) == 48
    docs(**{f"d{number:02}": digest(number) for number in range(50)})
    assert len(build(["docs"], STORE, jobs=2, extractors=(*EXTRACTORS, Fatal())).read) == 2


# -- computed graphs ---------------------------------------------------------------------------------------------------


class CountOfTriples:
    """Counts the triples of the default graph, in its own graph."""

    graph = Iri("https://example.org/graph/count")

    def compute(self, facts: Facts) -> bytes:
        count = sum(1 for _ in facts.store.quads(graph=DefaultGraph()))
        return f'<{self.graph}> <https://example.org/count> "{count}" <{self.graph}> .\n'.encode()


def test_computed_graphs_follow_the_documents() -> None:
    computations = (CountOfTriples(),)
    docs(a=digest(1), b=digest(2), c=digest(3))
    build(["docs"], STORE, computations=computations)
    docs(a=digest(1), b=digest(2))
    build(["docs"], STORE, computations=computations)
    build(["docs"], "another", fresh=True, computations=computations)
    assert graph() == graph("another")
    with open_store(STORE) as store:
        assert len(list(store.quads(graph=NamedNode(CountOfTriples.graph)))) == 1


def test_report_is_frozen() -> None:
    with pytest.raises(AttributeError):
        BuildReport().seconds = time.time()  # type: ignore[misc]  # what the test tries
