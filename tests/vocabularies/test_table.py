"""Tables of one's own: what a row says in SKOS, and what is told of rows that say nothing."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from kg.errors import VocabularyError
from kg.schema.terms import DATA, KG, SKOS
from kg.vocabularies.table import COLUMNS, KINDS, Row, append_row, read_rows, row_triples

HEAD = ",".join(COLUMNS)


def table(folder: Path, *lines: str) -> Path:
    file = folder / "names.csv"
    file.write_text("\n".join(lines), "utf-8")
    return file


def test_a_row_is_read_with_its_line(tmp_path: Path) -> None:
    file = table(tmp_path, "# mine", "label,kind,alternatives", "", '"Probe, the",benchmark,PB | P-Bench', "Fog,model,")
    assert list(read_rows(file)) == [
        (4, Row("benchmark", "Probe, the", alternatives=("PB", "P-Bench"), notation="probe-the")),
        (5, Row("model", "Fog", notation="fog")),
    ]


def test_a_cell_of_several_lines_does_not_shift_the_count(tmp_path: Path) -> None:
    file = table(tmp_path, "kind,label", 'benchmark,"Two\nLines"', "model,Fog")
    assert [(line, row.label) for line, row in read_rows(file)] == [(2, "Two Lines"), (4, "Fog")]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("benchmrk,Probe", ":3: 'benchmrk' is no kind"),
        ("model,", ":3: a concept needs a label"),
        ("model,한국 모델", ":3: '한국-모델' is no notation"),
        ("metric,Loss,,,,,,,,,down", ":3: 'down' is no direction"),
        ("model,Fog,,,,,maybe", ":3: 'maybe' in column 'case_sensitive'"),
        ("model,Fog,,,,,,,,,,,more", ":3: 13 values for 11 columns"),
        ('model,"Fog', ":3: unexpected end of data"),
    ],
)
def test_a_wrong_row_is_told_by_its_line(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(VocabularyError) as caught:
        list(read_rows(table(tmp_path, HEAD, "model,Clear", line)))
    assert told in str(caught.value)


@pytest.mark.parametrize(("head", "told"), [("kind,name", "'name' is no column"), ("kind", "no column 'label'")])
def test_a_wrong_header_is_told(tmp_path: Path, head: str, told: str) -> None:
    with pytest.raises(VocabularyError, match=told):
        list(read_rows(table(tmp_path, head, "model,Fog")))


def test_a_row_in_skos() -> None:
    row = Row("benchmark", "Probe", "탐침", ("PB", "프로브"), broader=("glue",), ambiguous=True, task=("reasoning",))
    said = {(triple.predicate.value, triple.object) for triple in row_triples(row)}
    assert {triple.subject for triple in row_triples(row)} == {NamedNode(DATA + "benchmark/probe")}
    assert {
        (SKOS + "prefLabel", Literal("Probe", language="en")),
        (SKOS + "prefLabel", Literal("탐침", language="ko")),
        (SKOS + "altLabel", Literal("PB", language="en")),
        (SKOS + "altLabel", Literal("프로브", language="ko")),
        (SKOS + "broader", NamedNode(DATA + "benchmark/glue")),
        (KG + "task", NamedNode(DATA + "topic/reasoning")),
    } <= said
    assert KG + "ambiguous" in {predicate for predicate, _ in said}
    assert KG + "caseSensitive" not in {predicate for predicate, _ in said}


def test_what_stands_in_a_table_stays_when_a_row_is_added(tmp_path: Path) -> None:
    file = table(tmp_path, "# mine", "label,kind,alternatives", "Fog,model,")
    append_row(file, Row("benchmark", "Probe", alternatives=("PB", "P-Bench")))
    assert file.read_text("utf-8") == "# mine\nlabel,kind,alternatives\nFog,model,\nProbe,benchmark,PB|P-Bench\n"


def test_a_column_that_is_needed_is_asked_for(tmp_path: Path) -> None:
    file = table(tmp_path, "label,kind", "Fog,model")
    with pytest.raises(VocabularyError, match="no column 'korean'"):
        append_row(file, Row("model", "Mist", "안개"))
    assert file.read_text("utf-8") == "label,kind\nFog,model"


NAMES = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="|"), min_size=1, max_size=12)
NOTATIONS = st.from_regex(r"\A[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,2}\Z")
ROWS = st.builds(
    Row,
    kind=st.sampled_from(KINDS),
    label=NAMES.map(lambda name: f"{name}1"),
    korean=NAMES,
    alternatives=st.lists(NAMES, max_size=3).map(tuple),
    notation=NOTATIONS,
    broader=st.lists(NOTATIONS, max_size=2).map(tuple),
    case_sensitive=st.booleans(),
    ambiguous=st.booleans(),
    family=st.booleans(),
    task=st.lists(NOTATIONS, max_size=2).map(tuple),
    direction=st.sampled_from(("", "higher", "lower")),
)


@given(rows=st.lists(ROWS, max_size=4))
def test_rows_come_back_as_they_were_added(tmp_path_factory: pytest.TempPathFactory, rows: list[Row]) -> None:
    file = tmp_path_factory.mktemp("table") / "names.csv"
    file.write_text("", "utf-8")
    for row in rows:
        append_row(file, row)
    assert [row for _, row in read_rows(file)] == rows
