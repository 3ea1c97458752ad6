"""A server's life: a new graph without a restart, a clean end, one-line errors, its log; the API; the languages."""

import json
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import openapi_spec_validator
import pyoxigraph as ox
import pytest
from serving import ROOT, Answered, Running, running

from kg.resources import queries_folder
from kg.schema import terms as v
from kg.sparql import SavedQuery, saved_queries
from kg.store import StoreBuilder
from kg.web.messages import MESSAGES

PAPER = "https://w3id.org/paper-kg/id/paper/arxiv/2402.14830"


def test_a_new_graph_is_shown_without_a_restart(seeds_location: Path, tmp_path: Path) -> None:
    location = tmp_path / "store"
    shutil.copytree(seeds_location, location)
    with running(location) as server:
        asked = "ASK { <a:new> ?p ?o }"
        assert not server.query(asked).json["boolean"]
        assert server.get("/page/paper/arxiv/2402.14830").status == 200
        before = server.get("/health").json["generation"]
        with StoreBuilder.open(location) as builder, builder.prepare(empty=False) as preparation:
            preparation.load(b"<a:new> <a:p> <a:o> .\n")
            assert not server.query(asked + "# while it is built").json["boolean"]
            preparation.publish(b"{}")
        until = time.monotonic() + 15
        while not server.query(asked).json["boolean"]:
            assert time.monotonic() < until
            time.sleep(0.1)
        while server.get("/health").json["generation"] == before:
            assert time.monotonic() < until
            time.sleep(0.1)


def test_it_ends_cleanly_and_logs_what_it_did(seeds_location: Path) -> None:
    with running(seeds_location) as server:
        server.get("/health")
        slow: list[Answered] = []
        text = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
        asking = threading.Thread(target=lambda: slow.append(server.query(text)))
        asking.start()
        time.sleep(0.5)
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(10) == 0
        asking.join(5)
        assert (slow[0].status, slow[0].text) == (503, "The server is stopping.\n")
    lines = [json.loads(line) for line in server.log]
    assert lines[-1]["event"] == "stopped"
    assert {line["event"] for line in lines} == {"request", "stopped"}
    asked = [line for line in lines if line["event"] == "request"]
    assert {"method", "path", "status", "ms", "bytes", "client", "agent", "time"} <= set(asked[0])


def test_what_cannot_be_served_is_reported_in_one_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kg", "serve", "--port", "0", "--store", str(tmp_path / "none")]
    reported = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert reported.returncode == 1
    assert reported.stderr.count("\n") == 1
    assert reported.stderr.startswith("Error: There is no store")


def test_cors_is_open_to_those_who_were_named(seeds_location: Path) -> None:
    with running(seeds_location, "--cors", "https://example.org") as server:
        allowed = server.get("/sparql", {"query": "ASK {}"}, Origin="https://example.org")
        assert allowed.headers["access-control-allow-origin"] == "https://example.org"
        other = server.get("/sparql", {"query": "ASK {}"}, Origin="https://example.com")
        assert "access-control-allow-origin" not in other.headers


# -- the API -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("query", saved_queries((queries_folder(),)), ids=lambda query: query.name)
def test_every_saved_query_is_a_resource(server: Running, query: SavedQuery) -> None:
    values = {parameter.name: parameter.example for parameter in query.params if parameter.required}
    answer = server.get(f"/api/queries/{query.name}", values)
    assert answer.status == 200
    if query.form == "SELECT":
        optional = {parameter.column for parameter in query.params}
        assert answer.json["columns"] == [column.name for column in query.columns if column.name not in optional]
        assert answer.headers["x-total-count"] == str(answer.json["total"])
    else:
        assert list(ox.parse(answer.body, format=ox.RdfFormat.TURTLE))


def test_csv_for_excel_begins_with_a_byte_order_mark(server: Running) -> None:
    usual = server.get("/api/queries/papers.csv", {"size": "3"}).body
    excel = server.get("/api/queries/papers.csv", {"size": "3", "excel": "true"})
    assert excel.headers["content-type"] == "text/csv; charset=utf-8"
    assert excel.body == b"\xef\xbb\xbf" + usual
    assert server.get("/api/queries/papers.csv", {"size": "3", "excel": "false"}).body == usual
    assert "form for Excel" in server.get("/api/queries/papers", {"excel": "true"}).text
    assert server.get("/api/queries/papers.csv", {"excel": "perhaps"}).status == 400


