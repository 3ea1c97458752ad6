"""Papers are filed under the topics a librarian would choose, from Korean and English words alike."""

import time
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import VocabularyError
from kg.extractors.topics.matching import LabelMatcher, fold
from kg.extractors.topics.scoring import TopicScore, TopicScorer, topic_scorer_of
from kg.extractors.topics.support import TopicReader
from kg.vocabularies.topics import TopicConcept, TopicLabel, topic_concepts, topic_concepts_of


@pytest.fixture(scope="module")
def concepts() -> tuple[TopicConcept, ...]:
    return topic_concepts_of()


@pytest.fixture(scope="module")
def scorer(concepts: tuple[TopicConcept, ...]) -> TopicScorer:
    return TopicScorer(concepts)


def found(matcher: LabelMatcher, labels: list[str], text: str) -> list[tuple[str, str]]:
    return [(labels[match.label], text[match.start : match.end]) for match in matcher.find(text)]


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


# Matching


@pytest.mark.parametrize(
    ("label", "text", "words"),
    [
        ("양자화", "가중치 양자화를 적용했다", "양자화"),
        ("대규모 언어 모델", "대규모언어모델에서", "대규모언어모델"),
        ("언어 모델", "초거대언어모델은 크다", "언어모델"),
        ("pre-training", "Pretraining은 비싸다", "Pretraining"),
        ("pre-training", "pre training data", "pre training"),
        ("world model", "two world models", "world model"),
        ("diffusion models", "a diffusion model for music", "diffusion model"),
        ("policy gradient", "policy-gradients를 쓴다", "policy-gradient"),
        ("RAG", "RAG에서", "RAG"),
        ("LoRA", "LoRA와 함께", "LoRA"),
        ("KV 캐시", "KV캐시의 크기", "KV캐시"),
        (
            "사고의 연쇄",
            unicodedata.normalize("NFD", "사고의 연쇄를 쓴다"),
            unicodedata.normalize("NFD", "사고의 연쇄"),
        ),
        ("RAG", "ＲＡＧ는 길다", "ＲＡＧ"),
    ],
)
def test_a_label_is_found_as_it_is_written(label: str, text: str, words: str) -> None:
    assert found(LabelMatcher([label]), [label], text) == [(label, words)]


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("RAG", "a rag doll"),
        ("RAG", "DRAGON 모델"),
        ("RL", "RLHF를 쓴다"),
        ("agent", "reagents are mixed"),
        ("이론", "이론상의 값"),
        ("추론", "물추론자"),
        ("LoRA", "Lora라는 사람"),
        ("tool use", "a tool. Use it"),
    ],
)
def test_a_label_inside_another_word_is_not_found(label: str, text: str) -> None:
    assert LabelMatcher([label]).find(text) == []


def test_the_longest_label_wins() -> None:
    labels = ["question answering", "visual question answering", "질의응답", "시각적 질의응답"]
    matcher = LabelMatcher(labels)
    assert found(matcher, labels, "visual question-answering과 시각적 질의응답, question answering") == [
        ("visual question answering", "visual question-answering"),
        ("시각적 질의응답", "시각적 질의응답"),
        ("question answering", "question answering"),
    ]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_folding_keeps_track_of_where_characters_come_from(text: str) -> None:
    folded = fold(text)
    for index in range(len(folded.text)):
        start, end = folded.span(index, index + 1)
        assert 0 <= start < end <= len(text)
        assert folded.text[index] in unicodedata.normalize("NFKC", text[start:end]).lower()


# Topics

