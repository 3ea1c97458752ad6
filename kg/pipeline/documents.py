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
from kg.pipeline.naming import renamed_papers
from kg.pipeline.provenance import nquads_of_claims, nquads_of_description
from kg.pipeline.things import NamedThing, things_of
from kg.readers import read_bytes
from kg.schema import iris
from kg.schema import terms as v
from kg.search.passages import IndexedDocument, index_document
from kg.vocabularies.own_files import SHIPPED_ONLY, OwnVocabulary

__all__ = ["ProcessedDocument", "ProcessedEntry", "process_document", "process_reading"]

_NO_ALIASES: Mapping[Iri, Iri] = MappingProxyType({})

_PART_BYTES = 1024 * 1024  # N-Quads, of which a sentence takes some kilobytes, shrink to a tenth


@dataclass(frozen=True, slots=True)
class ProcessedEntry:
    """What one entry of a document gave.

    Attributes:
        number: its place among the document's entries.
        claims: how many claims it supports.
        problems: what was odd about it, by line.
        things: what its paper introduces.
        size: how many bytes its N-Quads have.
    """

    number: int
    claims: int
    problems: tuple[Problem, ...]
    things: frozenset[NamedThing]
    size: int


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
        packed: its quads as N-Quads, in compressed parts: those of its entries, then those about the document. A quad
            may stand in several entries.
        entries: its entries, as far as their papers are in the graph.
        names: the papers that it names, which decide with those of other documents what each goes by.
        things: what its papers introduce, which decides with other documents which things of one name are different.
        aliases: the IRIs of its papers that were replaced, with what they go by, and those of introduced things that
            are not what their name alone says.
        indexed: what the full-text index keeps of it; None if it was skipped, or if that is as it was.
    """

    path: str
    sha256: str
    layout: str = ""
    papers: int = 0
    claims: int = 0
    problems: tuple[Problem, ...] = ()
    skipped: str = ""
    packed: tuple[bytes, ...] = ()
    entries: tuple[ProcessedEntry, ...] = ()
    names: tuple[NamedPaper, ...] = ()
    things: tuple[NamedThing, ...] = ()
    aliases: Mapping[Iri, Iri] = field(default_factory=dict)
    indexed: IndexedDocument | None = None

    def parts(self) -> Iterator[bytes]:
        """Return the N-Quads, a bounded part at a time."""
        return (zlib.decompress(part) for part in self.packed)

    def pieces(self) -> Iterator[bytes]:
        """Return the N-Quads of each entry, then those about the document."""
        sizes = iter([entry.size for entry in self.entries])
        for part in self.parts():
            place = 0
            while place < len(part):
                end = place + next(sizes, len(part))
                yield part[place:end]
                place = end


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
    before: ProcessedDocument | None = None,
) -> ProcessedDocument:
    """Return what an already read document says as quads; an extractor's failure costs its own claims alone.

    Args:
        reading: the document.
        extractors: which extractors to run.
        vocabulary: the user's own names.
        aliases: what papers go by instead of the IRI that this document gives them, and what introduced things do.
        before: what the same text gave when introduced things, but no papers, went by other names. Entries whose things
            go by the same names are taken over from it, and what the full-text index keeps is left out.
    """
    document = reading.document
    if reading.skipped or reading.layout is None:
        skipped = reading.skipped or "not one of the known layouts"
        return ProcessedDocument(document.path, document.sha256, problems=reading.problems, skipped=skipped)
    nquads = _NQuads()
    presented: list[tuple[Iri, Entry]] = []
    entries: list[ProcessedEntry] = []
    known = _entries_by_number(before) if before is not None else iter(())
    is_renamed = renamed_papers(before.aliases if before is not None else {}, aliases)
    for number, entry in enumerate(reading.entries):
        own = own_iri(entry, document.path)
        paper = aliases.get(own, own)
        if paper == DROPPED:
            continue
        presented.append((paper, entry))
        processed, lines = next((each for each in known if each[0].number == number), (None, b""))
        if processed is None or is_renamed(paper):
            processed, lines = _processed(Source(document, entry, paper, vocabulary, aliases), number, extractors)
        nquads.add(lines)
        entries.append(processed)
    claims = sum(entry.claims for entry in entries)
    problems = (*reading.problems, *(problem for entry in entries for problem in entry.problems))
    described = _about_document(reading, len(presented), claims, problems)
    nquads.add("".join(dict.fromkeys(nquads_of_description(iris.document(document.path), described))).encode())
    return ProcessedDocument(
        path=document.path,
        sha256=document.sha256,
        layout=reading.layout.value,
        papers=len(presented),
        claims=claims,
        problems=problems,
        packed=nquads.packed(),
        entries=tuple(entries),
        names=names_of(reading),
        things=tuple(sorted({thing for entry in entries for thing in entry.things})),
        aliases=dict(aliases),
        indexed=index_document(document, presented) if before is None else None,
    )


def _entries_by_number(before: ProcessedDocument) -> Iterator[tuple[ProcessedEntry, bytes]]:
    return zip(before.entries, before.pieces(), strict=False)


def _processed(source: Source, number: int, extractors: tuple[Extractor, ...]) -> tuple[ProcessedEntry, bytes]:
    """Return what extractors read out of an entry, and the N-Quads that state it, each once."""
    problems = list(_unread(source.document, source.entry))
    nquads: dict[str, None] = {}
    claimed: list[Claim] = []
    count = 0
    for extracted in extract(source, extractors):
        claims, stated = _nquads(extracted, source, problems)
        count += claims
        nquads.update(dict.fromkeys(stated))
        claimed += extracted.claims
    lines = "".join(nquads).encode()
    things = frozenset(things_of(source.entry, source.paper, claimed, source.aliases))
    return ProcessedEntry(number, count, tuple(problems), things, len(lines)), lines


class _NQuads:
    """Keeps N-Quads compressed, so that a long document needs little memory."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._size = 0
        self._packed: list[bytes] = []

    def add(self, lines: bytes) -> None:
        self._pieces.append(lines)
        self._size += len(lines)
        if self._size >= _PART_BYTES:
            self._pack()

    def packed(self) -> tuple[bytes, ...]:
        self._pack()
        return tuple(self._packed)

    def _pack(self) -> None:
        if self._size:
            self._packed.append(zlib.compress(b"".join(self._pieces), 1))
        self._pieces.clear()
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


def _about_document(reading: Reading, papers: int, claims: int, problems: Iterable[Problem]) -> Iterator[Statement]:
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
