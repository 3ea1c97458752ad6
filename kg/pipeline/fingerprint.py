"""What the reading of a document depends on: documents read earlier are read again once any of it has changed.

It is a list of files, so that a change of a table writer, a web page or a saved query makes no document stale, and no
changed rule, learned table or vocabulary goes unnoticed. Finding the fingerprint imports none of it.
"""

import hashlib
import importlib.util
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.resources import ontology_folder, queries_folder
from kg.version import VERSION
from kg.vocabularies.own_files import SHIPPED_ONLY, OwnVocabulary

if TYPE_CHECKING:
    from kg.extractors.base import Extractor

__all__ = ["READING", "VOCABULARIES", "Versions", "queries_fingerprint", "reading_files", "reading_fingerprint"]

READING = (
    "model",
    "resources.py",
    "schema",
    "vocabularies",
    "readers",
    "nlp",
    "extractors",
    "search/__init__.py",
    "search/passages.py",
    "search/schema.py",
    "search/tokens.py",
    "pipeline/documents.py",
    "pipeline/identity.py",
    "pipeline/provenance.py",
    "pipeline/things.py",
)
"""Files and folders of the package that decide what a document says, data files of theirs included."""

VOCABULARIES = (".csv", ".tsv")
"""Suffixes of the files of ontology/ that do: the vocabularies and what is learned about their words."""

_LIBRARIES = (("spacy", "spacy"), ("ahocorasick_rs", "ahocorasick-rs"), ("rapidfuzz", "rapidfuzz"), ("yaml", "pyyaml"))
# What takes part in reading, by its names to import and to install.


@dataclass(frozen=True, slots=True)
class Versions:
    """What a build works by.

    Attributes:
        reading: the fingerprint of all that a document's reading depends on.
        queries: the fingerprint of the saved queries.
        bibliography_only: whether papers that only bibliographies name are left out.
        now_ns: when the build began, in nanoseconds since 1970.
    """

    reading: str
    queries: str
    bibliography_only: bool
    now_ns: int


def reading_fingerprint(
    extractors: "Iterable[Extractor] | None" = None, vocabulary: OwnVocabulary = SHIPPED_ONLY
) -> str:
    """Return a digest of all that decides what a document gives.

    Args:
        extractors: the extractors used, None for all.
        vocabulary: the user's own names.
    """
    digest = hashlib.sha256(f"{VERSION}\0{vocabulary.digest}".encode())
    for name, file in reading_files():
        digest.update(f"\0{name}\0".encode() + file.read_bytes())
    for version in _library_versions():
        digest.update(f"\0{version}".encode())
    if extractors is not None:
        for extractor in extractors:
            digest.update(f"\0{extractor.name}\0{extractor.version}".encode())
    return digest.hexdigest()[:16]


def queries_fingerprint() -> str:
    """Return a digest of the saved queries that ship with paper-kg, which builds put into the graph."""
    digest = hashlib.sha256()
    for file in sorted(queries_folder().glob("*.rq")):
        digest.update(f"\0{file.name}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def reading_files(package: Path | None = None, ontology: Path | None = None) -> list[tuple[str, Path]]:
    """Return the files that decide what a document says, with their names, sorted.

    Args:
        package: the folder of the package, None for this one.
        ontology: the folder of the vocabularies, None for the one that ships.
    """
    package = package or Path(__file__).parent.parent
    ontology = ontology or ontology_folder()
    files = [(f"ontology/{file.name}", file) for file in ontology.iterdir() if file.suffix in VOCABULARIES]
    for name in READING:
        place = package / name
        found = (file for file in place.rglob("*") if file.is_file()) if place.is_dir() else (place,)
        files += [(f"kg/{file.relative_to(package).as_posix()}", file) for file in found if file.suffix != ".pyc"]
    return sorted(files)


def _library_versions() -> Iterator[str]:
    # importing the libraries, or importlib.metadata, takes longer than a whole build with nothing to do
    for module, distribution in _LIBRARIES:
        spec = importlib.util.find_spec(module)
        if spec and spec.origin:
            for entry in Path(spec.origin).parent.parent.glob("*.dist-info"):
                name, _, version = entry.name.lower().replace("_", "-").removesuffix(".dist-info").rpartition("-")
                if name == distribution:
                    yield f"{name} {version}"