CASES = [
    (
        "TinyBits: Two-Bit Quantization of Language Models",
        [
            "이 연구는 큰 언어 모델의 가중치를 2비트로 줄이는 양자화 기법을 제안한다.",
            "메모리는 줄고 정확도는 거의 그대로다.",
        ],
        {"quantization"},
    ),
    (
        "어디서나 도는 소형 언어 모델",
        ["스마트폰에서 실행되는 온디바이스 소형 언어모델을 소개한다.", "SLM은 10억 개 미만의 매개변수를 가진다."],
        {"small-language-models", "on-device"},
    ),
    (
        "Calling the Right Function: Data for Tool Use",
        [
            "함수 호출 능력을 키우는 합성 데이터를 만드는 파이프라인을 제안한다.",
            "API 호출과 도구 사용의 정확도가 오른다.",
        ],
        {"tool-use"},
    ),
    (
        "검색증강생성은 언제 도움이 되는가",
        ["RAG 시스템에서 검색된 문서가 답변에 미치는 영향을 살핀다.", "검색 증강 생성은 환각을 줄인다."],
        {"retrieval-augmented-generation"},
    ),
    (
        "Splat the Town: City-Scale Gaussian Splatting",
        ["도시 규모의 장면을 3D 가우시안 스플래팅으로 표현하고 새로운 시점 합성을 수행한다."],
        {"gaussian-splatting"},
    ),
    (
        "MathHarvest: A New Benchmark for Mathematical Reasoning",
        ["수학적 추론을 재는 새로운 벤치마크를 제안한다.", "모델들은 여전히 수학 문제를 어려워한다."],
        {"mathematical-reasoning", "benchmarks"},
    ),
    (
        "RoadTalk",
        ["자율 주행 차량이 주행 장면을 말로 설명하게 하는 시각-언어 모델을 제안한다. 자율주행에서 평가했다."],
        {"autonomous-driving"},
    ),
    (
        "한국어 음성 합성을 위한 흐름 매칭",
        ["플로우 매칭에 기반한 텍스트 음성 변환(TTS) 모델을 소개한다. 음성 합성의 품질이 좋아진다."],
        {"speech-synthesis", "flow-matching"},
    ),
    (
        "A Survey on Multi-Agent Collaboration",
        ["다중 에이전트 시스템에 관한 연구를 분류하고 향후 연구 방향을 논의한다."],
        {"surveys", "multi-agent-systems"},
    ),
    (
        "Shorter Caches, Longer Books",
        [
            "긴 문맥을 다룰 때 KV 캐시가 메모리를 차지한다.",
            "키-값 캐시를 압축하는 방법을 제안해 긴 컨텍스트에서 KV 캐시를 줄인다.",
        ],
        {"kv-cache"},
    ),
]


@pytest.mark.parametrize(("title", "passages", "expected"), CASES, ids=[title for title, _, _ in CASES])
def test_papers_get_their_topics(scorer: TopicScorer, title: str, passages: list[str], expected: set[str]) -> None:
    scores = scorer.score(title, passages)
    assert expected <= {score.notation for score in scores}
    assert 1 <= len(scores) <= 5


def test_a_passing_word_is_no_topic(scorer: TopicScorer) -> None:
    title = "Frugal Adapters: Low-Rank Adaptation without the Rank"
    passages = [
        "대규모 언어 모델을 위한 파라미터 효율적 미세 조정 방법을 제안한다. LoRA보다 매개변수가 적다.",
        "여러 데이터셋과 벤치마크에서 실험했다. 추론 시간은 늘지 않는다. 코드는 공개한다.",
    ]
    filed = {score.notation for score in scorer.score(title, passages)}
    assert "parameter-efficient-fine-tuning" in filed
    assert not filed & {"datasets", "benchmarks", "large-language-models", "reasoning", "code-generation"}


def test_a_dataset_counts_when_it_is_presented(scorer: TopicScorer) -> None:
    used = scorer.score(
        "Better Object Detection of Shells",
        ["조개를 찾는 새 객체 탐지 모델을 제안한다. 작은 물체 탐지에 강하다.", "기존 데이터셋에서 학습했다."],
    )
    given_away = scorer.score(
        "ShellHoard: A Large-Scale Dataset of Shells",
        ["조개 사진 백만 장을 모은 대규모 데이터셋을 공개한다. 객체 탐지에 쓰인다."],
    )
    assert "datasets" not in {score.notation for score in used}
    assert "datasets" in {score.notation for score in given_away}


def test_a_broad_topic_stands_back(scorer: TopicScorer) -> None:
    title = "Watermarking Large Language Models"
    passages = ["대규모 언어 모델의 출력에 워터마크를 넣는 방법을 제안한다.", "워터마킹은 LLM이 쓴 글을 가려낸다."]
    assert [score.notation for score in scorer.score(title, passages)] == ["watermarking"]


def test_a_narrower_topic_stands_before_a_broader_one(scorer: TopicScorer, concepts: tuple[TopicConcept, ...]) -> None:
    broader = {concept.notation: set(concept.broader) for concept in concepts}
    both = 0
    for title, passages, _ in CASES:
        order = [score.notation for score in scorer.score(title, passages)]
        for place, notation in enumerate(order):
            both += bool(broader[notation] & set(order))
            assert not broader[notation] & set(order[:place])
    assert both


def test_evidence_is_quoted_from_the_text(scorer: TopicScorer) -> None:
    for title, passages, _ in CASES:
        for score in scorer.score(title, passages):
            text = title if score.position.passage is None else passages[score.position.passage]
            assert text[score.position.start : score.position.end].strip()
            assert 0 < score.confidence < 1


def test_evidence_points_at_the_name_of_the_topic(scorer: TopicScorer) -> None:
    passages = ["먼저 배경을 설명한다.", "그다음 새로운 워터마킹 방법을 제안한다."]
    score = next(score for score in scorer.score("Marks That Stay", passages) if score.notation == "watermarking")
    assert score.position.passage == 1
    assert passages[1][score.position.start : score.position.end] == "워터마킹"


