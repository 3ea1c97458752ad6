"""What builds changed: the log, what is new since a day, the feed."""

import json
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from small_documents import digest, write_documents

from kg.changes import (
    Conflict,
    Correction,
    Snapshot,
    SnapshotScore,
    TitledPaper,
    add_build,
    atom_feed,
    compare_snapshots,
    logged_builds,
    newest_months,
    news_of,
    news_since,
    snapshots,
    take_snapshot,
)
from kg.changes.log import FILE_NAME
from kg.cli import main
from kg.errors import InputError
from kg.pipeline import build, forget
from kg.schema.terms import DATA
from kg.store import open_store

PAPER = DATA + "paper/arxiv/2402.0000{}"
ATOM = "{http://www.w3.org/2005/Atom}"


def score(
    value: str, system: str = "Ours", *, paper: int = 1, lower: bool = False, metric: str = "Accuracy"
) -> SnapshotScore:
    return SnapshotScore(
        PAPER.format(paper), DATA + "benchmark/gsm8k", "GSM8K", metric, value, "%", system, "", "own", lower
    )  # fmt: skip


def of(*scores: SnapshotScore) -> Snapshot:
    return Snapshot(scores={f"{DATA}result/{number}": each for number, each in enumerate(scores)})


def test_builds_are_logged_and_told(tmp_path: Path) -> None:
    notes, store = tmp_path / "notes", tmp_path / "store"
    write_documents(notes, {"a.md": digest(1, 2)})
    build([notes], store)
    write_documents(notes, {"a.md": digest(1, 2), "b.md": digest(3)})
    build([notes], store)
    build([notes], store)  # with nothing to do
    assert [(each.read, each.removed) for each in logged_builds(store)] == [(1, 0), (1, 0)]
    assert news_since(store).changes.papers == (TitledPaper(PAPER.format(3), "Paper 3"),)
    everything = news_since(store, "2000")
    assert (everything.builds, everything.read) == (2, 2)
    assert [each.title for each in everything.changes.papers] == ["Paper 1", "Paper 2", "Paper 3"]
    assert news_since(store, "2999-01").builds == 0
    forget("notes", store)
    gone = news_since(store)
    assert gone.removed == 2
    assert len(gone.changes.gone) == 3
    assert news_since(store, "2000").changes.papers == ()
    with open_store(store) as graph:
        assert take_snapshot(graph) == list(snapshots(logged_builds(store)))[-1] == Snapshot()


def test_after_the_first_build_the_newest_month_of_the_notes_is_new(tmp_path: Path) -> None:
    """To the first build everything is new, and a list of everything says nothing."""
    notes, store = tmp_path / "notes", tmp_path / "store"
    papers = {"old": ("2401.00001", "70.1"), "newer": ("2403.00002", "75.5"), "newest": ("2403.00003", "75.2")}
    line = "# [Net {0}](https://arxiv.org/abs/{1})\n\n- Net achieves {2}% accuracy on GSM8K.\n"
    documents = {f"{name}.md": line.format(name, number, value) for name, (number, value) in papers.items()}
    write_documents(notes, documents)
    build([notes], store)
    news = news_since(store)
    assert news.of == "2024-03"
    assert [each.title for each in news.changes.papers] == ["Net newer", "Net newest"]
    assert {each.value for each in news.changes.scores} == {"75.5", "75.2"}
    assert [(now.value, was.value) for now, was in news.changes.bests] == [("75.5", "70.1")]
    assert len(news_since(store, "1970").changes.papers) == 3
    assert [each.title for each in news_of(store, "2024-01").changes.papers] == ["Net old"]
    assert len(news_of(store, "2024").changes.papers) == 3
    assert news_of(store, "2024-02").changes.papers == ()
    with open_store(store) as graph:
        assert news_since(graph) == news
        assert newest_months(graph, "2024-12-31", 5) == ("2024-03", "2024-01")
        assert newest_months(graph, "2024-02-29", 5) == ("2024-01",)
    with pytest.raises(InputError):
        news_of(store, "soon")
    printed = CliRunner().invoke(main, ["new", "--store", str(store)]).output
    assert printed.startswith("2024-03, by the dates of the notes")
    assert "2 new papers" in printed
    assert "Net old" in CliRunner().invoke(main, ["new", "--of", "2024-01", "--store", str(store)]).output
    write_documents(notes, {**documents, "b.md": digest(9)})
    build([notes], store)
    assert [each.title for each in news_since(store).changes.papers] == ["Paper 9"]  # what the build brought


