"""Decides which papers of different documents are one: from all documents together, whatever their order.

Each document alone names its papers by the best id that it gives (:func:`own_iri`). Two names are one paper if they
share an id, or the title and an author; the paper then goes by the most telling of its names everywhere.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from kg.model import Entry, IdKind, Iri, Reading
from kg.schema import iris
from kg.schema.terms import DATA

__all__ = ["DROPPED", "NamedPaper", "aliases_among", "names_of", "own_iri", "same_papers"]

DROPPED = Iri("")
"""Stands for the name of a paper that is left out, being in a bibliography alone."""

_ACL_DOI = re.compile(r"10\.(?:18653/v1|3115/v1)/(.+)", re.IGNORECASE)
_SUFFIX = re.compile(r"\s+(?:[JS]r\.?|I{2,3}|IV)$")
_RANK = ("arxiv", "doi", "acl", "openreview", "pmlr", "neurips", "cvf", "title", "document")
_PAPER = f"{DATA}paper/"


class NamedPaper(NamedTuple):
    """A paper as one document names it.

    Attributes:
        iri: its name by what the document says alone, below the common beginning of papers' IRIs.
        ids: the other ids that the document gives ("doi:10.1000/x").
        title: the key that spellings of its title share, empty where that cannot show who it is.
        authors: keys of its authors' family names.
        library: whether it is the entry of a bibliography.
    """

    iri: str
    ids: tuple[str, ...] = ()
    title: str = ""
    authors: tuple[str, ...] = ()
    library: bool = False


def own_iri(entry: Entry, path: str) -> Iri:
    """Return the IRI of an entry's paper by what its document says of it."""
    if entry.arxiv:
        return iris.paper_by_arxiv(entry.arxiv)
    named = (iris.paper_by_id(identifier) for identifier in entry.ids)
    return next((iri for iri in named if iri is not None), None) or iris.paper_in_document(path, entry.index)


def names_of(reading: Reading) -> tuple[NamedPaper, ...]:
    """Return the papers that a document presents, cites or lists as similar, each name once."""
    from kg.extractors.metadata.references import cited_paper  # here: who reads a manifest needs no readers

    found: dict[NamedPaper, None] = {}
    library = reading.layout is not None and reading.layout.is_bibliography
    for entry in reading.entries:
        title = entry.plain_title or (entry.title.text if entry.title else "")
        names = entry.author_names or tuple(name.text for name in entry.authors)
        ids = (f"{each.kind.value}:{each.value.casefold()}" for each in entry.ids if _is_paper_id(each.kind))
        found[_named(own_iri(entry, reading.document.path), ids, title, names, library=library)] = None
        for reference in entry.references:
            iri = cited_paper(reference)
            if iri is not None:
                ids = (f"doi:{reference.doi.casefold()}" for _ in range(bool(reference.doi)))
                found[_named(iri, ids, reference.title, reference.authors)] = None
        for similar in entry.similar:
            if similar.arxiv:
                found[_named(iris.paper_by_arxiv(similar.arxiv), (), "", ())] = None
    return tuple(sorted(found))


def same_papers(names: Iterable[NamedPaper], *, bibliography_only: bool = False) -> dict[str, str]:
    """Return the name that each paper goes by, for those that go by another than their document alone would give.

    Names are as in :class:`NamedPaper`, without the common beginning of IRIs. Papers with different arXiv ids are never
    one. Where a shared id, or a title with an author, would join such papers, it joins none.

    Args:
        names: the papers that all documents name.
        bibliography_only: whether papers that only bibliographies name are left out (their name is then empty).
    """
    papers = _Papers()
    for named in names:
        papers.add(named)
    groups = papers.groups()
    aliases = {}
    for group in groups:
        chosen = min(group, key=_preference)
        if bibliography_only and not any(iri in papers.in_notes for iri in group):
            chosen = ""
        aliases.update({iri: chosen for iri in group if iri != chosen})
    return aliases


