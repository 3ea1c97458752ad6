"""Shows LaTeX and character references in titles and sentences as a reader would see them; the rest stays.

What comes of it is text: whoever puts it into a page escapes it.
"""

import re
from functools import cache, lru_cache
from html import unescape
from typing import Any

from kg.nlp.words import words

__all__ = ["as_read"]

_REFERENCE = re.compile(r"&(?:#\d{1,6}|#[xX][0-9A-Fa-f]{1,5}|[A-Za-z]{2,8});")
_MATH = re.compile(r"(?<![\\$])\$(?=[^\s$])([^$\n]{1,200})(?<=[^\s\\])\$(?!\$)")
_FORMULA = re.compile(r"[\\^_=<>]|\A(?!\d)\S+\Z")  # what a formula has; a price has it not
_SCRIPT = re.compile(r"([\^_])(?:\{([^{}]{1,40})\}|(\\[A-Za-z]+|[^\s{}\\]))")
_COMMAND = re.compile(r"\\([A-Za-z]+)(?:\s*\{([^{}\\$]{0,400})\}|(?![A-Za-z{]))|\\([%&$#_{}])")
_STYLES = words(
    "emph mbox text textbf textit textmd textrm textsc textsf texttt textup ul uline underline mathbf mathit mathrm"
)
_KEPT = "\ue000"  # stands for a formula that stays as it is
_RAISED = dict(zip("0123456789+-=()in*′", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱⁿ*′", strict=True))
_LOWERED = dict(zip("0123456789+-=()aeoxhklmnpstiruvj", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢᵣᵤᵥⱼ", strict=True))
_DINGS = ((33, 126, 0x2701), (161, 167, 0x2761), (172, 181, 0x2460), (182, 254, 0x2776))  # ranges of \\ding
_LONGEST = 5000  # characters; what is longer is neither a title nor a sentence
_DEEPEST = 4  # commands within commands
_MOST_BRACES = 12  # of a formula


@lru_cache(maxsize=4096)
def as_read(text: str) -> str:
    r"""Return a text with its LaTeX as characters: ``$\nabla^2$DFT`` is ``∇²DFT``, ``\emph{all}`` is ``all``."""
    if "&" in text:
        text = _REFERENCE.sub(lambda found: unescape(found[0]), text)
    if ("\\" not in text and "$" not in text) or len(text) > _LONGEST:
        return text
    kept: list[str] = []

    def formula(found: re.Match[str]) -> str:
        shown = _formula(found[1]) if _FORMULA.search(found[1]) else ""
        if not shown:
            kept.append(found[0])
        return shown or _KEPT

    shown = _MATH.sub(formula, text.replace(_KEPT, ""))
    for _ in range(_DEEPEST):
        before, shown = shown, _COMMAND.sub(_command, shown)
        if shown == before:
            break
    rest = iter(kept)
    return "".join(next(rest) if each == _KEPT else each for each in shown) if kept else shown


def _formula(source: str) -> str:
    """A formula as characters; empty where they cannot say it."""
    if source.count("{") > _MOST_BRACES:
        return ""
    scripted = _SCRIPT.sub(_script, source)
    if any(sign in scripted for sign in "^_") or not all(map(_is_known, re.findall(r"\\([A-Za-z]+)", scripted))):
        return ""
    shown = _text_of(scripted) if re.search(r"[\\{}%]", scripted) else scripted
    return "" if any(sign in shown for sign in "\\{}") else shown


def _script(found: re.Match[str]) -> str:
    letters = (found[2] or found[3]).strip()
    table = _RAISED if found[1] == "^" else _LOWERED
    return "".join(table[each] for each in letters) if all(each in table for each in letters) else found[0]


def _command(found: re.Match[str]) -> str:
    name, inside, sign = found.groups()
    if sign:
        return str(sign)
    if inside is None:
        return _text_of(found[0]) if len(name) > 1 and _is_known(name) else found[0]
    if name == "ding" and inside.isascii() and inside.isdigit():
        return next(
            (chr(first + int(inside) - at) for at, last, first in _DINGS if at <= int(inside) <= last), found[0]
        )
    return inside if name in _STYLES else found[0]


@lru_cache(maxsize=4096)
def _text_of(source: str) -> str:
    """What LaTeX sets for a short source; the source where the parser stumbles."""
    converter, context = _converter()
    try:
        shown = str(converter.latex_to_text(re.sub(r"(?<!\\)%", r"\\%", source), latex_context=context))
    except Exception:  # whatever a parser of TeX may stumble over costs markup, not the words
        return source
    return shown if shown.strip() or not source.strip() else source


@lru_cache(maxsize=4096)
def _is_known(command: str) -> bool:
    return bool(_converter()[0].latex_context.get_macro_spec(command))


@cache
def _converter() -> tuple[Any, Any]:
    # imported here: few titles need it, and a parser makes its table of macros anew unless it is given one
    from pylatexenc.latex2text import LatexNodes2Text
    from pylatexenc.latexwalker import get_default_latex_context_db

    return LatexNodes2Text(math_mode="text", strict_latex_spaces=True), get_default_latex_context_db()
