"""The spaCy tokenizer: it splits between Latin and Hangul and marks where sentences begin; built once a process.

A Doc's tokens are also kept as lists, since walking the Doc costs ten times as much as walking those.
"""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

__all__ = ["STARTS", "TOKEN", "WORDS", "ScriptTokenizer", "language", "sentence_starts", "tokenize"]

# Alternatives are tried in order and none overlaps itself: matching is linear in the text.
TOKEN = re.compile(
    r"""
      (?: https?:// | www\. ) [^\s<>"'()\[\]{}가-힣]+             # an address, up to a glued particle
    | \$ (?! [-+~≈<>=]? [\d.,]+ (?: \\?% )? \$ )                   # TeX: $\tau$-bench, but not $78.4\%$
      [^\s$]{1,40} \$ [\w.-]{0,40}? (?= [^\w.-] | [가-힣] | $ )
    | \\ (?: % | pm (?! [A-Za-z] ) ) | &\#37; | &percnt; | \+/-    # other spellings of % and ±
    | \d+ (?: ,\d{3} )+ (?: \.\d+ )? %?                           # 1,319
    | \d{1,3} , \d{1,2} (?= \ ? (?: \\? % | ％ ) )                  # 86,8%: a decimal comma
    | \d+ (?: \.\d+ )? (?= [-–] \d+ (?: \.\d+ )? (?: % | \ ?(?:점|배|포인트|퍼센트) ) )   # 4-5%
    | \d+ (?: \.\d+ )+ (?: [eE][-+]?\d+ )? %? (?! [A-Za-z0-9-] )  # 86.81%
    | \d+ %                                                       # 8%
    | [A-Z] \* [A-Z][A-Za-z]+                                    # V*Bench
    | ∞? [^\W가-힣ㄱ-ㆎ_\u3400-\u9fff]+                            # a word of another script, or digits ...
      (?: (?: (?! ['’]s (?![^\W가-힣]) ) [-_‐‑@'’&]+ | \.(?=\d) | \+(?=[A-Za-z]{4}) ) [^\W가-힣ㄱ-ㆎ_\u3400-\u9fff]+ )*
      (?: [+]{1,2} (?! [A-Za-z0-9+] ) )? [²³]?                               # ... with its joints: HumanEval+
    | ['’]s (?! [^\W가-힣] )                                      # the genitive: BERT's
    | [가-힣ㄱ-ㆎ]+
    | [\u3400-\u9fff]+
    | \*+ | \#+ | =+ | _+ | -+ | \.{2,}
    | \n
    | [^\S\n]+
    | .
    """,
    re.VERBOSE,
)

WORDS = "words"
"""The key of ``Doc.user_data`` that holds the words and whether a space follows each; see :func:`tokenize`."""

STARTS = "starts"
"""The key of ``Doc.user_data`` that holds which tokens begin a sentence; see :func:`sentence_starts`."""


def tokenize(text: str) -> tuple[list[str], list[bool]]:
    """Return the tokens of a text, and whether a space follows each; every character is kept."""
    found: list[str] = TOKEN.findall(text)
    # Two tokens of white space never follow each other; one that opens the text follows nothing.
    opening = found[:1] if found[:1] == [" "] else []
    words = [*opening, *(word for word in found if word != " ")]
    spaced = [following == " " for word, following in zip(found, [*found[1:], ""], strict=False) if word != " "]
    return words, [False] * len(opening) + spaced


class ScriptTokenizer:
    """Makes Docs of :func:`tokenize`'s tokens, with the sentences marked."""

    def __init__(self, vocab: "Vocab") -> None:
        self.vocab = vocab
        self._id_of = lru_cache(maxsize=1 << 16)(vocab.strings.add)

    def __call__(self, text: str) -> "Doc":
        """Return ``text`` as a Doc; every character is kept."""
        import numpy
        from spacy.tokens import Doc

        words, spaced = tokenize(text)
        starts = sentence_starts(words, spaced)
        # Ids of words and an array of sentence starts: lists of words and booleans take spaCy two and a half times
        # as long.
        ids: list[Any] = list(map(self._id_of, words))
        doc = Doc(self.vocab, words=ids, spaces=spaced)
        if words:
            begins: Any = numpy.full(len(words), -1)
            begins[starts] = 1
            doc.from_array(["SENT_START"], begins.astype(numpy.uint64))
        doc.user_data[WORDS], doc.user_data[STARTS] = (words, spaced), starts
        return doc

    # the pipeline has nothing to save: it is built from this module each time
    def to_disk(self, *_args: object, **_keywords: object) -> None:
        """Write nothing."""

    def from_disk(self, *_args: object, **_keywords: object) -> "ScriptTokenizer":
        """Read nothing."""
        return self


