"""Tests of what comes first among what words find."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from small_documents import store_of

from kg.search import scoring
from kg.search.asking import search
from kg.search.grammar import parse
from kg.search.ranking import telling
from kg.store import GraphStore, open_store

_ABOUT_OTHERS = ("Ocean waves", "Bird songs", "Tall towers", "Slow trains", "Old maps", "Red clay", "Night skies")
_NOTES = {
    **{
        f"2403.{number:05}.md": f"""# {title}

https://arxiv.org/abs/2403.{number:05}

### 1. 각 섹션 요약 (한국어)

각 섹션의 내용을 요약하여 한국어로 제공하겠습니다.

- 서론: {title}에 관한 자료를 모으고 모델의 성능을 잰다.
"""
        for number, title in enumerate(_ABOUT_OTHERS, 1)
    },
    "2403.00101.md": """# VARCO Exam

https://arxiv.org/abs/2403.00101

- 서론: 영어에 치우친 평가를 넘어서려고 한국어 문항과 영어 문항을 같은 수로 모은 시험 자료를 만든다.
- 실험: 한국어 문항에서 모델의 점수가 더 낮고, 긴 지문일수록 차이가 벌어진다.
- 결론: 한국어 지식을 더 배운 모델이 앞서며 성능 차이는 지문의 길이에 달려 있다.
""",
    "2403.00102.md": """# Chunked Prefix Kernels

https://arxiv.org/abs/2403.00102

- 서론: 접두사를 나누어 효율적인 어텐션 커널을 만들고, 어텐션 계산의 효율성을 잰다.
""",
    "2403.00103.md": """# Motion by Flow

https://arxiv.org/abs/2403.00103

- 서론: 움직임의 대응을 효율화하는 방안을 다룬다.
""",
    "2403.00104.md": """# Frugal Serving

https://arxiv.org/abs/2403.00104

- 서론: 효율이 높은 서버, 효율이 낮은 서버, 효율을 재는 도구를 견준다.
- 본론: 서버의 효율을 낮추는 원인을 찾는다.
- 실험: 효율을 높인 서버가 모델의 성능을 지킨다.
- 결과: 효율이 두 배가 된다.
- 비교: 다른 서버의 효율보다 높다.
- 분석: 메모리가 효율을 정한다.
- 한계: 작은 모델에서는 효율이 그대로다.
- 결론: 효율은 배치 크기에 달려 있다.
- 전망: 효율을 더 높일 수 있다.
""",
    "2403.00105.md": """# Figures at Work

https://arxiv.org/abs/2403.00105

- 표: 정확도는 71.40점, 재현율은 +33.5, 매개변수는 12.5B, 속도는 20.31배이다.
""",
}


_BY_LANGUAGE = {
    "2404.00001.md": """# Gaze by Lamps

https://arxiv.org/abs/2404.00001

Please upload a file with Korean text if you need a translation.
""",
    "2404.00002.md": """# Sounds of Words

https://arxiv.org/abs/2404.00002

- 서론: 한국어 발음을 모은 자료를 만든다.
- 결론: 한국어 발음은 지역마다 다르다.
""",
    "2404.00003.md": """# Korean Grammar Exam

https://arxiv.org/abs/2404.00003

- Introduction: an exam of grammar.
""",
}


@pytest.fixture(scope="module")
def by_language(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """A store of notes about a language, or in it."""
    with open_store(store_of(tmp_path_factory.mktemp("languages"), _BY_LANGUAGE)) as store:
        yield store


@pytest.mark.parametrize("words", ["papers about Korean", "한국어 관련 논문"])
def test_a_language_is_found_by_both_of_its_names(by_language: GraphStore, words: str) -> None:
    """Papers that one note says are about Korean, and another about 한국어, were two separate answers."""
    assert set(_papers(by_language, words)[:2]) == {"2404.00002", "2404.00003"}


def test_a_passing_mention_comes_behind_what_is_about_the_only_word(by_language: GraphStore) -> None:
    """A line of the program that wrote a note came before the papers about Korean."""
    found = search(by_language, "Korean", kind="papers").hits
    assert [hit.arxiv for hit in found][2:] == ["2404.00001"]  # behind, and not left out: a date may leave no other
    assert all(hit.score < found[1].score / 2 for hit in found[2:])


@pytest.mark.parametrize("typed", ["Korean", "한국어"])
def test_a_note_that_speaks_of_its_own_language_is_not_about_it(tmp_path: Path, typed: str) -> None:
    """A note that said twice that nothing could be written in Korean came before papers that deal with it."""
    notes = {
        "2404.00004.md": """# Gaze by Torches

