"""Small entries to extract from: a title and sentences, without a reader in between."""

from typing import TypeVar

from small_decisions import rules_alone

from kg.extractors.base import Extractor, Source
from kg.extractors.decisions.shipped import DecisionSource
from kg.extractors.registry import STAGES, extract
from kg.extractors.stages import run_stages
from kg.model import Claim, Document, Entry, Layout, Passage, PassageKind, Quote, Span
from kg.schema.iris import paper_by_arxiv

_Result = TypeVar("_Result")


def claimed(extractor: Extractor, given: Source) -> list[Claim]:
    """What an extractor claims of an entry."""
    (extracted,) = extract(given, [extractor])
    if extracted.failure is not None:
        raise extracted.failure
    return list(extracted.claims)


def stage_result(kind: type[_Result], given: Source) -> _Result:
    """What the stages find in an entry."""
    results = run_stages(given, STAGES, [kind])
    for failure in results.failures.values():
        raise failure
    result = results.get(kind)
    assert result is not None
    return result


def source(*paragraphs: str, title: str = "", label: str = "", decision: DecisionSource = rules_alone) -> Source:
    """A paper's entry with a title and one passage a paragraph; what names are is left to the rules alone."""
    text = "\n\n".join((f"### {title}", *paragraphs)) + "\n"
    passages = []
    if title:
        quote = Quote(title, Span(4, 4 + len(title)))
        passages.append(Passage(PassageKind.TITLE, quote))
    place = 4 + len(title)
    for paragraph in paragraphs:
        start = text.index(paragraph, place)
        place = start + len(paragraph)
        passages.append(Passage(PassageKind.ITEM, Quote(paragraph, Span(start, place)), label))
    entry = Entry(
        Layout.DIGEST,
        Span(0, len(text)),
        arxiv="2401.00001",
        title=passages[0].quote if title else None,
        passages=tuple(passages),
    )
    return Source(Document("small.md", text, "0" * 64), entry, paper_by_arxiv("2401.00001"), decision=decision)
