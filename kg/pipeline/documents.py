"""Takes one document from its file to quads: reads it, runs the extractors, and tells what came of it."""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from kg.extractors.base import Extractor, Source
from kg.extractors.registry import EXTRACTORS, Extracted, extract
from kg.model import Claim, Document, Entry, Iri, Literal, PassageKind, Problem, Reading, Statement
from kg.nlp.analysis import LONGEST_TEXT
from kg.pipeline.addresses import Held, Remote
from kg.pipeline.identity import DROPPED, NamedPaper, names_of, own_iri
from kg.pipeline.provenance import nquads_of_claims, nquads_of_description
from kg.pipeline.things import NamedThing, things_of
from kg.readers import read_bytes
from kg.schema import iris
from kg.schema import terms as v
from kg.search.passages import IndexedDocument, index_document
from kg.vocabularies.own_files import SHIPPED_ONLY, OwnVocabulary

__all__ = ["ProcessedDocument", "process_document", "process_reading"]

_NO_ALIASES: Mapping[Iri, Iri] = MappingProxyType({})

_PART_BYTES = 1024 * 1024  # N-Quads, of which a sentence takes some kilobytes, shrink to a tenth


@dataclass(frozen=True, slots=True)
class ProcessedDocument:
    """What one document gave.

    Attributes:
        path: the document's path as given.
        sha256: digest of its bytes.
        layout: its layout; empty if it was skipped.
        papers: how many papers it presents.
        claims: how many claims it supports.
        problems: what was damaged or odd, by line.
        skipped: why it was skipped; empty if it was read.
        packed: its quads as N-Quads, in compressed parts; a quad may stand in several parts.
        names: the papers that it names, which decide with those of other documents what each goes by.
        things: what its papers introduce, which decides with other documents which things of one name are different.
        aliases: the IRIs of its papers that were replaced, with what they go by, and those of introduced things that
            are not what their name alone says.
        indexed: what the full-text index keeps of it; None if it was skipped.
    """

    path: str
    sha256: str
    layout: str = ""
    papers: int = 0
    claims: int = 0
    problems: tuple[Problem, ...] = ()
    skipped: str = ""
    packed: tuple[bytes, ...] = ()
    names: tuple[NamedPaper, ...] = ()
    things: tuple[NamedThing, ...] = ()
    aliases: Mapping[Iri, Iri] = field(default_factory=dict)
    indexed: IndexedDocument | None = None

    def parts(self) -> Iterator[bytes]:
        """Return the N-Quads, a bounded part at a time."""
        return (zlib.decompress(part) for part in self.packed)


def process_document(
    file: Path | Remote | Held,
    name: str,
    extractors: tuple[Extractor, ...] = EXTRACTORS,
    vocabulary: OwnVocabulary = SHIPPED_ONLY,
    aliases: Mapping[Iri, Iri] = _NO_ALIASES,
) -> ProcessedDocument:
    """Read one file and return what it says as quads.

    Args:
        file: where the document stands.
        name: what the graph calls it.
        extractors: which extractors to run.
        vocabulary: the user's own names.
        aliases: what papers go by instead of the IRI that this document gives them.

    Raises:
        OSError: the file cannot be read.
    """
    return process_reading(read_bytes(file.read_bytes(), name), extractors, vocabulary, aliases)