def test_formats_by_ending_and_accept(server: Running) -> None:
    by_ending = server.get("/api/queries/papers.csv")
    assert by_ending.headers["content-type"] == "text/csv; charset=utf-8"
    assert server.get("/api/queries/papers", Accept="text/csv").body == by_ending.body
    assert "head" in server.get("/api/queries/papers.srj").json
    assert server.get("/api/queries/papers", Accept="application/sparql-results+json").json["head"]
    assert server.get("/api/queries/papers.png").status == 404
    assert server.get("/api/queries/papers", Accept="image/png").status == 406
    forwarded = server.get("/api/queries/papers", Accept="text/html,*/*;q=0.8")
    assert forwarded.headers["location"] == "/queries/papers"


def test_pages_of_rows_lead_to_each_other(server: Running) -> None:
    whole = server.get("/api/queries/papers").json
    assert whole["total"] > 4
    rows, address = [], "/api/queries/papers?size=2"
    while address:
        answer = server.get(address)
        rows += answer.json["rows"]
        parts = [each.partition("; rel=") for each in answer.headers["link"].split(", ")]
        links = {relation: target for target, _, relation in parts}
        address = links.get('"next"', "").strip("<>")
    assert rows == whole["rows"]
    assert links['"last"'] == f"</api/queries/papers?size=2&page={-(-whole['total'] // 2)}>"


def test_what_is_wrong_with_a_request_is_reported(server: Running) -> None:
    missing = server.get("/api/queries/author-papers")
    assert (missing.status, missing.headers["content-type"]) == (400, "application/problem+json")
    unknown = server.get("/api/queries/author-papers", {"author": "Arindam Mitre"})
    assert unknown.status == 404
    assert "Arindam Mitra" in unknown.json["nearest"]
    assert server.get("/api/queries/paper-autors").json["nearest"][0] == "paper-authors"
    assert server.get("/api/queries/papers", {"size": "0"}).status == 400
    assert server.get("/api/queries/papers", {"colour": "red"}).status == 400


def test_openapi_tells_every_query(server: Running) -> None:
    reported = server.get("/openapi.json").json
    assert reported["openapi"].startswith("3.1")
    paths = {path.rpartition("/")[2] for path in reported["paths"]}
    assert {query.name for query in saved_queries((queries_folder(),))} <= paths
    limit = next(
        each for each in reported["paths"]["/api/queries/top-voted"]["get"]["parameters"] if each.get("name") == "limit"
    )
    assert limit["schema"] == {"type": "integer", "default": 20}
    references = set(_references(reported))
    assert references
    for reference in references:
        place = reported
        for step in reference.removeprefix("#/").split("/"):
            place = place[step]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_openapi_is_valid(server: Running) -> None:
    openapi_spec_validator.validate(server.get("/openapi.json").json)


def _references(reported: object) -> Iterator[str]:
    if isinstance(reported, dict):
        yield from ([reported["$ref"]] if "$ref" in reported else [])
        for each in reported.values():
            yield from _references(each)
    elif isinstance(reported, list):
        for each in reported:
            yield from _references(each)


# -- things and pages --------------------------------------------------------------------------------------------------


def test_things_answer_people_and_tools(server: Running) -> None:
    path = "/id/paper/arxiv/2402.14830"
    page = server.get(path, Accept="text/html,application/xhtml+xml,*/*;q=0.8")
    assert (page.status, page.headers["location"]) == (303, "/page/paper/arxiv/2402.14830")
    for accept, sort in (
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    ):
        forwarded = server.get(path, Accept=accept)
        assert forwarded.status == 303
        data = server.get(forwarded.headers["location"])
        subjects = {quad.subject for quad in ox.parse(data.body, format=sort)}
        assert ox.NamedNode(PAPER) in subjects
        assert any(subject.value.startswith("https://w3id.org/paper-kg/id/evidence/") for subject in subjects)
    assert server.get(path, Accept="image/png").status == 406
    assert server.get("/data/paper/arxiv/0000.00000.ttl").status == 404
    evidence = "SELECT ?e { GRAPH ?g { ?e a rdf:Statement } } LIMIT 1"
    name = server.query(evidence).json["results"]["bindings"][0]["e"]["value"]
    assert "oa:exact" in server.get(f"/data/{name.removeprefix(v.DATA)}.ttl").text