def test_a_store_whose_log_is_gone_does_not_call_everything_new(tmp_path: Path) -> None:
    notes, store = tmp_path / "notes", tmp_path / "store"
    write_documents(notes, {"a.md": digest(1, 2)})
    build([notes], store)
    (store / FILE_NAME).unlink()
    write_documents(notes, {"a.md": digest(1, 2), "b.md": digest(3)})
    build([notes], store)
    assert [each.title for each in news_since(store).changes.papers] == ["Paper 3"]


def test_the_log_gives_the_snapshot_of_the_graph(seeds_location: Path) -> None:
    with open_store(seeds_location) as graph:
        snapshot = take_snapshot(graph)
    assert len(snapshot.papers) == 55
    assert ("Orca-Math", "86.81") in {(each.system, each.value) for each in snapshot.scores.values()}
    assert list(snapshots(logged_builds(seeds_location)))[-1] == snapshot


NAMES = st.sampled_from(["a", "b", 'c"', "김", "\n"])
IRIS = NAMES.map(lambda name: f"{DATA}paper/{name}")
SCORES = st.builds(SnapshotScore, IRIS, IRIS, NAMES, NAMES, NAMES, lower_is_better=st.booleans())
CONFLICTS = st.builds(Conflict, IRIS, *[NAMES] * 7)
SNAPSHOTS = st.builds(
    Snapshot,
    st.dictionaries(IRIS, NAMES, max_size=3),
    st.dictionaries(IRIS, SCORES, max_size=3),
    st.frozensets(CONFLICTS, max_size=2),
)


@settings(deadline=None, max_examples=50)
@given(st.lists(SNAPSHOTS, max_size=5))
def test_all_lines_together_give_each_snapshot(states: list[Snapshot]) -> None:
    with TemporaryDirectory() as folder:
        for place, state in enumerate(states):
            add_build(folder, state, read=1, removed=0, reading="1", at_ns=place * 10**9)
        builds = logged_builds(folder)
        assert list(snapshots(builds)) == [Snapshot(), *states]
        assert [each.at for each in builds] == [datetime.fromtimestamp(n, UTC) for n in range(len(states))]


def test_a_line_that_was_cut_short_costs_itself(tmp_path: Path) -> None:
    states = [of(score("1")), of(score("1"), score("2")), of(score("3"))]
    for place, state in enumerate(states):
        add_build(tmp_path, state, read=1, removed=0, reading="1", at_ns=place)
        if place == 1:
            log = tmp_path / FILE_NAME
            log.write_bytes(log.read_bytes()[:-40])
    builds = logged_builds(tmp_path)
    assert len(builds) == 2
    assert list(snapshots(builds))[-1] == states[-1]


def test_a_score_that_replaces_another_is_a_correction() -> None:
    changes = compare_snapshots(of(score("81.5"), score("70", "Theirs")), of(score("82.5"), score("70", "Theirs")))
    assert changes.corrections == (Correction(PAPER.format(1), "81.5", "82.5", "Ours on GSM8K Accuracy"),)
    assert changes.scores == ()
    retitled = compare_snapshots(Snapshot({"a": "Old"}), Snapshot({"a": "New"}))
    assert retitled.corrections == (Correction("a", "Old", "New"),)
    assert retitled.papers == ()


