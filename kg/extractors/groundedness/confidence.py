"""Lowers the confidence of what was read from text that has little to do with its paper."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from kg.extractors.groundedness.score import LOW, Groundedness
from kg.model import Claim, Entry, PassageKind, Span

__all__ = ["adjusted"]

_LEAST = 0.3
"""What is left of a confidence where text and title share nothing."""


def adjusted(claims: Iterable[Claim], entry: Entry, groundedness: Groundedness | None) -> list[Claim]:
    """Return an entry's claims, less sure where they quote running text that is about something else than the title.

    What is quoted from elsewhere (the title, the authors' line, the link) keeps its confidence.

    Args:
        claims: the claims.
        entry: the entry that they were read from.
        groundedness: how much its text has to do with its title, None if that is not known.
    """
    kept = list(claims)
    score = groundedness.score if groundedness is not None else None
    if not kept or score is None or score >= LOW:
        return kept
    factor = _LEAST + (1 - _LEAST) * score / LOW
    text = [p.quote.span for p in entry.passages if p.kind is not PassageKind.TITLE]
    return [_lowered(claim, factor) if _is_within(claim.evidence.span, text) else claim for claim in kept]


def _is_within(quoted: Span, text: list[Span]) -> bool:
    """Return whether a quote begins in one of the passages, which stand in order."""
    place = bisect_right(text, quoted.start, key=lambda span: span.start) - 1
    return place >= 0 and quoted.start < text[place].end


def _lowered(claim: Claim, factor: float) -> Claim:
    return replace(claim, evidence=replace(claim.evidence, confidence=round(claim.evidence.confidence * factor, 2)))