def test_the_same_paper_gets_the_same_scores(concepts: tuple[TopicConcept, ...]) -> None:
    title, passages, _ = CASES[2]
    first = TopicScorer(concepts).score(title, passages)
    assert first == TopicScorer(tuple(reversed(concepts))).score(title, passages)
    assert first == topic_scorer_of().score(title, passages)


def test_no_words_no_topics(scorer: TopicScorer) -> None:
    assert scorer.score("", []) == ()
    assert scorer.score("", ["", "   "]) == ()


@given(title=st.text(max_size=60), passages=st.lists(st.text(max_size=120), max_size=4))
def test_any_text_is_survived(title: str, passages: list[str]) -> None:
    scores = TopicScorer(SMALL).score(title, passages)
    assert len(scores) <= 5
    for score in scores:
        text = title if score.position.passage is None else passages[score.position.passage]
        assert 0 <= score.position.start < score.position.end <= len(text)


SMALL = (
    TopicConcept("cats", (TopicLabel("cats"), TopicLabel("고양이"), TopicLabel("paw", strong=False))),
    TopicConcept("lions", (TopicLabel("lion"), TopicLabel("사자")), broader=("cats",), related=("dogs",)),
    TopicConcept("dogs", (TopicLabel("dog"), TopicLabel("개"))),
)


def test_topics_of_ones_own_are_filed_under() -> None:
    scores = TopicScorer(SMALL).score("The lion and other cats", ["사자는 고양이를 닮았다.", "고양이는 작다."])
    assert {score.notation for score in scores} == {"cats", "lions"}
    assert [score.notation for score in scores].index("lions") < [score.notation for score in scores].index("cats")
    assert all(isinstance(score, TopicScore) for score in scores)


def test_a_spelling_may_name_one_topic_and_point_to_another() -> None:
    mane = TopicLabel("mane")
    concepts = (TopicConcept("horses", (replace(mane, strong=False),)), TopicConcept("manes", (mane,)))
    supports = TopicReader(concepts).read("A mane", ["The mane is long."]).supports
    assert {topic: (support.names, support.cues) for topic, support in supports.items()} == {
        "horses": (0, 1),
        "manes": (1, 0),
    }


def test_nobody_is_surer_than_two_readers_agree(scorer: TopicScorer) -> None:
    confidences = [score.confidence for title, passages, _ in CASES for score in scorer.score(title, passages)]
    assert max(confidences) == 0.96


def test_one_endless_line_is_read_in_time_that_grows_with_it(scorer: TopicScorer) -> None:
    # No limit on the clock but a wide one: a pattern that backtracks would take hours.
    begin = time.perf_counter()
    scores = scorer.score("Long", ["데이터셋 을 " * 700_000])
    assert {score.notation for score in scores} == {"datasets"}
    assert time.perf_counter() - begin < 30


# The file


def test_every_topic_has_names_in_both_languages_and_a_place(root: Path, concepts: tuple[TopicConcept, ...]) -> None:
    notations = {concept.notation for concept in concepts}
    assert len(notations) == len(concepts) >= 115
    for concept in concepts:
        names = [label.text for label in concept.labels if label.strong]
        assert any("가" <= character <= "힣" for name in names for character in name), concept.notation
        assert any(character.isascii() and character.isalpha() for name in names for character in name)
        assert set(concept.broader) | set(concept.related) <= notations


def test_a_name_belongs_to_one_topic(concepts: tuple[TopicConcept, ...]) -> None:
    owners: dict[str, str] = {}
    for concept in concepts:
        for label in concept.labels:
            if label.strong:
                assert owners.setdefault(fold(label.text).text, concept.notation) == concept.notation, label.text


def test_a_topic_says_nothing_twice(concepts: tuple[TopicConcept, ...]) -> None:
    for concept in concepts:
        assert len({fold(label.text).text for label in concept.labels}) == len(concept.labels), concept.notation


def test_no_topic_is_above_itself(concepts: tuple[TopicConcept, ...]) -> None:
    above = {concept.notation: set(concept.broader) for concept in concepts}
    for notation in above:
        reached, waiting = set(), set(above[notation])
        while waiting:
            broader = waiting.pop()
            reached.add(broader)
            waiting |= above[broader] - reached
        assert notation not in reached


def test_broken_frequencies_are_an_error_of_one_line(tmp_path: Path) -> None:
    broken = tmp_path / "broken.tsv"
    broken.write_text("no tab here\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match="frequencies"):
        topic_concepts([], broken)


def test_the_real_ids_are_all_here(shared: Path, concepts: tuple[TopicConcept, ...]) -> None:
    lines = (shared / "gold" / "topics.tsv").read_text(encoding="utf-8").splitlines()[1:]
    assert {line.split("\t")[0] for line in lines} <= {concept.notation for concept in concepts}
