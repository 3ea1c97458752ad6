"""kg.toml: with sources, store and options in it, a bare ``kg build`` is enough."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from small_documents import digest, write_documents

from kg.cli import main
from kg.cli.settings import Settings, read_settings
from kg.errors import InputError


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)
    monkeypatch.delenv("KG_VOCABULARY", raising=False)


def kg(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def papers(*arguments: str) -> set[str]:
    result = kg("query", "papers", "--format", "csv", *arguments)
    assert result.exit_code == 0, result.stderr
    return {found[0] for found in re.findall(r"(\d{4}\.\d{5})()", result.stdout)}


def test_a_bare_build_reads_its_sources_into_its_store(monkeypatch: pytest.MonkeyPatch) -> None:
    write_documents(Path("notes"), {"a.md": digest(1)})
    write_documents(Path("vault"), {"sub/b.md": digest(2)})
    Path("kg.toml").write_text('store = "graph"\nsources = ["notes", "vault"]\njobs = 1\n')
    assert kg("build").exit_code == 0
    assert Path("graph").is_dir()
    assert not Path("kg-store").exists()
    assert papers() == {"2402.00001", "2402.00002"}
    monkeypatch.chdir("vault/sub")  # the file is looked for upwards, and its paths count from where it lies
    result = kg("build")
    assert result.exit_code == 0
    assert "unchanged     2" in result.stdout
    assert papers() == {"2402.00001", "2402.00002"}


def test_sources_with_names_of_their_own() -> None:
    write_documents(Path("a/notes"), {"n.md": digest(1)})
    write_documents(Path("b/notes"), {"n.md": digest(2)})
    Path("kg.toml").write_text('[sources]\nfirst = "a/notes"\nsecond = "b/notes"\n')
    assert kg("build", "--jobs", "1").exit_code == 0
    result = kg("query", "documents", "--format", "csv")
    assert "first/n.md" in result.stdout
    assert "second/n.md" in result.stdout


def test_what_is_typed_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    write_documents(Path("notes"), {"a.md": digest(1)})
    write_documents(Path("other"), {"b.md": digest(2)})
    Path("kg.toml").write_text('store = "graph"\nsources = ["notes"]\n')
    assert kg("build", "other", "--store", "typed").exit_code == 0
    assert papers("--store", "typed") == {"2402.00002"}
    monkeypatch.setenv("KG_STORE", "typed")
    assert papers() == {"2402.00002"}


@pytest.mark.parametrize(
    "content",
    [
        "store = 3",
        'sources = "notes"',
        "sources = [1]",
        "jobs = 0",
        "jobs = true",
        'strict = "yes"',
        'stroe = "x"',
        "vocabulary = 1",
        "not toml",
        "store = [",
    ],
)
def test_a_wrong_file_is_one_line(content: str) -> None:
    Path("kg.toml").write_text(content)
    result = kg("build")
    assert (result.exit_code, result.stdout) == (1, "")
    assert re.fullmatch(r"Error: .*kg\.toml.*\n", result.stderr)


def test_bytes_that_are_not_utf8_are_one_line() -> None:
    Path("kg.toml").write_bytes('store = "한글"'.encode("cp949"))
    with pytest.raises(InputError, match=r"kg\.toml"):
        read_settings()


def test_without_a_file_everything_is_as_usual() -> None:
    assert read_settings() == Settings()
    result = kg("build")
    assert (result.exit_code, result.stdout) == (1, "")
    assert re.fullmatch(r"Error: There is nothing to build from: .*kg\.toml.*\n", result.stderr)


def test_the_home_folder_may_be_written_as_a_tilde(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    Path("kg.toml").write_text('sources = ["~/vault"]')
    assert read_settings().sources == (str(tmp_path / "home" / "vault"),)


def test_forget_on_the_command_line() -> None:
    write_documents(Path("notes"), {"a.md": digest(1)})
    write_documents(Path("vault"), {"b.md": digest(2)})
    kg("build", "notes", "vault", "--jobs", "1")
    result = kg("forget", "vault")
    assert result.exit_code == 0
    assert "removed       1\n    vault/b.md\n" in result.stdout
    assert papers() == {"2402.00001"}
    result = kg("forget", "vault")
    assert result.exit_code == 1
    assert result.stderr == "Error: The store has no source called 'vault'. Its sources: notes.\n"
