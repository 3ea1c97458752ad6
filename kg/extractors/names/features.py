"""What decisions about a name see: readable features of its spellings, its places and what rules found of it."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from kg.extractors.benchmarks.relation_cues import TRAINING_LABEL
from kg.extractors.benchmarks.titles import names_data
from kg.extractors.names.candidates import NameCandidate, NameCandidates
from kg.extractors.names.context import ContextReader
from kg.extractors.names.references import THIS_DATA, THIS_SYSTEM
from kg.extractors.names.spelling import spelling_features
from kg.extractors.techniques import KNOWN_TECHNIQUES
from kg.model import PassageKind
from kg.nlp.analysis import TextAnalysis
from kg.nlp.chunking import Chunk
from kg.nlp.names import title_end
from kg.vocabularies import ConceptKind, key

__all__ = ["candidate_features"]


def candidate_features(analysis: TextAnalysis, candidates: NameCandidates) -> list[dict[str, float]]:
    """Return the features of each name of an entry, in the order of the candidates."""
    about = _entry_features(analysis, candidates)
    context = ContextReader(candidates)
    kin = _Kin(candidates)
    title = _Title(analysis)
    return [
        {
            **about,
            **dict.fromkeys(_features(candidate, title, context), 1.0),
            **_counts(candidate),
            **kin.features(candidate),
        }
        for candidate in candidates.names
    ]


def _entry_features(analysis: TextAnalysis, candidates: NameCandidates) -> dict[str, float]:
    """Return what holds of the entry whatever the name."""
    text = " ".join(sentence.text for sentence in analysis.sentences)
    title = next((s.text for s in analysis.sentences if s.kind is PassageKind.TITLE), "")
    hangul = sum(map(len, _HANGUL.findall(text)))
    opening = " ".join(sentence.text for sentence in analysis.sentences[:_OPENING])
    return {
        "entry-korean": float(hangul * 20 > len(text)),
        "entry-sentences": float(min(len(analysis.sentences), 60)),
        "entry-names": float(min(len(candidates.names), 60)),
        "entry-title-name": float(analysis.title_name is not None),
        "entry-title-names-data": float(names_data(analysis)),
        "entry-survey": float(bool(_SURVEY.search(title))),
        "entry-own": float(sum(bool(candidate.introduced) for candidate in candidates.names)),
        "entry-this-data": float(min(len(THIS_DATA.findall(opening)), 4)),
        "entry-this-system": float(min(len(THIS_SYSTEM.findall(opening)), 4)),
    }


_OPENING = 12
"""Sentences in which words refer back to what the paper presents; later ones refer to others' things, too."""


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


def _features(candidate: NameCandidate, title: "_Title", context: ContextReader) -> list[str]:
    found = list(_rules(candidate))
    for spelling in candidate.spellings:
        found += spelling_features(spelling)
    found += _in_title(title, candidate)
    for occurrence in candidate.occurrences:
        found += _known(occurrence.chunk)
        sentence = occurrence.sentence.sentence
        found.append(f"in={sentence.kind.value}")
        if sentence.kind is not PassageKind.TITLE:
            found += context.features(occurrence)
        found += _label(sentence.label)
    return found


@lru_cache(maxsize=1 << 10)
def _label(label: str) -> tuple[str, ...]:
    """Return what the label of a passage says about it."""
    patterns = {"label=background": _BACKGROUND, "label=experiments": _EXPERIMENTS, "label=training": TRAINING_LABEL}
    return tuple(name for name, pattern in patterns.items() if pattern.search(label))


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
        if mention.concept.artifact_type:
            yield f"known-sort={mention.concept.artifact_type}"
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


class _Kin:
    """Names of an entry that begin alike."""

    def __init__(self, candidates: NameCandidates) -> None:
        self._own = {
            one for candidate in candidates.names if candidate.introduced for one in candidate.keys if len(one) > 2
        }
        self._heads = Counter(
            head for candidate in candidates.names for head in {_head(name) for name in candidate.spellings} if head
        )

    def features(self, candidate: NameCandidate) -> dict[str, float]:
        """Return whether a name extends what the paper introduces, and how many others begin as it does."""
        alike = max((self._heads[_head(name)] - 1 for name in candidate.spellings if _head(name)), default=0)
        extends = any(
            one.startswith(own) and one != own for one in candidate.keys for own in self._own - candidate.keys
        )
        return {"begin-alike": float(min(alike, 6)), "extends-own": float(extends)}


def _head(name: str) -> str:
    """Return what stands before a name's hyphen ("EB" of "EB-Habitat"), empty if it has none."""
    head, hyphen, _ = name.partition("-")
    return head if hyphen and " " not in head else ""


class _Title:
    """An entry's title: its key, the key of the name before its colon, and the token that divides it."""

    def __init__(self, analysis: TextAnalysis) -> None:
        title = next((s for s in analysis.sentences if s.kind is PassageKind.TITLE), None)
        name = analysis.title_name
        self.folded = key(title.text) if title is not None else None
        self.name = key(name.surface) if name is not None else None
        self.end = title_end(analysis.tokens, title) if title is not None else None
        rest = title.text.partition(":")[2] if title is not None else ""
        self.says = tuple(f"title-says={what}" for what, words in _SAYS.items() if words.search(rest))


_SAYS = {
    "measure": re.compile(r"\b(?:evaluat|assess|measur|prob(?:e|ing)|test|diagnos|judg|examin)\w*", re.IGNORECASE),
    "data": re.compile(
        r"\b(?:benchmark|dataset|corpus|corpora|suite|testbed|repository|collection|data|leaderboard|challenge)s?\b",
        re.IGNORECASE,
    ),
    "system": re.compile(
        r"\b(?:model|framework|method|system|agent|toolkit|library|pipeline|approach|network|transformer|algorithm)s?\b",
        re.IGNORECASE,
    ),
    "way": re.compile(r"\b(?:via|through|using|with|by)\b", re.IGNORECASE),
    "question": re.compile(r"\?"),
}
"""What the words behind a title's colon say of the name before it."""


def _in_title(title: _Title, candidate: NameCandidate) -> Iterator[str]:
    """Yield where the title has the name."""
    if title.folded is None:
        yield "no-title"
        return
    if title.name in candidate.keys:
        yield "title-name"
        yield from title.says
    longest = max(candidate.keys, key=len)
    if any(len(one) > 2 and one in title.folded for one in candidate.keys):
        yield "within-title"
    if title.folded.startswith(longest):
        yield "title-begins"
    here = [o for o in candidate.occurrences if o.sentence.sentence.kind is PassageKind.TITLE]
    if not here:
        return
    if len(here) == len(candidate.occurrences):
        yield "title-only"
    end = title.end
    for occurrence in here:
        chunk = occurrence.chunk
        yield "in-title"
        if end is not None:
            yield "before-colon" if chunk.last <= end else "behind-colon"
        before = occurrence.sentence.chunks[occurrence.place - 1].text.casefold() if occurrence.place else "^"
        yield f"title-before={before}"
        following = occurrence.sentence.chunks[occurrence.place + 1 : occurrence.place + 2]
        yield f"title-after={following[0].text.casefold() if following else '$'}"
