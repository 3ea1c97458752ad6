"""A paper on one screen: what documents say of it, in their own words, with its facts."""

from pathlib import Path

import pytest
import small_graph

from kg.errors import InputError, UnknownThingError
from kg.show import as_json, find_shown, lines_of, show
from kg.show.records import PaperRecord
from kg.store import GraphStore

ORCA = "2402.14830"


def paper(store: GraphStore, name: str, language: str = "en") -> PaperRecord:
    found = show(store, name, language=language)
    assert isinstance(found, PaperRecord)
    return found


def test_a_paper_has_its_metadata(seeds_store: GraphStore) -> None:
    found = paper(seeds_store, ORCA)
    assert (found.paper.title, found.paper.arxiv, found.paper.date, found.paper.votes) == (
        "Orca-Math: Unlocking the potential of SLMs in Grade School Math",
        ORCA,
        "2024-02-26",
        15,
    )
    assert [each.name for each in found.authors] == [
        "Arindam Mitra",
        "Corby Rosset",
        "Hamed Khanpour",
        "Ahmed Awadallah",
    ]
    assert [each.position for each in found.authors] == [1, 2, 3, 4]
    assert [each.url for each in found.links] == ["https://arxiv.org/abs/2402.14830"]
    assert [(each.document.label, each.votes) for each in found.listings] == [("seeds/daily-2024-02-26.md", 15)]


def test_a_paper_has_what_it_is_about(seeds_store: GraphStore) -> None:
    found = paper(seeds_store, ORCA)
    assert [(each.name, each.type) for each in found.introduces] == [("Orca-Math", "model")]
    assert [(each.benchmark.label, each.relation) for each in found.benchmarks] == [("GSM8K", "evaluates")]
    assert [each.label for each in found.topics] == ["mathematical reasoning", "small language models"]
    assert "Llama 2 70B" in {each.label for each in found.models}
    figures = {(each.benchmark.label, each.system, each.value, each.role, each.kind) for each in found.scores}
    assert ("GSM8K", "Orca-Math", "86.81%", "own", "score") in figures
    assert all(each.passages and 0 < each.confidence <= 1 for each in found.scores)


def test_notes_are_the_documents_own_sentences_in_their_order(seeds_store: GraphStore, root: Path) -> None:
    found = paper(seeds_store, ORCA)
    assert [each.document.label for each in found.notes] == ["seeds/daily-2024-02-26.md"]
    said = found.notes[0].passages
    assert len(said) >= 3
    text = (root / "seeds" / "daily-2024-02-26.md").read_text("utf-8")
    assert [" ".join(text[each.start : each.end].split()) for each in said] == [each.text for each in said]
    assert [each.start for each in said] == sorted(each.start for each in said)
    assert found.paper.title not in {each.text for each in said}


def test_a_short_note_is_shown_whole(seeds_store: GraphStore) -> None:
    """The sentence with the idea states no fact that the graph has, and was left out."""
    said = paper(seeds_store, ORCA).notes[0].passages
    assert any("여러 에이전트가" in each.text for each in said)
    assert len(said) == 7


def test_papers_that_documents_list_as_similar(seeds_store: GraphStore) -> None:
    listed = [each.paper.arxiv for each in paper(seeds_store, "2406.18518").similar if each.listed]
    assert "2407.18961" in listed
    back = [each.paper.arxiv for each in paper(seeds_store, "2407.18961").similar if each.listed]
    assert back == ["2406.18518"]


def test_computed_similar_papers_come_first_with_their_reasons(seeds_store: GraphStore) -> None:
    found = paper(seeds_store, "2406.18518").similar
    scores = [each.score for each in found]
    scored = [each for each in scores if each is not None]
    assert 5 <= len(scored) <= 10
    assert scores[: len(scored)] == sorted(scored, reverse=True)
    assert all(0 < each <= 1 for each in scored)
    assert any(each.reasons for each in found[:10])
    assert any(each.listed and each.score is not None for each in found)
    assert len({each.paper.iri for each in found}) == len(found)


def test_labels_are_in_the_language_asked_for(seeds_store: GraphStore) -> None:
    found = paper(seeds_store, ORCA, "ko")
    assert "수학적 추론" in {each.label for each in found.topics}
    assert [each.benchmark.label for each in found.benchmarks] == ["GSM8K"]


@pytest.mark.parametrize("name", ["Orca-Math", "orca math", "artifact:orca-math", f"https://arxiv.org/abs/{ORCA}"])
def test_the_name_of_what_a_paper_introduces_stands_for_the_paper(seeds_store: GraphStore, name: str) -> None:
    assert paper(seeds_store, name).paper.arxiv == ORCA


def test_what_has_no_record_is_refused_in_one_line(seeds_store: GraphStore) -> None:
    with pytest.raises(InputError, match=r"is a document, which kg show does not cover.*kg explain"):
        find_shown(seeds_store, "seeds/daily-2024-02-26.md")
    with pytest.raises(UnknownThingError):
        show(seeds_store, "2402.14831")


def test_lines_are_what_a_terminal_can_show(seeds_store: GraphStore) -> None:
    lines = list(lines_of(paper(seeds_store, ORCA), width=80))
    assert lines[0].startswith("Orca-Math")
    assert "2024-02-26 · 15 votes · arXiv 2402.14830" in lines
    assert all("\n" not in line for line in lines)
    text = "\n".join(lines)
    for part in ("What the notes say", "Results", "86.81%", "evaluates on  GSM8K", "introduces    Orca-Math (model)"):
        assert part in text


def test_a_limit_shortens_each_section_and_says_so(seeds_store: GraphStore) -> None:
    found = paper(seeds_store, "2406.18518")
    short = list(lines_of(found, limit=2))
    assert any(line.strip() == f"… {len(found.similar) - 2} more papers" for line in short)
    assert not [line for line in lines_of(found, limit=None) if "more papers" in line]


def test_hostile_text_stays_on_its_line() -> None:
    found = paper(small_graph.small_store(), "2401.00002")
    assert found.paper.title == " ".join(small_graph.HOSTILE.split())
    assert not any("\u2028" in line or "\x1b" in line for line in lines_of(found))


def test_json_has_the_kind_and_every_field(seeds_store: GraphStore) -> None:
    written = as_json(paper(seeds_store, ORCA))
    assert written["kind"] == "paper"
    assert written["paper"]["arxiv"] == ORCA
    assert written["notes"][0]["passages"][0]["path"] == "seeds/daily-2024-02-26.md"
    assert set(written) == {"kind", *PaperRecord.__dataclass_fields__}
