"""Different things of one name are different nodes, in any order of documents and builds."""

from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extractors.contributions.extractor import ContributionsExtractor
from kg.extractors.registry import STRUCTURE
from kg.pipeline import BuildReport, build
from kg.pipeline.things import NamedThing, nodes_of_things
from kg.store import open_store
from kg.store.preparation import Preparation


def note(title: str, arxiv: str, sentence: str) -> str:
    return f"## Daily Papers (2024-02-18)\n\n### [{title}](https://arxiv.org/abs/{arxiv})\n\n- {sentence}\n"


NOTES = {
    "a": note("Sigmo: Rescaling Queries and Keys", "2401.00001", "We propose Sigmo, a new efficient language model."),
    "b": note("Sigmo: Sinkhorn-Guided Masking", "2402.00002", "본 논문에서는 새로운 방법 Sigmo를 제안합니다."),
    "c": note("토큰을 가리는 방법", "2403.00003", "본 논문에서는 새로운 모델 Sigmo를 소개합니다.\n- Sigmo는 빠릅니다."),
}
STEM = "https://w3id.org/paper-kg/id/artifact/"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in NOTES.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "note.md").write_text(text, "utf-8")
    return tmp_path


def made(sources: str, location: str) -> BuildReport:
    extractors = (*STRUCTURE, ContributionsExtractor())
    return build(list(sources), location, jobs=1, extractors=extractors, computations=())


def graph(location: str) -> bytes:
    with open_store(location) as store:
        return store.canonical_nquads()


def introduced(location: str) -> dict[str, str]:
    """What each paper introduces, by its arXiv id."""
    query = "SELECT ?paper ?thing { ?paper <https://w3id.org/paper-kg/ontology#introduces> ?thing }"
    with open_store(location) as store:
        return {row["paper"].value[-10:]: row["thing"].value.removeprefix(STEM) for row in store.query(query)}  # type: ignore[union-attr]


def test_where_a_paper_is_called_after_a_name_others_introduce_other_things(here: Path) -> None:
    made("abc", "store")
    assert introduced("store") == {
        "2401.00001": "sigmo",
        "2402.00002": "sigmo~arxiv-2402.00002",
        "2403.00003": "sigmo~arxiv-2403.00003",
    }
    text = graph("store").decode()
    assert (
        f'<{STEM}sigmo~arxiv-2402.00002> <http://www.w3.org/2000/01/rdf-schema#label> "Sigmo (Sinkhorn-Guided' in text
    )


def test_a_fresh_build_takes_nothing_back(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That costs far more than loading: documents whose things may be renamed are loaded last."""
    retracted: list[str] = []
    retract = Preparation.retract

    def noted(self: Preparation, graphs: Iterable[str]) -> None:
        names = list(graphs)
        retracted.extend(names)
        retract(self, names)

    monkeypatch.setattr(Preparation, "retract", noted)
    made("abc", "store")
    assert len(introduced("store")) == 3
    assert not [name for name in retracted if "/document/" in name]
    made("ab", "other")
    made("abc", "other")
    assert graph("other") == graph("store")


@pytest.mark.parametrize("order", ["cba", "bca"])
def test_the_graph_is_the_same_whatever_is_built_first(here: Path, order: str) -> None:
    made("abc", "whole")
    for count in range(1, 4):
        made(order[:count], "store")
    assert graph("store") == graph("whole")
    assert made("abc", "store").read == ()


def test_a_thing_has_its_plain_name_back_when_the_other_is_gone(here: Path) -> None:
    made("ab", "store")
    (here / "a" / "note.md").write_text(NOTES["c"], "utf-8")
    made("ab", "store")
    assert introduced("store") == {"2402.00002": "sigmo", "2403.00003": "sigmo~arxiv-2403.00003"}
    made("ab", "fresh")
    assert graph("store") == graph("fresh")


LONG = st.sampled_from(((), ("video-language-assistant",), ("very-large-array",), ("video-language-agents",)))
PAPERS = ("arxiv/1", "arxiv/2", "arxiv/3")
KINDS = ("artifact", "benchmark")
THINGS = st.lists(
    st.builds(
        NamedThing,
        st.sampled_from("ab"),
        st.sampled_from(PAPERS),
        st.sampled_from(KINDS),
        st.sampled_from(("", "x", "y")),
        LONG,
    ),
    max_size=8,
)


@given(THINGS, st.randoms())
def test_nodes_do_not_depend_on_the_order(things: list[NamedThing], random: Random) -> None:
    nodes = nodes_of_things(things, {})
    assert nodes_of_things(random.sample(things, len(things)), {}) == nodes
    for name in {thing.name for thing in things}:
        data = {thing.paper for thing in things if thing.name == name and thing.kind == "benchmark"}
        papers = {thing.paper for thing in things if thing.name == name} - data
        assert all(nodes[name, paper].endswith(f"benchmark/{name}") for paper in data)
        assert not papers or any((name, paper) not in nodes for paper in papers)  # one keeps the plain name


def test_long_forms_in_unlike_words_are_two_things() -> None:
    one = NamedThing("vla", "arxiv/1", long=("vision-language-action-models",))
    other = NamedThing("vla", "arxiv/2", long=("very-large-array",))
    assert nodes_of_things([one, other], {}).keys() == {("vla", "arxiv/2")}
    assert nodes_of_things([one, other._replace(long=("vision-language-action-model",))], {}) == {}
    assert nodes_of_things([one, other._replace(long=())], {}) == {}
    assert nodes_of_things([one, other], {"arxiv/2": "arxiv/1"}) == {}  # one paper


def test_what_one_note_calls_a_benchmark_is_one_in_the_other(here: Path) -> None:
    notes = {
        "a": note(
            "FooBench: Images",
            "2401.00001",
            "본 논문에서는 새로운 프레임워크 FooSet을 제안합니다.\n- FooSet은 빠릅니다.",
        ),
        "b": note(
            "FooBench: Images", "2401.00001", "본 논문에서는 새로운 데이터셋 FooSet을 공개합니다.\n- FooSet은 크다."
        ),
    }
    for name, text in notes.items():
        (here / name / "note.md").write_text(text, "utf-8")
    made("a", "alone")
    assert f"<{STEM}fooset>" in graph("alone").decode()
    made("ab", "whole")
    assert f"<{STEM}fooset" not in graph("whole").decode()
    assert "/id/benchmark/fooset>" in graph("whole").decode()
    for source in "ba":
        made(source, "store")
    made("ab", "store")
    assert graph("store") == graph("whole")
    assert made("ab", "store").read == ()
