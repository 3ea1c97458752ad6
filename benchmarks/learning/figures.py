"""Examples of the decisions on figures: is a number a result on a benchmark, were its system and kind read right."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from statistics import mean
from typing import Any

from kg.extractors.benchmarks.mentions import BenchmarkMentions
from kg.extractors.contributions.finder import Contributions
from kg.extractors.registry import STAGES
from kg.extractors.results.attribution import Attribution
from kg.extractors.results.candidates import UNRULED, FigureCandidate, find_figure_candidates
from kg.extractors.results.coreference import BenchmarkCoreference
from kg.extractors.results.features import figure_features, ownership_features
from kg.extractors.results.finder import owned
from kg.extractors.results.ownership import IS_OWN, owner_features, role_of
from kg.extractors.results.systems import UNNAMED, Role
from kg.extractors.stages import run_stages
from kg.nlp.analysis import TextAnalysis
from kg.nlp.chunking import ChunkedText
from kg.vocabularies import key
from learning.fitting import Example, Settings, out_of_fold
from learning.labelled import LabelledPaper, is_optional, spellings

__all__ = ["OWNER_SETTINGS", "owner_examples", "ownership_examples", "result_examples"]


OWNER_SETTINGS = Settings(trees=60, leaves=4, rate=0.1, least=5, penalty=2.0, rare=5)
"""How the decision whose a figure is is learned, from a thousand results."""


def result_examples(papers: Sequence[LabelledPaper]) -> list[Example]:
    """Return each candidate with whether its number is a result on its benchmark."""
    return [
        Example(paper.name, figure_features(each), bool(labels), _weight(labels), paper.language)
        for paper, each, labels, _ in _figures(tuple(papers))
    ]


def ownership_examples(papers: Sequence[LabelledPaper]) -> list[Example]:
    """Return each candidate and its system with whether all of it is right: number, benchmark, system, kind and role.

    The role is the one that is decided without the paper.
    """
    found = []
    verdicts, decisions = out_of_fold(IS_OWN, owner_examples(papers), OWNER_SETTINGS)
    threshold = mean(decision.threshold for decision in decisions)
    are_own = iter(verdict.probability >= threshold for verdict in verdicts)
    for paper, candidate, labels, attribution in _figures(tuple(papers)):
        for system, _ in owned(candidate, attribution):
            kind = candidate.pair.measure.kind
            role = (
                role_of(candidate.pair, system, is_own=next(are_own))
                if labels and candidate.pair.change != "before"
                else system.role
            )
            right = any(
                _is_of(label, system.name) and kind in label["kind"].split("|") and role in _roles(paper, label)
                for label in labels
            )
            features = ownership_features(candidate, system, attribution.own)
            weight = _weight(labels) or 0.5
            found.append(Example(paper.name, features, right, weight, paper.language))
    return found


def owner_examples(papers: Sequence[LabelledPaper]) -> list[Example]:
    """Return each result and the system it was read to be of with whether it is of what the paper presents."""
    return [
        Example(
            paper.name,
            owner_features(candidate, system, attribution),
            Role.OWN in _roles(paper, next((each for each in labels if _is_of(each, system.name)), labels[0])),
            1.0,
            paper.language,
        )
        for paper, candidate, labels, attribution in _figures(tuple(papers))
        if labels and candidate.pair.change != "before"
        for system, _ in owned(candidate, attribution)
    ]


def _roles(paper: LabelledPaper, label: Any) -> set[Role]:
    """Return whose a labelled result may be, by the names that the paper presents."""
    names = {key(name) for name in spellings(label["system"])}
    presented = {key(name) for each in paper.gold.get("introduces", ()) for name in spellings(each["name"])}
    if not names:
        return {Role.BASELINE}
    if names & {"human", "humans"}:
        return {Role.HUMAN}
    own = names & (presented | {key(UNNAMED)})
    return {Role.OWN, Role.OTHER} if own and "model" in names else {Role.OWN if own else Role.OTHER}


@lru_cache(maxsize=1)
def _figures(papers: tuple[LabelledPaper, ...]) -> list[tuple[LabelledPaper, FigureCandidate, list[Any], Attribution]]:
    return [(paper, *judged) for paper in papers for judged in _judged(paper)]


def _judged(paper: LabelledPaper) -> Iterator[tuple[FigureCandidate, list[Any], Attribution]]:
    """Yield the candidates of a paper with the labelled results that each one is, and whose its figures are."""
    if "results" not in paper.gold:
        return
    results = run_stages(paper.source, STAGES, [ChunkedText, BenchmarkMentions, Contributions])
    analysis, chunked = results.get(TextAnalysis), results.get(ChunkedText)
    benchmarks, contributions = results.get(BenchmarkMentions), results.get(Contributions)
    if analysis is None or chunked is None or benchmarks is None or contributions is None:
        raise RuntimeError(f"{paper.name}: {results.failures}")
    attribution = Attribution(analysis, chunked, benchmarks, contributions)
    candidates = list(
        find_figure_candidates(chunked, benchmarks, BenchmarkCoreference(analysis, benchmarks, attribution.own))
    )
    taken: dict[int, str] = {}  # a figure for several datasets together is that of the first one found
    for candidate in sorted(candidates, key=lambda each: each.pair.rule == UNRULED):
        node = candidate.pair.benchmark.node
        labels = [
            label
            for place, label in enumerate(paper.gold["results"])
            if _is_same(candidate, label) and taken.setdefault(place, node) == node
        ]
        yield candidate, labels, attribution


def _weight(labels: Sequence[Any]) -> float:
    """Return 0 for what counts neither when found nor when missed."""
    return 0.0 if labels and all(map(is_optional, labels)) else 1.0


def _is_same(candidate: FigureCandidate, label: Any) -> bool:
    number, benchmark = candidate.pair.measure.number, candidate.pair.benchmark
    if not _is_number(label["value"]) or float(label["value"]) != float(number.value):
        return False
    names = {key(benchmark.surface), key(benchmark.label)}
    return any(key(name) in names for name in spellings(label["benchmark"]))


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdigit()


def _is_of(label: Any, system: str) -> bool:
    names = [key(name) for name in spellings(label["system"])]
    return key(system) in names if names else system in {"", "baseline"}
