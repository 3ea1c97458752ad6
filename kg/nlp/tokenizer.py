"""The spaCy tokenizer: it splits between Latin and Hangul and marks where sentences begin; built once a process."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

__all__ = ["TOKEN", "WORDS", "ScriptTokenizer", "language", "sentence_starts"]

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
"""The key of ``Doc.user_data`` that holds the words and whether a space follows each."""


class ScriptTokenizer:
    """Breaks where the script changes, keeps names and numbers with their joints whole, marks sentences."""

    def __init__(self, vocab: "Vocab") -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> "Doc":
        """Return ``text`` as a Doc; every character is kept."""
        from spacy.tokens import Doc

        words: list[str] = []
        spaces: list[bool] = []
        for word in TOKEN.findall(text):
            if word == " " and words and not spaces[-1]:
                spaces[-1] = True
            else:
                words.append(word)
                spaces.append(False)
        starts = set(sentence_starts(words, spaces))
        # all at once: spaCy checks the whole Doc each time the start of a single sentence is set
        doc = Doc(self.vocab, words=words, spaces=spaces, sent_starts=[i in starts for i in range(len(words))])
        doc.user_data[WORDS] = (words, spaces)  # walking a Doc's tokens costs ten times as much as walking this
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
    starts = [0] if words else []
    last = len(words) - 1
    ended = False
    for i, word in enumerate(words):
        if ended and (word == "\n" or not _closes(word)):
            if word != "\n":
                starts.append(i)
                ended = False
            continue
        if word == "\n":
            ended = True
        elif word in "!?。" and i < last:
            ended = spaced[i] or word == "。" or _is_hangul(words[i - 1])
        elif word == "." and 0 < i < last:
            before = words[i - 1]
            if _is_hangul(before):
                ended = spaced[i] or words[i + 1] not in ",)]"
            elif spaced[i] or words[i + 1] == "\n" or words[i + 1] in "\"'”’)]*":
                ended = not _abbreviates(words, i)
        if not ended and i - starts[-1] >= _LONGEST_SENTENCE:
            starts.append(i)
    return starts


def _closes(word: str) -> bool:
    return word in {'"', "'", "”", "’", ")", "]", "*", "**", "***", "」", "』"}


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
