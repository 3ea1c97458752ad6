"""The documents as they were read: found again where they lie, if they have not changed since."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

from kg.errors import StoreError
from kg.pipeline.manifest import Manifest
from kg.pipeline.sources import Source, file_of
from kg.readers.text.decoding import decode
from kg.store import StoreBuilder

__all__ = ["known_sources", "read_original"]

_LONGEST = 64 * 1024 * 1024  # bytes of a file


def known_sources(location: str) -> dict[str, Source]:
    """Return the sources of a store where they lie now; none if the store does not know.

    A folder that is gone is looked for beside the store, where it is if both were moved together.
    """
    try:
        manifest = Manifest.from_bytes(StoreBuilder.published_manifest(location))
    except (StoreError, OSError, ValueError):
        return {}
    found = dict(manifest.sources)
    for name, source in manifest.sources.items():
        together = os.path.normpath(os.path.join(os.path.realpath(location), source.beside))  # noqa: PTH118
        if source.beside and not Path(source.folder).is_dir() and Path(together).is_dir():
            found[name] = Source(name, together, source.beside)
    return found


def read_original(document: str, sha256: str, sources: Mapping[str, Source]) -> str | None:
    """Return the text of a document as it was when the graph was built.

    Args:
        document: the document's name.
        sha256: hexadecimal digest of its bytes then.
        sources: where documents come from.

    Returns:
        The decoded text, whose characters the offsets of evidence count; None if the file is gone or has changed.
    """
    file = file_of(document, sources)
    try:
        if file is None or file.stat().st_size > _LONGEST:
            return None
        content = file.read_bytes()
    except (OSError, ValueError):
        return None
    return decode(content).text if hashlib.sha256(content).hexdigest() == sha256 else None
