"""Topics: what a librarian would file a paper under."""

from bisect import bisect_right
from collections.abc import Iterable

from kg.extractors.base import Source
from kg.extractors.groundedness.score import LOW, Groundedness
from kg.extractors.topics.scoring import topic_scorer_of
from kg.extractors.topics.support import LabelPosition
from kg.model import Claim, Entry, Evidence, Passage, PassageKind, Span, Statement
from kg.nlp.analysis import TextAnalysis
from kg.schema import iris
from kg.schema import terms as v

__all__ = ["TopicsExtractor", "passages_to_file_by"]


class TopicsExtractor:
    """Claims one to five topics of the scheme, the most specific first; broader ones follow from the scheme."""

    name = "topics"
    version = "3"

    def extract(self, source: Source, text: TextAnalysis, groundedness: Groundedness) -> Iterable[Claim]:
        """Return the claims that the entry supports; a text that is about something else than its title is not read."""
        entry = source.entry
        passages = passages_to_file_by(entry, groundedness)
        title = entry.title.text if entry.title else ""
        for score in topic_scorer_of(source.vocabulary).score(title, [p.quote.text for p in passages]):
            statement = Statement(source.paper, v.SUBJECT, iris.topic(score.notation))
            yield Claim(statement, _evidence(source, text, passages, score.position, score.confidence))


_UNREAD = frozenset((PassageKind.TITLE, PassageKind.CODE))


def passages_to_file_by(entry: Entry, groundedness: Groundedness) -> list[Passage]:
    """Return the passages that say what the entry's paper is about; none where they are about something else."""
    if groundedness.score is not None and groundedness.score < LOW:
        return []
    return [passage for passage in entry.passages if passage.kind not in _UNREAD]


def _evidence(
    source: Source, text: TextAnalysis, passages: list[Passage], place: LabelPosition, confidence: float
) -> Evidence:
    """Return the words that speak best for a topic, in their sentence."""
    if place.passage is not None:
        base = passages[place.passage].quote.span
        words = Span(base.start + place.start, base.start + place.end)
        quoted, rule = _sentence(text, words) or base, "words-in-text"
    elif source.entry.title is not None:
        quoted, rule = source.entry.title.span, "words-in-title"
        words = Span(quoted.start + place.start, quoted.start + place.end)
    else:
        return Evidence(source.entry.span, "words-in-text", confidence)
    return Evidence(quoted, rule, confidence, source.document.text[words.start : words.end], words)


def _sentence(text: TextAnalysis, words: Span) -> Span | None:
    """Return the sentence that holds the words, None where they stand in none that is analysed."""
    sentences = text.sentences
    place = bisect_right(sentences, words.start, key=lambda sentence: sentence.span.start) - 1
    if place < 0 or sentences[place].span.end < words.end:
        return None
    return sentences[place].span
