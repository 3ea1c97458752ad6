"""Measures paper-kg's patterns against spaCy's Matcher over the same glossed sentences.

    python benchmarks/patterns.py DOCUMENT_OR_FOLDER...

The rules that find benchmarks are matched both ways: as ``kg.nlp.patterns`` compiles them, and as token
patterns of a Matcher over Docs whose tokens are the classes with their endings. Times are CPU times of one process.
"""

import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.extractors.base import Source
from kg.extractors.benchmarks.rules import FINDING
from kg.extractors.registry import analyse_entry
from kg.nlp.chunking import Chunk, chunk_text
from kg.nlp.coordination import coordinate
from kg.nlp.patterns import NO_PARTICLE, PatternSet, matcher_pattern
from kg.nlp.word_classes import Particle
from kg.pipeline.identity import own_iri
from kg.readers import read_document


def sentences(arguments: list[str]) -> Iterator[list[Chunk]]:
    """Yield the sentences of documents that name something, each as its classes."""
    for argument in map(Path, arguments):
        for file in sorted(argument.rglob("*.md")) if argument.is_dir() else [argument]:
            reading = read_document(file, file.name)
            for entry in reading.entries:
                source = Source(reading.document, entry, own_iri(entry, file.name))
                for chunked in chunk_text(analyse_entry(source)).sentences:
                    if chunked.chunks:
                        yield [group.chunk for group in coordinate(chunked)]


def main(arguments: list[str]) -> None:
    """Print how long both take over the sentences of the documents."""
    import spacy
    from spacy.matcher import Matcher
    from spacy.tokens import Doc

    read: Sequence[list[Chunk]] = list(sentences(arguments))
    vocab = spacy.blank("xx").vocab
    for particle in Particle:
        vocab.strings.add(particle.value)
    docs = [
        Doc(
            vocab,
            words=[p.text for p in chunks],
            lemmas=[p.word_class.value for p in chunks],
            tags=[p.particle.value or NO_PARTICLE for p in chunks],
        )
        for chunks in read
    ]
    matcher = Matcher(vocab)
    for name in dict.fromkeys(name for name, _ in FINDING):
        matcher.add(name, [matcher_pattern(pattern) for rule, pattern in FINDING if rule == name])
    rules = PatternSet(FINDING)
    rules.matches(read[0])
    begun = time.process_time()
    own = sum(len(rules.matches(chunks)) for chunks in read)
    between = time.process_time()
    other = sum(len(matcher(doc)) for doc in docs)
    ended = time.process_time()
    print(f"{len(read)} sentences")
    print(f"patterns  {between - begun:7.3f} s  {own} matches")
    print(f"Matcher   {ended - between:7.3f} s  {other} matches, making the Docs not counted")
    print(f"ratio     {(ended - between) / (between - begun):7.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
