"""Whether a difference is one for the worse: "0.6포인트 뒤졌다", "a drop of 2.1%"."""

import re
from collections.abc import Sequence

from kg.extractors.results.kinds import DELTA
from kg.extractors.results.measures import MeasuredNumber
from kg.nlp.chunking import Chunk
from kg.nlp.word_classes import WordClass

__all__ = ["LOSS", "is_loss"]

LOSS = "loss"
"""What a difference for the worse is called in the graph."""

_WORSE = re.compile(
    r"뒤[졌지처떨]|나[쁜빠쁘]|못\s?미|열세|악화|밀[렸리려]|저조|worse|behind|trail|degrad|underperform", re.IGNORECASE
)
_FEWER = re.compile(r"하락|감소|저하|떨어|낮[은아았다]|drop|declin|decreas|lower|below|fall|fell", re.IGNORECASE)
_COSTS = re.compile(
    r"오류|에러|오차|손실|실패|환각|비용|시간|지연|메모리|크기|토큰|복잡|혼란|격차|편향|위험|유해|공격"
    r"|error|loss|fail|halluc|cost|time|latency|memory|perplex|gap|bias|risk|toxic|attack|\b(?:FID|FVD|WER|CER|EER|PPL"
    r"|MAE|MSE|RMSE|LPIPS|ASR)\b",
    re.IGNORECASE,
)
_AHEAD = 6
_BACK = 8


def is_loss(chunks: Sequence[Chunk], measure: MeasuredNumber) -> bool:
    """Return whether the words around a difference say that it is one for the worse.

    What says that something is less counts where nothing near it is better if it is less (errors, costs).

    Args:
        chunks: the sentence.
        measure: the figure.
    """
    if measure.kind != DELTA:
        return False
    behind = _clause(chunks, measure.place)
    words = " ".join(chunk.text for chunk in behind)
    if _WORSE.search(words):
        return True
    before = [chunk.text for chunk in chunks[max(measure.place - _BACK, 0) : measure.place]]
    about = " ".join([*before[-_BACK:], words])
    fewer = _FEWER.search(words) or (before[-1:] == ["of"] and _FEWER.search(" ".join(before[-3:])))
    return bool(fewer) and not _COSTS.search(about)


def _clause(chunks: Sequence[Chunk], place: int) -> list[Chunk]:
    """Return what follows a number in its clause."""
    found: list[Chunk] = []
    for chunk in chunks[place : place + 1 + _AHEAD]:
        if found and chunk.word_class in {WordClass.COMMA, WordClass.STOP, WordClass.NUMBER, WordClass.BENCHMARK}:
            break
        found.append(chunk)
    return found
