"""Which format an answer has: by the request's Accept, by a short name, and what each format is called.

Source: RFC 9110, sections 8.3 and 12.5.1.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

__all__ = [
    "BIBTEX",
    "DOCUMENTS",
    "GRAPHS",
    "GRAPHS_AS_RESULTS",
    "PAGE",
    "RESULTS",
    "Media",
    "best",
    "media_named",
    "preferred",
]


_MOST_RANGES = 100  # of a header that are read


class Media(NamedTuple):
    """A format.

    Attributes:
        name: its short name, which is also the ending of addresses.
        type: what a response calls it.
        others: other types that mean it in a request.
        charset: whether its type tells the encoding.
    """

    name: str
    type: str
    others: tuple[str, ...] = ()
    charset: bool = False

    @property
    def content_type(self) -> str:
        """The value of Content-Type."""
        return f"{self.type}; charset=utf-8" if self.charset else self.type


RESULTS: tuple[Media, ...] = (
    Media("json", "application/sparql-results+json", ("application/json",)),
    Media("xml", "application/sparql-results+xml", ("application/xml", "text/xml")),
    Media("csv", "text/csv", charset=True),
    Media("tsv", "text/tab-separated-values", charset=True),
)
"""Formats of solutions and of true and false, the default first."""

GRAPHS: tuple[Media, ...] = (
    Media("ttl", "text/turtle", ("application/x-turtle",), charset=True),
    Media("nt", "application/n-triples", ("text/plain",)),
    Media("jsonld", "application/ld+json", ("application/json",)),
    Media("rdf", "application/rdf+xml", ("application/xml", "text/xml")),
)
"""Formats of triples, the default first."""

GRAPHS_AS_RESULTS: tuple[Media, ...] = (
    Media("jsonld", "application/ld+json", ("application/sparql-results+json",)),
    Media("rdf", "application/rdf+xml", ("application/sparql-results+xml",)),
    *RESULTS[2:],
)
"""Formats of triples for who names those of solutions alone, as rdflib does: their like, or rows of three columns."""

BIBTEX = Media("bib", "application/x-bibtex", charset=True)
"""Papers as a bibliography."""

PAGE = Media("html", "text/html", ("application/xhtml+xml",), charset=True)
"""What browsers show."""

DOCUMENTS: tuple[Media, ...] = (PAGE, *GRAPHS)
"""Formats of what is known of a thing; a page for those who do not care."""


class _Range(NamedTuple):
    """One part of an Accept header: a type or a range of types, and how much it is wanted."""

    type: str
    quality: float

    def fits(self, media_type: str) -> int:
        """How exactly it names a type: 3 to the letter, 2 by its main type, 1 as anything, 0 not at all."""
        if self.type == media_type:
            return 3
        if self.type == "*/*":
            return 1
        main, _, rest = self.type.partition("/")
        return 2 if rest == "*" and media_type.startswith(main + "/") else 0


@lru_cache(maxsize=64)  # programs send the same header again and again
def best(accept: str, offered: tuple[Media, ...]) -> Media | None:
    """Return the format that a request wants most; of several the first offered.

    Args:
        accept: the value of Accept; empty stands for anything.
        offered: the formats there are, the default first.
    """
    ranges = _ranges(accept)
    if not ranges:
        return offered[0]
    scored = [(_quality(ranges, media), -place) for place, media in enumerate(offered)]
    quality, place = max(scored)
    return offered[-place] if quality > 0 else None


def media_named(name: str, offered: Iterable[Media]) -> Media | None:
    """Return the format that a short name or a media type means."""
    wanted = name.strip().lower()
    called = {"turtle": "ttl", "ntriples": "nt", "n-triples": "nt", "json-ld": "jsonld", "rdfxml": "rdf", "srj": "json"}
    called |= {"json": "jsonld", "xml": "rdf"}  # where there are triples
    for each in (wanted, called.get(wanted, wanted)):
        for media in offered:
            if each in {media.name, media.type, *media.others}:
                return media
    return None


def preferred(accept_language: str, offered: Sequence[str]) -> str:
    """Return the language that a request wants most (RFC 9110, section 12.5.4); else the first offered."""
    scored = [(0.0, 0, offered[0])]
    for place, each in enumerate(_ranges(accept_language)):
        primary = each.type.partition("-")[0]
        if primary in offered:
            scored.append((each.quality, -place, primary))
    return max(scored)[2]


def _quality(ranges: Sequence[_Range], media: Media) -> float:
    """How much a format is wanted: what the most exact range that fits says of it."""
    found = [
        (each.fits(name), each.quality - (0 if name == media.type else 0.0001))
        for each in ranges
        for name in (media.type, *media.others)
        if each.fits(name)
    ]
    if not found:
        return 0.0
    exact = max(fit for fit, _ in found)
    return max(quality for fit, quality in found if fit == exact)


def _ranges(header: str) -> list[_Range]:
    ranges = []
    for part in header.split(",", _MOST_RANGES)[:_MOST_RANGES]:
        name, *parameters = part.split(";")
        quality = 1.0
        for parameter in parameters:
            key, _, value = parameter.partition("=")
            if key.strip().lower() == "q":
                try:
                    quality = min(1.0, max(0.0, float(value)))
                except ValueError:
                    quality = 0.0
        if name.strip():
            ranges.append(_Range(name.strip().lower(), quality))
    return ranges