def process_reading(
    reading: Reading,
    extractors: tuple[Extractor, ...] = EXTRACTORS,
    vocabulary: OwnVocabulary = SHIPPED_ONLY,
    aliases: Mapping[Iri, Iri] = _NO_ALIASES,
) -> ProcessedDocument:
    """Return what an already read document says as quads; an extractor's failure costs its own claims alone."""
    document = reading.document
    if reading.skipped or reading.layout is None:
        skipped = reading.skipped or "not one of the known layouts"
        return ProcessedDocument(document.path, document.sha256, problems=reading.problems, skipped=skipped)
    problems = list(reading.problems)
    nquads = _NQuads()
    count = 0
    presented: list[tuple[Iri, Entry]] = []
    things: set[NamedThing] = set()
    for entry in reading.entries:
        own = own_iri(entry, document.path)
        paper = aliases.get(own, own)
        if paper == DROPPED:
            continue
        presented.append((paper, entry))
        source = Source(document, entry, paper, vocabulary, aliases)
        problems.extend(_unread(document, entry))
        claimed: list[Claim] = []
        for extracted in extract(source, extractors):
            claims, stated = _nquads(extracted, source, problems)
            count += claims
            nquads.add(stated)
            claimed += extracted.claims
        things |= things_of(entry, paper, claimed, aliases)
        nquads.end_of_entry()
    described = _about_document(reading, len(presented), count, problems)
    nquads.add(nquads_of_description(iris.document(document.path), described))
    return ProcessedDocument(
        path=document.path,
        sha256=document.sha256,
        layout=reading.layout.value,
        papers=len(presented),
        claims=count,
        problems=tuple(problems),
        packed=nquads.packed(),
        names=names_of(reading),
        things=tuple(sorted(things)),
        aliases=dict(aliases),
        indexed=index_document(document, presented),
    )


class _NQuads:
    """Gathers N-Quads, each once an entry, and keeps them compressed, so that a long document needs little memory."""

    def __init__(self) -> None:
        self._of_entry: dict[str, None] = {}
        self._lines: list[bytes] = []
        self._size = 0
        self._packed: list[bytes] = []

    def add(self, nquads: Iterable[str]) -> None:
        self._of_entry.update(dict.fromkeys(nquads))

    def end_of_entry(self) -> None:
        lines = "".join(self._of_entry).encode()
        self._of_entry.clear()
        self._lines.append(lines)
        self._size += len(lines)
        if self._size >= _PART_BYTES:
            self._pack()

    def packed(self) -> tuple[bytes, ...]:
        self.end_of_entry()
        self._pack()
        return tuple(self._packed)

    def _pack(self) -> None:
        if self._size:
            self._packed.append(zlib.compress(b"".join(self._lines), 1))
        self._lines.clear()
        self._size = 0


def _unread(document: Document, entry: Entry) -> Iterator[Problem]:
    """Yield a problem if an entry's text is longer than what is read for names and figures."""
    length = sum(len(passage.quote.text) for passage in entry.passages if passage.kind is not PassageKind.CODE)
    if length > LONGEST_TEXT:
        line = document.line_of(entry.span.start)
        yield Problem(line, f"of this entry's {length:,} characters the first {LONGEST_TEXT:,} are read for facts")


def _nquads(extracted: Extracted, source: Source, problems: list[Problem]) -> tuple[int, list[str]]:
    """Return how many claims an extractor makes about an entry, and the N-Quads that state them."""
    extractor, failure = extracted.extractor, extracted.failure
    if failure is None:
        try:
            stated = nquads_of_claims(source.document, extractor.name, extractor.version, extracted.claims)
            return len(extracted.claims), list(stated)
        except Exception as error:  # a claim that no graph can hold must not stop a build either
            failure = error
    line = source.document.line_of(source.entry.span.start)
    problems.append(Problem(line, f"the {extractor.name} extractor failed here: {failure!r}"))
    return 0, []


def _about_document(reading: Reading, papers: int, claims: int, problems: list[Problem]) -> Iterator[Statement]:
    document = reading.document
    node = iris.document(document.path)
    yield Statement(node, v.TYPE, v.DOCUMENT)
    yield Statement(node, v.PATH, Literal(document.path))
    yield Statement(node, v.CONTENT_HASH, Literal(document.sha256))
    yield Statement(node, v.ENCODING, Literal(document.encoding))
    if reading.layout:
        yield Statement(node, v.LAYOUT, Literal(reading.layout.value))
    yield Statement(node, v.PAPER_COUNT, Literal(str(papers), v.INTEGER))
    yield Statement(node, v.CLAIM_COUNT, Literal(str(claims), v.INTEGER))
    for problem in problems:
        yield Statement(node, v.WARNING, Literal(f"line {problem.line}: {problem.message}"))
