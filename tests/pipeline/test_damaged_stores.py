"""Stores that something damaged: builds refuse them in one line and touch nothing, --fresh repairs, doctor explains."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner
from small_documents import digest, write_documents

from kg.cli import main
from kg.errors import StoreError
from kg.extractors.registry import STRUCTURE
from kg.pipeline import BuildReport, build, forget
from kg.pipeline.doctor import diagnose
from kg.store import open_store
from kg.store.folder import StoreFolder

STORE = Path("store")
DOCUMENTS = {"a.md": digest(1, 2), "b.md": digest(2, 3), "c.md": digest(4)}


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template")
    write_documents(folder / "docs", DOCUMENTS)
    build([folder / "docs"], folder / "store", jobs=1, extractors=STRUCTURE)
    return folder


@pytest.fixture(autouse=True)
def _here(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(template, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)


def read(*, fresh: bool = False) -> BuildReport:
    return build(["docs"], STORE, jobs=1, extractors=STRUCTURE, fresh=fresh)


def published() -> Path:
    return StoreFolder(STORE).graph(StoreFolder(STORE).current())


def tables() -> list[Path]:
    return sorted(published().glob("*.sst"), key=lambda file: file.stat().st_size)


def canonical() -> bytes:
    with open_store(STORE) as store:
        return store.canonical_nquads()


def state(folder: Path) -> dict[str, int]:
    return {str(file): file.stat().st_size for file in folder.rglob("*") if file.is_file() and file.name != "lock"}


def unlink_pointer_of_graph() -> None:
    (published() / "CURRENT").unlink()


def remove_a_table() -> None:
    tables()[-1].unlink()


def cut_a_table() -> None:
    os.truncate(tables()[-1], 100)


def empty_the_list_of_tables() -> None:
    for file in published().glob("MANIFEST*"):
        os.truncate(file, 0)


def remove_the_graph() -> None:
    shutil.rmtree(published())


def remove_the_generation() -> None:
    shutil.rmtree(published().parent)


def point_elsewhere() -> None:
    (STORE / "CURRENT").write_text("0009\n")


def point_with_letters() -> None:
    (STORE / "CURRENT").write_text("die erste\n", "utf-8")


def point_with_other_bytes() -> None:
    (STORE / "CURRENT").write_bytes(b"\xff\xfe00\x0001")


def point_with_nul() -> None:
    (STORE / "CURRENT").write_bytes(b"00\x0001\n")


def remove_the_manifest() -> None:
    next(STORE.rglob("manifest.json")).unlink()


def nest_the_manifest() -> None:
    next(STORE.rglob("manifest.json")).write_text("[" * 100_000)


def cut_the_manifest() -> None:
    os.truncate(next(STORE.rglob("manifest.json")), 20)


def forget_a_graph() -> None:
    import pyoxigraph

    from kg.schema import iris

    graph = pyoxigraph.Store(str(published()))
    graph.remove_graph(pyoxigraph.NamedNode(iris.document("docs/a.md")))
    graph.flush()


DAMAGE = (
    unlink_pointer_of_graph,
    remove_a_table,
    cut_a_table,
    empty_the_list_of_tables,
    remove_the_graph,
    remove_the_generation,
    point_elsewhere,
    point_with_letters,
    point_with_other_bytes,
    point_with_nul,
    remove_the_manifest,
    nest_the_manifest,
    cut_the_manifest,
    forget_a_graph,
)


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda damage: damage.__name__)
def test_a_damaged_store_is_refused_untouched_and_repaired_by_fresh(damage: Callable[[], None]) -> None:
    whole = canonical()
    damage()
    before = state(STORE)
    attempts: tuple[Callable[[], object], ...] = (
        read,
        lambda: build(["docs"], STORE, dry_run=True, extractors=STRUCTURE),
        lambda: forget("docs", STORE),
    )
    for attempt in attempts:
        with pytest.raises(StoreError) as refused:
            attempt()
        assert "\n" not in str(refused.value)
    assert state(STORE) == before, "something was cleared away"
    found = diagnose(STORE)
    assert found.problems
    assert all("\n" not in problem for problem in found.problems)
    assert len(read(fresh=True).read) == 3
    assert canonical() == whole
    assert diagnose(STORE).problems == ()
    assert len(StoreFolder(STORE).generations()) == 1
    assert read().unchanged == 3


def test_a_wrong_number_in_the_pointer_does_not_cost_the_intact_generation() -> None:
    whole = canonical()
    point_elsewhere()
    with pytest.raises(StoreError, match="0009"):
        read()
    (STORE / "CURRENT").write_text("0001\n")
    assert canonical() == whole


def test_a_lost_pointer_is_written_again() -> None:
    whole = canonical()
    (STORE / "CURRENT").unlink()
    assert "CURRENT is not there" in diagnose(STORE).problems[0]
    assert read().unchanged == 3
    assert canonical() == whole


def test_a_lost_manifest_does_not_cost_the_documents_of_another_folder() -> None:
    write_documents(Path("other"), {"x.md": digest(9)})
    build(["other"], STORE, jobs=1, extractors=STRUCTURE)
    remove_the_manifest()
    with pytest.raises(StoreError, match=r"manifest\.json cannot be read .*'kg build --fresh' and all folders"):
        read()


@pytest.mark.parametrize("place", range(2, 10))
def test_a_flipped_bit_is_found_by_the_doctor_and_stops_a_build_in_one_line(place: int) -> None:
    """Whichever block is damaged, in whichever index: all of them are read."""
    large = tables()[-1 - place // 4]
    content = bytearray(large.read_bytes())
    content[len(content) * (place % 4 * 2 + 1) // 10] ^= 0xFF
    large.unlink()  # which may be a hard link
    large.write_bytes(content)
    found = diagnose(STORE)
    assert found.problems, large
    assert any("checksum" in problem or "Corruption" in problem or "corrupt" in problem for problem in found.problems)
    write_documents(Path("docs"), {**DOCUMENTS, "a.md": digest(7), "b.md": digest(8)})
    with suppress(StoreError):  # nothing else; and it may succeed, since not every block is needed
        read()


def test_the_doctor_reads_every_index() -> None:
    read()  # the store was copied
    found = diagnose(STORE)
    with open_store(STORE) as store:
        assert found.quads == sum(1 for _ in store.quads())
    assert (found.problems, found.documents) == ((), 3)
    assert found.sources == (("docs", str(Path("docs").resolve())),)


def test_the_doctor_on_the_command_line() -> None:
    result = CliRunner().invoke(main, ["doctor", "--store", str(STORE)])
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "is whole" in result.stderr
    cut_a_table()
    result = CliRunner().invoke(main, ["doctor", "--store", str(STORE)])
    assert result.exit_code == 1
    assert "mismatch" in result.stdout
    result = CliRunner().invoke(main, ["doctor", "--store", "nowhere"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: There is no store")


@pytest.mark.parametrize("location", ["", "a\0b"])
def test_impossible_names_of_stores(location: str) -> None:
    with pytest.raises(StoreError, match="not the name of a folder"):
        open_store(location)


def test_a_store_is_not_made_below_folders_that_do_not_exist(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist"):
        build(["docs"], tmp_path / "no" / "such" / "store", jobs=1, extractors=STRUCTURE)
    assert not (tmp_path / "no").exists()


# -- older and newer stores --------------------------------------------------------------------------------------------


def test_an_older_store_is_refused_with_the_command_to_run() -> None:
    (published().parent / "FORMAT").unlink()
    (published().parent / "lock").unlink()
    next(STORE.rglob("manifest.json")).write_text('{"format":1,"version":"","documents":{"docs/a.md":{}}}')
    with pytest.raises(StoreError, match=r"older paper-kg .* kg build --fresh docs$"):
        read()
    with pytest.raises(StoreError, match=r"older paper-kg .*'kg build --fresh'"):
        open_store(STORE)
    assert read(fresh=True).read
    assert read().unchanged == 3


def test_a_newer_store_is_refused() -> None:
    (published().parent / "FORMAT").write_text("99\n")
    for attempt in (read, lambda: open_store(STORE)):
        with pytest.raises(StoreError, match="newer paper-kg"):
            attempt()
