"""Parses ids and addresses of papers: arXiv, DOI, ACL Anthology, OpenReview, PMLR, NeurIPS, CVF, GitHub, pages."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

from kg.model import IdKind, PaperId, Span
from kg.schema.arxiv import ARXIV_ID, bare_arxiv_id

__all__ = ["ID_FORMS", "IdForm", "best_id", "find_ids", "id_in_name", "parse_id"]

_VERSION = r"(?:v\d{1,3})?"
_DOI = r"10\.\d{4,9}(?:\.\d+)*/"


class IdForm(NamedTuple):
    """One form in which a paper is named.

    Attributes:
        kind: what the id is.
        where: the site or manner of writing, for people.
        example: an example.
        pattern: matches the address without its scheme, or the words; its group ``value`` is the id.
        url: the address to open, with the pattern's groups in braces.
    """

    kind: IdKind
    where: str
    example: str
    pattern: re.Pattern[str]
    url: str


def _form(kind: IdKind, where: str, example: str, pattern: str, url: str) -> IdForm:
    return IdForm(kind, where, example, re.compile(pattern, re.IGNORECASE), url)


_ARXIV_URL = "https://arxiv.org/abs/{value}"
_DOI_URL = "https://doi.org/{value}"
_ACL_URL = "https://aclanthology.org/{value}/"
_ARXIV = rf"(?P<value>{ARXIV_ID})"
_ACL_NEW = r"(?:19|20)\d\d\.[a-z0-9_]+-[a-z0-9_]+\.\d{1,4}"
_ACL_ID = rf"(?P<value>{_ACL_NEW}|[A-Z]\d\d-\d{{4}})"

_ADDRESSES: tuple[IdForm, ...] = (
    _form(
        IdKind.ARXIV,
        "arXiv and its mirrors: abs, pdf, html, ps, e-print",
        "https://export.arxiv.org/pdf/2402.14830v2.pdf",
        rf"(?:[\w-]+\.)*(?:arxiv\.org|xxx\.lanl\.gov)/(?:abs|pdf|html|ps|e-print|format|src|pdf/arxiv)/(?:arxiv:)?{_ARXIV}",
        _ARXIV_URL,
    ),
    _form(
        IdKind.ARXIV,
        "DataCite DOI of arXiv",
        "https://doi.org/10.48550/arXiv.2402.14830",
        rf"[\w.-]+/(?:[\w.-]+/)*10\.48550/arxiv\.{_ARXIV}",
        _ARXIV_URL,
    ),
    _form(
        IdKind.ARXIV,
        "ar5iv, alphaXiv, Hugging Face papers, arXiv Vanity, Emergent Mind, Moonlight and others by id",
        "https://huggingface.co/papers/2402.14830",
        r"(?:[\w-]+\.)*(?:ar5iv\.org|alphaxiv\.org|huggingface\.co|hf\.co|arxiv-vanity\.com|emergentmind\.com"
        r"|paperswithcode\.com|scholar-inbox\.com|themoonlight\.io|takara\.ai|scirate\.com|bytez\.com)"
        rf"/(?:[\w-]+/)*?(?:abs|pdf|html|overview|papers?|resources|audio|docs|arxiv)/(?:arxiv[:/])?{_ARXIV}",
        _ARXIV_URL,
    ),
    _form(
        IdKind.ARXIV,
        "any other site whose address says arxiv: papers.cool, Semantic Scholar, NASA ADS, Connected Papers",
        "https://www.semanticscholar.org/arxiv/2402.14830",
        rf"[\w.-]+/(?:[\w.-]+/)*arxiv[:/]{_ARXIV}",
        _ARXIV_URL,
    ),
    _form(
        IdKind.ACL,
        "ACL Anthology",
        "https://aclanthology.org/2020.acl-main.703.pdf",
        rf"(?:www\.)?(?:aclanthology\.(?:org|info)|aclweb\.org/anthology)/(?:[\w.-]+/)*{_ACL_ID}",
        _ACL_URL,
    ),
    _form(
        IdKind.DOI,
        "doi.org and publishers' addresses that hold the DOI",
        "https://dl.acm.org/doi/10.1145/3292500.3330701",
        rf"[\w.-]+(?::\d+)?/(?:[^/\s?#]+/)*(?P<value>{_DOI}[^\s?#]+)",
        _DOI_URL,
    ),
    _form(
        IdKind.OPENREVIEW,
        "OpenReview",
        "https://openreview.net/forum?id=H1xSNiRcF7",
        r"(?:[\w-]+\.)?openreview\.net/(?:forum|pdf|attachment|revisions)\?(?:[^#\s]*&)?id=(?P<value>[\w-]{6,40})",
        "https://openreview.net/forum?id={value}",
    ),
    _form(
        IdKind.PMLR,
        "Proceedings of Machine Learning Research",
        "https://proceedings.mlr.press/v139/radford21a.html",
        r"(?:www\.)?proceedings\.mlr\.press/(?P<value>[vr]\d+/[\w-]+)",
        "https://proceedings.mlr.press/{value}.html",
    ),
    _form(
        IdKind.NEURIPS,
        "NeurIPS proceedings",
        "https://papers.nips.cc/paper/2017/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html",
        r"(?:papers\.n(?:eur)?ips\.cc|proceedings\.neurips\.cc)/(?:paper_files/)?paper/"
        r"(?P<year>\d{4})/(?:hash|file)/(?P<hash>[0-9a-f]{32})-[A-Za-z]+(?P<track>(?:-[A-Za-z_]+)?)",
        "https://proceedings.neurips.cc/paper_files/paper/{year}/hash/{hash}-Abstract{track}.html",
    ),
    _form(
        IdKind.CVF,
        "CVF Open Access",
        "https://openaccess.thecvf.com/content/CVPR2024/html/Kim_Sky_CVPR_2024_paper.html",
        r"openaccess\.thecvf\.com/(?P<event>content[\w/]*?)/(?:html|papers)/(?P<value>[\w-]+_paper)\.",
        "https://openaccess.thecvf.com/{event}/html/{value}.html",
    ),
    _form(
        IdKind.GITHUB,
        "GitHub repository",
        "https://github.com/owner/repository",
        r"(?:www\.)?github\.com/(?P<value>(?!(?:topics|features|orgs|sponsors|search)/)[\w-]+/[\w.-]+)",
        "https://github.com/{value}",
    ),
    _form(IdKind.PAGE, "any other address", "https://example.org/our-paper", r"(?P<value>[\w.-]+\.\w.*)", "{address}"),
)
_WORDS: tuple[IdForm, ...] = (
    _form(
        IdKind.ARXIV,
        "arXiv id behind a label",
        "arXiv:2402.14830v2",
        rf"(?:arxiv(?:\s+(?:preprint|e-?print|사전\s?인쇄본|id))?\s*[:./_\s-]?\s*|abs/|pdf/|(?:doi\s*[:=]?\s*)?10\.48550/arxiv\.){_ARXIV}{_VERSION}",
        _ARXIV_URL,
    ),
    _form(IdKind.DOI, "DOI", "doi:10.1145/3292500.3330701", rf"(?:doi\s*[:=]?\s*)?(?P<value>{_DOI}\S+)", _DOI_URL),
    _form(IdKind.ARXIV, "arXiv id alone, new or old", "cs.CL/0112017", rf"{_ARXIV}{_VERSION}", _ARXIV_URL),
    _form(IdKind.ACL, "ACL Anthology id alone", "2020.acl-main.703", rf"(?P<value>{_ACL_NEW})", _ACL_URL),
)

ID_FORMS: tuple[IdForm, ...] = (*_ADDRESSES, *_WORDS)
"""Every form that is read. An address or label is read by the first form that fits it."""

_GLUED = "\u3000-\u303f\uac00-\ud7a3\u3131-\u318e\uff08\uff09\uff0c“”‘’…"  # what may follow an address without a space
_HOSTS = (
    r"(?:www\.|export\.|browse\.|ar5iv\.labs\.|labs\.)?(?:arxiv\.org|ar5iv\.org|alphaxiv\.org|huggingface\.co|hf\.co"
    r"|papers\.cool|semanticscholar\.org|doi\.org|dx\.doi\.org|openreview\.net|aclanthology\.org|openaccess\.thecvf\.com"
    r"|proceedings\.mlr\.press|proceedings\.neurips\.cc|papers\.nips\.cc|github\.com)/"
)
_CANDIDATE = re.compile(
    rf"""(?P<target>(?:(?<=\]\()|(?<=\]\(<))https?://[^\s()<>]*+(?:\([^\s()<>]*+\)[^\s()<>]*+)*+)
    | (?P<address>(?:https?://|(?<![\w@./:-]){_HOSTS})[^\s<>"'`|\\^{{}}\[\]{_GLUED}]++)
    | (?P<labelled>(?<![A-Za-z])(?:arxiv(?:\s{{1,3}}(?:preprint|e-?print|사전\s?인쇄본|id))?\s{{0,3}}[:./_\s-]?\s{{0,3}}
        |abs/|pdf/)
        {ARXIV_ID}{_VERSION}(?![A-Za-z\d]))
    | (?P<doi>(?:(?<![\w])doi\s{{0,3}}[:=]?\s{{0,3}}|(?<![\w./])){_DOI.replace("/", "(?:/|%2F)")}
        [^\s<>"'`|\\^{{}}\[\],;{_GLUED}]++)
    | (?P<bare>(?<![\w.,/$€£₩¥#=+~-]){ARXIV_ID}{_VERSION}(?![A-Za-z\d]|\s?[%％]|[.,]\d))
    | (?P<acl>(?<![\w./-]){_ACL_NEW}(?![\w-]|\.\d))""",
    re.VERBOSE | re.IGNORECASE,
)
_IN_ANY = re.compile(r"[\d/]")  # each candidate has one of these; they are found much sooner than that there is none
_IN_NAME = re.compile(rf"(?<![\d.]){ARXIV_ID}{_VERSION}(?![\d])", re.IGNORECASE)
_OLD_IN_NAME = re.compile(r"(?<![A-Za-z])([a-z-]{1,8}[a-z](?:\.[A-Za-z-]{2,12})?)[-_]?((?:9[1-9]|0[0-7])\d{5})(?!\d)")
_ACL_NAME = re.compile(rf"{_ACL_NEW}|[A-Z]\d\d-\d{{4}}")
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_TRAILING = ".,;:!?*_~'\"…·"
_LONGEST = 2_000  # characters of an address or id
_RANK = {kind: rank for rank, kind in enumerate(IdKind)}
_DOI_TAIL = re.compile(
    r"(?:/(?:full(?:text)?|pdf|epdf|abstract|meta|html|summary))?(?:\.(?:pdf|html?))?$", re.IGNORECASE
)
_BIORXIV_TAIL = re.compile(r"(?<=\d)v\d+(?:\.[\w.-]+)?$")


def find_ids(text: str, start: int = 0, end: int | None = None, *, bare: bool = True) -> Iterator[PaperId]:
    """Yield the ids and addresses in ``text[start:end]``, in the order of the text.

    A date, a version number or a figure is not an id: an arXiv id has a month, and as many digits as its year asks for.

    Args:
        text: the document's text.
        start: where to look from.
        end: where to look to; None for the end of the text.
        bare: whether an arXiv id without label, brackets or address counts, as in a heading; running text has figures
            that look the same.
    """
    end = len(text) if end is None else end
    if _IN_ANY.search(text, start, end) is None:  # most titles
        return
    for found in _CANDIDATE.finditer(text, start, end):
        kind = found.lastgroup
        if kind == "bare" and not bare and not _is_bracketed(text, found.start(), found.end()):
            continue
        words = found[0][:_LONGEST] if kind == "target" else _without_trailing(found[0][:_LONGEST])
        identifier = _parse(words, found.start())
        if identifier is not None:
            yield identifier


def parse_id(text: str) -> PaperId | None:
    """Return the id or address that is the whole of ``text``; None if it is something else."""
    words = text.strip()
    begin = text.find(words)
    if len(words) > _LONGEST:
        return None
    if _SCHEME.match(words):
        return _parse(words, begin)
    found = _CANDIDATE.match(words)
    if found is None or len(_without_trailing(found[0])) < len(_without_trailing(words)):
        return None
    return _parse(_without_trailing(words), begin)


def id_in_name(name: str) -> str:
    """Return the arXiv id in a document's name ("notes/2402.14830v2 Sky.md"), empty if it has none.

    A name cannot hold the slash of an old id: ``cs-0112017.md`` and ``hep-th_9901001.md`` are read, too.
    """
    last = name.rsplit("/", 1)[-1]
    found = _IN_NAME.search(last)
    if found is not None:
        return bare_arxiv_id(_without_version(found[0]))
    old = _OLD_IN_NAME.search(last)
    identifier = parse_id(f"{old[1]}/{old[2]}") if old is not None else None
    return identifier.value if identifier is not None else ""


def best_id(ids: Iterable[PaperId]) -> PaperId | None:
    """Return the most useful id of ``ids``: arXiv before DOI before the proceedings; of equals the first."""
    return min(ids, key=lambda identifier: _RANK[identifier.kind], default=None)


def _parse(words: str, begin: int) -> PaperId | None:
    scheme = _SCHEME.match(words)
    is_address = scheme is not None or ("/" in words and re.match(_HOSTS, words, re.IGNORECASE) is not None)
    rest = words[scheme.end() :] if scheme is not None else words
    rest = rest.replace("%2F", "/").replace("%2f", "/")
    for form in _ADDRESSES if is_address else _WORDS:
        found = form.pattern.match(rest)
        if found is None:
            continue
        groups = {key: value or "" for key, value in found.groupdict().items()}
        value = _value(form.kind, groups)
        address = f"{(scheme[0].lower() if scheme else 'https://')}{words[scheme.end() if scheme else 0 :]}"
        groups["value"] = value
        url = form.url.format(**groups, address=address)
        span = Span(begin, begin + len(words))
        return PaperId(form.kind, url if form.kind is IdKind.PAGE else value, url, span)
    return None


def _value(kind: IdKind, groups: dict[str, str]) -> str:
    value = groups.get("value", "")
    if kind is IdKind.ARXIV:
        archive, slash, number = value.partition("/")
        return bare_arxiv_id(f"{archive.lower()}{slash}{number}" if slash else value)
    if kind is IdKind.DOI:
        value = _without_trailing(_DOI_TAIL.sub("", unquote(value)))
        return _BIORXIV_TAIL.sub("", value) if value.startswith("10.1101/") else value
    if kind is IdKind.ACL:
        return value.upper() if "." not in value else value.lower()
    if kind is IdKind.NEURIPS:
        return f"{groups['year']}/{groups['hash'].lower()}"
    if kind is IdKind.GITHUB:
        return value.rstrip(".").removesuffix(".git")
    return value


def _without_version(identifier: str) -> str:
    return re.sub(r"v\d+$", "", identifier, flags=re.IGNORECASE)


def _is_bracketed(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in {"[", "(", "`"} and text[end : end + 1] in {"]", ")", "`"}


def _without_trailing(words: str) -> str:
    """Return an address without punctuation that belongs to the sentence, such as a bracket it never opened."""
    unopened = words.count(")") - words.count("(")
    end = len(words)
    while end and (words[end - 1] in _TRAILING or (words[end - 1] == ")" and unopened > 0)):
        unopened -= words[end - 1] == ")"
        end -= 1
    return words[:end]
