"""Small documents to build from; the same number is the same paper with the same authors."""

import os
import signal
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.extractors.base import Source
from kg.model import Claim
from kg.pipeline import build

NAMES = ("Ada Lovelace", "Alan Turing", "김민준", "H. T. Kung", "Émile Borel")


def digest(*papers: int, note: str = "") -> str:
    """A digest that lists papers by number."""
    entries = []
    for number in papers:
        authors = ", ".join((NAMES[number % 5], NAMES[(number + 2) % 5]))
        entries.append(
            f"### [Paper {number}](https://arxiv.org/abs/2402.{number:05})\n\n"
            f"Vote: {number}\n\nAuthors: {authors}\n\n- 논문 {number}번은 GSM8K에서 시험되었다. {note}\n"
        )
    return "## Daily Papers (2024-02-21)\n\n" + "\n".join(entries)


def write_documents(folder: Path, documents: Mapping[str, str]) -> None:
    """Make a folder hold exactly these documents, touching only those that differ."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in list(folder.rglob("*.md")):
        if path.relative_to(folder).as_posix() not in documents:
            path.unlink()
    for name, text in documents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")


def store_of(folder: Path, documents: Mapping[str, str]) -> Path:
    """Build a store from some documents, both in a folder, and return where it is."""
    write_documents(folder / "notes", documents)
    build([folder / "notes"], folder / "store")
    return folder / "store"


class Fatal:
    """An extractor that kills the process it runs in over a document that says "poison"."""

    name = "fatal"
    version = "1"

    def extract(self, source: Source) -> Iterator[Claim]:
        if "poison" in source.document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        return iter(())
