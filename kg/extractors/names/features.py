"""What decisions about a name see: readable features of its spellings, its places and what rules found of it."""

import re
from collections.abc import Iterator, Sequence

from kg.extractors.benchmarks.titles import names_data
from kg.extractors.names.candidates import NameCandidate, NameCandidates, Occurrence
from kg.extractors.names.cues import cue_of
from kg.extractors.names.enumerations import enumeration
from kg.extractors.names.spelling import spelling_features
from kg.extractors.techniques import KNOWN_TECHNIQUES
from kg.model import PassageKind
from kg.nlp.analysis import TextAnalysis
from kg.nlp.chunking import Chunk
from kg.nlp.names import title_end
from kg.vocabularies import ConceptKind, key

__all__ = ["candidate_features"]

_NAMES = frozenset(("BENCHMARK", "NAME", "PHRASE", "MODEL", "METRIC", "GENERIC"))
_ACTIONS = frozenset(
    ("PRESENT", "MAKE", "USE", "TRAIN", "EVALUATE", "THAN", "REACH", "SHOW", "GAIN", "LIKE", "NUMBER", "METRIC", "DATA")
)
"""Classes of words that say what is done with a name."""

_FAR = 10
"""Parts of a sentence to either side that are looked at."""


def candidate_features(analysis: TextAnalysis, candidates: NameCandidates) -> list[dict[str, float]]:
    """Return the features of each name of an entry, in the order of the candidates."""
    about = _entry_features(analysis, candidates)
    roles = _Neighbours(candidates)
    found = []
    for candidate in candidates.names:
        features = dict(about)
        for name in _features(analysis, candidate, roles):
            features[name] = 1.0
        features.update(_counts(candidate))
        found.append(features)
    return found


class _Neighbours:
    """What rules found the names around a name to be."""

    def __init__(self, candidates: NameCandidates) -> None:
        self._roles: dict[str, str] = {}
        for candidate in candidates.names:
            role = (
                "own"
                if candidate.introduced
                else "benchmark"
                if candidate.benchmarks
                else "model"
                if candidate.models
                else ""
            )
            for one in candidate.keys if role else ():
                self._roles[one] = role

    def role(self, chunk: Chunk) -> str:
        """Return what rules found a name to be, empty where they found nothing."""
        return self._roles.get(key(chunk.text), "none")


def _entry_features(analysis: TextAnalysis, candidates: NameCandidates) -> dict[str, float]:
    """Return what holds of the entry whatever the name."""
    text = " ".join(sentence.text for sentence in analysis.sentences)
    title = next((s.text for s in analysis.sentences if s.kind is PassageKind.TITLE), "")
    hangul = sum(map(len, _HANGUL.findall(text)))
    return {
        "entry-korean": float(hangul * 20 > len(text)),
        "entry-sentences": float(min(len(analysis.sentences), 60)),
        "entry-names": float(min(len(candidates.names), 60)),
        "entry-title-name": float(analysis.title_name is not None),
        "entry-title-names-data": float(names_data(analysis)),
        "entry-survey": float(bool(_SURVEY.search(title))),
        "entry-own": float(sum(bool(candidate.introduced) for candidate in candidates.names)),
    }


_HANGUL = re.compile("[가-힣]+")
_SURVEY = re.compile(r"\b(?:survey|review|overview|tutorial|taxonomy|roadmap|position)\b", re.IGNORECASE)


def _counts(candidate: NameCandidate) -> dict[str, float]:
    sentences = {occurrence.sentence.sentence.index for occurrence in candidate.occurrences}
    body = [o for o in candidate.occurrences if o.sentence.sentence.kind is not PassageKind.TITLE]
    topics = sum(o.chunk.particle in {"TOPIC", "SUBJECT"} for o in body)
    return {
        "times": float(min(len(body), 12)),
        "sentences": float(min(len(sentences), 12)),
        "first-sentence": float(min(min(sentences, default=40), 40)),
        "as-topic": float(min(topics, 6)),
        "share-as-topic": round(topics / len(body), 2) if body else 0.0,
        "spellings": float(len(candidate.keys)),
    }