@cache
def language() -> "Language":
    """Return the pipeline, a blank multi-language one with paper-kg's tokenizer and sentence boundaries."""
    import spacy
    from spacy.vocab import Vocab

    # a vocabulary that finds no shape, ending and whatever else of each new word: it takes longer than making the Doc
    nlp = spacy.blank("xx", vocab=Vocab())
    nlp.tokenizer = ScriptTokenizer(nlp.vocab)
    nlp.max_length = 10_000_000
    return nlp


_ABBREVIATIONS = frozenset(
    [
        "al",
        "vs",
        "e.g",
        "i.e",
        "eg",
        "ie",
        "cf",
        "fig",
        "figs",
        "eq",
        "eqs",
        "sec",
        "tab",
        "no",
        "vol",
        "pp",
        "dr",
        "mr",
        "ms",
        "prof",
        "etc",
        "approx",
        "resp",
        "ca",
        "inc",
        "ltd",
        "dept",
        "st",
    ]
)
_LONGEST_SENTENCE = 400  # tokens; text run together without stops (a collapsed table) is cut there


def sentence_starts(words: list[str], spaced: list[bool]) -> list[int]:
    """Return the indices of tokens that open a sentence.

    A sentence ends at a line's end, at ``!`` or ``?`` or ``。``, and at a full stop that is followed by a space or
    follows Hangul; not in ``et al.``, ``e.g.``, after an initial or a list number.

    Args:
        words: the tokens.
        spaced: whether a space follows each.
    """
    if not words:
        return []
    starts = [0]
    last = len(words) - 1
    for i in [i for i, word in enumerate(words) if word in _STOPS]:
        if i < starts[-1] or (i == starts[-1] and i):  # it opens a sentence itself: a second stop
            continue
        starts += _cuts(starts[-1], i)
        if not _ends_sentence(words, spaced, i, last):
            if i - starts[-1] >= _LONGEST_SENTENCE:
                starts.append(i)
            continue
        following = i + 1
        while following <= last and (words[following] == "\n" or words[following] in _CLOSING):
            following += 1
        if following <= last:
            starts.append(following)
        else:
            return starts
    return starts + list(_cuts(starts[-1], last + 1))


_STOPS = frozenset(("\n", "!", "?", "。", "."))
_CLOSING = frozenset(('"', "'", "”", "’", ")", "]", "*", "**", "***", "」", "』"))


def _cuts(start: int, stop: int) -> range:
    """Return where a sentence is cut that has no stop between two tokens."""
    return range(start + _LONGEST_SENTENCE, stop, _LONGEST_SENTENCE)


def _ends_sentence(words: list[str], spaced: list[bool], i: int, last: int) -> bool:
    """Return whether a stop or line end closes its sentence."""
    word = words[i]
    if word == "\n":
        return True
    if i == last:
        return False
    before = words[i - 1]
    if word != ".":
        return spaced[i] or word == "。" or _is_hangul(before)
    if not i:
        return False
    if _is_hangul(before):
        return spaced[i] or words[i + 1] not in ",)]"
    return (spaced[i] or words[i + 1] in _AFTER_STOP) and not _abbreviates(words, i)


_AFTER_STOP = frozenset(("\n", *"\"'”’)]*"))


def _is_hangul(word: str) -> bool:
    return "가" <= word[-1] <= "힣"


def _abbreviates(words: list[str], stop: int) -> bool:
    before = words[stop - 1]
    if before.lower() in _ABBREVIATIONS:
        return True
    if len(before) == 1 and before.isalpha() and stop > 1 and words[stop - 2] == ".":  # e.g., i.e.
        return True
    alone = stop < 2 or words[stop - 2] in {"\n", ".", "(", "*", "**"}
    if before.isdigit() and alone:  # a list number
        return True
    return len(before) == 1 and before.isalpha() and before.isupper()  # an initial
