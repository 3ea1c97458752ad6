"""What a terminal gets: a pager for long answers, no colours with NO_COLOR, a moving bar for long steps."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

pty = pytest.importorskip("pty")


def on_terminal(store: Path, *words: str, before: str = "", **environment: str) -> str:
    """What a command shows on a terminal of 24 lines."""
    leader, follower = pty.openpty()
    code = f"{before}\nfrom kg.cli import main\nmain({list(words)!r}, prog_name='kg')"
    settings = {**os.environ, "KG_STORE": str(store), "LINES": "24", "COLUMNS": "80", "TERM": "xterm", **environment}
    shown = b""
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=follower, stdout=follower, stderr=follower, env=settings, close_fds=True
    ) as process:
        os.close(follower)
        while True:
            try:
                part = os.read(leader, 65536)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            shown += part
        assert process.wait(60) == 0
    os.close(leader)
    return shown.decode("utf-8", "replace")


def test_long_answers_go_through_the_pager(seeds_location: Path) -> None:
    pager = f"{sys.executable} -c \"import sys; print('paged', len(sys.stdin.readlines()))\""
    assert "paged 5" in on_terminal(seeds_location, "query", "papers", PAGER=pager)
    assert "paged" in on_terminal(seeds_location, "queries", PAGER=pager)
    short = on_terminal(seeds_location, "query", "papers", "--limit", "3", PAGER=pager)
    assert "paged" not in short
    assert "Orca" in short or "arxiv" in short


@pytest.mark.parametrize(("no_color", "marked"), [("", True), ("1", False)])
def test_no_color(seeds_location: Path, no_color: str, marked: bool) -> None:
    shown = on_terminal(seeds_location, "search", "GSM8K", "--limit", "1", NO_COLOR=no_color, PAGER="cat")
    assert ("\x1b[1m" in shown) is marked


def test_a_long_step_shows_a_moving_bar_and_clears_it(seeds_location: Path) -> None:
    slow = (
        "import time, kg.export.formats as formats, kg.cli.progress as progress\n"
        "progress._PATIENCE = 0.1\n"
        "import kg.papers as papers\nbefore = papers.presented_papers\n"
        "def late(store): time.sleep(1); return before(store)\n"
        "import kg.export.publications as publications\npublications.presented_papers = late"
    )
    shown = on_terminal(seeds_location, "export", "--format", "bibtex", "-o", "/dev/null", before=slow)
    assert "Reading the graph [" in shown
    assert "###" in shown
    assert shown.rstrip().endswith("Wrote /dev/null.")


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Asking", ("query", "papers", "--limit", "1")),
        ("Asking", ("query", "papers", "--limit", "1", "--format", "csv")),
        ("Asking", ("sparql", "ASK { ?s ?p ?o }")),
        ("Counting", ("stats",)),
        ("Comparing titles", ("duplicates",)),
        ("Searching", ("search", "GSM8K")),
        ("Reading the graph", ("show", "GSM8K")),
        ("Reading the graph", ("explain", "GSM8K")),
        ("Reading what is new", ("new",)),
        ("Checking", ("vocabulary", "check")),
    ],
)
def test_every_command_that_asks_shows_a_bar_and_clears_it(
    seeds_location: Path, label: str, words: tuple[str, ...]
) -> None:
    at_once = "import kg.cli.progress as progress\nprogress._PATIENCE = 0"
    shown = on_terminal(seeds_location, *words, before=at_once, PAGER="cat")
    assert f"{label} [" in shown
    last = shown.rpartition(f"{label} [")[2]
    assert "\r\x1b[K" in last, "the bar stays"
    assert last.rpartition("\r\x1b[K")[2].strip(), "nothing is printed behind it"


def test_duplicates_and_searches_go_through_the_pager(seeds_location: Path) -> None:
    pager = f"{sys.executable} -c \"import sys; print('paged', len(sys.stdin.readlines()))\""
    assert "paged" in on_terminal(seeds_location, "search", "model", "--limit", "20", PAGER=pager)
    assert "paged" in on_terminal(seeds_location, "stats", PAGER=pager)


def test_a_quick_step_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    from kg.cli.progress import working

    with working("Sleeping"):
        time.sleep(0.01)
    assert capsys.readouterr().err == ""
