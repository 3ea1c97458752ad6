"""The analysis finds names where they stand, with their particles cut off."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_entries import source, stage_result

from kg.extractors.benchmarks.mentions import BenchmarkMentions
from kg.model import PassageKind
from kg.nlp.analysis import LONGEST_TEXT, TextAnalysis
from kg.vocabularies import ConceptKind


def surfaces(text: str, kind: ConceptKind) -> list[str]:
    return [mention.surface for mention in stage_result(TextAnalysis, source(text)).of_kind(kind)]


@pytest.mark.parametrize("text", ["GSM8K에서", "GSM8k를", "GSM-8K의", "(GSM8K)", "**GSM8K**에서는", "'GSM8K'와"])
def test_particles_and_marks_are_no_part_of_a_name(text: str) -> None:
    assert [surface.upper().replace("-", "") for surface in surfaces(text, ConceptKind.BENCHMARK)] == ["GSM8K"]


def test_the_longest_name_wins() -> None:
    assert surfaces("MMLU-Pro와 MMLU에서", ConceptKind.BENCHMARK) == ["MMLU-Pro", "MMLU"]


def test_a_longer_unknown_name_is_not_the_shorter_known_one() -> None:
    assert surfaces("GSM8K-Xtra에서", ConceptKind.BENCHMARK) == []


def test_sizes_and_variants_belong_to_the_model() -> None:
    assert surfaces("Llama-3-8B-Instruct와 LLaMA 2 70B 모델", ConceptKind.MODEL) == [
        "Llama-3-8B-Instruct",
        "LLaMA 2 70B",
    ]


def test_spans_quote_the_document() -> None:
    made = source("FlowNet7은 GSM8K에서 86.81%를 얻었다.", title="FlowNet7: A Model")
    analysis = stage_result(TextAnalysis, made)
    assert [mention.surface for mention in analysis.mentions] == ["GSM8K"]
    assert [name.surface for name in analysis.names] == ["FlowNet7", "A Model", "FlowNet7", "GSM8K"]
    found = [(mention.span, mention.surface) for mention in analysis.mentions]
    for span, surface in found + [(name.span, name.surface) for name in analysis.names]:
        assert made.document.text[span.start : span.end] == surface
    for sentence in analysis.sentences:
        assert made.document.text[sentence.span.start : sentence.span.end] == sentence.text


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Android in the Wild (AiTW)라는 데이터셋", "AiTW", "Android in the Wild"),
        ("우리는 AiTW(Android in the Wild)를 쓴다", "AiTW", "Android in the Wild"),
        ("길이를 벌하는 방법(Length Control Loss, LCL)이다", "LCL", "Length Control Loss"),
        ("Fine-grained Folding with Marble Routing (FFMR)을 쓴다", "FFMR", "Fine-grained Folding with Marble Routing"),
        ("Folding Shared across Tokens (FST)를 쓴다", "FST", "Folding Shared across Tokens"),
    ],
)
def test_acronyms_meet_their_expansions(text: str, short: str, long: str) -> None:
    assert [
        (abbreviation.short, abbreviation.long)
        for abbreviation in stage_result(TextAnalysis, source(text)).abbreviations
    ] == [(short, long)]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Devils Everywhere: FlowEditor for Detail-Rich Inversion and Editing", "FlowEditor"),
        ("FLOWAGE Technical Report: Mathematical Reasoning", "FLOWAGE"),
    ],
)
def test_a_name_of_a_title_ends_before_what_it_is_for(title: str, name: str) -> None:
    names = stage_result(TextAnalysis, source("Text.", title=title)).names
    assert name in {each.surface for each in names}


def test_a_name_that_was_put_into_hangul_in_part_is_one_name() -> None:
    names = stage_result(TextAnalysis, source("유로SAT에서 80.1%를 기록했다. 최근 NLP가 발전했다.")).names
    assert [each.surface for each in names] == ["유로SAT", "NLP"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Orca-Math: Unlocking Something", "Orca-Math"),
        ("Genie: Generative Environments", "Genie"),
        ("$τ$-bench: A Benchmark", "$τ$-bench"),
        ("Expect the Unexpected: Long Questions", None),
        ("Rethinking Attention in Small Models: A Study", None),
        ("No name at all", None),
    ],
)
def test_the_name_before_the_colon(title: str, name: str | None) -> None:
    found = stage_result(TextAnalysis, source("Text.", title=title)).title_name
    assert (found.surface if found else None) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Zorbheap은 크다", ["The Zorbheap"]),
        ("Z*Bench에서 앞섰다", ["Z*Bench"]),
        ("역전하는 invertible Marble Folding을 쓴다", ["invertible Marble Folding"]),
        ("이름 크기 Zorb Foo Bar 120K Quux Baz 60K 합계", ["Zorb Foo Bar", "Quux Baz"]),
        ("Zorb-120K를 쓴다", ["Zorb-120K"]),
        ("Most LLM benchmarks rank models.", ["LLM"]),
        ("Existing Zorbheap tests rank models.", ["Zorbheap"]),
    ],
)
def test_where_names_begin_and_end(text: str, names: list[str]) -> None:
    assert [name.surface for name in stage_result(TextAnalysis, source(text)).names] == names


def test_a_known_name_is_found_though_its_first_word_is_glued_to_another() -> None:
    assert surfaces("이름 ZorbPublic Pool of Prompts 크기", ConceptKind.BENCHMARK) == ["Public Pool of Prompts"]
    assert surfaces("이름 ZorbNatural 크기", ConceptKind.BENCHMARK) == []


def test_an_amount_is_no_size_of_a_model() -> None:
    assert surfaces("Vicuna 200K", ConceptKind.MODEL) == ["Vicuna"]


def test_headings_that_stand_in_the_running_text() -> None:
    text = "앞선 말이다. 2 학습 방법 Zorb를 꾸렸다. 이어서 Foo를 더했다. 3 평가 Bar로 쟀다. 3 번 쟀다."
    made = source(text, label="본문")
    passages = tuple(replace(passage, kind=PassageKind.PARAGRAPH) for passage in made.entry.passages)
    made = replace(made, entry=replace(made.entry, passages=passages))
    labels = [sentence.label for sentence in stage_result(TextAnalysis, made).sentences]
    assert labels == ["본문", "학습 방법", "학습 방법", "평가", "평가"]


def test_ambiguous_names_are_marked() -> None:
    (mention,) = stage_result(TextAnalysis, source("PIE는 맛있다")).of_kind(ConceptKind.BENCHMARK)
    assert not mention.sure


@settings(deadline=None)
@given(st.text(alphabet="GSM8K 에서a-.,()'%1*\n벤치마크를:/", max_size=120))
def test_any_text_is_analysed(text: str) -> None:
    made = source("x " + text.replace("\n\n", "\n") + " x")
    for mention in stage_result(TextAnalysis, made).mentions:
        assert made.document.text[mention.span.start : mention.span.end] == mention.surface


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["GSM8K에서 86.81%를 얻은 Model-X, ", "(", "A-", "1.5 ", "X와 ", "벤치마크 "])
def test_a_line_of_five_megabytes_takes_no_more_than_its_beginning(unit: str) -> None:
    made = source(unit * (5_000_000 // len(unit)))
    start = time.process_time()
    assert stage_result(TextAnalysis, made).tokens[-1].end <= made.entry.passages[0].quote.span.start + LONGEST_TEXT
    stage_result(BenchmarkMentions, made)
    assert time.process_time() - start < 20  # seconds: a slow machine takes 8
