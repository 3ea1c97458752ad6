"""Finds a user's own vocabulary: files of names beside those that ship with paper-kg in ontology/."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError

__all__ = ["DEFAULT_FOLDER", "SHIPPED_ONLY", "SUFFIXES", "OwnVocabulary", "find_own_vocabulary", "vocabulary_locations"]

DEFAULT_FOLDER = Path("kg-vocabulary")
"""Where the command line looks by default."""

SUFFIXES = (".csv", ".ttl")
"""What a vocabulary file may end in: a table (see :mod:`kg.vocabularies.table`) or SKOS in Turtle, as in ontology/."""


@dataclass(frozen=True, slots=True)
class OwnVocabulary:
    """A user's own vocabulary files, as they were when found.

    Small and picklable, so that it can be handed to the processes that read documents; equal only while the files'
    contents are, so that what was read from them can be kept by it.

    Attributes:
        files: the files in the order they are read, after those of ontology/.
        digest: hexadecimal digest of their names and contents; empty if there are none.
    """

    files: tuple[Path, ...] = ()
    digest: str = ""


SHIPPED_ONLY = OwnVocabulary()
"""No files of one's own: the names that ship with paper-kg and no others."""


def vocabulary_locations(given: Sequence[Path]) -> tuple[Path, ...]:
    """Return the places that were named or, if none were, the usual folder if it is there."""
    if given:
        return tuple(given)
    return (DEFAULT_FOLDER,) if DEFAULT_FOLDER.is_dir() else ()


def find_own_vocabulary(locations: Iterable[Path]) -> OwnVocabulary:
    """Find the vocabulary files at some places.

    Args:
        locations: files, and folders whose .csv and .ttl files are meant (not those of folders below).

    Raises:
        InputError: a place does not exist, cannot be read, or is a file of another kind.
    """
    files: list[Path] = []
    for location in locations:
        if location.is_dir():
            inside = [each for each in location.iterdir() if each.suffix in SUFFIXES and not each.name.startswith(".")]
            files += sorted(inside)
        elif not location.exists():
            raise InputError(f"The vocabulary {location} does not exist.", hint="'kg vocabulary add' makes one.")
        elif location.suffix not in SUFFIXES:
            raise InputError(f"{location} is not a vocabulary.", hint="Give a .csv or .ttl file, or a folder of them.")
        else:
            files.append(location)
    files = list(dict.fromkeys(file.resolve() for file in files))
    if not files:
        return SHIPPED_ONLY
    digest = hashlib.sha256()
    for file in files:
        try:
            content = file.read_bytes()
        except OSError as error:
            raise InputError(f"The vocabulary {file} cannot be read: {error.strerror or error}.") from error
        digest.update(f"{file.name}\0{len(content)}\0".encode() + content)
    return OwnVocabulary(tuple(files), digest.hexdigest())
