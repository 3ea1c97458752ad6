"""What makes documents stale: a rule, a learned table, a vocabulary; not a page, a table writer or a saved query."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.pipeline import fingerprint
from kg.pipeline.fingerprint import READING, queries_fingerprint, reading_files, reading_fingerprint


@pytest.fixture
def copy(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package and the ontology, of which the fingerprint is taken."""
    ignored = shutil.ignore_patterns("node_modules", "__pycache__", "static", "frontend")
    shutil.copytree(root / "kg", tmp_path / "kg", ignore=ignored)
    shutil.copytree(root / "ontology", tmp_path / "ontology")
    monkeypatch.setattr(fingerprint, "reading_files", lambda: reading_files(tmp_path / "kg", tmp_path / "ontology"))
    return tmp_path


def touch(path: Path) -> None:
    assert path.is_file(), path
    with path.open("ab") as file:
        file.write(b"\n")


@pytest.mark.parametrize(
    "name",
    [
        "kg/sparql/results/csv_format.py",
        "kg/web/pages.py",
        "kg/render/explorer/page.py",
        "kg/export/formats.py",
        "kg/cli/build.py",
        "kg/store/folder.py",
        "kg/network/measures.py",
        "kg/pipeline/build.py",
        "kg/pipeline/computations/communities.py",
        "kg/validation.py",
        "kg/errors.py",
        "ontology/context.jsonld",
        "ontology/shapes.ttl",
    ],
)
def test_a_file_that_no_reading_depends_on_leaves_documents_as_they_are(copy: Path, name: str) -> None:
    before = reading_fingerprint()
    touch(copy / name)
    assert reading_fingerprint() == before


def test_whatever_reading_depends_on_makes_documents_stale(copy: Path) -> None:
    changed = {reading_fingerprint()}
    names = [
        "kg/model/entries.py",
        "kg/schema/iris.py",
        "kg/readers/layouts/digest.py",
        "kg/nlp/numbers.py",
        "kg/extractors/registry.py",
        "kg/vocabularies/index.py",
        "kg/pipeline/provenance.py",
        "kg/pipeline/documents.py",
        *(f"ontology/{file.name}" for file in (copy / "ontology").glob("*.csv")),
        *(name for name, _ in fingerprint.reading_files() if name.endswith(".tsv")),
    ]
    for name in names:
        touch(copy / name)
        changed.add(reading_fingerprint())
    assert len(changed) == len(names) + 1


def test_a_new_file_and_a_new_name_of_a_file_make_documents_stale(copy: Path) -> None:
    before = reading_fingerprint()
    rule = copy / "kg" / "extractors" / "new_rule.py"
    rule.write_text("")
    between = reading_fingerprint()
    rule.rename(rule.with_name("newer_rule.py"))
    assert len({before, between, reading_fingerprint()}) == 3


def test_every_module_that_takes_part_in_reading_is_listed(root: Path) -> None:
    """All that is loaded when a document is processed, but for what every command loads."""
    script = (
        "import sys\nfrom pathlib import Path\nfrom kg.pipeline.documents import process_document\n"
        "for file in sys.argv[1:]: process_document(Path(file), file)\n"
        "print('\\n'.join(m.__file__ for n, m in sys.modules.items() if n.split('.')[0] == 'kg'))"
    )
    seeds = [str(file) for file in sorted((root / "seeds").iterdir())]
    done = subprocess.run([sys.executable, "-c", script, *seeds], cwd=root, capture_output=True, text=True, check=True)
    loaded = {Path(line).relative_to(root).as_posix() for line in done.stdout.splitlines()}
    listed = {name for name, _ in reading_files()}
    spared = {"kg/__init__.py", "kg/version.py", "kg/errors.py", "kg/pipeline/__init__.py"}
    whole = {name for name in loaded - listed - spared if not _is_loaded_by_the_package(name)}
    assert not whole


def _is_loaded_by_the_package(name: str) -> bool:
    """Whether kg.pipeline itself loads a module for building, not for reading."""
    return name.startswith(("kg/pipeline/", "kg/store/"))


def test_the_listed_places_exist(root: Path) -> None:
    assert all((root / "kg" / name).exists() for name in READING)


def test_nothing_is_imported_to_find_the_fingerprint(root: Path) -> None:
    tree = ast.parse((root / "kg" / "pipeline" / "fingerprint.py").read_text("utf-8"))
    modules = {node.module for node in tree.body if isinstance(node, ast.ImportFrom)}
    assert not {name for name in modules if name and name.startswith(("kg.extractors", "kg.readers", "kg.nlp"))}


def test_saved_queries_have_a_fingerprint_of_their_own(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (reading_fingerprint(), queries_fingerprint())
    shutil.copytree(root / "queries", tmp_path / "queries")
    touch(next((tmp_path / "queries").glob("*.rq")))
    monkeypatch.setattr(fingerprint, "queries_folder", lambda: tmp_path / "queries")
    assert reading_fingerprint() == before[0]
    assert queries_fingerprint() != before[1]
