"""Lowers the confidence of what was read from text that has little to do with its paper."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from kg.extractors.base import Source
from kg.extractors.grounding import LOW
from kg.model import Claim, PassageKind, Span

__all__ = ["adjusted"]

_LEAST = 0.3
"""What is left of a confidence where text and title share nothing."""


def adjusted(claims: Iterable[Claim], source: Source) -> list[Claim]:
    """Return an entry's claims, less sure where they quote running text that is about something else than the title.

    What is quoted from elsewhere (the title, the authors' line, the link) keeps its confidence.
    """
    kept = list(claims)
    figure = source.groundedness if kept else None
    if figure is None or figure >= LOW:
        return kept
    factor = _LEAST + (1 - _LEAST) * figure / LOW
    text = [p.quote.span for p in source.entry.passages if p.kind is not PassageKind.TITLE]
    return [_lowered(claim, factor) if _is_within(claim.evidence.span, text) else claim for claim in kept]


def _is_within(quoted: Span, text: list[Span]) -> bool:
    """Return whether a quote begins in one of the passages, which stand in order."""
    place = bisect_right(text, quoted.start, key=lambda span: span.start) - 1
    return place >= 0 and quoted.start < text[place].end


def _lowered(claim: Claim, factor: float) -> Claim:
    return replace(claim, evidence=replace(claim.evidence, confidence=round(claim.evidence.confidence * factor, 2)))
