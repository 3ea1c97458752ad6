"""Renders Markdown, HTML and marks of footnotes away, keeping where each remaining character stands."""

import html
import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["Plain", "plain_names"]

_NAME_MARKUP = re.compile(
    r"""(?P<drop>
          \s?\[!\[[^\[\]]{0,300}\]\([^()\s]{0,500}\)\]\([^()\s]{0,500}\)     # a linked picture: a badge, an icon
        | !\[[^\[\]]{0,300}\]\([^()\s]{0,500}\)
        | <(?P<tag>sup|sub)>[^<>]{0,100}</(?P=tag)>                        # marks of footnotes
        | </?[A-Za-z][^<>]{0,300}>                                        # other tags
        | \s?<?(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}>?
        | \s?<?https?://[^\s<>,;()]{1,500}>?
        | \s?\((?:[^()]++|\([^()]*+\))*+(?:\)(?!\w)|\Z) | \s?（[^（）]{0,300}）    # an affiliation
        | \s?\[(?:orcid|email|e-mail|homepage|home|web|iD|scholar)\]\([^()\s]{0,500}\)
        | \[\[(?:[^\[\]|]{0,300}(?:\||/(?=[^\[\]|/]{0,300}\]\])))? | \]\]  # around a wikilink's words
        | \[(?=[^\[\]]{0,300}\]\() | \]\([^()\s]{0,500}\)                  # around a link's words
        | \s?\[[^\[\]]{0,300}\](?!\()                                      # an affiliation
        | \$\^?\{?[^$\w]{0,3}\{?[\d,\s*†‡§\\a-z]{0,40}\}?\}?\$ | \^\{[^{}]{0,40}\}
        | \^[\d,\s*†‡§]{1,20}\^ | \^\d{1,2}(?:,\d{1,2}){0,5}
        | \s?[¹²³⁰⁴-⁹ⁱⁿᵃ-ᵛ†‡§¶∗⁎✱★☆⋆♠♣♥♦✉📧🖂#]+(?:,\s?[¹²³⁰⁴-⁹†‡§¶∗*]+)*
        | ~~[^~]{0,300}~~
        | \\?\*+ | \\(?=[_&.\-\[\]()#+`]) | `+
        | [\u00ad\u200b-\u200f\u2060\ufeff]+
      )
    | (?<=\w)\{?\\(?P<accent>["'`^~=.]|[vcuHkr](?=\{))\{?(?P<letter>[A-Za-z])\}{0,2} # of TeX
    | (?P<entity>&(?:\#\d{1,6}|\#x[0-9A-Fa-f]{1,6}|\w{2,10});)
    | (?P<space>[~\u00a0])""",
    re.VERBOSE | re.IGNORECASE,
)


_ACCENTS = dict(
    zip("\"'`^~=.vcuHkr", "\u0308\u0301\u0300\u0302\u0303\u0304\u0307\u030c\u0327\u0306\u030b\u0328\u030a", strict=True)
)
_MAY_BE_MARKED = re.compile(r"[^\w\s.,;'’·|+-]|[~_\u00a0¹²³⁰⁴-⁹ⁱⁿᵃ-ᵛ]")


class Plain(NamedTuple):
    """Text as a reader of the page sees it.

    Attributes:
        text: the characters that remain.
        offsets: where each of them stands in the document.
    """

    text: str
    offsets: Sequence[int]


def plain_names(text: str, start: int, end: int) -> Plain:
    """Return a list of names without markup, addresses, affiliations in brackets and marks of footnotes."""
    if _MAY_BE_MARKED.search(text, start, end) is None:
        return Plain(text[start:end], range(start, end))
    kept: list[str] = []
    offsets: list[int] = []
    place = start
    for found in _NAME_MARKUP.finditer(text, start, end):
        kept.append(text[place : found.start()])
        offsets += range(place, found.start())
        place = found.end()
        if found["tag"] is None and found["drop"] and found["drop"].lower().startswith("<br"):
            kept.append(",")
            offsets.append(found.start())
        elif found["letter"]:
            composed = unicodedata.normalize("NFC", found["letter"] + _ACCENTS[found["accent"]])
            kept.append(composed)
            offsets += [found.start()] * len(composed)
        elif found["entity"]:
            characters = html.unescape(found["entity"])
            kept.append(characters)
            offsets += [found.start()] * len(characters)
        elif found["space"]:
            kept.append(" ")
            offsets.append(found.start())
    kept.append(text[place:end])
    offsets += range(place, end)
    return Plain("".join(kept), offsets)
