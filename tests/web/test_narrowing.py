"""A leaderboard is narrowed while somebody types; without scripts its links do the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import Running, running
from small_documents import store_of
from watched_pages import Watched, browsers

NOTE = """# Abacus {number}: Counting with Beads

https://arxiv.org/abs/2401.1234{number}

- We introduce Abacus {number}, a model for counting. It reaches 8{number}.5% accuracy on GSM8K.
"""
BOARD = "/page/benchmark/gsm8k?reading=any"
SHOWN = "all => all.filter(row => row.offsetParent !== null).map(row => row.innerText)"


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    notes = {f"{number}.md": NOTE.format(number=number) for number in range(5)}
    location: Path = store_of(tmp_path_factory.mktemp("narrowing"), notes)
    with running(location) as started:
        yield started


def test_rows_are_narrowed_while_typing(board: Running) -> None:
    with browsers() as launch:
        watched = Watched(launch().new_page(base_url=board.address, locale="en-US"))
        page = watched.page
        page.goto(BOARD)
        rows = page.locator("section.of-leaderboard tbody tr")
        assert rows.count() == 5
        box = page.get_by_label("Show rows with")
        box.fill("abacus 83.5")
        (left,) = rows.evaluate_all(SHOWN)
        assert "83.5%" in left
        assert page.inner_text(".narrowing [role=status]") == "1 / 5"
        page.set_viewport_size({"width": 390, "height": 844})  # cards are hidden as rows are
        assert len(rows.evaluate_all(SHOWN)) == 1
        box.fill("")
        assert len(rows.evaluate_all(SHOWN)) == 5
        assert watched.complaints == []


def test_nothing_is_narrowed_without_scripts(board: Running) -> None:
    with browsers() as launch:
        page = launch().new_page(base_url=board.address, java_script_enabled=False)
        page.goto(BOARD)
        assert page.locator(".narrowing").count() == 0
        assert page.locator("section.of-leaderboard tbody tr").count() == 5