def test_pages_speak_two_languages(server: Running) -> None:
    assert '<html lang="en">' in server.get("/").text
    korean = server.get("/page/topic/reasoning", Accept_Language="fr, ko;q=0.8, en;q=0.5")
    assert '<html lang="ko">' in korean.text
    assert "추론" in korean.text
    switched = server.get("/papers?sort=votes&lang=ko")
    assert (switched.status, switched.headers["location"]) == (303, "/papers?sort=votes")
    cookie = switched.headers["set-cookie"].partition(";")[0]
    assert '<html lang="ko">' in server.get("/papers?sort=votes", Cookie=cookie).text
    assert all(len(texts) == 2 and all(texts) for texts in MESSAGES.values())
    assert not server.get("//elsewhere.example/?lang=ko").headers.get("location", "/").startswith("//")


def test_search_finds_by_beginnings_parts_and_slips(server: Running) -> None:
    def found(words: str) -> list[str]:
        return [hit["iri"].rpartition("/id/")[2] for hit in server.get("/search/suggest", {"q": words}).json["hits"]]

    assert "benchmark/gsm8k" in found("gsm")
    assert "benchmark/gsm8k" in found("GSM 8K")
    assert "topic/mathematical-reasoning" in found("수학 추")
    assert "topic/mathematical-reasoning" in found("수학 추ㄹ")  # a syllable in the making
    assert "topic/mathematical-reasoning" in found("mathematcal resoning")
    assert "paper/arxiv/2402.14830" in found("2402.148")
    assert found("   ") == []
    assert server.get("/search", {"q": "x" * 5000}).status == 200


def test_every_thing_has_a_page(server: Running) -> None:
    kinds = "VALUES ?kind { kg:Model kg:Benchmark kg:Topic kg:Metric kg:Artifact kg:Document kg:Paper kg:Result }"
    text = f"SELECT DISTINCT ?thing {{ {kinds} ?thing a ?kind }}"
    found = [row["thing"]["value"] for row in server.query(text).json["results"]["bindings"]]
    assert len(found) > 200
    for iri in found:
        path = quote("/page/" + iri.removeprefix(v.DATA), safe="/%")
        assert server.get(path, Accept_Language="ko").status == 200, iri


def test_a_paper_says_when_it_was_listed_and_how_many_votes_it_had(server: Running) -> None:
    page = server.get("/page/paper/arxiv/2402.14830").text
    fields = page.partition("<dl>")[2].partition("</dl>")[0]
    assert "2024-02-26" in fields
    assert fields.count("<details") >= 4  # the words behind authors, date, votes and topics
    assert '<link rel="alternate" type="text/turtle" href="/data/paper/arxiv/2402.14830.ttl">' in page


def test_benchmarks_keep_their_latin_names_in_korean(server: Running) -> None:
    page = server.get("/page/benchmark/imdb", Accept_Language="ko").text
    assert "<h1><bdi>IMDB</bdi></h1>" in page
    assert "IMDB 리뷰" in page
    found = server.get("/search/suggest", {"q": "IMDB 리"}, Accept_Language="ko").json["hits"][0]
    assert (found["label"], found["name"]) == ("IMDB", "IMDB 리뷰")


def test_a_name_without_a_korean_label_is_shown_in_english(server: Running) -> None:
    """Vocabularies give no Korean label that would only repeat the English one."""
    for kind, name in (("benchmark/gsm8k", "GSM8K"), ("model/gpt-4", "GPT-4")):
        assert f"<h1><bdi>{name}</bdi></h1>" in server.get(f"/page/{kind}", Accept_Language="ko").text


def test_pages_count_in_the_reader_s_language(server: Running) -> None:
    page = server.get("/documents", Accept_Language="en").text
    assert re.search(r"Page 1 of 1 \(\d+ entries\)", page)
    assert re.search(r"1쪽 중 1쪽 \(전체 \d+건\)", server.get("/documents", Accept_Language="ko").text)


def test_a_benchmark_without_scores_says_so_and_leads_on(server: Running) -> None:
    unscored = """SELECT ?b { ?p kg:evaluatesOn|kg:trainsOn|kg:mentionsBenchmark ?b
        FILTER NOT EXISTS { ?r kg:benchmark ?b ; kg:resultKind "score" } } ORDER BY ?b LIMIT 1"""
    iri = server.query(unscored).json["results"]["bindings"][0]["b"]["value"]
    page = server.get("/page/" + iri.removeprefix(v.DATA)).text
    assert "no note gives a score" in page
    assert 'href="#section-papers"' in page
    assert 'id="section-papers"' in page


