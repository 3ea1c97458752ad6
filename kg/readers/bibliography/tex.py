"""Turns TeX, as BibTeX fields hold it, into text; formulas stay as they are."""

import re
from functools import cache
from typing import Any

__all__ = ["plain_tex"]

_NEEDS_PARSING = re.compile(r"[\\{}~]|``|''|--")
_COMMENT_SIGN = re.compile(r"(?<!\\)%")
_BRACES = re.compile(r"[{}]")
_SIGNS = {  # that pylatexenc leaves out or takes for an accent
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textquotedbl": '"',
    "textasciicircum": "^",
}
_SPACE = re.compile(r"\s+")
_DEEPEST = 50  # braces inside braces; deeper ones are only removed


def plain_tex(source: str) -> str:
    r"""Return what TeX sets for ``source``: ``G{\"o}del \& {GPT}-4 on $x_1$`` is ``Gödel & GPT-4 on $x_1$``."""
    if not _NEEDS_PARSING.search(source):
        return _SPACE.sub(" ", source).strip()
    text = _COMMENT_SIGN.sub(r"\\%", source)  # a percent sign begins a comment in TeX, not in what people export
    if source.count("{") > _DEEPEST and _depth(source) > _DEEPEST:
        text = _BRACES.sub("", text)
    try:
        converter, context = _converter()
        text = converter.latex_to_text(text, latex_context=context)
    except Exception:  # whatever a parser of TeX may stumble over costs markup, not the words
        text = _BRACES.sub("", source)
    return _SPACE.sub(" ", text.replace("\N{NO-BREAK SPACE}", " ")).strip()


@cache
def _converter() -> tuple[Any, Any]:
    # imported here, since only bibliographies need it; a parser makes its table of macros anew unless it is given one
    from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec
    from pylatexenc.latex2text import get_default_latex_context_db as get_default_texts
    from pylatexenc.latexwalker import get_default_latex_context_db

    texts = get_default_texts()
    signs = [MacroTextSpec(name, simplify_repl=sign) for name, sign in _SIGNS.items()]
    texts.add_context_category("signs", macros=signs, prepend=True)
    converter = LatexNodes2Text(math_mode="verbatim", strict_latex_spaces=False, latex_context=texts)
    return converter, get_default_latex_context_db()


def _depth(source: str) -> int:
    deepest = depth = 0
    for brace in _BRACES.findall(source):
        depth += 1 if brace == "{" else -1
        deepest = max(deepest, depth)
    return deepest
