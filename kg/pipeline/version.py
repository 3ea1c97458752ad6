"""Tells whether a document read earlier would be read the same way now, and whether the saved queries are the same."""

import hashlib
import importlib.util
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__
from kg.resources import ontology_folder, queries_folder
from kg.vocabularies.own_files import SHIPPED_ONLY, OwnVocabulary

if TYPE_CHECKING:
    from kg.extractors.base import Extractor

__all__ = ["queries_version", "reading_version"]

_ASIDE = frozenset({"cli", "export", "network", "render", "sparql", "store", "web"})  # decide no document's graph


def reading_version(extractors: "Iterable[Extractor] | None" = None, vocabulary: OwnVocabulary = SHIPPED_ONLY) -> str:
    """Return a digest of all that decides what a document gives: the package, its rules and its vocabularies.

    The code itself is part of it, so that no changed rule goes unnoticed; finding that out imports none of it.

    Args:
        extractors: the extractors used, None for all.
        vocabulary: the user's own names.
    """
    package = Path(__file__).parent.parent
    vocabularies = [file for file in ontology_folder().iterdir() if file.suffix in {".csv", ".ttl", ".tsv"}]
    files = [*package.glob("*.py"), *vocabularies, *_tokenizer_version()]
    for room in (entry for entry in package.iterdir() if entry.name not in _ASIDE and not entry.name.startswith("_")):
        files += [file for file in room.rglob("*") if file.suffix != ".pyc" and file.is_file()]
    digest = hashlib.sha256(f"{__version__}\0{vocabulary.digest}".encode())
    for name, file in sorted((f"{file.parent.name}/{file.name}", file) for file in files):
        digest.update(f"\0{name}\0".encode() + file.read_bytes())
    if extractors is not None:
        for extractor in extractors:
            digest.update(f"\0{extractor.name}\0{extractor.version}".encode())
    return digest.hexdigest()[:16]


def queries_version() -> str:
    """Return a digest of the saved queries that ship with paper-kg, which builds put into the graph."""
    digest = hashlib.sha256()
    for file in sorted(queries_folder().glob("*.rq")):
        digest.update(f"\0{file.name}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def _tokenizer_version() -> list[Path]:
    # importing spaCy, or importlib.metadata, takes longer than a whole build with nothing to do
    spec = importlib.util.find_spec("spacy")
    return [Path(spec.origin).with_name("about.py")] if spec and spec.origin else []
