"""Where given words stand in a text; looking is cheaper than compiling an expression for each word."""

from collections.abc import Iterator

__all__ = ["word_ends"]


def word_ends(words: str, text: str) -> Iterator[int]:
    """Yield the place after each occurrence of ``words`` that does not begin within a word."""
    start = text.find(words) if words else -1
    while start >= 0:
        if start == 0 or not (text[start - 1].isalnum() or text[start - 1] == "_"):
            yield start + len(words)
        start = text.find(words, start + 1)
