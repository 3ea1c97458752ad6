"""Topics are claimed of the paper with the words that speak for them."""

from small_entries import claimed, source

from kg.extractors.topics.extractor import TopicsExtractor
from kg.schema import iris
from kg.schema import terms as v

VIDEO = "이 논문은 텍스트로부터 비디오를 생성하는 확산 모델을 제안한다. 비디오 생성 품질이 높다."


def test_topics_are_concepts_of_the_scheme_with_words_in_a_sentence() -> None:
    given = source(VIDEO, title="Text-to-Video Generation with Diffusion")
    claims = claimed(TopicsExtractor(), given)
    assert 1 <= len(claims) <= 5
    assert iris.topic("video-generation") in {claim.statement.object for claim in claims}
    for claim in claims:
        span = claim.evidence.surface_span
        assert claim.statement.predicate == v.SUBJECT
        assert span is not None
        assert given.document.text[span.start : span.end] == claim.evidence.surface
        assert claim.evidence.span.start <= span.start <= span.end <= claim.evidence.span.end
        assert 0 < claim.evidence.confidence <= 1


def test_a_text_without_title_has_topics_too() -> None:
    claims = claimed(TopicsExtractor(), source(VIDEO))
    assert iris.topic("video-generation") in {claim.statement.object for claim in claims}


def test_a_text_about_nothing_is_filed_by_its_title_alone() -> None:
    nothing = "이 논문은 새로운 기계 번역 모델을 소개한다. 기계 번역 성능이 좋다. 기계 번역 데이터도 좋다."
    given = source(nothing, title="ZorbShape: Quantum Chemistry Dataset for Molecular Graphs and Video Generation")
    topics = {claim.statement.object for claim in claimed(TopicsExtractor(), given)}
    assert iris.topic("machine-translation") not in topics
    assert topics & {iris.topic("chemistry"), iris.topic("video-generation"), iris.topic("datasets")}


def test_no_words_no_topics() -> None:
    assert claimed(TopicsExtractor(), source("...")) == []
