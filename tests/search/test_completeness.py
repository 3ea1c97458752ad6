"""Tests that nothing is left out that has all that was searched for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from small_documents import store_of

from kg.search import ranking
from kg.search.asking import search
from kg.store import GraphStore, open_store

_FILLER = " ".join(f"It also counts item {number} of the list of birds, boats and nets." for number in range(40))
_NOTES = {
    "2405.00001.md": """# Tidal Pools: Maps of Tidal Pools

https://arxiv.org/abs/2405.00001

- Tidal pools are mapped, and a tidal pool has a name.
- A tidal pool is found by the map of tidal pools.
""",
    "2405.00002.md": f"""# Coast Survey

https://arxiv.org/abs/2405.00002

- The survey walks along the coast. {_FILLER} Once it passes a tidal pool. {_FILLER}
""",
    "2405.00003.md": f"""# Harbour Survey

https://arxiv.org/abs/2405.00003

- The survey walks along the harbour. {_FILLER} Once it passes a pool. {_FILLER}
""",
    "2405.00004.md": """# Kitchen Robot

https://arxiv.org/abs/2405.00004

- 요리 순서를 영상으로 익혀 따라 한다.
""",
    **{
        f"2405.001{number:02}.md": f"# Note {number}\n\nhttps://arxiv.org/abs/2405.001{number:02}\n\n- {_FILLER}\n"
        for number in range(12)
    },
}


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """A store of a note about something, one that passes it once, and many about other things."""
    location: Path = store_of(tmp_path_factory.mktemp("completeness"), _NOTES)
    with open_store(location) as store:
        yield store


@pytest.mark.parametrize("kind", ["passages", "papers"])
@pytest.mark.parametrize("words", ['"tidal pool"', "tidal pool"])
def test_a_note_that_has_all_the_words_once_is_not_left_out(
    notes: GraphStore, words: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long abstract that names a method once was missing among the passages that have its name."""
    monkeypatch.setattr(ranking, "_FAR_BEHIND", 0.5)
    found = search(notes, words, kind=kind, limit=50, facts=False)
    assert {hit.arxiv for hit in found.hits} == {"2405.00001", "2405.00002"}
    assert found.hits[0].arxiv == "2405.00001"
    assert found.hits[-1].score < found.hits[0].score / 2, "far behind, and there"


def test_a_korean_word_finds_titles_with_the_english_one(notes: GraphStore) -> None:
    (hit,) = search(notes, "로봇", facts=False).hits
    assert (hit.arxiv, [hit.text[start:end] for start, end in hit.marks]) == ("2405.00004", ["Robot"])
    assert [paper.arxiv for paper in search(notes, "로봇", kind="papers", facts=False).hits] == ["2405.00004"]
    assert not search(notes, '"로봇"', facts=False).hits, "a phrase finds what is written"
