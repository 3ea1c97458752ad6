"""Project links: the addresses of a paper's code, models, data and pages."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from kg.extractors.base import Source
from kg.extractors.metadata.link_hosts import BARE_HOSTS, CODE_HOSTS, FILE_ENDINGS, OTHER_HOSTS, PAGE_HOSTS
from kg.model import Claim, Evidence, Iri, PassageKind, Span, Statement
from kg.nlp.analysis import TextAnalysis
from kg.schema.iris import web_link
from kg.schema.terms import CODE_REPOSITORY, PAGE

__all__ = ["LinksExtractor"]


class LinksExtractor:
    """Claims a page for each address of a project, and a code repository for those on hosts of code."""

    name = "links"
    version = "1"

    def extract(self, source: Source, text: TextAnalysis) -> Iterable[Claim]:
        """Return the claims that the entry supports, one address once."""
        said: set[str] = set()
        for sentence in text.sentences:
            if sentence.kind is PassageKind.TITLE or "." not in sentence.text:
                continue
            for start, written in _addresses(sentence.text):
                bare = not written.casefold().startswith("http")
                link = web_link(f"https://{written}" if bare else written)
                if link is None or not _is_project(link) or _folded(link) in said:
                    continue
                said.add(_folded(link))
                place = Span(sentence.span.start + start, sentence.span.start + start + len(written))
                rule, confidence = ("bare-address", 0.9) if bare else ("address", 0.97)
                evidence = Evidence(sentence.span, rule, confidence, written, place)
                yield Claim(Statement(source.paper, PAGE, link), evidence)
                if _is_repository(link):
                    yield Claim(Statement(source.paper, CODE_REPOSITORY, link), evidence)


# An address ends before what no address holds unencoded (RFC 3986, section 2) and before a glued Korean particle.
_REST = r"[^\s<>\"'`()\[\]{}|^\\“”‘’「」『』、。，가-힣ㄱ-ㆎ]"
_ADDRESS = re.compile(
    rf"https?://{_REST}+"
    rf"|(?<![\w.@/:-])(?:www\.{_REST}+"
    rf"|(?:{'|'.join(map(re.escape, BARE_HOSTS))})/{_REST}+"
    rf"|[a-z0-9][a-z0-9-]{{0,62}}\.(?:{'|'.join(map(re.escape, PAGE_HOSTS))})(?![\w.-]*\w\.)(?:/{_REST}*)?)",
    re.IGNORECASE,
)


_SIGNS = ("/", "www.", *PAGE_HOSTS)
"""Of these an address has at least one; looking for it takes a tenth of the time."""

_FOOTNOTE_MARKS = "¹²³⁴⁵⁶⁷⁸⁹⁰†‡§"  # in a translated paper what follows a footnote runs into the address


def _addresses(text: str) -> Iterator[tuple[int, str]]:
    """Yield the addresses of a text with their places, without the punctuation behind them."""
    folded = text.casefold()
    if not any(sign in folded for sign in _SIGNS):
        return
    for found in _ADDRESS.finditer(text):
        if found.start() and text[found.start() - 1] in _FOOTNOTE_MARKS:
            continue
        written = found[0].rstrip(".,;:!?*_~…·-")
        if "." in written:
            yield found.start(), written


def _folded(link: Iri) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", link.casefold()).rstrip("/")


def _is_project(link: Iri) -> bool:
    parts = urlsplit(link)
    host = (parts.hostname or "").removeprefix("www.")
    path = parts.path.casefold()
    if host.startswith("cdn") or any(host == other or host.endswith(f".{other}") for other in OTHER_HOSTS):
        return False
    if host in {"huggingface.co", "hf.co"} and path.startswith("/papers"):
        return False
    if (host in CODE_HOSTS or host in {"huggingface.co", "hf.co"}) and path in {"", "/"}:
        return False
    return "." in host and not path.endswith(FILE_ENDINGS)


def _is_repository(link: Iri) -> bool:
    parts = urlsplit(link)
    segments = [segment for segment in parts.path.split("/") if segment]
    return (parts.hostname or "").removeprefix("www.") in CODE_HOSTS and len(segments) >= 2
