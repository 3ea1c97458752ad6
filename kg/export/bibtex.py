"""BibTeX of papers; kg.readers.bibliography reads it back."""

import re
import unicodedata
from collections.abc import Iterator

from kg.export.content import Content
from kg.papers import Paper

__all__ = ["bibtex"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MATH = re.compile(r"(\$[^$]+\$)")
_SPECIAL = {
    "\\": "{\\textbackslash}", "{": "{\\textbraceleft}", "}": "{\\textbraceright}", "~": "{\\textasciitilde}",
    "^": "{\\textasciicircum}", "`": "{\\textasciigrave}", "<": "{\\textless}", ">": "{\\textgreater}",
    "|": "{\\textbar}", "&": "\\&", "%": "\\%", "$": "\\$", "#": "\\#", "_": "\\_",
}  # fmt: skip
_LIGATURES = re.compile(r"(?<=[-'])(?=[-'])|(?<=,)(?=,)")  # TeX sets two of these as another character
_PROCEEDINGS = re.compile(r"proceedings|conference|workshop|symposium|meeting|findings", re.IGNORECASE)
_UNSAFE = re.compile(r"[{}\\%]")
_FILLERS = frozenset({"a", "an", "the", "on", "in", "of", "for", "to", "is", "are", "with", "and", "from", "towards"})


def bibtex(content: Content) -> bytes:
    """Return an entry for each paper: authors, title, year, venue, ids and an address.

    Titles keep their capitals and their formulas. Keys are made of the first author's name, the year and the first word
    of the title; papers of equal keys get a letter each.
    """
    taken: dict[str, int] = {}
    return "\n".join(_entry(paper, _key(paper, taken)) for paper in content.papers).encode()


def _entry(paper: Paper, key: str) -> str:
    fields = "".join(f"  {name:<13} = {value},\n" for name, value in _fields(paper))
    return f"@{_type(paper)}{{{key},\n{fields}}}\n"


def _type(paper: Paper) -> str:
    if paper.venue:
        return "inproceedings" if _PROCEEDINGS.search(paper.venue) else "article"
    return "misc" if paper.arxiv or paper.doi or paper.authors else "unpublished"


def _fields(paper: Paper) -> Iterator[tuple[str, str]]:
    if paper.authors:
        names = [_name(each) for each in paper.authors] + ["others"] * paper.others
        yield "author", f"{{{' and '.join(names)}}}"
    if paper.title:
        yield "title", f"{{{{{_tex(paper.title)}}}}}"
    if paper.venue:
        yield "journal" if _type(paper) == "article" else "booktitle", f"{{{_tex(paper.venue)}}}"
    for name, number in zip(("year", "month"), paper.year_and_month, strict=False):
        yield name, _MONTHS[number - 1] if name == "month" else f"{{{number}}}"
    if paper.arxiv:
        yield "eprint", f"{{{paper.arxiv}}}"
        yield "archivePrefix", "{arXiv}"
    if paper.doi:
        yield "doi", f"{{{_UNSAFE.sub(_percent, paper.doi)}}}"
    for name, url in zip(("url", "note"), _addresses(paper), strict=False):
        yield name, f"{{{_UNSAFE.sub(_percent_of_url, url)}}}"


def _addresses(paper: Paper) -> list[str]:
    """The addresses that the ids do not give already; else the first of all."""
    known = (f"arxiv.org/abs/{paper.arxiv}" if paper.arxiv else "\0", f"doi.org/{paper.doi}" if paper.doi else "\0")
    return [each for each in paper.urls if not each.endswith(known)] or list(paper.urls[:1])


def _name(name: str) -> str:
    """A name as it is written; in braces where BibTeX would take it apart in the wrong place."""
    words = name.casefold().split()
    is_plain = "," not in name and not {"and", "others"} & set(words)
    return _tex(name) if is_plain else f"{{{_tex(name)}}}"


def _tex(text: str) -> str:
    """Text as TeX; formulas stay as they are."""
    parts = _MATH.split(text)
    return "".join(part if place % 2 and _is_balanced(part) else _escaped(part) for place, part in enumerate(parts))


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(character, character) for character in _LIGATURES.sub("\0", text)).replace("\0", "{}")


def _is_balanced(formula: str) -> bool:
    depth = 0
    for character in formula.replace("\\\\", "").replace("\\{", "").replace("\\}", ""):
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0 and formula.count("{") == formula.count("}") and "\\$" not in formula


def _key(paper: Paper, taken: dict[str, int]) -> str:
    family = _ascii(paper.authors[0].split()[-1]) if paper.authors else ""
    year = str(paper.year_and_month[0]) if paper.year_and_month else ""
    words = [_ascii(word) for word in re.split(r"[^\w]+", paper.title)]
    first = next((word for word in words if word and word not in _FILLERS), "")
    key = f"{family}{year}{first}" or "paper"
    taken[key] = number = taken.get(key, 0) + 1
    if number == 1:
        return key
    return f"{key}{chr(ord('a') + number - 2)}" if number <= 27 else f"{key}-{number}"


def _ascii(word: str) -> str:
    folded = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]", "", folded)


def _percent(found: re.Match[str]) -> str:
    return f"\\{found[0]}" if found[0] in "{}%" else "{\\textbackslash}"


def _percent_of_url(found: re.Match[str]) -> str:
    return found[0] if found[0] == "%" else f"%{ord(found[0]):02X}"
