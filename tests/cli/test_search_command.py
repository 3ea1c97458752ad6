"""kg search: what it prints, and how it fails."""

import json
from pathlib import Path

from click.testing import CliRunner, Result
from small_documents import digest

from kg.cli import main
from kg.pipeline import build


def run(*arguments: str, color: bool = False, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, ["search", *arguments], color=color, env=env)


def test_a_hit_is_shown_with_file_line_paper_and_facts(seeds_location: Path) -> None:
    done = run("GSM-8K", "86.81", "--limit", "1", "--store", str(seeds_location))
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0].startswith("Orca-Math")
    assert "2402.14830, 2024-02-26" in lines[0]
    assert lines[1] == "  seeds/daily-2024-02-26.md:63"
    assert "86.81%" in lines[2]
    assert "evaluates on GSM8K" in lines[3]
    assert "The best 1 of" in done.stderr


def test_words_are_bold_on_a_terminal_unless_no_color_is_set(seeds_location: Path) -> None:
    arguments = ("86.81", "--limit", "1", "--store", str(seeds_location))
    assert "\x1b[1m86.81\x1b[0m" in run(*arguments, color=True).stdout
    assert "\x1b" not in run(*arguments, color=True, env={"NO_COLOR": "1"}).stdout
    assert "\x1b" not in run(*arguments).stdout


def test_json_has_the_places_of_the_words(seeds_location: Path) -> None:
    done = run("GSM8K", "--kind", "papers", "--limit", "2", "--json", "--store", str(seeds_location))
    answer = json.loads(done.stdout)
    assert answer["total"] >= len(answer["hits"]) > 0
    hit = answer["hits"][0]
    start, end = hit["marks"][0]
    assert hit["text"][start:end].casefold() == "gsm8k"
    assert {"paper", "title", "arxiv", "date", "document", "line", "start", "end", "facts"} <= hit.keys()


def test_what_notes_hold_does_not_steer_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    steering = "\x1b[2J\x07"
    (tmp_path / "notes" / "a.md").write_text(digest(1, note=f"kiwi {steering}").replace("Paper 1", f"Paper {steering}"))
    build([tmp_path / "notes"], tmp_path / "store", jobs=1)
    done = run("kiwi", "--store", str(tmp_path / "store"))
    assert "kiwi" in done.stdout
    assert not {"\x1b", "\x07"} & {*done.stdout}


def test_nothing_found_is_said_and_is_not_an_error(seeds_location: Path) -> None:
    done = run("zyzzyva", "--store", str(seeds_location))
    assert (done.exit_code, done.stdout) == (0, "")
    assert "No passage" in done.stderr


def test_options_limit_what_is_found(seeds_location: Path) -> None:
    store = ("--json", "--limit", "200", "--store", str(seeds_location))
    found = json.loads(run("모델", "--from", "2024-06", "--to", "2024-06-30", *store).stdout)
    assert found["hits"]
    assert {hit["date"][:7] for hit in found["hits"]} == {"2024-06"}


def test_errors_are_one_line(seeds_location: Path, tmp_path: Path) -> None:
    for arguments in (["?!"], ["model", "--from", "soon"], ["model", "--topic", "nothing of the kind"]):
        done = run(*arguments, "--store", str(seeds_location))
        assert done.exit_code == 1
        assert done.stderr.startswith("Error: ")
        assert len(done.stderr.splitlines()) == 1
    done = run("model", "--store", str(tmp_path / "nowhere"))
    assert done.exit_code == 1
    assert "There is no store" in done.stderr


def test_a_figure_that_only_begins_others_says_so(seeds_location: Path) -> None:
    done = run("86.8", "--store", str(seeds_location))
    assert "86.81" in done.stdout
    assert "No note has '86.8'; found instead: 86.81." in done.stderr
    assert "found instead" not in run("86.81", "--store", str(seeds_location)).stderr


def test_a_typing_error_gets_the_words_that_may_be_meant(seeds_location: Path) -> None:
    done = run("quantizaton", "--store", str(seeds_location))
    assert "No note has 'quantizaton'. Did you mean 'quantization'?" in done.stderr
    assert "Did you mean" not in run("zzzqqq", "--store", str(seeds_location)).stderr
    alone = json.loads(run("양자하", "--json", "--store", str(seeds_location)).stdout)
    assert (alone["total"], alone["suggestions"]) == (0, {"양자하": ["양자화"]})
