"""SPARQL in the explorer: saved queries and free ones run in the file, offline, and cannot freeze it."""

from collections.abc import Callable
from itertools import islice

import pytest
from playwright.sync_api import Page
from pyoxigraph import QuerySolutions
from watched_pages import Watched

from kg.sparql import ask_saved, saved_queries
from kg.store import GraphStore

Open = Callable[..., Watched]

OF_THE_WHOLE = {"classes", "relations"}  # tell of all triples, of which a page holds those about what is drawn


def test_a_page_with_sparql_answers_offline_and_rows_lead_to_nodes(opened: Open) -> None:
    watched = opened("asked", "view=sparql")
    page = watched.page
    page.locator("#run").click()
    page.wait_for_selector("#answered", timeout=20_000)
    assert page.locator(".answer tbody tr").count() > 0
    page.locator("#question").select_option("benchmark-papers")
    page.locator("#value-benchmark").fill("gsm8k")
    page.locator("#run").click()
    page.wait_for_function("() => document.querySelector('.answer')?.innerText.includes('Orca-Math')")
    page.locator(".answer .link").first.click()
    assert page.locator("#card-title").is_visible()
    page.locator("#question").select_option("")
    page.locator("#query").fill("SELECT nonsense")
    page.locator("#run").click()
    page.wait_for_selector(".answer .wrong")
    assert watched.is_quiet()


HEAVY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def ask(page: Page, query: str) -> None:
    page.locator("#query").fill(query)
    page.locator("#run").click()


def test_a_heavy_query_freezes_nothing_and_can_be_stopped(opened: Open) -> None:
    watched = opened("asked", "view=sparql")
    page = watched.page
    ask(page, HEAVY)
    page.wait_for_function("() => /s$/.test(document.querySelector('#progress')?.innerText ?? '')", timeout=20_000)
    longest = page.evaluate(
        """async () => {
          let [longest, before] = [0, performance.now()];
          while (performance.now() < before + 1000 && longest < 500) {
            const started = performance.now();
            await new Promise((resolve) => setTimeout(resolve, 20));
            longest = Math.max(longest, performance.now() - started);
          }
          return longest;
        }"""
    )
    assert longest < 500
    page.locator("#stop").click()
    page.wait_for_selector(".answer .wrong")
    assert page.locator(".answer .wrong").inner_text() == "Stopped."
    assert page.locator("#stop").is_disabled()
    ask(page, "SELECT ?t WHERE { ?p dcterms:title ?t } LIMIT 3")
    page.wait_for_selector("#answered", timeout=20_000)
    assert page.locator(".answer tbody tr").count() == 3
    assert watched.is_quiet()


def test_a_query_has_a_time_limit(opened: Open) -> None:
    watched = opened("asked", "view=sparql")
    page = watched.page
    page.locator("#seconds").fill("1")
    ask(page, HEAVY)
    page.wait_for_selector(".answer .wrong", timeout=20_000)
    assert "Stopped after 1 s" in page.locator(".answer .wrong").inner_text()
    assert watched.is_quiet()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { SERVICE <https://example.org/sparql> { ?s ?p ?o } }",
        "LOAD <https://example.org/data.ttl>",
        "INSERT DATA { <x:a> <x:b> <x:c> }",
    ],
)
def test_a_query_reaches_nobody_and_changes_nothing(opened: Open, query: str) -> None:
    watched = opened("asked", "view=sparql")
    ask(watched.page, query)
    watched.page.wait_for_selector(".answer .wrong", timeout=20_000)
    assert watched.is_quiet()


def test_a_query_may_construct_ask_and_order(opened: Open) -> None:
    page = opened("asked", "view=sparql").page
    for query, result in (
        ("ASK { ?p kg:introduces ?a }", "true"),
        ("CONSTRUCT { ?p kg:introduces ?a } WHERE { ?p kg:introduces ?a } LIMIT 2", "introduces"),
    ):
        ask(page, query)
        page.wait_for_function("text => document.querySelector('.answer table')?.innerText.includes(text)", arg=result)


def test_saved_queries_answer_as_they_do_outside(opened: Open, seeds_store: GraphStore) -> None:
    watched = opened("asked", "view=sparql")
    page = watched.page
    page.wait_for_selector("#question")
    saved = {query.name: query for query in saved_queries()}
    offered = page.locator("#question option").evaluate_all("options => options.map(option => option.value)")[1:]
    assert {"central-papers", "central-authors", "communities", "bridging-authors", "benchmark-papers"} <= set(offered)
    assert {"leaderboard", "model-results"} <= set(offered)  # with the quotes of their figures
    assert "evidence" not in offered  # it asks where quotes stand in documents, which a page does not have
    for name in offered:
        given = {each.name: each.default or each.example for each in saved[name].params}
        answer = ask_saved(seeds_store, saved[name], {each: value for each, value in given.items() if value})
        assert isinstance(answer.results, QuerySolutions)
        expected = len(list(islice(answer.results, answer.limit)))
        page.locator("#question").select_option(name)
        for parameter, value in given.items():
            page.locator(f"#value-{parameter}").fill(value or "")
        page.evaluate("() => document.querySelector('.answer').replaceChildren()")
        page.locator("#run").click()
        page.wait_for_selector("#answered, .answer .wrong", timeout=20_000)
        result = page.locator(".answer").inner_text().split("\n")[0]
        if name not in OF_THE_WHOLE:
            assert result.startswith(f"{expected} row{'' if expected == 1 else 's'} "), name
    assert watched.is_quiet()
