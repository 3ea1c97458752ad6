"""Mints the IRIs of the graph: pure functions, the same input always gives the same IRI.

An IRI's last part is readable where a name makes it so and is always unambiguous: characters outside the unreserved
set of RFC 3987 are percent-encoded, letters of any script stay.
"""

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from kg.schema.terms import DATA

if TYPE_CHECKING:
    from kg.model import Iri, PaperId
else:  # what it is at run time, see kg.schema.terms
    Iri = str

__all__ = [
    "artifact",
    "authorship",
    "benchmark",
    "community",
    "document",
    "evidence",
    "extractor",
    "listing",
    "metric",
    "model",
    "paper_by_arxiv",
    "paper_by_doi",
    "paper_by_id",
    "paper_in_document",
    "paper_reference",
    "person",
    "person_key",
    "result",
    "similarity",
    "slug",
    "thing",
    "thing_of_paper",
    "topic",
    "web_link",
]

_VALID_PERCENT = re.compile(r"(?:[^%]|%[0-9A-Fa-f]{2})*")
_RESERVED = re.compile(r"[^\w.~-]")
_HASH_LENGTH = 20  # hexadecimal digits: 80 bits, no collision to expect below 10^11 nodes


@lru_cache(maxsize=1 << 14)
def slug(name: str) -> str:
    """Return ``name`` as one readable IRI segment: NFKC, lower case, runs of anything but letters and digits as "-".

    A plus sign is kept as "plus", since names differ by it alone (HumanEval and HumanEval+). A name without any
    letter or digit becomes a hash.
    """
    folded = unicodedata.normalize("NFKC", name).casefold().replace("+", " plus ")
    kept = "".join(c if c.isalnum() else "-" for c in unicodedata.normalize("NFC", folded))
    joined = re.sub("-+", "-", kept).strip("-")
    return joined or _digest(name)


def person_key(name: str) -> str:
    """Return what two spellings of one person's name share: all but case, spaces, diacritics, Unicode form and dots.

    ``H. T. Kung`` and ``HT Kung`` share a key. Hyphens, apostrophes and the order of the parts tell people apart.
    """
    decomposed = unicodedata.normalize("NFKD", name)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    folded = unicodedata.normalize("NFC", bare).casefold().translate(_SAME_LETTERS)
    return re.sub(r"[\s.]+", "", folded)


# Letters that differ from their plain form by a stroke Unicode does not decompose, and the typographic marks.
_SAME_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "’": "'", "‘": "'", "‐": "-", "–": "-"}
)


def paper_by_arxiv(identifier: str) -> Iri:
    """Return the IRI of the paper with the bare arXiv id ``identifier``."""
    return Iri(f"{DATA}paper/arxiv/{_segments(identifier)}")


def paper_in_document(path: str, index: int) -> Iri:
    """Return the IRI of the ``index``-th paper of a document that gives no id for it."""
    suffix = f"-{index + 1}" if index else ""
    return Iri(f"{DATA}paper/document/{_path_segments(path)}{suffix}")


def paper_reference(title: str) -> Iri:
    """Return the IRI of a cited paper that is known by its title alone."""
    return Iri(f"{DATA}paper/title/{_cut(slug(title))}")


def paper_by_doi(doi: str) -> Iri:
    """Return the IRI of a cited paper that is known by its DOI (case-insensitive, DOI Handbook section 2.4)."""
    return Iri(f"{DATA}paper/doi/{_path_segments(doi.casefold())}")


def paper_by_id(identifier: "PaperId") -> Iri | None:
    """Return the IRI of the paper with an id; None for an address that need not be one paper's (a repository)."""
    kind = identifier.kind.value
    if kind == "arxiv":
        return paper_by_arxiv(identifier.value)
    if kind == "doi":
        return paper_by_doi(identifier.value)
    if kind in _PAPER_KINDS:
        return Iri(f"{DATA}paper/{kind}/{_path_segments(identifier.value)}")
    return None


_PAPER_KINDS = frozenset({"openreview", "acl", "cvf", "pmlr", "neurips"})


def web_link(url: str) -> Iri | None:
    """Return ``url`` as an IRI, encoded where it must be; None if it is not an http(s) address."""
    encoded = quote(url.strip(), safe="%/:?#@!$&'()*+,;=-._~")
    before, mark, fragment = encoded.partition("#")
    encoded = before + mark + fragment.replace("#", "%23")  # RFC 3986, section 3.5: a fragment holds none
    try:
        parts = urlsplit(encoded)
        _ = parts.port  # the port is parsed on access and may be nonsense
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname or parts.netloc.count("@") > 1:
        return None
    if not _VALID_PERCENT.fullmatch(encoded):
        return None
    return Iri(encoded)