@pytest.mark.parametrize(
    ("before", "after", "taken"),
    [
        (score("80"), score("81", "Theirs", paper=2), True),
        (score("80"), score("79", "Theirs", paper=2), False),
        (score("8", lower=True), score("7", "Theirs", paper=2, lower=True), True),
        (score("8", lower=True), score("9", "Theirs", paper=2, lower=True), False),
        (score("80"), score("81", "Theirs", paper=2, metric="pass@1"), False),
        (score("80", metric=""), score("81", "Theirs", paper=2, metric=""), False),
        (score("80"), score("99", "People", paper=2)._replace(role="human"), False),
    ],
)
def test_bests_are_taken_over_by_better_scores_alone(before: SnapshotScore, after: SnapshotScore, taken: bool) -> None:
    assert compare_snapshots(of(before), of(before, after)).bests == (((after, before),) if taken else ())


def test_new_contradictions(tmp_path: Path) -> None:
    note = "# [VioletNet](https://arxiv.org/abs/2401.01271)\n\n- VioletNet achieves {} accuracy on GSM8K.\n"
    write_documents(tmp_path / "notes", {"a.md": note.format("75.1%")})
    build([tmp_path / "notes"], tmp_path / "store")
    write_documents(tmp_path / "notes", {"a.md": note.format("75.1%"), "b.md": note.format("76.2%")})
    build([tmp_path / "notes"], tmp_path / "store")
    (conflict,) = news_since(tmp_path / "store").changes.conflicts
    assert (conflict.value, conflict.other_value) == ("75.1", "76.2")
    assert (conflict.document, conflict.other_document) == ("notes/a.md", "notes/b.md")


def test_days_and_months_are_accepted_and_others_refused(tmp_path: Path) -> None:
    for since in (
        "2024",
        "2024-05",
        "2024-05-31",
        "2024-05-31T12:00",
        "2024-05-31T12:00+09:00",
        "2024/05",
        "this-month",
        "last",
    ):
        assert news_since(tmp_path, since).builds == 0
    for since in ("whenever", "2024-13", "", "2024-5-5-5"):
        with pytest.raises(InputError, match="is not a date"):
            news_since(tmp_path, since)


def test_the_feed_is_atom_with_the_newest_first_and_text_as_text(tmp_path: Path) -> None:
    first = Snapshot({PAPER.format(1): "Old"}, {"r": score("80")})
    second = Snapshot(
        {PAPER.format(1): "Old", PAPER.format(2): "<b>New</b> & \x00"}, {"r": score("80"), "s": score("81", paper=2)}
    )
    for place, state in enumerate((first, second)):
        add_build(tmp_path, state, read=1, removed=0, reading="1", at_ns=place * 10**9)
    feed = ET.fromstring(atom_feed(tmp_path, "https://example.org/feed", address_of=lambda iri: f"https://x/{iri}"))
    assert feed.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):
        assert feed.findtext(ATOM + name)
    entries = feed.findall(f"{ATOM}entry")
    titles = [entry.findtext(f"{ATOM}title") for entry in entries]
    assert titles == ["Best on GSM8K (Accuracy): 81% by Ours", "<b>New</b> & \N{REPLACEMENT CHARACTER}", "Old"]
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 3
    link = entries[1].find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == f"https://x/{PAPER.format(2)}"
    assert len(ET.fromstring(atom_feed(tmp_path, "https://example.org/feed", limit=1)).findall(f"{ATOM}entry")) == 1


def test_the_command_tells_and_writes_json_and_a_feed(tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    write_documents(tmp_path / "notes", {"a.md": digest(*range(1, 25))})
    build([tmp_path / "notes"], store)
    run = CliRunner().invoke
    result = run(main, ["new", "--store", store])
    assert result.exit_code == 0, result.stderr
    assert "24 new papers" in result.stdout
    assert "arxiv:2402.00001  Paper 1" in result.stdout
    assert "and 4 more" in result.stdout
    written = json.loads(run(main, ["new", "--json", "--since", "2000", "--store", store]).stdout)
    assert len(written["papers"]) == 24
    assert written["papers"][0] == {"paper": PAPER.format(1), "title": "Paper 1"}
    assert b"<feed" in run(main, ["new", "--feed", "https://example.org/feed", "--store", store]).stdout_bytes
    refused = run(main, ["new", "--since", "soon", "--store", store])
    assert (refused.exit_code, refused.stderr.count("\n")) == (1, 1)
    assert run(main, ["new", "--store", str(tmp_path / "none")]).exit_code == 1
