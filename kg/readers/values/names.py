"""People's names as reference lists write them, in Latin letters or transcribed into Hangul."""

import re

__all__ = ["CONJUNCTION", "ET_AL", "NAME", "are_names", "is_initial", "is_name", "split_names"]

_CAPITAL = r"[^\W\d_a-z]"  # not lower-case ASCII, so that accents and other scripts begin names too
_PARTICLE = r"(?:d[aeiou]s?|del|della|van|von|vom|der|den|ter|ten|la|le|el|al|bin|ibn|y|zu|zur|af|hsin)\b"
_TOKEN = (
    rf"(?:{_CAPITAL}\.(?:-?{_CAPITAL}\.)*+|(?:Jr|Sr|St|Dr)\.|{_PARTICLE}"
    rf"|(?:[a-z]['’]|d&\#39;)?{_CAPITAL}[\w'’‐-]*+(?:&\#39;\w++)?)"
)
NAME = rf"(?:{_TOKEN}(?:\s{_TOKEN}){{0,6}})"
"""A name: up to seven words that are capitalised or Korean, particles, or initials."""

CONJUNCTION = r"(?:and|&(?:amp;)?|및|그리고)"
"""What stands before the last name of a list."""

ET_AL = re.compile(
    r"[\s,]+(?:et\.?\s+al\.?|(?:and\s)?\+?\s?\d+\s(?:more|(?:co-?)?authors|others)|외(?:\s*\d+\s*[명인])?|등|others)\s*$",
    re.IGNORECASE,
)
"""What stands for the names that a list leaves out at its end."""

_NAME = re.compile(NAME)
_INITIALS = re.compile(rf"(?:{_CAPITAL}\.?[\s-]?){{1,3}}")
_SEPARATOR = re.compile(rf"\s*[,;，]\s*(?:{CONJUNCTION}\s+)?|\s+{CONJUNCTION}\s+|(?<=[a-z])[와과]\s+")
_LEADING = re.compile(rf"\s*{CONJUNCTION}\s+")
_ENTITY = re.compile(r"&(?:#\d{1,6}|\w{1,10})$")
_MOST_CHECKED = 30


def is_name(words: str) -> bool:
    """Tell whether ``words`` could be one person's name."""
    return _NAME.fullmatch(words) is not None


def is_initial(word: str) -> bool:
    """Tell whether ``word`` is up to three initials ("T", "T. B.", "J.-P.")."""
    return len(word) <= 8 and word[:1].isascii() and _INITIALS.fullmatch(word) is not None


def are_names(names: tuple[str, ...]) -> bool:
    """Tell whether each of ``names``, as :func:`split_names` gives them, could be a name (the first thirty of many)."""
    return bool(names) and all(is_name(name.split(", ")[0]) for name in names[:_MOST_CHECKED])


def split_names(words: str) -> tuple[str, ...]:
    """Return the names of a list in order; "et al." names no one.

    Initials stay with the surname before them: ``Brown, T., Mann, B.`` gives two names.
    """
    bare = words.strip(" :,\r\n\t")
    if bare[-1:] == "." and not is_initial(re.split(r"[\s,]", bare)[-1]):
        bare = bare[:-1]
    bare = ET_AL.sub("", bare)
    leading = _LEADING.match(bare)
    start = leading.end() if leading else 0
    names: list[str] = []
    for separator in [*_SEPARATOR.finditer(bare), None]:
        end = separator.start() if separator else len(bare)
        if separator and separator[0][:1] == ";" and _ENTITY.search(bare, max(0, end - 12), end):
            continue  # the end of an HTML entity
        name = " ".join(bare[start:end].split())
        if names and is_initial(name):
            names[-1] += f", {name}"
        elif name and not ET_AL.fullmatch(f" {name}"):
            names.append(name)
        start = separator.end() if separator else end
    return tuple(names)