def _features(analysis: TextAnalysis, candidate: NameCandidate, roles: _Neighbours) -> Iterator[str]:
    yield from _rules(candidate)
    for spelling in candidate.spellings:
        yield from spelling_features(spelling)
    yield from _title(analysis, candidate)
    for occurrence in candidate.occurrences:
        yield from _known(occurrence.chunk)
        sentence = occurrence.sentence.sentence
        yield f"in={sentence.kind.value}"
        if sentence.kind is not PassageKind.TITLE:
            yield from _context(occurrence, roles)
        if _BACKGROUND.search(sentence.label):
            yield "label=background"
        if _EXPERIMENTS.search(sentence.label):
            yield "label=experiments"


_BACKGROUND = re.compile(r"관련\s?연구|배경|서론|도입|related work|background|introduction", re.IGNORECASE)
_EXPERIMENTS = re.compile(r"실험|결과|평가|성능|experiment|evaluation|result|performance", re.IGNORECASE)


def _rules(candidate: NameCandidate) -> Iterator[str]:
    """Yield what rules found of the name."""
    for mention in candidate.benchmarks:
        yield "rule-benchmark"
        yield f"rule-benchmark={mention.rule}"
        yield f"rule-relation={mention.relation.name.lower()}"
        yield f"rule-because={mention.because}"
    if candidate.benchmarks:
        yield f"rule-weightiest={max(mention.relation for mention in candidate.benchmarks).name.lower()}"
    for thing in candidate.introduced:
        yield "rule-own"
        yield f"rule-own-kind={thing.kind}"
        for place in thing.mentions:
            yield f"rule-own={place.rule}"
    for model in candidate.models:
        yield "rule-model"
        yield f"rule-model={model.rule}"


def _known(chunk: Chunk) -> Iterator[str]:
    """Yield what the lexicon knows of the words."""
    yield f"class={chunk.word_class.lower()}"
    for mention in chunk.mentions:
        kind = mention.kind.value
        whole = "" if key(mention.surface) == key(chunk.text) else "part-"
        yield f"{whole}known={kind}"
        if mention.sure:
            yield f"{whole}known-sure={kind}"
        if mention.extended:
            yield f"known-extended={kind}"
        if mention.concept.sort:
            yield f"known-sort={mention.concept.sort}"
        if mention.concept.for_training:
            yield "known-for-training"
        if mention.concept.notation in KNOWN_TECHNIQUES:
            yield "known-technique"
        if mention.kind is ConceptKind.MODEL and mention.concept.family:
            yield "known-family"
    if chunk.name is not None:
        if chunk.name.strong:
            yield "strong"
        if chunk.name.marked:
            yield "marked"
        if chunk.name.generic:
            yield "generic"


def _title(analysis: TextAnalysis, candidate: NameCandidate) -> Iterator[str]:
    """Yield where the title has the name."""
    title = next((s for s in analysis.sentences if s.kind is PassageKind.TITLE), None)
    if title is None:
        yield "no-title"
        return
    if analysis.title_name is not None and key(analysis.title_name.surface) in candidate.keys:
        yield "title-name"
    folded = key(title.text)
    longest = max(candidate.keys, key=len)
    if any(len(one) > 2 and one in folded for one in candidate.keys):
        yield "within-title"
    if folded.startswith(longest):
        yield "title-begins"
    here = [o for o in candidate.occurrences if o.sentence.sentence.kind is PassageKind.TITLE]
    if not here:
        return
    if len(here) == len(candidate.occurrences):
        yield "title-only"
    end = title_end(analysis.tokens, title)
    for occurrence in here:
        chunk = occurrence.chunk
        yield "in-title"
        if end is not None:
            yield "before-colon" if chunk.last <= end else "behind-colon"
        before = occurrence.sentence.chunks[occurrence.place - 1].text.casefold() if occurrence.place else "^"
        yield f"title-before={before}"
        following = occurrence.sentence.chunks[occurrence.place + 1 : occurrence.place + 2]
        yield f"title-after={following[0].text.casefold() if following else '$'}"