def test_figures_and_metrics_are_in_the_reader_s_language(server: Running) -> None:
    """English pages once said 84.2점 and 정확도."""
    for path in ("/page/benchmark/gsm8k", "/page/paper/arxiv/2402.14830"):
        english = re.sub(r"<blockquote>.*?</figure>", "", server.get(path, Accept_Language="en").text, flags=re.S)
        shown = re.findall(r'<td[^>]* class="(?:metric|value|role)[^>]*>(.*?)</td>', english, re.S)
        assert shown
        assert not re.search(r"[가-힣]", " ".join(shown))
    assert ">정확도<" in server.get("/page/benchmark/gsm8k", Accept_Language="ko").text


def test_the_front_page_shows_the_collection(server: Running) -> None:
    """It was a menu of lists once."""
    page = server.get("/").text
    parts = {name: page.partition(f'id="section-{name}"')[2].partition("</section>")[0] for name in FRONT}
    newest = parts["new_papers"].partition("</article>")[0]
    assert "<time>2024-06-" in newest
    assert len(re.findall(r"<p>[^<]{20,}</p>", parts["new_papers"])) >= 3
    assert '<a href="/page/topic/' in parts["new_papers"]
    assert "<svg" in parts["rising"]
    assert "GSM8K" in parts["leading"]
    assert "86.81%" in parts["leading"]
    assert "<blockquote>" in parts["leading"]
    assert parts["best_known"].count('<a href="/page/paper/') >= 5
    assert re.search(r'<a href="/benchmarks">\d+ benchmarks</a>', page)
    korean = server.get("/", Accept_Language="ko").text
    assert re.search(r'<a href="/papers">논문 \d+편</a>', korean)


def test_results_of_a_paper_come_best_first(server: Running) -> None:
    """81.50 % stood above 86.81 % of the same system."""
    page = server.get("/page/paper/arxiv/2402.14830").text
    results = page.partition('id="section-results"')[2].partition("</table>")[0]
    values = re.findall(r'class="value number">([\d.]+)%', results)
    assert values[:2] == ["86.81", "81.50"]


def test_two_papers_stand_side_by_side(server: Running) -> None:
    asked = {"first": "2402.14830", "second": "Genie"}
    page = server.get("/compare", asked).text
    table = page.partition('id="section-side_by_side"')[2].partition("</table>")[0]
    assert "Orca-Math: Unlocking" in table
    assert "Genie: Generative Interactive Environments" in table
    assert "mathematical reasoning" in table
    assert "No note gives two of them a score on the same benchmark." in page
    itself = server.get("/compare", {"first": "2402.14830", "second": "Orca-Math"}).text
    shared = itself.partition('id="section-shared"')[2].partition("</table>")[0]
    assert "GSM8K" in shared
    links = re.findall(r'<a href="/page/paper/arxiv/2402.14830">([^<]*|<bdi>[^<]*</bdi>)</a>', shared)
    assert sum("86.81%" in link for link in links) == 2  # each leads to its paper
    assert "<blockquote>" in shared  # and to its words
    form = server.get("/compare", {"first": f"{v.DATA}benchmark/gsm8k"}).text
    assert 'name="first" value="GSM8K"' in form  # no address of 50 letters
    assert server.get("/compare", {"first": "Genie", "second": "nothing at all"}).status == 404
    assert 'name="first" value="Genie"' in server.get("/compare", {"first": "Genie"}).text


def test_pages_say_what_is_named_together(server: Running) -> None:
    """What is measured beside GSM8K, who works on a topic, which models a model is compared with."""
    for path, key, kind in (
        ("/page/benchmark/alfworld", "beside", "benchmark"),
        ("/page/topic/mathematical-reasoning", "people", "person"),
        ("/page/model/chatgpt", "beside", "model"),
    ):
        page = server.get(path).text
        section = page.partition(f'id="section-{key}"')[2].partition("</section>")[0]
        assert f'<a href="/page/{kind}/' in section, path


