"""What a title says about benchmarks: known ones, and whether the paper presents one as its own."""

import re

from kg.extractors.benchmarks.rules import TITLE_KINDS, TITLE_NOUNS, TITLE_PREPOSITIONS, TITLE_SHAPES
from kg.model import PassageKind
from kg.nlp.analysis import TextAnalysis
from kg.nlp.coordination import Coordination
from kg.nlp.word_classes import WordClass
from kg.vocabularies import key

__all__ = ["TITLE_SHAPE", "names_data", "own_data", "title_rules"]

TITLE_SHAPE = re.compile(rf"(?<=..)(?:{'|'.join(TITLE_SHAPES)})(?:[-_ ]?(?:v?\d[\w.]*|[A-Z][\w+]*))?$")
"""How names end that are a benchmark's by their shape."""


def title_rules(analysis: TextAnalysis, groups: list[Coordination]) -> dict[int, str]:
    """Return what a title shows: known benchmarks, and the name before the colon if it is a benchmark's."""
    accepted: dict[int, str] = {}
    colon = next((i for i, group in enumerate(groups) if group.chunk.word_class is WordClass.COLON), None)
    headed = _heads_data(groups, colon)
    for place, group in enumerate(groups):
        for member in group.members:
            mention = member.benchmark
            sure = mention is not None and mention.sure and member.word_class is WordClass.BENCHMARK
            before = colon is not None and place < colon
            named = before and (sure or analysis.title_name is not None)
            shown = named and (names_data(analysis) or TITLE_SHAPE.search(member.text))
            if shown or (place == headed and len(group.members) == 1):
                accepted[member.first] = "title-name"
            elif sure and (not before or analysis.title_name is None):
                accepted[member.first] = "lexicon"
    return accepted


_OWN_DATA = re.compile(
    r"^(?:The |Introducing )?(\S*[A-Z0-9]\S*[A-Z0-9]\S*)"
    r" (?:Dataset|Corpus|Collection|Benchmark|Challenge|Leaderboard)s?\b"
)
_APPOSED = re.compile(r"(?:^| )(\S*[A-Z0-9]\S*[A-Z0-9]\S*), an? [^,]{0,80}\b(?:[Dd]ataset|[Bb]enchmark|[Cc]orpus)\b")


def own_data(analysis: TextAnalysis) -> str:
    """Return the key of the name that a title calls data ("The X Collection", "X, a Dataset"), empty if none."""
    title = next((s for s in analysis.sentences if s.kind is PassageKind.TITLE), None)
    found = (_OWN_DATA.match(title.text) or _APPOSED.search(title.text)) if title is not None else None
    return key(found[1]) if found else ""


_DATA_HEAD = re.compile(r"^(?:The )?(?:\S+ ){1,5}(?:Dataset|Corpus|Collection|Benchmark|Leaderboard)s?$")


def _heads_data(groups: list[Coordination], colon: int | None) -> int:
    """Return the place of the name that a title, or what stands before its colon, is about ("The X Dataset"), or -1."""
    names = [place for place, group in enumerate(groups[:colon]) if group.members]
    place = names[0] if names else -1
    if place not in {0, 1} or (place == 1 and groups[0].chunk.text.casefold() != "the"):
        return -1
    following = groups[place + 1].chunk if place + 1 < len(groups) else None
    if following is not None and (
        following.word_class is WordClass.DATA or following.text in {"Challenge", "Collection", "Suite"}
    ):
        return place
    return place if len(names) == 1 and _DATA_HEAD.match(groups[place].chunk.text) else -1


def names_data(analysis: TextAnalysis) -> bool:
    """Return whether the words behind a title's colon begin with a benchmark or dataset ("A Benchmark for ...")."""
    title = next((s for s in analysis.sentences if s.kind is PassageKind.TITLE), None)
    if title is None:
        return False
    words = [word.strip(",.") for word in title.text.partition(":")[2].casefold().split()]
    if words and words[0].endswith("ing") and words[0] not in {"benchmarking", "introducing"}:
        return False  # what is done with data ("Augmenting Datasets with ...")
    for place, word in enumerate(words):
        if word in TITLE_PREPOSITIONS and place > 0:
            return False
        if word == "benchmarking":
            return place == 0
        if word in TITLE_NOUNS:
            following = words[place + 1] if place + 1 < len(words) else "for"
            ends = following in TITLE_PREPOSITIONS | TITLE_KINDS | {"and", "&"}
            if ends or title.text.casefold().count(f"{word},"):
                return True
    return False
