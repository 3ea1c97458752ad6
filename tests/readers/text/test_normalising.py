"""Text is read in one Unicode form without what a reader does not see, and every place leads back to the document."""

import unicodedata

import pytest
from cpu_time import cpu_seconds
from hypothesis import given
from hypothesis import strategies as st
from small_readings import read

from kg.readers.text.normalising import normalised


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("GSM\u200b8K", "GSM8K"),
        ("GSM\u00ad8K", "GSM8K"),
        ("Human&shy;Eval", "HumanEval"),
        ("Human<wbr>Eval", "HumanEval"),
        (unicodedata.normalize("NFD", "김철수는 É"), "김철수는 É"),
        ("ＧＳＭ８Ｋ에서 ７８．４％", "GSM8K에서 78.4%"),
        ("a <!-- b --> c", "a            c"),
        ("a %%b 7% c%% d", "a            d"),
        ("a ~~b~~ c", "a       c"),
        ("1~2, 3~~4", "1~2, 3~~4"),
        ("50%% of", "50%% of"),
        ("```\n<!-- b -->\n```\n", "```\n<!-- b -->\n```\n"),
        ("%%\nhidden\n%%\nseen", "  \n      \n  \nseen"),
        ("<!-- never closed\nhidden", "                 \n      "),
    ],
)
def test_what_is_read(text: str, wanted: str) -> None:
    assert normalised(text).text == wanted


PIECES = st.sampled_from(
    [
        "가",
        unicodedata.normalize("NFD", "한"),
        "e\u0301",
        "\u200b",
        "&shy;",
        "<!-- x -->",
        "~~y~~",
        "%%",
        "Ａ",
        "\n",
        "b ",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_every_place_leads_back(text: str) -> None:
    read_text, offsets = normalised(text)
    if offsets is None:
        assert len(read_text) == len(text)
        return
    places = [offsets.source(place) for place in range(len(read_text))]
    assert places == sorted(places)
    for place, source in enumerate(places):
        assert 0 <= source < len(text)
        if text[source].isascii() and not read_text[place].isspace():
            assert (
                unicodedata.normalize("NFC", text[source : source + 2])[0] == read_text[place]
                or text[source] == read_text[place]
            )


def test_evidence_quotes_the_document_as_it_stands() -> None:
    text = unicodedata.normalize("NFD", "# 한국어 KiteNet: 작은 모델\n\n- 논문: https://arxiv.org/abs/2401.03001\n")
    reading = read(text)
    (entry,) = reading.entries
    assert entry.arxiv_quote is not None
    span = reading.document.decoded_span(entry.arxiv_quote.span)
    assert text[span.start : span.end] == "https://arxiv.org/abs/2401.03001"
    assert reading.document.decoded_text(span) == "https://arxiv.org/abs/2401.03001"


def test_hidden_text_costs_linear_time() -> None:
    def seconds(text: str) -> float:
        return cpu_seconds(lambda: normalised(text))

    for unit in ("<!-- ", "%% ", "~~a ", "```\n", "e\u0301", "<!-- %%\n"):
        assert seconds(unit * 20_000) < 24 * max(seconds(unit * 2_500), 0.005)
