"""What a folder of parts holds: which document stands where, and what the last build knew of it.

``manifest.json`` names the parts and the file of records, which has a line of JSON for each document. Both are written
anew by each build, the manifest last: what it does not name is not there.
"""

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO

from kg.errors import StoreError
from kg.pipeline.manifest import DocumentRecord, Manifest, record_of_row, row_of_record
from kg.pipeline.parts.places import MANIFEST, PartFolder
from kg.pipeline.sources import SourceFolder

__all__ = ["Member", "PartsManifest", "publish", "read_manifest"]

_FORMAT = 1
_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Member:
    """Where the quads of a document stand: a piece of a part, which is a gzip file by itself.

    Attributes:
        file: the part's name.
        start, length: the piece, in bytes.
        quads: how many lines it has.
        concepts: the concepts of the vocabularies that the document names, by IRI.
    """

    file: str
    start: int
    length: int
    quads: int
    concepts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartsManifest:
    """What a folder of parts holds.

    Attributes:
        manifest: what the last build knew of each document.
        members: where the quads of each document stand, by name; skipped ones have none.
        sizes: the size of each part with documents, in bytes.
        others: the parts without documents (vocabulary, saved queries, the state of a push), by named graph.
        generation: a name that is another one when the graph is.
        records: the file of records; empty before it is published.
    """

    manifest: Manifest = field(default_factory=Manifest)
    members: Mapping[str, Member] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)
    generation: str = ""
    records: str = field(default="", compare=False)

    def clear_others(self, folder: PartFolder) -> None:
        """Remove what the manifest does not name, such as what a build that was killed left."""
        folder.clear({self.records, *self.sizes, *self.others.values()})


def publish(folder: PartFolder, content: PartsManifest) -> None:
    """Write the records and the manifest, and clear away what they do not name.

    Args:
        folder: the folder; it has all parts.
        content: what it holds; its generation is known by its parts.

    Raises:
        StoreError: it cannot be written.
    """
    records = _records(content)
    file = f"records-{hashlib.sha256(records).hexdigest()[:20]}.jsonl.gz"
    folder.write(file, records)
    documents: dict[str, int] = dict.fromkeys(content.sizes, 0)
    quads = dict(documents)
    for member in content.members.values():
        documents[member.file] += 1
        quads[member.file] += member.quads
    parts = [
        {"file": name, "bytes": size, "documents": documents[name], "quads": quads[name]}
        for name, size in sorted(content.sizes.items())
    ]
    written = {
        "format": _FORMAT,
        "generation": content.generation,
        **content.manifest.head(),
        "records": file,
        "others": dict(sorted(content.others.items())),
        "parts": parts,
    }
    folder.publish(json.dumps(written, indent=1).encode())
    replace(content, records=file).clear_others(folder)


def read_manifest(folder: PartFolder) -> PartsManifest:
    """Read what a folder of parts holds; an empty or absent one gives the empty manifest.

    Raises:
        StoreError: it cannot be read, or another version of paper-kg wrote it.
    """
    content = folder.read(MANIFEST)
    if not content:
        return PartsManifest()
    try:
        written = json.loads(content)
        if written["format"] != _FORMAT:
            raise ValueError(f"format {written['format']!r}")
        sources = {name: SourceFolder(name, **row) for name, row in written["sources"].items()}
        records: dict[str, DocumentRecord] = {}
        members: dict[str, Member] = {}
        with gzip.open(BytesIO(folder.read(written["records"])), "rb") as lines:
            for row in map(json.loads, lines):
                records[row["name"]] = record_of_row(row["record"])
                if row["member"]:
                    file, start, length, quads, concepts = row["member"]
                    members[row["name"]] = Member(file, start, length, quads, tuple(concepts))
        manifest = Manifest(
            written["version"],
            records,
            written["queries"],
            written["bibliography_only"],
            sources,
            written["location"],
            written["digests"],
        )
        sizes = {row["file"]: row["bytes"] for row in written["parts"]}
        return PartsManifest(manifest, members, sizes, written["others"], written["generation"], written["records"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError, EOFError, zlib.error) as error:
        raise StoreError(
            f"{folder} has a manifest that cannot be read: {error!r}.", hint="Build with --parts and --fresh."
        ) from error


def _records(content: PartsManifest) -> bytes:
    written = BytesIO()
    with gzip.GzipFile(fileobj=written, mode="wb", compresslevel=_LEVEL, mtime=0) as file:
        for line in _lines(content):
            file.write(line)
    return written.getvalue()


def _lines(content: PartsManifest) -> Iterator[bytes]:
    for name in sorted(content.manifest.documents):
        member = content.members.get(name)
        place = [member.file, member.start, member.length, member.quads, member.concepts] if member else None
        row = {"name": name, "member": place, "record": row_of_record(content.manifest.documents[name])}
        yield json.dumps(row, separators=(",", ":")).encode() + b"\n"
