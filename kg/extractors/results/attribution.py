"""Attribution: whose result a number is, that of the systems in its sentence or else of the paper's own."""

import re
from collections.abc import Sequence

from kg.extractors.benchmarks.mentions import BenchmarkMentions
from kg.extractors.benchmarks.relations import Relation
from kg.extractors.contributions.finder import Contributions
from kg.extractors.results.pairing import Pair
from kg.extractors.results.subjects import OWN, is_improved, models_or_group, owner_beside, systems_before
from kg.extractors.results.systems import UNNAMED, System, own_system
from kg.nlp.analysis import TextAnalysis
from kg.nlp.chunking import Chunk, ChunkedText
from kg.nlp.word_classes import WordClass
from kg.schema import iris
from kg.vocabularies import key

__all__ = ["Attribution"]

_CARRIED = frozenset(("own-benchmark", "standing-benchmark"))
"""Rules of numbers whose sentence names no benchmark."""


class Attribution:
    """Attributes the numbers of one entry to systems.

    Attributes:
        own: the paper's own system.
    """

    def __init__(
        self,
        analysis: TextAnalysis,
        chunked_text: ChunkedText,
        benchmarks: BenchmarkMentions,
        contributions: Contributions,
    ) -> None:
        self.own = own_system(analysis, chunked_text, benchmarks, contributions)
        self._artifacts = {folded: thing.name for folded, thing in contributions.names().items()}
        self._names = frozenset((*self._artifacts, key(self.own.name)))

        presented = {s.node for s in benchmarks.mentions if s.relation is Relation.INTRODUCES}
        self._presented = {
            s.first for s in benchmarks.mentions if s.node in presented and s.relation is not Relation.TRAINS
        }

    def of(self, chunks: Sequence[Chunk], pair: Pair, benchmarks: frozenset[int]) -> list[System]:
        """Return whose a number is, several systems if they share it.

        Args:
            chunks: the sentence.
            pair: the number with its benchmark.
            benchmarks: the first tokens of the names that are benchmarks and thus not systems.
        """
        place = pair.measure.place
        beside = owner_beside(chunks, place, benchmarks)
        if beside is not None:
            return [self._named(beside, chunks)]
        found = systems_before(chunks, place, benchmarks, self._names, called=self.own.name == UNNAMED)
        if not found and self.own.name == UNNAMED:
            carried = pair.rule in _CARRIED
            found = models_or_group(chunks, place, carried or not self._presented.isdisjoint(benchmarks))
        if isinstance(found, str):
            return [System(found) if found not in {"", OWN} else self.own]
        if not found:
            return [self.own]
        if pair.order is not None and pair.order < len(found):
            found = [found[pair.order]]
        elif pair.order is not None:
            found = found[-1:]
        if len(found) == 1 and self._is_base(found[0]) and _is_due_to_own(chunks, found[0], pair):
            return [self.own]
        return [self._named(chunk, chunks) for chunk in found]

    def _is_base(self, chunk: Chunk) -> bool:
        """Return whether a system is another's, which the paper's own one, if it has a name, may build upon."""
        return (
            self.own.name != UNNAMED and chunk.word_class is WordClass.MODEL and key(chunk.text) not in self._artifacts
        )

    def _named(self, chunk: Chunk, chunks: Sequence[Chunk]) -> System:
        size = next((p.text for p in chunks if p.first == chunk.last and _SIZE.fullmatch(p.text)), "")
        name = f"{chunk.text} {size}" if size else chunk.text
        if name == self.own.name:
            return self.own
        artifact = self._artifacts.get(key(name))
        if artifact is not None and chunk.word_class is WordClass.PHRASE and artifact == self.own.label:
            return self.own  # spelled out, or in other letters
        if artifact is not None:
            return System(name, iris.artifact(artifact), own=True, label=artifact)
        mention = chunk.model
        if mention is not None and not mention.extended and not size:
            return System(name, mention.concept.iri)
        return System(name, iris.model(name), label=name)


_SIZE = re.compile(r"\d+(?:\.\d+)?[BM]")


def _is_due_to_own(chunks: Sequence[Chunk], base: Chunk, pair: Pair) -> bool:
    """Return whether a figure of a base model is what the paper's own thing made of it.

    Of "X 모델의 정확도를 A에서 B로 향상시킨다" A is X's own, and B, or a gain, is not; of "X가 A에서 B로" B is not.
    """
    if pair.change == "before":
        return False
    place = next(at for at, chunk in enumerate(chunks) if chunk is base)
    return pair.change == "after" or is_improved(chunks, place)
