"""BibTeX and CSL-JSON of papers, read back by the readers of bibliographies."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.cli import main
from kg.errors import QueryError
from kg.export import Content, publications_around, publications_named, publications_presented
from kg.export.bibtex import bibtex
from kg.export.csl_json import csl_json
from kg.model import Entry
from kg.network import NetworkView
from kg.papers import Paper
from kg.readers import read_bytes
from kg.sparql import ask, ask_saved, find_query
from kg.sparql.lookup import find_thing
from kg.store import GraphStore

Write = Callable[[Content], bytes]
FORMATS = pytest.mark.parametrize(("write", "file"), [(bibtex, "papers.bib"), (csl_json, "papers.json")])
ARXIV = "https://w3id.org/paper-kg/id/paper/arxiv/"


def content(*papers: Paper) -> Content:
    return Content((), NetworkView(), papers=papers)


def read_back(write: Write, file: str, *papers: Paper) -> tuple[Entry, ...]:
    reading = read_bytes(write(content(*papers)), file)
    assert reading.problems == ()
    return reading.entries


@FORMATS
def test_all_papers_of_the_seeds_are_read_back(write: Write, file: str, seeds_store: GraphStore) -> None:
    papers = publications_presented(seeds_store).papers
    assert len(papers) == 55
    found = read_back(write, file, *papers)
    assert [entry.plain_title or entry.name for entry in found] == [paper.title for paper in papers]
    assert [entry.author_names for entry in found] == [paper.authors for paper in papers]
    assert [entry.arxiv for entry in found] == [paper.arxiv for paper in papers]
    years = [entry.issued.year if entry.issued else None for entry in found]
    assert years == [next(iter(paper.year_and_month), None) for paper in papers]


@FORMATS
def test_what_a_published_paper_has_is_read_back(write: Write, file: str) -> None:
    paper = Paper(
        "https://w3id.org/paper-kg/id/paper/doi/10.1000%2Fx",
        title="Of 100% & more: $\\nabla^2$DFT -- C_1 in #3",
        authors=("Ada van der Berg", "김하늘", "Madonna", "Cher Bono Jr."),
        doi="10.1000/x_y",
        issued="2019",
        venue="Proceedings of the Conference on Things & Words",
        urls=("https://example.org/a_b?c=d%20e", "https://doi.org/10.1000/x_y"),
    )
    (entry,) = read_back(write, file, paper)
    assert entry.plain_title == paper.title
    assert entry.author_names == paper.authors
    assert {each.value for each in entry.ids} >= {"10.1000/x_y"}
    assert "https://example.org/a_b?c=d%20e" in {each.url for each in entry.ids}
    assert entry.plain_venue == paper.venue
    assert entry.issued is not None
    assert entry.issued.year == 2019


def words(letters: str) -> st.SearchStrategy[str]:
    return (
        st.text(st.sampled_from(letters), min_size=1, max_size=12)
        .map(lambda text: " ".join(text.split()))
        .filter(lambda text: any(map(str.isalpha, text)))
    )


NAMES = st.lists(
    st.lists(
        st.sampled_from(("Ann", "Bee", "de", "O'Neil", "and", "Others", "é", "김하늘", "X.")), min_size=1, max_size=3
    )
    .map(" ".join)
    .filter(lambda name: sum(map(str.isalpha, name)) > 1 and name != "Others")
    .filter(lambda name: name.count("김하늘") < 2),  # a family and a given name in Hangul are written together
    max_size=3,
)
IN_FORMULA = re.compile(r"\$[^$]*%[^$]*\$")  # where TeX needs a backslash, which then is the formula's own


@settings(deadline=None)
@given(words("aB c1-'`\"$^_{}\\~<>|&%#,;:.!?()[]*=+/@é가").filter(lambda title: not IN_FORMULA.search(title)), NAMES)
def test_any_title_survives_bibtex(title: str, names: list[str]) -> None:
    paper = Paper(ARXIV + "2401.00001", title=title, authors=tuple(names), arxiv="2401.00001")
    (entry,) = read_back(bibtex, "papers.bib", paper)
    assert entry.plain_title == title
    assert entry.author_names == tuple(names)


@settings(deadline=None)
@given(words("aB c1-'\"$,;:.!?()=+/é가"), NAMES)
def test_any_title_survives_csl_json(title: str, names: list[str]) -> None:
    paper = Paper(ARXIV + "2401.00001", title=title, authors=tuple(names), arxiv="2401.00001")
    (entry,) = read_back(csl_json, "papers.json", paper)
    assert entry.author_names == tuple(names)
    assert entry.name == title


def test_keys_are_made_of_name_year_and_word_and_differ() -> None:
    papers = [
        Paper(f"{ARXIV}2401.0000{n}", "The Sound of Sets", ("Zoë Müller",), arxiv="2401.00001") for n in (1, 2, 3)
    ]
    lines = bibtex(content(*papers)).decode().splitlines()
    keys = [line for line in lines if line.startswith("@")]
    assert keys == ["@misc{muller2024sound,", "@misc{muller2024sounda,", "@misc{muller2024soundb,"]


def test_an_author_list_that_leaves_names_out_says_so() -> None:
    written = bibtex(content(Paper(ARXIV + "2401.00001", "T", ("Ann Bee",), others=True))).decode()
    assert "{Ann Bee and others}" in written


def test_names_of_csl_json_are_in_parts() -> None:
    paper = Paper(ARXIV + "2401.00001", "T", ("Ada van der Berg", "Cher Bono Jr.", "김 하늘", "OpenAI"))
    assert json.loads(csl_json(content(paper)))[0]["author"] == [
        {"given": "Ada", "non-dropping-particle": "van der", "family": "Berg"},
        {"given": "Cher", "family": "Bono", "suffix": "Jr."},
        {"literal": "김 하늘"},
        {"literal": "OpenAI"},
    ]
    assert csl_json(content()) == b"[]\n"


def test_papers_around_a_thing_and_of_queries(seeds_store: GraphStore) -> None:
    benchmark = find_thing(seeds_store, "GSM8K", "benchmark").iri
    around = publications_around(seeds_store, benchmark, 1).papers
    assert "2402.14830" in {paper.arxiv for paper in around}
    voted = find_query("top-voted")
    rows = ask_saved(seeds_store, voted, {"limit": "3"})
    named = publications_named(seeds_store, rows, "top-voted").papers
    assert [paper.votes for paper in named] == sorted((paper.votes or 0 for paper in named), reverse=True)
    assert len(named) == 3
    triples = ask(seeds_store, "CONSTRUCT { ?p a kg:Paper } WHERE { ?p kg:evaluatesOn benchmark:gsm8k }")
    assert "2402.14830" in {paper.arxiv for paper in publications_named(seeds_store, triples, "mine").papers}
    with pytest.raises(QueryError, match="neither triples nor rows"):
        publications_named(seeds_store, ask(seeds_store, "ASK {}"), "mine")


def test_the_command_writes_both(seeds_location: Path, tmp_path: Path) -> None:
    store = ["--store", str(seeds_location)]
    run = CliRunner().invoke
    result = run(main, ["export", "--format", "bibtex", "--query", "top-voted", "limit=2", *store])
    assert result.exit_code == 0, result.stderr
    assert result.stdout.count("@misc{") == 2
    file = tmp_path / "papers.json"
    assert run(main, ["export", "--format", "csl-json", "-o", str(file), *store]).exit_code == 0
    assert len(json.loads(file.read_text("utf-8"))) == 55
    refused = run(main, ["export", "--format", "bibtex", "--evidence", *store])
    assert refused.exit_code == 1
    assert "holds no evidence" in refused.stderr
