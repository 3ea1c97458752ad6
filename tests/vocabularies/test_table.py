"""Vocabulary tables: what a row says, and the message about a row that says nothing."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import VocabularyError
from kg.vocabularies.rows import COLUMNS, KINDS, Row
from kg.vocabularies.table import TABLES, append_row, read_rows, table_text

HEAD = ",".join(COLUMNS)


def table(folder: Path, *lines: str, name: str = "names.csv") -> Path:
    file = folder / name
    file.write_text("\n".join(lines), "utf-8")
    return file


def test_a_row_is_read_with_its_line(tmp_path: Path) -> None:
    file = table(tmp_path, "# mine", "label,kind,names", "", '"Probe, the",benchmark,PB | P-Bench', "Fog,model,")
    assert list(read_rows(file)) == [
        (4, Row("benchmark", "probe-the", "Probe, the", names=("PB", "P-Bench"))),
        (5, Row("model", "fog", "Fog")),
    ]


def test_a_file_named_after_its_kind_needs_no_column_for_it(tmp_path: Path) -> None:
    file = table(tmp_path, "label,direction", "Loss,lower", name="metrics.csv")
    assert list(read_rows(file)) == [(2, Row("metric", "loss", "Loss", direction="lower"))]


def test_a_flag_may_hold_for_some_names_alone(tmp_path: Path) -> None:
    file = table(tmp_path, "kind,label,names,case_sensitive,ambiguous", "model,Fog,FG|Mist,true,FG | Mist")
    (row,) = [row for _, row in read_rows(file)]
    assert (row.case_sensitive, row.case_sensitive_names) == (True, ())
    assert (row.ambiguous, row.ambiguous_names) == (False, ("FG", "Mist"))


def test_a_cell_of_several_lines_does_not_shift_the_count(tmp_path: Path) -> None:
    file = table(tmp_path, "kind,label", 'benchmark,"Two\nLines"', "model,Fog")
    assert [(line, row.label) for line, row in read_rows(file)] == [(2, "Two Lines"), (4, "Fog")]


@pytest.mark.parametrize(
    ("head", "line", "message"),
    [
        ("kind,label", "benchmrk,Probe", ":3: 'benchmrk' is not a kind"),
        ("kind,label", "model,", ":3: a concept needs a label"),
        ("kind,label", "model,한국 모델", ":3: '한국-모델' is not an id"),
        ("kind,label,direction", "metric,Loss,down", ":3: 'down' is not a direction"),
        ("kind,label,family", "model,Fog,maybe", ":3: 'maybe' in column 'family'"),
        ("kind,label", "model,Fog,more", ":3: 3 values for 2 columns"),
        ("kind,label", 'model,"Fog', ":3: unexpected end of data"),
    ],
)
def test_a_wrong_row_is_named_by_its_line(tmp_path: Path, head: str, line: str, message: str) -> None:
    with pytest.raises(VocabularyError) as caught:
        list(read_rows(table(tmp_path, head, "model,Clear", line)))
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("head", "message"), [("kind,name", "'name' is not a column"), ("kind", "'label' is missing"), ("label", "'kind'")]
)
def test_a_wrong_header_is_an_error(tmp_path: Path, head: str, message: str) -> None:
    with pytest.raises(VocabularyError, match=message):
        list(read_rows(table(tmp_path, head, "model,Fog")))


def test_what_a_table_holds_stays_when_a_row_is_added(tmp_path: Path) -> None:
    file = table(tmp_path, "# mine", "label,kind,names", "Fog,model,")
    append_row(file, Row("benchmark", "", "Probe", names=("PB", "P-Bench")))
    assert file.read_text("utf-8") == "# mine\nlabel,kind,names\nFog,model,\nProbe,benchmark,PB|P-Bench\n"


def test_a_column_that_is_needed_is_asked_for(tmp_path: Path) -> None:
    file = table(tmp_path, "label,kind", "Fog,model")
    with pytest.raises(VocabularyError, match="no column 'korean'"):
        append_row(file, Row("model", "", "Mist", "안개"))
    assert file.read_text("utf-8") == "label,kind\nFog,model"


NAMES = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="|"), min_size=1, max_size=12)
MANY = st.lists(NAMES, max_size=3).map(tuple)
IDS = st.from_regex(r"\A[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,2}\Z")
FLAGGED = st.lists(NAMES.map(lambda name: f"{name}ed"), max_size=2).map(tuple)  # never the word "true" or "x"
ROWS = st.builds(
    Row,
    kind=st.sampled_from(KINDS),
    label=NAMES.map(lambda name: f"{name}1"),
    korean=NAMES,
    names=MANY,
    id=IDS,
    parent=st.lists(IDS, max_size=2).map(tuple),
    case_sensitive=st.just(value=False),
    case_sensitive_names=FLAGGED,
    ambiguous=st.booleans(),
    family=st.booleans(),
    task=st.lists(IDS, max_size=2).map(tuple),
    direction=st.sampled_from(("", "higher", "lower")),
    note=NAMES,
)


@given(rows=st.lists(ROWS, max_size=4))
def test_rows_come_back_as_they_were_added(tmp_path_factory: pytest.TempPathFactory, rows: list[Row]) -> None:
    file = tmp_path_factory.mktemp("table") / "names.csv"
    file.write_text("", "utf-8")
    for row in rows:
        append_row(file, row)
    assert [row for _, row in read_rows(file)] == rows


@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_tables_are_written_as_they_stand(kind: str, root: Path) -> None:
    """So a table that a person edits and a program writes again differs in nothing else."""
    file = root / "ontology" / f"{kind}s.csv"
    ids = [row.id for _, row in read_rows(file)]
    misplaced = [(before, after) for before, after in pairwise(ids) if before > after]
    assert not misplaced, f"{file.name} is in the order of ids; these stand the other way round"
    assert table_text(kind, (row for _, row in read_rows(file))) == file.read_text("utf-8")
    assert set(TABLES[kind]) <= {*COLUMNS}
