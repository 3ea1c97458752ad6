"""What a card says of a paper: the notes' own sentence first; figures in the language of the page; its venue."""

from collections.abc import Callable

from small_graph import small_store
from watched_pages import Watched

from kg.network import everything
from kg.render.explorer.evidence_columns import OPENING, Anchor, quotes_of
from kg.render.explorer.network_columns import numbered
from kg.render.explorer.openings import openings
from kg.schema import terms as v
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
