"""The generated pages are up to date, every page stands in the navigation, and the site builds without a warning."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml


def test_the_reference_is_what_the_code_gives(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "docs/reference.py"], cwd=root, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr


def test_every_page_stands_in_the_navigation(root: Path) -> None:
    def listed(items: object) -> set[str]:
        if isinstance(items, str):
            return {items}
        values = items.values() if isinstance(items, dict) else items if isinstance(items, list) else ()
        return {page for value in values for page in listed(value)}

    pages = root / "docs" / "pages"
    navigation = yaml.safe_load((root / "docs" / "mkdocs.yml").read_text("utf-8"))["nav"]
    assert listed(navigation) == {page.relative_to(pages).as_posix() for page in pages.rglob("*.md")}


@pytest.mark.slow
def test_the_site_builds_without_a_warning(root: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", "docs/mkdocs.yml"]
    done = subprocess.run(
        [*command, "-d", str(tmp_path / "site")], cwd=root, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert "fonts.googleapis" not in page
