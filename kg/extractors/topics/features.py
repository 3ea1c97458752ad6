"""Features of a paper for each topic.

They are those that topic indexing has long used: where the words stand (title, opening), how often and
in how many spellings, how rare they are, how often papers with them are filed there, and what else the paper speaks
of (Medelyan and Witten 2008, "Domain-independent automatic keyphrase indexing with small training sets").
"""

import math
from bisect import bisect_right
from collections.abc import Collection, Mapping

from kg.extractors.topics.support import PaperSignals, TopicReader, TopicSupport
from kg.extractors.topics.trained_model import TrainedModel

__all__ = ["FEATURES", "topic_features"]

FEATURES = (
    "title name",  # a name of the topic stands in the title
    "title cue",  # a cue stands there
    "title rarity",  # how rare that name is
    "title length",  # how long: long names are seldom there by chance
    "names",  # how often names stand in the passages
    "cues",  # how often cues do
    "names without title",  # how often names do where the title has none
    "rarity",  # of the rarest label in the passages
    "first",  # how early the first name stands
    "spellings",  # how many different labels
    "coverage",  # in what part of the passages
    "lead",  # how much the topic stands out beside the strongest one
    "rank",  # its place among all topics met
    "related",  # how strong a related topic is
    "other titles",  # how many other topics the title names, where it does not name this one
    "breadth",  # how many labels the paper holds in all
    "presented",  # how often words of presenting stand near
    "shown",  # how often a thing of the topic is the object of presenting ("데이터셋을 공개")
    "shown early",  # how early it is for the first time
    "new",  # how often a thing of the topic is called new
    "broad names",  # how often names of a broad topic stand in the passages
    "narrower",  # how strong a narrower topic is
    "broader",  # how strong a broader one is
    "label weight",  # of the label with the highest weight
    "label weights",  # of all labels together
    "title label weight",  # of the title's label with the highest weight
    "rate",  # how often papers are filed there at all
    "words",  # how much the paper's words speak for the topic, whether or not they are labels
    "word rank",  # its place among all topics by that
    "word lead",  # how much it stands out by that
    "narrower words",  # how much the words speak for a narrower topic
    "broader words",  # and for a broader one
)
"""Names of the features, in order; the comments say what each is."""

_NO_LABEL = -4.0  # of a title without labels
_LEAST_WEIGHT = -1.5  # labels of lower weight add nothing to the weight of all labels
_CHOSEN = 3  # topics that a paper usually has


def topic_features(signals: PaperSignals, reader: TopicReader, model: TrainedModel) -> dict[str, tuple[float, ...]]:
    """Return the values of :data:`FEATURES` for each topic met in a paper."""
    supports = signals.supports
    strengths = {notation: support.strength for notation, support in supports.items()}
    ranking = sorted(strengths, key=lambda notation: (-strengths[notation], notation))
    top = strengths[ranking[0]] if ranking else 1.0
    titled = sum(support.title_name for support in supports.values())
    breadth = math.log(max(sum(support.names + support.cues for support in supports.values()), 1))
    words = model.words.scores(signals.words)
    by_words = sorted([*words.values(), *[0.0] * max(len(model.rates) - len(words), _CHOSEN)])
    rows: dict[str, tuple[float, ...]] = {}
    for place, notation in enumerate(ranking):
        support, concept = supports[notation], reader.concepts[notation]
        names, in_title = math.log1p(support.names), float(support.title_name)
        word_score = words.get(notation, 0.0)
        rows[notation] = (
            in_title,
            float(support.title_cue),
            support.title_rarity,
            math.log1p(support.title_length),
            names,
            math.log1p(support.cues),
            (1 - in_title) * names,
            support.rarity,
            support.first,
            math.log1p(len(support.labels)),
            len(support.passages) / max(signals.passages, 1),
            strengths[notation] / top,
            1 / (1 + place),
            _most(strengths, reader.related.get(notation, ())),
            titled * (1 - in_title),
            breadth,
            math.log1p(support.presented),
            math.log1p(support.shown),
            support.shown_early,
            math.log1p(support.new),
            concept.broad * names,
            _most(strengths, reader.below[notation]) / top,
            _most(strengths, reader.above[notation]) / top,
            *_label_weights(notation, support, model),
            model.rate(notation),
            word_score,
            1 / (1 + len(by_words) - bisect_right(by_words, word_score)),
            word_score - by_words[-_CHOSEN],
            _most(words, reader.below[notation]),
            _most(words, reader.above[notation]),
        )
    return rows


def _most(values: Mapping[str, float], notations: Collection[str]) -> float:
    """Return the highest value of some topics; one that has none counts as 0."""
    valued = values.keys() & notations
    most = max(map(values.__getitem__, valued), default=0.0)
    return most if len(valued) == len(notations) else max(most, 0.0)


def _label_weights(notation: str, support: TopicSupport, model: TrainedModel) -> tuple[float, float, float]:
    """Return the weights of the best label, of all labels together, and of the best label of the title."""
    in_title = [model.label_weight(notation, label, names) for label, names in support.title_labels.items()]
    everywhere = [
        model.label_weight(notation, label, names)
        for label, names in {**support.title_labels, **support.labels}.items()
    ]
    total = math.log1p(sum(max(label_weight - _LEAST_WEIGHT, 0.0) for label_weight in everywhere))
    return max(everywhere, default=_NO_LABEL), total, max(in_title, default=_NO_LABEL)
