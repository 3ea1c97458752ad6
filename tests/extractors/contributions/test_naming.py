"""A paper without a title is named after the system it introduces."""

from dataclasses import replace

from small_entries import claimed, source

from kg.extractors.base import Source
from kg.extractors.contributions.naming import NamingExtractor
from kg.model import Layout, Literal
from kg.schema import terms as v


def untitled(*paragraphs: str) -> Source:
    given = source(*paragraphs)
    return Source(given.document, replace(given.entry, title=None, layout=Layout.SECTIONS), given.paper)


def test_a_paper_is_named_after_the_system_it_speaks_of_most() -> None:
    given = untitled(
        "우리는 ZORBUNA라는 새로운 모델을 제안한다.",
        "ZORBUNA는 Zorb-Mini라는 데이터셋을 구축하여 학습하였다.",
        "ZORBUNA는 GPT-4보다 작다.",
    )
    (claim,) = claimed(NamingExtractor(), given)
    assert claim.statement == type(claim.statement)(given.paper, v.TITLE, Literal("ZORBUNA"))
    assert claim.evidence.confidence < 0.9


def test_a_paper_that_introduces_nothing_stays_without_a_title() -> None:
    assert claimed(NamingExtractor(), untitled("언어 모델을 분석하였다.")) == []


def test_a_title_is_never_replaced() -> None:
    given = source("우리는 ZORBUNA라는 새로운 모델을 제안한다.", title="On Orbits")
    assert claimed(NamingExtractor(), given) == []
