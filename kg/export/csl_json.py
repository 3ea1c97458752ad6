"""CSL-JSON of papers, which Zotero, Mendeley and pandoc read; kg.readers.bibliography reads it back.

Source: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html.
"""

import json
import re
from typing import Any

from kg.export.content import Content
from kg.papers import Paper

__all__ = ["csl_json"]

_SUFFIX = re.compile(r"[JS]r\.?|I{2,3}|IV")
_OF_WORDS = re.compile(r"[A-Za-z\u00c0-\u024f'.’-]+")
_PROCEEDINGS = re.compile(r"proceedings|conference|workshop|symposium|meeting|findings", re.IGNORECASE)


def csl_json(content: Content) -> bytes:
    """Return an item for each paper, one a line."""
    items = ",\n".join(json.dumps(_item(paper), ensure_ascii=False) for paper in content.papers)
    return f"[\n{items}\n]\n".encode() if items else b"[]\n"


def _item(paper: Paper) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": paper.iri,
        "type": _type(paper),
        "title": paper.title,
        "author": [_name(each) for each in paper.authors],
        "issued": {"date-parts": [list(paper.year_and_month)]} if paper.year_and_month else {},
        "container-title": paper.venue,
        "DOI": paper.doi,
        "number": f"arXiv:{paper.arxiv}" if paper.arxiv else "",
        "URL": _address(paper),
        "keyword": ", ".join(paper.topics),
    }
    return {name: value for name, value in item.items() if value}


def _type(paper: Paper) -> str:
    if paper.venue:
        return "paper-conference" if _PROCEEDINGS.search(paper.venue) else "article-journal"
    return "article"


def _address(paper: Paper) -> str:
    known = f"arxiv.org/abs/{paper.arxiv}" if paper.arxiv else "\0"
    return next((each for each in paper.urls if not each.endswith(known)), next(iter(paper.urls), ""))


def _name(name: str) -> dict[str, str]:
    """A name in its parts where it is of Latin words; else as it is written, since its parts are not known."""
    words = name.split()
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    if len(words) < 2 or not all(map(_OF_WORDS.fullmatch, words)):
        return {"literal": name}
    *given, family = words
    particles: list[str] = []
    while len(given) > 1 and given[-1].islower():
        particles.insert(0, given.pop())
    parts = {
        "given": " ".join(given),
        "non-dropping-particle": " ".join(particles),
        "family": family,
        "suffix": suffix,
    }
    return {key: value for key, value in parts.items() if value}
