"""Sources: what documents are called, and that one folder is one source and two folders of one name are two."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from small_documents import digest, write_documents

from kg.errors import InputError, StoreError
from kg.extractors.registry import STRUCTURE
from kg.pipeline import BuildReport, build, forget
from kg.pipeline.manifest import Manifest
from kg.pipeline.sources import SourceFolder, file_of, plan
from kg.schema import iris
from kg.store import StoreBuilder, open_store

STORE = "store"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")


def read(*paths: str | Path, fresh: bool = False, store: str | Path = STORE, name: str = "") -> BuildReport:
    given = {name: paths[0]} if name else paths
    return build(given, store, jobs=1, extractors=STRUCTURE, computations=(), fresh=fresh)


def documents(store: str | Path = STORE) -> list[str]:
    """The names of the documents that a store knows, after checking that its graph has them."""
    known = sorted(manifest(store).documents)
    with open_store(store) as graph:
        names = {name.value for name in graph.named_graphs()}
    assert {iris.document(name) for name in known} <= names
    assert sum(name.startswith(iris.document("")) for name in names) == len(known)
    return known


def manifest(store: str | Path = STORE) -> Manifest:
    return Manifest.from_bytes(StoreBuilder.published_manifest(store))


def names(known: Mapping[str, SourceFolder], *paths: str | Path, store: str = STORE) -> list[str]:
    return [place.name for place in plan(paths, known, store).places]


# -- what documents are called -----------------------------------------------------------------------------------------


def test_documents_are_called_after_their_source_and_the_way_from_there() -> None:
    write_documents(Path("notes"), {"a.md": digest(1), "sub/b.md": digest(2)})
    read("notes")
    assert documents() == ["notes/a.md", "notes/sub/b.md"]
    assert manifest().sources["notes"].folder == str(Path("notes").resolve())


@pytest.mark.parametrize("spelling", ["./notes", "notes/", "../work/notes", "notes/sub/..", "{here}/notes", "link"])
def test_another_spelling_of_a_folder_is_the_same_source(spelling: str) -> None:
    write_documents(Path("notes"), {"a.md": digest(1), "sub/b.md": digest(2)})
    Path("link").symlink_to("notes")
    read("notes")
    report = read(spelling.format(here=Path.cwd()))
    assert (report.read, report.unchanged, report.removed) == ((), 2, ())
    assert documents() == ["notes/a.md", "notes/sub/b.md"]


def test_a_folder_built_as_a_dot_is_called_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    store = Path(STORE).resolve()
    for number, vault in enumerate(("A", "B"), 1):
        write_documents(Path(vault), {"n.md": digest(number)})
        with monkeypatch.context() as inside:
            inside.chdir(vault)
            read(".", store=store)
    assert documents() == ["A/n.md", "B/n.md"]


def test_parts_of_a_source_are_called_by_it() -> None:
    write_documents(Path("notes"), {"a.md": digest(1), "sub/b.md": digest(2)})
    read("notes")
    write_documents(Path("notes"), {"a.md": digest(3), "sub/b.md": digest(4), "sub/c.md": digest(5)})
    assert read("notes/sub").read == ("notes/sub/b.md", "notes/sub/c.md")
    assert read("notes/a.md").read == ("notes/a.md",)
    Path("notes/sub/b.md").unlink()
    assert read("notes/sub").removed == ("notes/sub/b.md",)
    assert list(manifest().sources) == ["notes"]


def test_a_file_makes_its_folder_a_source() -> None:
    write_documents(Path("notes"), {"a.md": digest(1), "b.md": digest(2)})
    assert read("notes/a.md").read == ("notes/a.md",)
    report = read("notes")
    assert (report.read, report.unchanged) == (("notes/b.md",), 1)


def test_a_folder_takes_in_the_sources_below_it() -> None:
    write_documents(Path("vault"), {"sub/a.md": digest(1), "b.md": digest(2)})
    read("vault/sub")
    assert documents() == ["sub/a.md"]
    report = read("vault")
    assert documents() == ["vault/b.md", "vault/sub/a.md"]
    assert report.removed == ("sub/a.md",)
    assert any("'sub' is now part of 'vault'" in note for note in report.notes)


def test_the_order_of_paths_changes_nothing() -> None:
    write_documents(Path("vault"), {"sub/a.md": digest(1), "b.md": digest(2)})
    assert names({}, "vault/sub", "vault") == names({}, "vault", "vault/sub") == ["vault", "vault/sub"]


def test_names_of_bytes_and_names_that_look_like_them_are_two_documents() -> None:
    Path("notes").mkdir()
    try:
        Path("notes", os.fsdecode(b"\xff.md")).write_text(digest(1), "utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 alone")
    Path("notes", r"\xff.md").write_text(digest(2), "utf-8")
    Path("notes", r"\x5cxff.md").write_text(digest(3), "utf-8")
    Path("notes", r"a\b.md").write_text(digest(4), "utf-8")
    assert len(read("notes").read) == 4
    assert len(documents()) == 4
    assert r"notes/\xff.md" in documents()
    assert r"notes/a\b.md" in documents()


# -- names of sources --------------------------------------------------------------------------------------------------


def test_a_second_folder_of_one_name_is_refused_with_a_hint() -> None:
    write_documents(Path("one/notes"), {"a.md": digest(1)})
    write_documents(Path("two/notes"), {"a.md": digest(2)})
    read("one/notes")
    with pytest.raises(InputError, match=r"another source called 'notes': .*one/notes.*--name"):
        read("two/notes")
    with pytest.raises(InputError, match="another source called 'notes'"):
        read("two/notes", name="notes")
    assert documents() == ["notes/a.md"]
    read("two/notes", name="more")
    assert documents() == ["more/a.md", "notes/a.md"]
    with pytest.raises(InputError, match="another source"):
        read("one/notes", "two/notes", store="fresh")


def test_a_moved_folder_is_known_again_by_its_name() -> None:
    write_documents(Path("notes"), {"a.md": digest(1), "b.md": digest(2)})
    read("notes")
    Path("archive").mkdir()
    Path("notes").rename("archive/thesis")
    with pytest.raises(InputError, match=r"does not exist any more.*kg forget notes.*--name notes"):
        read("notes")
    report = read("archive/thesis", name="notes")
    assert (report.read, report.unchanged, report.removed) == ((), 2, ())
    assert read("archive/thesis").unchanged == 2
    assert documents() == ["notes/a.md", "notes/b.md"]


def test_another_folder_in_the_place_of_a_gone_one_is_not_taken_for_it() -> None:
    write_documents(Path("here/notes"), {"a.md": digest(1)})
    write_documents(Path("there/notes"), {"z.md": digest(2)})
    read("here/notes")
    Path("here/notes/a.md").unlink()
    Path("here/notes").rmdir()
    with pytest.raises(InputError, match=r"no longer there.*--name notes"):
        read("there/notes")
    assert documents() == ["notes/a.md"]


def test_a_store_moved_together_with_its_notes_finds_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_documents(Path("notes"), {"a.md": digest(1)})
    read("notes")
    (tmp_path / "work").rename(tmp_path / "elsewhere")
    monkeypatch.chdir(tmp_path / "elsewhere")
    report = read("notes")
    assert (report.unchanged, report.read) == (1, ())
    assert manifest().sources["notes"].folder == str(tmp_path / "elsewhere" / "notes")


def test_a_source_gets_another_name() -> None:
    write_documents(Path("notes"), {"a.md": digest(1)})
    read("notes")
    assert read("notes", name="vault").removed == ("notes/a.md",)
    assert documents() == ["vault/a.md"]
    Path("notes/sub").mkdir()
    with pytest.raises(InputError, match="lies in the source 'vault'"):
        read("notes/sub", name="deep")


@pytest.mark.parametrize("name", ["a/b", "a\\b", ".", "..", " a", "a\n", "\0"])
def test_names_that_no_source_can_have(name: str) -> None:
    Path("notes").mkdir()
    with pytest.raises(InputError, match="cannot name a source"):
        read("notes", name=name)


def test_the_root_has_no_name() -> None:
    with pytest.raises(InputError, match="no name of its own"):
        plan(["/"], {}, STORE)


@pytest.mark.parametrize("path", ["", "a\0b"])
def test_what_is_not_a_path_is_not_the_current_folder(path: str) -> None:
    with pytest.raises(InputError, match="is not a path"):
        read(path)
    assert not Path(STORE).exists()


# -- forgetting --------------------------------------------------------------------------------------------------------


def test_a_forgotten_source_leaves_what_others_say() -> None:
    write_documents(Path("one"), {"a.md": digest(1, 2)})
    write_documents(Path("two"), {"b.md": digest(2, 3)})
    read("one", "two")
    report = forget("two", STORE, computations=())
    assert report.removed == ("two/b.md",)
    read("one", store="fresh")
    with open_store(STORE) as left, open_store("fresh") as fresh:
        assert left.canonical_nquads() == fresh.canonical_nquads()
    assert read("one").unchanged == 1
    with pytest.raises(InputError, match=r"no source called 'two'.*one"):
        forget("two", STORE)


def test_forgetting_needs_a_store() -> None:
    with pytest.raises(StoreError, match="There is no store"):
        forget("notes", STORE)
    assert not Path(STORE).exists()


# -- what is found -----------------------------------------------------------------------------------------------------


def test_files_of_other_kinds_are_named_and_stores_passed_over() -> None:
    write_documents(Path("notes"), {"a.md": digest(1)})
    Path("notes/paper.pdf").write_bytes(b"%PDF")
    Path("notes/.hidden.docx").write_bytes(b"")
    read("notes", store="notes/kg-store")
    assert read("notes", store="notes/kg-store").others == ("notes/paper.pdf",)


def test_a_documents_file_is_found_by_its_source() -> None:
    write_documents(Path("notes"), {"sub/a.md": digest(1)})
    read("notes")
    assert file_of("notes/sub/a.md", manifest().sources) == Path("notes/sub/a.md").resolve()
    assert file_of("elsewhere/a.md", manifest().sources) is None
