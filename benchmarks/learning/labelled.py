"""Labelled papers with the entries that their documents hold."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.extractors.base import Source
from kg.pipeline.identity import own_iri
from kg.readers import read_document

__all__ = ["LabelledPaper", "is_optional", "labelled_papers", "spellings"]


@dataclass(frozen=True, eq=False)
class LabelledPaper:
    """A paper as a document presents it, and what a reader said of it.

    Attributes:
        source: what extraction starts from.
        gold: the labels by field, as tests/data/README.md describes them.
        language: "ko" or "en", by the letters of the text.
    """

    source: Source
    gold: Mapping[str, Any]
    language: str

    @property
    def name(self) -> str:
        """What it is called in folds: its arXiv id, so that one paper of two documents is not parted."""
        return self.source.entry.arxiv or str(self.gold["id"])


def labelled_papers(files: Iterable[Path], folders: Sequence[Path], quiet: bool = False) -> list[LabelledPaper]:
    """Return the papers of label files, in their order; those whose entry is not among the documents are left out."""
    found = []
    read: dict[Path, dict[str, Source]] = {}
    missing = 0
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            gold = json.loads(line)
            place = gold.get("path", gold["doc"])
            document = next((path for folder in folders if (path := folder / place).is_file()), None)
            if document is not None and document not in read:
                reading = read_document(document, place)
                read[document] = {
                    entry.arxiv: Source(reading.document, entry, own_iri(entry, reading.document.path))
                    for entry in reversed(reading.entries)
                }
            arxiv = "" if gold["kind"] == "sections" else gold["id"].rsplit("/", 1)[-1]
            source = read[document].get(arxiv) if document is not None else None
            if source is None:
                missing += 1
                continue
            found.append(LabelledPaper(source, gold, _language(source)))
    if missing and not quiet:
        print(f"{missing} labelled papers are not among the documents and are left out")
    return found


def _language(source: Source) -> str:
    text = "".join(passage.quote.text for passage in source.entry.passages)
    hangul = sum("가" <= letter <= "힣" for letter in text)
    return "ko" if hangul * 20 > len(text) else "en"


def is_optional(item: Any) -> bool:
    """Return whether a label counts neither when found nor when missed."""
    return item.startswith("?") if isinstance(item, str) else bool(item.get("optional"))


def spellings(name: str) -> list[str]:
    """Return the spellings of a label "A | B"."""
    return [part.strip() for part in name.removeprefix("?").split("|") if part.strip()]
