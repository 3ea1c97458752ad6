"""A text about its title is kept apart from one about something else, which is believed less."""

import pytest
from small_entries import claimed, source, stage_result

from kg.extractors.groundedness.confidence import adjusted
from kg.extractors.groundedness.extractor import GroundednessExtractor
from kg.extractors.groundedness.score import LOW, Groundedness
from kg.model import Claim, Evidence, Iri, Literal, Span, Statement
from kg.schema import iris
from kg.schema import terms as v

TITLE = "ZorbShape: Quantum Chemistry Dataset for Molecular Graph Generation and Video Editing"
NOTHING = "여기서는 새 심층 신경망 하나를 내놓습니다. 이 모델은 기존 기법보다 우수한 성능을 보입니다."
ABOUT = "ZorbShape는 분자 그래프 생성을 위한 데이터셋으로, 비디오 편집에도 사용됩니다."


def figure(*paragraphs: str, title: str) -> float | None:
    return stage_result(Groundedness, source(*paragraphs, title=title)).score


def test_a_text_about_nothing_is_low_and_one_about_its_title_is_high() -> None:
    nothing, about = figure(NOTHING, title=TITLE), figure(ABOUT, title=TITLE)
    assert nothing is not None
    assert about is not None
    assert nothing < LOW < 0.6 < about


def test_a_translated_text_needs_no_latin_word() -> None:
    result = figure(
        "비디오 생성을 위한 확산 모델을 강화 학습으로 정렬한다.", title="Aligning Video Diffusion with Reinforcement"
    )
    assert result is not None
    assert result > 0.7


def test_few_words_prove_little() -> None:
    result = figure("스케줄이 필요 없는 최적화 방법을 제안합니다.", title="The Road Less Scheduled")
    assert result is not None
    assert result >= LOW


def test_excuses_are_no_summary() -> None:
    result = figure(
        "죄송합니다. 파일을 변환에 실패하여 그래프 생성 내용을 볼 수 없습니다.", title="Graph Generation at Scale"
    )
    assert result is not None
    assert result < 0.5


@pytest.mark.parametrize("title", ["", "$\\alpha$", "A of the"])
def test_titles_without_words_say_nothing_bad(title: str) -> None:
    result = figure(NOTHING, title=title)
    assert result is None or result >= 0.7


def test_the_claim_is_about_the_listing_and_quotes_the_title() -> None:
    given = source(NOTHING, title=TITLE)
    (claim,) = claimed(GroundednessExtractor(), given)
    assert claim.statement.subject == iris.listing(given.document.path, given.paper)
    assert claim.statement.predicate == v.GROUNDEDNESS
    assert isinstance(claim.statement.object, Literal)
    assert claim.statement.object.datatype == v.DECIMAL
    assert 0 <= float(claim.statement.object.value) <= 1
    span = claim.evidence.span
    assert given.document.text[span.start : span.end] == TITLE


def test_what_such_a_text_says_is_believed_less_but_not_its_title() -> None:
    given = source(NOTHING, title=TITLE)
    start = given.document.text.index(NOTHING)
    statement = Statement(given.paper, v.SUBJECT, Iri("https://example.org/topic"))
    from_text = Claim(statement, Evidence(Span(start, start + 5), "rule", 0.9))
    assert given.entry.title is not None
    from_title = Claim(statement, Evidence(given.entry.title.span, "rule", 0.9))
    lowered, kept = adjusted([from_text, from_title], given.entry, stage_result(Groundedness, given))
    assert lowered.evidence.confidence < 0.9
    assert kept.evidence.confidence == 0.9


def test_a_grounded_text_keeps_its_confidence() -> None:
    given = source(ABOUT, title=TITLE)
    start = given.document.text.index(ABOUT)
    claim = Claim(Statement(given.paper, v.SUBJECT, Iri("https://e.org/t")), Evidence(Span(start, start + 5), "r", 0.9))
    assert adjusted([claim], given.entry, stage_result(Groundedness, given)) == [claim]
