"""The explorer in Firefox: it draws, answers a choice, and complains of nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from firefox import Firefox, firefox


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    with firefox(tmp_path_factory.mktemp("firefox")) as started:
        yield started


@pytest.mark.slow
def test_the_page_works_in_firefox(browser: Firefox, pages: dict[str, Path]) -> None:
    browser.open(pages["seeds"].as_uri())
    browser.wait_for("document.documentElement.dataset.ready")
    explorer = "const { explorer } = window.wrappedJSObject ?? window;"
    assert browser.run(f"{explorer} return explorer.selection.nodes.length") > 50
    browser.run(f"{explorer} explorer.change({{ view: 'drawing' }})")
    browser.run(f"{explorer} explorer.open(explorer.selection.nodes[0])")
    browser.wait_for("document.getElementById('card-title')")
    result = browser.run("return document.querySelector('.surface').getAttribute('aria-label')")
    assert result.startswith("Drawing of ")
    assert browser.run(f"{explorer} return explorer.redraws()") > 0
    assert len(browser.picture()) > 30_000
