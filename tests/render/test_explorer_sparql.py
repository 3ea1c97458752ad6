"""SPARQL in the explorer: saved queries and free ones run in the file, offline, and cannot freeze it."""

from collections.abc import Callable

import pytest
from watched_pages import Page, Watched

Open = Callable[..., Watched]


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
    for query, told in (
        ("ASK { ?p kg:introduces ?a }", "true"),
        ("CONSTRUCT { ?p kg:introduces ?a } WHERE { ?p kg:introduces ?a } LIMIT 2", "introduces"),
    ):
        ask(page, query)
        page.wait_for_function("text => document.querySelector('.answer table')?.innerText.includes(text)", arg=told)
