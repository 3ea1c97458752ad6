"""Folders are walked in one order, and no trap in them stops or doubles anything."""

import os
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.pipeline.files import find_documents
from kg.readers import read_document


def names(*paths: str | Path) -> list[str]:
    return [name for _, name in find_documents(paths)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    notes = tmp_path / "notes"
    for name in ("b.md", "a.TXT", "sub/한글.md", "sub/deep/c.txt", ".hidden.md", ".git/d.md", "picture.png", "e.pdf"):
        file = notes / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")
    return notes


def test_names_are_the_path_as_given_and_the_part_below(folder: Path) -> None:
    expected = ["notes/a.TXT", "notes/b.md", "notes/sub/deep/c.txt", "notes/sub/한글.md"]
    assert names("notes") == expected
    assert names("./notes/") == expected
    assert names(folder) == [f"{folder.parent.as_posix()}/{name}" for name in expected]


def test_a_file_given_by_name_may_be_hidden_and_have_any_suffix(folder: Path) -> None:
    assert names("notes/.hidden.md", "notes/e.pdf", "notes/.git") == [
        "notes/.git/d.md",
        "notes/.hidden.md",
        "notes/e.pdf",
    ]


def test_a_document_given_twice_is_found_once(folder: Path) -> None:
    assert names("notes/sub", "notes", "notes/b.md") == names("notes")


def test_links_in_a_circle_end_and_what_they_reach_is_found_once(folder: Path) -> None:
    before = names("notes")
    (folder / "sub" / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "self").symlink_to(folder / "self")
    (folder / "again.md").symlink_to(folder / "b.md")
    (folder / "0-other").symlink_to(folder / "sub", target_is_directory=True)
    assert names("notes") == before


def test_links_that_lead_out_are_followed(folder: Path) -> None:
    outside = folder.parent / "outside"
    outside.mkdir()
    (outside / "x.md").write_text("x")
    (folder / "linked").symlink_to(outside, target_is_directory=True)
    (folder / "z.md").symlink_to(outside / "x.md")
    found = names("notes")
    assert sum(name in {"notes/linked/x.md", "notes/z.md"} for name in found) == 1


def test_a_dangling_link_is_told_when_read(folder: Path) -> None:
    (folder / "gone.md").symlink_to(folder / "nowhere.md")
    found = {name: file for file, name in find_documents(["notes"])}
    reading = read_document(found["notes/gone.md"], "notes/gone.md")
    assert reading.skipped.startswith("cannot be read")
    assert reading.layout is None


def test_a_pipe_with_a_documents_name_is_passed_over(folder: Path) -> None:
    os.mkfifo(folder / "pipe.md")
    assert "notes/pipe.md" not in names("notes")
    with pytest.raises(InputError, match="neither a file nor a folder"):
        names("notes/pipe.md")


def test_a_missing_path_is_an_error_of_one_line(folder: Path) -> None:
    with pytest.raises(InputError, match="nowhere does not exist") as error:
        names("notes", "nowhere")
    assert "\n" not in str(error.value)


def test_names_that_are_no_utf8_can_be_written(folder: Path) -> None:
    try:
        (folder / os.fsdecode(b"caf\xe9.md")).write_text("x")
    except OSError:
        pytest.skip("this file system takes UTF-8 alone")
    assert "notes/caf\\xe9.md" in names("notes")
    assert all(name.encode("utf-8") for name in names("notes"))


def test_an_empty_folder_holds_nothing(tmp_path: Path) -> None:
    assert names(tmp_path) == []
