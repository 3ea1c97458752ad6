"""Examples of the decisions about names: what each name of a labelled paper is, and what is done with a benchmark."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from scoring import fold

from kg.extractors.decisions.model import Features
from kg.extractors.names.candidates import NameCandidate, NameCandidates
from kg.extractors.names.features import candidate_features
from kg.extractors.registry import STAGES
from kg.extractors.stages import run_stages
from kg.nlp.analysis import TextAnalysis
from learning.fitting import Example
from learning.labelled import LabelledPaper, is_optional, spellings

__all__ = ["relation_examples", "role_examples"]

_OF_ROLES = ("entry-this-data", "entry-this-system")
"""Features that tell what a name is, but not what is done with it: in a long text they are another's."""

_FIELDS = {"name-is-own": "introduces", "name-is-benchmark": "benchmarks", "name-is-model": "models"}


def role_examples(papers: Sequence[LabelledPaper], decision: str) -> list[Example]:
    """Return an example for each name of each paper: whether it has a role."""
    found = []
    for paper, candidate, features in _names(tuple(papers)):
        if _FIELDS[decision] not in paper.gold:
            continue
        labels = _labels(paper, candidate, _FIELDS[decision])
        sure = [label for label in labels if not is_optional(label)]
        weight = 0.0 if labels and not sure else 1.0
        found.append(Example(paper.name, features, bool(labels), weight, paper.language))
    return found


def relation_examples(papers: Sequence[LabelledPaper], relation: str) -> list[Example]:
    """Return an example for each benchmark of each paper: whether a relation holds.

    Where two relations may hold, each counts half. The benchmarks of a paper that names many count less than its only
    one would, since they mostly stand in one sentence.
    """
    labelled: dict[str, list[tuple[str, Features, Any]]] = {}
    for paper, candidate, features in _names(tuple(papers)):
        for label in _labels(paper, candidate, "benchmarks")[:1]:
            labelled.setdefault(paper.name, []).append((paper.language, features, label))
    found = []
    for paper_name, cases in labelled.items():
        for language, seen, label in cases:
            relations = label["relation"].split("|")
            weight = (0.5 if is_optional(label) else 1.0) / len(relations) / len(cases) ** 0.5
            kept = {name: value for name, value in seen.items() if name not in _OF_ROLES}
            found.append(Example(paper_name, kept, relation in relations, weight, language))
    return found


def _labels(paper: LabelledPaper, candidate: NameCandidate, field: str) -> list[Any]:
    """Return the labels of a field that a name fits, those that count first."""
    names = {fold(spelling) for spelling in candidate.spellings}
    names |= {fold(mention.label) for mention in candidate.benchmarks}
    names |= {fold(mention.label) for mention in candidate.models}
    fitting = [label for label in paper.gold.get(field, ()) if names & set(map(fold, spellings(_name(label))))]
    return sorted(fitting, key=is_optional)


def _name(label: Any) -> str:
    return label if isinstance(label, str) else str(label["name"])


@lru_cache(maxsize=1)
def _names(papers: tuple[LabelledPaper, ...]) -> list[tuple[LabelledPaper, NameCandidate, dict[str, float]]]:
    return list(_read(papers))


def _read(papers: Sequence[LabelledPaper]) -> Iterator[tuple[LabelledPaper, NameCandidate, dict[str, float]]]:
    for paper in papers:
        results = run_stages(paper.source, STAGES, (NameCandidates, TextAnalysis))
        candidates, analysis = results.get(NameCandidates), results.get(TextAnalysis)
        if candidates is None or analysis is None:
            raise results.failures[NameCandidates]
        for candidate, features in zip(candidates.names, candidate_features(analysis, candidates), strict=True):
            yield paper, candidate, features