https://arxiv.org/abs/2404.00004

I'm not able to write about this document in Korean at the moment.

Please send me the file again if you need a Korean translation of the document.
""",
        "2404.00005.md": """# Speech of Cities

https://arxiv.org/abs/2404.00005

The recordings are in five languages, among them Korean, and were made in the streets.
""",
    }
    with open_store(store_of(tmp_path, notes)) as store:
        found = _papers(store, typed)
    assert found.index("2404.00005") < found.index("2404.00004")


def test_words_that_no_note_has_are_named(by_language: GraphStore) -> None:
    assert search(by_language, "What was FLACUNA trained on? Korean").missing == ("FLACUNA", "trained")
    assert search(by_language, 'the "exam of dialects"').missing == ("exam of dialects",)
    assert search(by_language, "Korean exam").missing == ()


def test_words_around_a_phrase_do_not_count() -> None:
    """Asked where "speculative decoding" was read, the search found papers about reading."""
    assert [unit.exact for unit in telling(parse('where did I read "speculative decoding"'))] == [True]


@pytest.fixture(scope="module")
def ranked_notes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """A store of notes of which many repeat the same line."""
    location: Path = store_of(tmp_path_factory.mktemp("ranking"), _NOTES)
    with open_store(location) as store:
        yield store


def test_a_line_that_many_notes_repeat_does_not_hide_the_paper(ranked_notes: GraphStore) -> None:
    assert _papers(ranked_notes, "한국어")[0] == "2403.00101"
    assert _papers(ranked_notes, "한국어 관련 논문")[0] == "2403.00101"
    assert search(ranked_notes, "한국어", facts=False).hits[0].arxiv == "2403.00101"


def test_pages_of_hits_follow_each_other(ranked_notes: GraphStore) -> None:
    whole = search(ranked_notes, "모델 성능", limit=6)
    parts = [search(ranked_notes, "모델 성능", limit=2, skip=skip) for skip in (0, 2, 4)]
    assert [hit for part in parts for hit in part.hits] == list(whole.hits)
    assert {part.total for part in parts} == {whole.total}


def test_words_that_say_nothing_are_not_marked(ranked_notes: GraphStore) -> None:
    (first, *_) = search(ranked_notes, "한국어를 위한 논문의 시험 자료", facts=False).hits
    marked = {first.text[start:end] for start, end in first.marks}
    assert "한국어" in marked
    assert not {"위", "위한", "논문"} & marked


def test_a_korean_noun_finds_the_word_it_is_made_from(ranked_notes: GraphStore) -> None:
    assert _papers(ranked_notes, "어텐션 효율화")[0] == "2403.00102"
    assert _papers(ranked_notes, "효율화")[0] == "2403.00103"  # the word itself comes first
    assert _papers(ranked_notes, '"효율화"') == ["2403.00103"]


@pytest.mark.parametrize("typed", ["71.4", "71.40", "71.4점", "33.5", "+33.5", "12.5", "12.5B", "20.3", "20.31배"])
def test_a_figure_is_found_in_other_forms(ranked_notes: GraphStore, typed: str) -> None:
    assert _papers(ranked_notes, typed) == ["2403.00105"]


@pytest.mark.parametrize("typed", ["1.4", "3.5", "71.3", "0.31", '"20.3"', '"71.4"'])
def test_another_figure_is_not_found(ranked_notes: GraphStore, typed: str) -> None:
    assert _papers(ranked_notes, typed) == []


def test_usual_words_decide_between_passages_with_a_rarer_one(
    ranked_notes: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scoring, "_MOST_ROWS", 2)  # 모델 and 성능 are found in more passages
    assert _papers(ranked_notes, "모델 성능 지문") == ["2403.00101"]
    found = search(ranked_notes, "모델 성능 지문", facts=False).hits
    assert "결론" in found[0].text  # all three words
    assert len(_papers(ranked_notes, "모델 성능")) > 1  # the rarer of the two is scored


def _papers(store: GraphStore, words: str) -> list[str]:
    return [hit.arxiv for hit in search(store, words, kind="papers", limit=50, facts=False).hits]


@pytest.mark.parametrize("typed", ["한국어", "한국어 관련 논문", "Korean"])
def test_a_note_whose_summary_is_in_a_language_is_not_about_it(ranked_notes: GraphStore, typed: str) -> None:
    assert _papers(ranked_notes, typed) == ["2403.00101"]
    assert len(_papers(ranked_notes, '"한국어"')) > 1, "a phrase finds what is written"
