"""Files appear whole or not at all."""

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.export import write_file, write_folder


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "그래프.ttl"
    write_file(file, b"old")
    write_file(file, b"new")
    assert file.read_bytes() == b"new"
    assert list(file.parent.iterdir()) == [file]


def test_a_link_keeps_pointing_where_it_did(tmp_path: Path) -> None:
    (tmp_path / "real.ttl").write_bytes(b"old")
    (tmp_path / "link.ttl").symlink_to("real.ttl")
    write_file(tmp_path / "link.ttl", b"new")
    assert (tmp_path / "link.ttl").is_symlink()
    assert (tmp_path / "real.ttl").read_bytes() == b"new"


def test_what_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match="folder cannot be written"):
        write_file(tmp_path / "folder", b"x")
    assert [each.name for each in tmp_path.iterdir()] == ["folder"]


def test_a_folder_gets_its_files(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", {"a.csv": b"a", "b.csv": b"b"})
    assert (tmp_path / "out" / "b.csv").read_bytes() == b"b"
    with pytest.raises(InputError, match="is a file"):
        write_folder(tmp_path / "out" / "a.csv", {"a.csv": b"a"})
