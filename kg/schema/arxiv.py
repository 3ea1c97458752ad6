"""The form of arXiv's ids, old and new."""

import re

__all__ = ["ARXIV_ID", "arxiv_id", "arxiv_month", "bare_arxiv_id"]

_MONTH = "(?:0[1-9]|1[0-2])"
_ARCHIVES = (
    "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga"
    "|funct-an|gr-qc|hep-(?:ex|lat|ph|th)|math-ph|math|mtrl-th|nlin|nucl-(?:ex|th)|patt-sol|physics|plasm-ph|q-alg"
    "|q-bio|quant-ph|solv-int|stat|supr-con"
)

ARXIV_ID = (
    rf"(?:(?:0[7-9]|1[0-4]){_MONTH}\.\d{{4}}(?!\d)|(?:1[5-9]|[2-4]\d){_MONTH}\.\d{{5}}(?!\d)"
    rf"|(?:{_ARCHIVES})(?:\.[A-Za-z][A-Za-z-]{{1,12}})?/(?:9[1-9]|0[0-7]){_MONTH}\d{{3}}(?!\d))"
)
"""A regular expression for an id without its version.

Four digits follow the point until 2014, five since, so that an id that was cut short is not taken for a whole one. Ids
from before April 2007 name their archive, and may name a subject class (``math.AG/0307245``).

Source: arXiv identifier scheme, https://info.arxiv.org/help/arxiv_identifier.html.
"""

_IN_TEXT = re.compile(rf"(?<![\w.])({ARXIV_ID})|(?<=_)({ARXIV_ID})")
_SUBJECT_CLASS = re.compile(r"\.[A-Za-z-]+(?=/)")


def arxiv_id(text: str) -> str:
    """Return the bare arXiv id in ``text`` ("2402.14830", "cs/0112017"), empty if there is none."""
    found = _IN_TEXT.search(text)
    return bare_arxiv_id(found[0]) if found else ""


def bare_arxiv_id(identifier: str) -> str:
    """Return an id without its subject class, which names no other paper: ``cs.CL/0112017`` is ``cs/0112017``."""
    return _SUBJECT_CLASS.sub("", identifier)


def arxiv_month(identifier: str) -> str:
    """Return the month that an id carries ("2024-02" for 2402.14830, "2001-12" for cs/0112017); empty without id."""
    digits = identifier.rpartition("/")[2][:4]
    if not (digits.isdecimal() and len(digits) == 4):
        return ""
    return f"{'19' if digits >= '91' else '20'}{digits[:2]}-{digits[2:]}"