def person(name: str) -> Iri:
    """Return the IRI of the person called ``name``, the same for spellings that share a :func:`person_key`."""
    return Iri(f"{DATA}person/{_encode(person_key(name)) or _digest(name)}")


def authorship(paper: Iri, position: int | None, place: int, name: str) -> Iri:
    """Return the IRI of one name in one paper's author list; ``place`` counts names as listed, from 0."""
    return Iri(f"{DATA}authorship/{_digest(paper, str(position), str(place), name)}")


def topic(notation: str) -> Iri:
    """Return the IRI of the topic with the given notation."""
    return Iri(f"{DATA}topic/{slug(notation)}")


def benchmark(name: str) -> Iri:
    """Return the IRI of a benchmark by its notation or, for one that no lexicon knows, its name."""
    return thing("benchmark", name)


def model(name: str) -> Iri:
    """Return the IRI of a model by its notation or, for one that no lexicon knows, its name."""
    return thing("model", name)


def metric(name: str) -> Iri:
    """Return the IRI of a metric by its notation or, for one that no lexicon knows, its name."""
    return thing("metric", name)


def artifact(name: str) -> Iri:
    """Return the IRI of a thing that a paper introduces, by its (short) name."""
    return thing("artifact", name)


def thing(kind: str, name: str) -> Iri:
    """Return the IRI of a thing of a kind by its name; names that share a :func:`slug` are one thing."""
    return Iri(f"{DATA}{kind}/{_cut(slug(name))}")


def thing_of_paper(kind: str, name: str, paper: Iri) -> Iri:
    """Return the IRI of what a paper introduces under a name that already is another thing's."""
    return Iri(f"{thing(kind, name)}~{paper.removeprefix(f'{DATA}paper/').replace('/', '-')}")


def community(number: int) -> Iri:
    """Return the IRI of a community by its number, from 1 for the largest."""
    return Iri(f"{DATA}community/{number}")


@lru_cache(maxsize=64)
def document(path: str) -> Iri:
    """Return the IRI of a source document, which is also its named graph.

    A ".." is joined to what follows it (its slash encoded), and so is a leading "/": no software that resolves dot
    segments (RFC 3986, section 5.2.4) can then change the IRI.
    """
    return Iri(f"{DATA}document/{_path_segments(path)}")


def similarity(paper: Iri, other: Iri) -> Iri:
    """Return the IRI of how similar ``other`` is to ``paper``."""
    return Iri(f"{DATA}similarity/{_digest(paper, other)}")


def listing(path: str, paper: Iri) -> Iri:
    """Return the IRI of the entry of ``paper`` in the document at ``path``."""
    return Iri(f"{DATA}listing/{_digest(path, paper)}")


def result(*parts: str) -> Iri:
    """Return the IRI of a result: the same figures in two documents are one node."""
    return Iri(f"{DATA}result/{_digest(*parts)}")


def evidence(*parts: str) -> Iri:
    """Return the IRI of one piece of evidence."""
    return Iri(f"{DATA}evidence/{_digest(*parts)}")


def extractor(name: str, version: str, rule: str) -> Iri:
    """Return the IRI of one rule of one version of an extractor."""
    return Iri(f"{DATA}extractor/{slug(name)}/{version}/{slug(rule)}")


def _digest(*parts: str) -> str:
    import hashlib  # loads OpenSSL, for which a point lookup need not wait

    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:_HASH_LENGTH]


def _cut(segment: str, longest: int = 120) -> str:
    return segment if len(segment) <= longest else f"{segment[:longest].rstrip('-')}-{_digest(segment)}"


def _segments(text: str) -> str:
    return "/".join(_encode(segment) for segment in text.split("/"))


def _path_segments(path: str) -> str:
    encoded = ""
    segments = path.split("/")
    for place, segment in enumerate(segments):
        opening = "" if place == 0 else "/"
        # an empty, "." or ".." segment would be resolved away: encode the slash after it instead
        dots = encoded and encoded.rsplit("/", 1)[-1] in {"", ".", ".."}
        if dots or (place == 1 and not encoded) or (place and segments[place:] == [""]):
            opening = "%2F"
        encoded += opening + _encode(segment)
    return encoded


def _encode(segment: str) -> str:
    return _RESERVED.sub(_percent, segment)


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found.group().encode("utf-8", "surrogateescape"))
