"""Which papers of different documents are one, and that a library completes notes in any order of builds."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_readings import read

from kg.extractors.registry import STRUCTURE
from kg.pipeline import BuildReport, build
from kg.pipeline.identity import NamedPaper, names_of, same_papers
from kg.store import open_store

NOTE = """## Daily Papers (2024-02-18)

### [VioletNet: Short Waves](https://arxiv.org/abs/2401.01271)

- VioletNet reaches 71.5% on MMLU.
"""
UNIDENTIFIED = """## Daily Papers (2024-02-19)

### [Sky Nets](https://notes.example/sky)

Authors: Eff Gee, 김철수

- Sky Nets reach 71.5% on MMLU.
"""
LIBRARY = """@article{violet, title={{VioletNet}: Short Waves}, author={Bee, Ann and Dee, Cee}, eprint={2401.01271}}
@inproceedings{sky, title={Sky Nets}, author={Gee, E.}, doi={10.1000/sky}, year=2023}
@article{other, title={Sea Nets}, author={Gee, E.}, doi={10.1000/sea}}
"""


def named(iri: str, *ids: str, title: str = "", authors: str = "", library: bool = False) -> NamedPaper:
    return NamedPaper(iri, ids, title, tuple(authors.split()), library)


def test_a_shared_id_makes_one_paper() -> None:
    names = [named("doi/10.1/x", "doi:10.1/x"), named("arxiv/2401.00001", "doi:10.1/x"), named("acl/2020.acl-main.1")]
    assert same_papers(names) == {"doi/10.1/x": "arxiv/2401.00001"}
    anthology = named("doi/10.18653/v1/2020.acl-main.1", "doi:10.18653/v1/2020.acl-main.1")
    assert same_papers([*names, anthology])["acl/2020.acl-main.1"] == "doi/10.18653/v1/2020.acl-main.1"


def test_a_title_and_an_author_make_one_paper() -> None:
    note = named("document/a.md", title="sky-nets", authors="gee kim")
    library = named("doi/10.1/sky", "doi:10.1/sky", title="sky-nets", authors="bee gee")
    assert same_papers([note, library]) == {"document/a.md": "doi/10.1/sky"}
    assert same_papers([note, library._replace(authors=("bee",))]) == {}
    assert same_papers([note, library._replace(title="sea-nets")]) == {}


def test_papers_with_different_arxiv_ids_are_never_one() -> None:
    one = named("arxiv/2401.00001", "doi:10.1/x", title="report", authors="bee")
    other = named("arxiv/2401.00002", "doi:10.1/x", title="report", authors="bee")
    unclear = named("document/a.md", title="report", authors="bee")
    assert same_papers([one, other, unclear, named("doi/10.1/x")]) == {}


def test_papers_with_the_same_title_and_different_dois_are_not_one() -> None:
    one = named("doi/10.1/x", "doi:10.1/x", title="editorial", authors="bee")
    other = named("doi/10.1/y", "doi:10.1/y", title="editorial", authors="bee")
    assert same_papers([one, other]) == {}


def test_a_library_alone_adds_no_paper_where_it_only_completes() -> None:
    library = [named("arxiv/2401.00001", library=True), named("doi/10.1/x", library=True)]
    names = [*library, named("arxiv/2401.00001")]
    assert same_papers(names, bibliography_only=True) == {"doi/10.1/x": ""}
    assert same_papers(names) == {}


_NAMES = st.builds(
    NamedPaper,
    st.sampled_from(["arxiv/1", "arxiv/2", "doi/10.1/x", "doi/10.1/y", "acl/z", "document/a", "document/b", "title/t"]),
    st.lists(st.sampled_from(["doi:10.1/x", "doi:10.1/y", "acl:z"]), max_size=2).map(tuple),
    st.sampled_from(["s", "t"]),
    st.lists(st.sampled_from(["bee", "dee"]), max_size=2).map(tuple),
    st.booleans(),
)


@given(st.lists(_NAMES, max_size=8), st.randoms(), st.booleans())
def test_the_order_of_documents_decides_nothing(names: list[NamedPaper], random: Random, only: bool) -> None:
    aliases = same_papers(names, bibliography_only=only)
    shuffled = list(names)
    random.shuffle(shuffled)
    assert same_papers(shuffled, bibliography_only=only) == aliases
    assert not any(chosen in aliases for chosen in aliases.values() if chosen)
    assert not any(own.startswith("arxiv/") and chosen for own, chosen in aliases.items())


def test_names_say_what_shows_who_a_paper_is() -> None:
    first, *_ = names_of(read(LIBRARY, "library.bib"))
    assert first == NamedPaper("arxiv/2401.01271", (), "violetnet-short-waves", ("bee", "dee"), True)


def made(sources: Sequence[str], location: str, *, bibliography_only: bool = False) -> BuildReport:
    return build(sources, location, jobs=1, extractors=STRUCTURE, computations=(), bibliography_only=bibliography_only)


def graph(location: str) -> bytes:
    with open_store(location) as store:
        return store.canonical_nquads()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in {"a/note.md": NOTE, "b/note.md": UNIDENTIFIED, "c/library.bib": LIBRARY}.items():
        path = tmp_path / name
        path.parent.mkdir()
        path.write_text(text, "utf-8")
    return tmp_path


def test_a_library_gives_authors_to_the_papers_of_notes(here: Path) -> None:
    made(["a", "b", "c"], "store")
    with open_store("store") as store:
        text = store.canonical_nquads().decode()
    assert "paper/document/" not in text
    creator = "<http://purl.org/dc/terms/creator>"
    paper = "<https://w3id.org/paper-kg/id/paper/arxiv/2401.01271>"
    assert f"{paper} {creator} <https://w3id.org/paper-kg/id/person/annbee> ." in text
    assert "paper/doi/10.1000/sea" in text


def test_the_graph_is_the_same_whatever_is_built_first(here: Path) -> None:
    made(["a", "b", "c"], "whole")
    expected = graph("whole")
    for number, order in enumerate(("cba", "bca")):
        for count in range(1, 4):
            made(order[:count], f"store{number}")
        assert graph(f"store{number}") == expected


def test_sources_built_one_after_the_other_give_the_same_graph(here: Path) -> None:
    made(["a", "b", "c"], "whole")
    for source in "abc":
        made([source], "store")
    assert graph("store") == graph("whole")
    assert made(["a"], "store").read == ()


def test_a_note_that_is_not_where_it_was_keeps_its_name_until_it_is_built(here: Path) -> None:
    made(["a", "b", "c"], "whole")
    made(["b"], "store")
    Path("b").rename("away")
    made(["c"], "store")
    assert b"paper/document/" in graph("store")
    Path("away").rename("b")
    made(["a", "b"], "store")
    assert graph("store") == graph("whole")


def test_a_library_that_goes_takes_its_names_along(here: Path) -> None:
    made(["a", "b"], "notes")
    made(["a", "b", "c"], "store")
    Path("c/library.bib").unlink()
    Path("c/note.txt").write_text("", "utf-8")
    made(["a", "c"], "store")
    assert b"paper/document/" in graph("store")
    assert b"10.1000/sky" not in graph("store")


def test_a_library_may_complete_and_not_add(here: Path) -> None:
    report = made(["a", "b", "c"], "store", bibliography_only=True)
    assert report.papers == 4
    assert b"10.1000/sea" not in graph("store")
    report = made(["a", "b", "c"], "store")
    assert report.papers == 5
    assert b"10.1000/sea" in graph("store")
