"""Everything that is bundled is named with the whole text of its licence."""

import gzip
import json
import re
from pathlib import Path

import pytest
from serving import ROOT

EDITOR, EXPLORER = ROOT / "kg" / "web", ROOT / "kg" / "render" / "explorer"
FILES = (
    EDITOR / "static" / "editor" / "LICENSES.txt",
    EXPLORER / "static" / "LICENSES.txt",
    EXPLORER / "static" / "LICENSES-sparql.txt",
)
PERMISSION = re.compile(
    r"permission is hereby granted|redistribution and use|apache license|permission to use|font awesome free license",
    re.I,
)


@pytest.mark.parametrize("file", FILES, ids=["editor", "explorer", "sparql"])
def test_every_package_has_a_text(file: Path) -> None:
    entries = file.read_text("utf-8").split("\n\n----\n\n")
    heads = [entry.splitlines()[0] for entry in entries]
    assert heads
    for head, entry in zip(heads, entries, strict=True):
        assert re.match(r"[\w@./-]+( \d+\.\d+\.\d+ \(.+\))?", head), head
        assert PERMISSION.search(entry) or "This software is provided 'as-is'" in entry or "crates:" in head, head


def test_the_editor_names_what_its_lock_file_says_is_installed() -> None:
    lock = json.loads((EDITOR / "frontend" / "package-lock.json").read_text("utf-8"))["packages"]
    named = re.findall(r"^((?:@[\w.-]+/)?[\w.-]+) (\d+\.\d+\.\d+[\w.-]*) \(", FILES[0].read_text("utf-8"), re.M)
    assert len(named) > 25
    for name, version in named:
        assert lock[f"node_modules/{name}"]["version"] == version


def test_every_crate_inside_the_webassembly_is_named_with_a_licence() -> None:
    wasm = gzip.decompress((EXPLORER / "static" / "oxigraph.wasm.gz").read_bytes())
    found = {
        f"{name.decode()} {version.decode()} ("
        for name, version in re.findall(rb"/([a-z0-9_-]+?)-(\d+\.\d+\.\d+)/src/", wasm)
    }
    text = FILES[2].read_text("utf-8")
    assert len(found) > 30
    assert not [crate for crate in found if crate not in text]
    assert text.startswith("oxigraph 0.5")
    assert "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION" in text


def test_the_drawn_page_carries_notices_that_can_be_read() -> None:
    from kg.render.explorer.html_file import html_file

    page = html_file("T", {}, ["", ""], {"titles": ("T", "T"), "subject": ("", ""), "lists": [], "omitted": 0}).decode()
    for name in ("sigma", "graphology"):
        assert re.search(rf"^{name} \d", page, re.M)
    assert "Permission is hereby granted" in page
    assert "Alexis Jacomy" in page