def test_papers_are_chosen_by_year_and_month(server: Running) -> None:
    page = server.get("/papers?sort=votes&year=2024").text
    assert 'href="/papers?sort=votes&amp;year=2024-06">2024-06</a>' in page
    june = server.get("/papers?sort=votes&year=2024-06").text
    dates = re.findall(r'class="date">([^<]+)', june)
    assert dates
    assert all(date.startswith("2024-06") for date in dates)
    assert 'aria-current="true">2024</a>' in june
    assert 'aria-current="true">2024-06</a>' in june
    assert "2024-06</a>" not in server.get("/papers").text


FRONT = ("new_papers", "rising", "leading", "best_known")


def test_an_empty_list_leads_on(server: Running) -> None:
    page = server.get("/papers?q=zzzz&year=2024").text
    assert "Nothing found that fits" in page
    assert 'href="/search?q=zzzz">Search everything</a>' in page
    assert 'href="/papers">Show all</a>' in page
    assert 'href="/people">' in server.get("/people?page=9").text


def test_saved_queries_of_pages_are_not_offered(server: Running) -> None:
    assert "quotes-of-subject" not in server.get("/queries").text
    assert server.get("/queries/quotes-of-subject").status == 404
    assert server.get("/api/queries/quotes-of-subject").status == 404


def test_months_stand_in_a_table_too(server: Running) -> None:
    page = server.get("/page/topic/mathematical-reasoning").text
    assert "<svg" in page
    assert '<td>2024-02</td><td class="number">' in page


def test_what_is_not_there_is_reported_in_the_readers_language(server: Running) -> None:
    missing = server.get("/page/paper/none", Accept_Language="ko")
    assert missing.status == 404
    assert "찾을 수 없습니다" in missing.text
    assert "kg stats" not in missing.text


def test_a_saved_querys_page_leads_on(server: Running) -> None:
    page = server.get("/queries/benchmark-papers", {"benchmark": "GSM8K"}).text
    assert 'href="/page/paper/arxiv/2402.14830"' in page
    assert "GET /api/queries/benchmark-papers?benchmark=GSM8K" in page
    assert 'href="/editor#example=benchmark-papers"' in page


def test_the_ontology_answers_people_and_tools(server: Running) -> None:
    page = server.get("/ontology", Accept_Language="ko")
    assert page.status == 200
    assert 'id="evaluatesOn"' in page.text
    assert "Accept," in page.headers["vary"]
    assert server.get("/ontology", Accept="text/turtle").headers["location"] == "/ontology.ttl"
    reported = server.get("/ontology.ttl")
    assert reported.headers["content-type"] == "text/turtle; charset=utf-8"
    assert len(list(ox.parse(reported.body, format=ox.RdfFormat.TURTLE))) > 300
    result = server.query("SELECT ?r { ?r a kg:Result } LIMIT 1").json["results"]["bindings"][0]["r"]["value"]
    assert 'href="/ontology#resultKind"' in server.get("/page/" + result.removeprefix(v.DATA)).text


def test_an_unknown_name_leads_to_the_same_question_with_a_known_one(server: Running) -> None:
    wrong = server.get("/queries/leaderboard", {"benchmark": "GSM9K"})
    assert wrong.status == 404
    assert 'href="?benchmark=GSM8K"' in wrong.text


def test_nodes_are_called_by_what_is_computed_of_them(server: Running) -> None:
    text = "SELECT ?c ?l { GRAPH ?g { ?c a kg:Community ; rdfs:label ?l } FILTER(LANG(?l) = 'ko') } LIMIT 1"
    found = server.query(text).json["results"]["bindings"][0]
    page = server.get("/page/" + found["c"]["value"].removeprefix(v.DATA), Accept_Language="ko")
    assert f"<h1><bdi>{found['l']['value']}</bdi></h1>" in page.text


def test_own_saved_queries_are_served_too(
    seeds_location: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "my-titles.rq").write_text("SELECT ?title { ?p dcterms:title ?title } ORDER BY ?title LIMIT 2", "utf-8")
    (tmp_path / "damaged.rq").write_text("#+ columns: [none]\nSELECT ?title { ?p dcterms:title ?title }", "utf-8")
    monkeypatch.setenv("KG_QUERIES", str(tmp_path))
    with running(seeds_location) as server:
        assert server.get("/api/queries/my-titles").json["total"] == 2
        assert "my-titles" in {query["name"] for query in server.get("/editor/knowledge.json").json["queries"]}
        assert "my-titles" in server.get("/queries").text
        assert "damaged.rq" in json.loads(server.log[0])["message"]