def _context(occurrence: Occurrence, roles: _Neighbours) -> Iterator[str]:
    """Yield what stands around the name in its sentence."""
    chunks = occurrence.sentence.chunks
    place = occurrence.place
    chunk = chunks[place]
    if chunk.particle:
        yield f"ending={chunk.particle}"
    # the names that it stands together with, and what stands before and behind them all
    first, last = enumeration(chunks, place)
    if place > first and chunks[place - 1].word_class == "OPEN":
        yield "in-bracket"
    beside = [
        roles.role(chunks[at]) for at in range(first, last + 1) if at != place and chunks[at].word_class in _NAMES
    ]
    for role in beside:
        yield f"beside={role}"
    if beside:
        yield "coordinated"
        if chunks[last].particle:
            yield f"group-ending={chunks[last].particle}"
    before = chunks[first - 1] if first else None
    after = chunks[last + 1] if last + 1 < len(chunks) else None
    yield f"before={_word(before)}" if before is not None else "before=^"
    yield f"after={_word(after)}" if after is not None else "after=$"
    if before is not None:
        yield f"before-class={before.word_class}{':' + before.particle if before.particle else ''}"
        if before.word_class in _NAMES:
            yield f"before-role={roles.role(before)}"
        if first > 1:
            yield f"second-before={_word(chunks[first - 2])}"
            yield f"before-classes={chunks[first - 2].word_class} {before.word_class}"
    if after is not None:
        yield f"after-class={after.word_class}{':' + after.particle if after.particle else ''}"
        if after.word_class in _NAMES:
            yield f"after-role={roles.role(after)}"
        if last + 2 < len(chunks):
            yield f"second-after={_word(chunks[last + 2])}"
            yield f"after-classes={after.word_class} {chunks[last + 2].word_class}"
    if first == 0:
        yield "opens-sentence"
    for distance, other in enumerate(chunks[last + 1 : last + 1 + _FAR]):
        if other.word_class in _ACTIONS:
            yield f"then={other.word_class}"
            if distance < 4:
                yield f"soon={other.word_class}"
            break
    for at in range(first - 1, max(first - 1 - _FAR, -1), -1):
        if chunks[at].word_class in _ACTIONS:
            yield f"earlier={chunks[at].word_class}"
            if first - at < 4:
                yield f"lately={chunks[at].word_class}"
            break
    classes = {other.word_class for other in chunks}
    for sort in ("NUMBER", "PRESENT", "THAN", "NEW", "DATA", "KIND", "TRAIN", "EVALUATE"):
        if sort in classes:
            yield f"sentence={sort}"
    yield from _cues(chunks, first, last)


def _cues(chunks: Sequence[Chunk], first: int, last: int) -> Iterator[str]:
    """Yield what is said to be done in a sentence with some names, by the nearest words to either side."""
    for side, places in (("behind", range(last + 1, len(chunks))), ("ahead", range(first - 1, -1, -1))):
        near = ""
        for distance, at in enumerate(places):
            if distance == _CUES_WITHIN or (chunks[at].word_class == "STOP" and chunks[at].text != "."):
                break
            cue = cue_of(chunks[at].text)
            if cue:
                yield f"cue-{side}={cue}"
                if not near:
                    near = cue
                    yield f"nearest-cue-{side}={cue}"
    data = next((d for d, chunk in enumerate(chunks[last + 1 : last + 6]) if chunk.word_class == "DATA"), None)
    if data is not None:
        yield "data-behind"
        if any(chunk.word_class == "QUOTATIVE" for chunk in chunks[last + 1 : last + 3]):
            yield "called-data"


_CUES_WITHIN = 14
"""Parts of a sentence to either side in which cues are looked for."""


def _word(chunk: Chunk) -> str:
    """Return a word as a feature: a Korean one by its beginning, a name or number by its class."""
    if chunk.word_class in _NAMES or chunk.word_class == "NUMBER":
        return chunk.word_class
    text = chunk.text.casefold()
    return text[:2] if "가" <= text[:1] <= "힣" else text
