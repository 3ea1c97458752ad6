"""Finds the folders that ship beside the code: ontology/ and queries/, from a wheel or from a checkout."""

from functools import cache
from pathlib import Path

from kg.errors import InputError

__all__ = ["ontology_folder", "queries_folder"]


@cache
def ontology_folder() -> Path:
    """Return the folder of the ontology, shapes, vocabularies and JSON-LD context."""
    return _folder("ontology")


@cache
def queries_folder() -> Path:
    """Return the folder of the saved queries that ship with paper-kg."""
    return _folder("queries")


def _folder(name: str) -> Path:
    package = Path(__file__).parent
    for candidate in (package / "_data" / name, package.parent / name):
        if candidate.is_dir():
            return candidate
    raise InputError(f"The installation lacks its {name}/ folder.", hint="Reinstall paper-kg.")
