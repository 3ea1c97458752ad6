"""What a card says of a paper: the notes' own sentence first; figures in the language of the page; its venue."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from small_graph import small_store
from watched_pages import Launch, Watched

from kg.model import Iri
from kg.network import EdgeView, NetworkView, NodeView, ScoreView, everything
from kg.render import explorer_page
from kg.render.explorer.evidence_columns import OPENING, Anchor, quotes_of
from kg.render.explorer.network_columns import numbered
from kg.render.explorer.openings import openings
from kg.schema import terms as v
from kg.schema.terms import DATA
from kg.sparql import find_query
from kg.sparql.asking import ask_saved
from kg.sparql.batches import linked_pairs
from kg.store import GraphStore

Open = Callable[..., Watched]

ORCA = "select=paper%2Farxiv%2F2402.14830"


def test_a_card_begins_with_what_the_notes_say(opened: Open) -> None:
    watched = opened(fragment=ORCA)
    page = watched.page
    page.wait_for_selector(".card .later:not([aria-busy])")
    assert page.locator(".lead blockquote").inner_text().startswith("Orca-Math는 매개변수 70억의 SLM")
    assert page.locator(".lead figcaption").inner_text() == "The notes say, in seeds/daily-2024-02-26.md"
    order = "() => [...document.querySelectorAll('.card h2, .lead, .card dl')].map((each) => each.tagName)"
    assert page.evaluate(order) == ["H2", "DIV", "DL"]
    assert watched.is_quiet()


def test_each_paper_opens_with_a_sentence_on_what_it_introduces_or_else_the_first(seeds_store: GraphStore) -> None:
    network = numbered(everything(seeds_store))
    found = openings(seeds_store, network, quotes_of(seeds_store, network))
    presented = {paper for _, paper in linked_pairs(seeds_store, f"?a <{v.LISTS}> ?b")}
    assert {place.source for place in found} == presented
    titles = {str(node.iri): node.label for node in network.nodes}
    for place, [piece] in found.items():
        assert 40 <= len(piece.quote) <= 302
        assert piece.quote != titles[place.source]
        assert piece.document.startswith("seeds/")
    chunk = Anchor(v.DATA + "paper/arxiv/2402.15220", OPENING)  # ChunkAttention
    assert "ChunkAttention" in found[chunk][0].quote


def test_a_store_without_a_search_index_opens_with_its_evidence() -> None:
    store = small_store()
    network = numbered(everything(store))
    quotes = quotes_of(store, network)
    known = {piece.quote for pieces in quotes.values() for piece in pieces}
    assert {piece.quote for [piece] in openings(store, network, quotes).values()} <= known


def test_metrics_and_units_are_in_the_language_of_the_page(opened: Open) -> None:
    page = opened(fragment=ORCA).page
    page.wait_for_selector(".results")
    row = page.locator(".results tbody tr").filter(has_text="86.81%").first
    assert "Accuracy" in row.inner_text()
    page.locator("#language").click()
    page.wait_for_selector(".results")
    assert "정확도" in page.locator(".results tbody tr").filter(has_text="86.81%").first.inner_text()


def test_papers_are_filtered_by_venue_and_cards_and_addresses_tell_it(opened: Open) -> None:
    watched = opened("venues")
    page = watched.page
    papers = "selection.nodes.filter((node) => network.kindName(node) === 'paper')"
    shown = f"({{ network, selection }}) => {papers}.map((node) => network.venue.get(node) ?? '')"
    assert set(page.evaluate(f"() => ({shown})(window.explorer)")) == {"", "ACL 2024", "NeurIPS <2024>"}
    assert page.locator("#filter-venue option").all_inner_texts() == ["All venues", "ACL 2024", "NeurIPS <2024>"]
    page.locator("#filter-venue").select_option("NeurIPS <2024>")
    assert set(page.evaluate(f"() => ({shown})(window.explorer)")) == {"NeurIPS <2024>"}
    assert "do not pass the filters" in page.locator(".status").inner_text()
    page.evaluate("() => window.explorer.open(window.explorer.selection.nodes[0])")
    assert page.locator(".card dl").inner_text().count("NeurIPS <2024>") == 1
    page.wait_for_timeout(400)
    address = page.evaluate("() => location.hash.slice(1)")
    again = opened("venues", address).page
    assert set(again.evaluate(f"() => ({shown})(window.explorer)")) == {"NeurIPS <2024>"}
    page.locator("#reset").click()
    assert "" in page.evaluate(f"() => ({shown})(window.explorer)")
    assert watched.is_quiet()


def test_results_stand_best_first_and_systems_without_a_name_are_told(launch: Launch, tmp_path: Path) -> None:
    papers = [NodeView(Iri(f"{DATA}paper/arxiv/2401.{n:05}"), "paper", f"Title {n}") for n in range(60)]
    benchmark = NodeView(Iri(f"{DATA}benchmark/gsm8k"), "benchmark", "GSM8K")

    def score(value: str, system: str, metric: str = "", unit: str = "%", **more: Any) -> ScoreView:
        return ScoreView(system, metric, value, unit, more.pop("kind", "score"), "", f"{value}{unit}", metric, **more)

    figures = [
        score("9.5", "A", "WER", lower_is_better=True),
        score("71.2", "B", "Accuracy", is_usual=True),
        score("12", "C", "", "points", kind="delta"),
        score("88", "this work", is_usual=True),
        score("3.1", "D", "WER", lower_is_better=True),
        score("100", "E", "tokens/s", ""),
        score("9.1", "F", "Accuracy", is_usual=True),
    ]
    edges = [EdgeView(papers[n].iri, benchmark.iri, "reports", scores=(each,)) for n, each in enumerate(figures)]
    edges += [EdgeView(paper.iri, benchmark.iri, "evaluatesOn") for paper in papers[10:]]
    view = NetworkView((*papers, benchmark), tuple(sorted(edges, key=lambda e: (e.source, e.relation, e.target))))
    (tmp_path / "results.html").write_bytes(explorer_page(view, "Results"))
    page = launch().new_page()
    page.goto(f"{(tmp_path / 'results.html').as_uri()}#select=benchmark%2Fgsm8k")
    page.wait_for_selector(".results tbody")
    systems = "tbody tr:not(.below) td:first-child"
    assert page.locator(f".results {systems}").all_inner_texts() == [
        "unnamed, the paper's own", "B", "F", "D", "A", "E", "C",
    ]  # fmt: skip
    page.locator("#language").click()
    page.wait_for_selector(".results tbody")
    assert page.locator(f".results {systems}").first.inner_text() == "이름 없음 (논문 자체)"
    page.close()


def test_results_of_a_benchmark_stand_as_in_its_leaderboard(opened: Open, seeds_store: GraphStore) -> None:
    answer = ask_saved(seeds_store, find_query("leaderboard"), {"benchmark": "GSM8K"})
    board = [float(row["value"].value) for row in answer.results]  # type: ignore[union-attr]
    page = opened(fragment="select=benchmark%2Fgsm8k").page
    page.wait_for_selector(".results tbody")
    cells = page.locator(".results tbody td.value").all_inner_texts()
    values = [float(re.findall(r"[\d.]+", cell)[0]) for cell in cells if "difference" not in cell]
    assert len(board) > 1
    assert [value for value in values if value in board] == board