class _Papers:
    """What is known of each name."""

    def __init__(self) -> None:
        self.in_notes: set[str] = set()
        self._all: dict[str, None] = {}
        self._by_id: dict[str, set[str]] = {}
        self._by_work: dict[tuple[str, str], set[str]] = {}
        self._dois: dict[str, set[str]] = {}

    def add(self, named: NamedPaper) -> None:
        self._all[named.iri] = None
        if not named.library:
            self.in_notes.add(named.iri)
        kind, _, value = named.iri.partition("/")
        for identifier in {*named.ids, *([f"doi:{unquote(value)}"] if kind == "doi" else [])}:
            self._by_id.setdefault(identifier, set()).add(named.iri)
            acl = _ACL_DOI.fullmatch(identifier.removeprefix("doi:"))
            if acl is not None:
                self._by_id.setdefault(f"acl:{acl[1]}", set()).add(named.iri)
            elif identifier.startswith("doi:"):
                self._dois.setdefault(named.iri, set()).add(identifier)
        if kind not in {"arxiv", "doi", "title", "document"}:
            self._by_id.setdefault(f"{kind}:{value.casefold()}", set()).add(named.iri)
        for author in named.authors:
            self._by_work.setdefault((named.title, author), set()).add(named.iri)

    def groups(self) -> list[set[str]]:
        """Return the names that are of one paper together."""
        by_id = _joined(([iri] for iri in self._all), self._by_id.values())
        by_id = [part for group in by_id for part in ([group] if self._is_one(group) else [{iri} for iri in group])]
        by_work = _joined(by_id, self._by_work.values())
        place = {iri: number for number, group in enumerate(by_id) for iri in group}
        return [
            part
            for group in by_work
            for part in (
                [group]
                if self._is_one(group) and self._has_one_doi(group)
                else [by_id[number] for number in sorted({place[iri] for iri in group})]
            )
        ]

    def _is_one(self, group: set[str]) -> bool:
        return sum(iri.startswith("arxiv/") for iri in group) <= 1

    def _has_one_doi(self, group: set[str]) -> bool:
        return len({doi for iri in group for doi in self._dois.get(iri, ())}) <= 1


def _joined(groups: Iterable[Iterable[str]], links: Iterable[Iterable[str]]) -> list[set[str]]:
    """Return the groups, those that a link touches together as one."""
    leader: dict[str, str] = {}

    def find(iri: str) -> str:
        while leader.setdefault(iri, iri) != iri:
            leader[iri] = iri = leader[leader[iri]]
        return iri

    for linked in (*groups, *links):
        first, *others = sorted(linked)
        for other in others:
            one, two = sorted((find(first), find(other)))
            leader[two] = one
        find(first)
    together: dict[str, set[str]] = {}
    for iri in leader:
        together.setdefault(find(iri), set()).add(iri)
    return list(together.values())


def aliases_among(names: Iterable[NamedPaper], aliases: Mapping[str, str]) -> dict[Iri, Iri]:
    """Return those of :func:`same_papers` that concern some names, as whole IRIs.

    :data:`DROPPED` stands for a paper that is left out.
    """
    return {
        Iri(_PAPER + named.iri): Iri(_PAPER + aliases[named.iri]) if aliases[named.iri] else DROPPED
        for named in names
        if named.iri in aliases
    }


def _preference(iri: str) -> tuple[int, str]:
    kind = iri.partition("/")[0]
    return _RANK.index(kind) if kind in _RANK else len(_RANK), iri


def _is_paper_id(kind: IdKind) -> bool:
    return kind not in {IdKind.GITHUB, IdKind.PAGE}


def _named(iri: Iri, ids: Iterable[str], title: str, authors: Iterable[str], *, library: bool = False) -> NamedPaper:
    families = tuple(sorted({key for key in map(_family, authors) if key}))
    key = iris.slug(title) if title and families else ""
    return NamedPaper(iri.removeprefix(_PAPER), tuple(sorted(set(ids))), key, families if key else (), library)


def _family(name: str) -> str:
    from kg.readers.values.name_order import usual_order

    words = _SUFFIX.sub("", usual_order(name)).split()
    return iris.person_key(words[-1]) if words else ""
