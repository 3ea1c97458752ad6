"""Lists of things, and what papers have in common: in the order and in the words that a reader expects."""

import pyoxigraph as ox
import pytest
from small_answers import answers_store, node, result

from kg.network import everything
from kg.schema import terms as v
from kg.schema.kinds import KINDS
from kg.schema.terms import DATA
from kg.show.records import Named, Note, QuotedPassage
from kg.sparql.shipped import rows
from kg.store import GraphStore
from kg.store.local import LocalStore
from kg.web.page_cells import NodeLink, NodeLinks
from kg.web.page_model import ListSection, TableSection
from kg.web.rendering import render
from kg.web.views import models
from kg.web.views.checks import checks_page
from kg.web.views.comparing import compare_page
from kg.web.views.front import collection_size
from kg.web.views.lists import list_page
from kg.web.views.paper_list import paper_list_page
from kg.web.views.papers import paper_page, papers_by_importance
from kg.web.views.saying import doubted_documents, notes_together
from kg.web.views.sides import shared_scores
from kg.web.views.things import things_in_list
from kg.web.views.topics import topic_page


def names(store: GraphStore, **asked: str) -> list[str]:
    (section,) = list_page(store, "artifacts", "en", asked).sections
    assert isinstance(section, TableSection)
    assert section.columns == ("name", "date", "introduced_by")
    return [cell.label for line in section.lines if isinstance(cell := line.cells[0], NodeLink)]


def test_what_important_papers_introduce_comes_first(seeds_store: GraphStore) -> None:
    """The list began with acronyms that two papers happen to share."""
    (section,) = list_page(seeds_store, "artifacts", "en", {}).sections
    assert isinstance(section, TableSection)
    weights = papers_by_importance(seeds_store)
    found = [weights.get(cell.iri, 0.0) for line in section.lines if isinstance(cell := line.cells[2], NodeLink)]
    assert len(found) > 5
    assert found == sorted(found, reverse=True)
    by_name = names(seeds_store, sort="name")
    assert by_name == sorted(by_name, key=str.casefold)
    assert by_name != names(seeds_store)
    (section,) = list_page(seeds_store, "artifacts", "en", {"sort": "date"}).sections
    assert isinstance(section, TableSection)
    dates = [str(line.cells[1]) for line in section.lines]
    assert dates == sorted(dates, reverse=True)
    assert names(seeds_store, q="orca") == ["Orca-Math"]


def test_papers_have_topics_in_common_and_words_only_where_there_is_nothing_else(seeds_store: GraphStore) -> None:
    """Stray words stood beside the topics that two papers share."""
    paper = "https://w3id.org/paper-kg/id/paper/arxiv/2402.14830"
    for language, topic, words in (("en", "mathematical reasoning", "words: “"), ("ko", "수학적 추론", "낱말: “")):
        page = paper_page(seeds_store, paper, language)
        (similar,) = (each for each in page.sections if each.key == "similar" and isinstance(each, TableSection))
        place = ("en", "ko").index(language)
        cells = [line.cells[1] for line in similar.lines]
        said = [str(cell[place]) if isinstance(cell, tuple) else str(cell) for cell in cells]
        assert any(topic in each for each in said)
        assert all(each.startswith(words) or "“" not in each for each in said)
        assert any(each.startswith(words) for each in said)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("topic/mathematical-reasoning", "paper/arxiv/2402.14830"),
        ("model/orca-math", "topic/mathematical-reasoning"),
        ("model/orca-math", "paper/arxiv/2402.14830"),
        ("model/gpt-4", "benchmark/gsm8k"),
    ],
)
def test_a_comparison_shows_the_benchmarks_of_the_saved_query(seeds_store: GraphStore, first: str, second: str) -> None:
    sides = {"first": f"{DATA}{first}", "second": f"{DATA}{second}"}
    shared = shared_scores(seeds_store, tuple(sides.values()), "en")
    found = list(rows(seeds_store, "compare", **sides))
    assert [set(each) for each in shared] == [{row["bench"] for row in found}] * 2
    for row in found:
        for side, name in zip(shared, sides, strict=True):
            assert all(f"{each.number:g}" in row[name] for each in side[row["bench"]])


def test_a_comparison_of_topics_is_in_english_on_an_english_page(seeds_store: GraphStore) -> None:
    """Words of notes in the other language stood beside the scores."""
    asked = {"first": "topic:mathematical-reasoning", "second": "2402.14830"}
    sections = compare_page(seeds_store, "compare", "en", asked).sections
    (scores,) = (each for each in sections if each.key == "shared" and isinstance(each, TableSection))
    assert scores.lines
    for line in scores.lines:
        links = [link.label for cell in line.cells[1:] if isinstance(cell, NodeLinks) for link in cell.links]
        assert links
        assert not any("가" <= letter <= "힣" for label in links for letter in label)


def test_a_comparison_says_where_lower_is_better() -> None:
    """3.5 FID stood beside 70 per cent as if both should be high."""
    graph = ox.Store()
    graph.bulk_extend(answers_store().quads())
    metric = node("metric/fid")
    for name, paper in (("low", "a"), ("high", "b")):
        graph.bulk_extend(result(name, paper, name.title(), "3", benchmark="images"))
        graph.add(ox.Quad(node(f"result/{name}"), ox.NamedNode(v.BY_METRIC), metric))
    graph.add(ox.Quad(metric, ox.NamedNode(v.SKOS + "prefLabel"), ox.Literal("FID", language="en")))
    graph.add(ox.Quad(metric, ox.NamedNode(v.DIRECTION), ox.NamedNode(v.LOWER_IS_BETTER)))
    asked = {"first": node("paper/a").value, "second": node("paper/b").value}
    page = compare_page(LocalStore(graph), "compare", "en", asked)
    (scores,) = (each for each in page.sections if each.key == "shared" and isinstance(each, TableSection))
    cells = [cell for line in scores.lines for cell in line.cells[1:] if isinstance(cell, NodeLinks)]
    assert sum("FID (lower is better)" in link.label for cell in cells for link in cell.links) == 2
    assert all(line.why for line in scores.lines)


def test_what_names_may_be_one_persons_is_said() -> None:
    """The section had a heading and a link, and nothing between."""
    page = checks_page(answers_store(), "checks", "ko", {})
    (section,) = (each for each in page.sections if each.key == "namesakes" and isinstance(each, TableSection))
    assert section.empty is not None
    assert section.empty.key == "namesakes_are"
    assert [link.address for link in section.empty.links] == ["/queries/name-variants?run=1"]


def test_what_to_check_is_counted() -> None:
    """Nothing said how many papers are without authors: the list ended at its tenth line."""
    engine = ox.Store()
    document = ox.NamedNode(f"{DATA}document/many.md")
    engine.add(ox.Quad(document, ox.NamedNode(v.KG + "path"), ox.Literal("many.md")))
    for number in range(12):
        listing, paper = node(f"listing/{number}"), node(f"paper/arxiv/2401.{number:05}")
        engine.add(ox.Quad(listing, ox.NamedNode(v.LISTS), paper))
        engine.add(ox.Quad(listing, ox.NamedNode(v.KG + "inDocument"), document))
    page = checks_page(LocalStore(engine), "checks", "en", {})
    tables = {each.key: each for each in page.sections if isinstance(each, TableSection)}
    table = tables["without_authors"]
    assert (len(table.lines), table.total) == (10, 12)
    assert table.more == "/queries/papers-without-authors?limit=12"
    assert (
        "The first 10 of 12; show all" in render("page.html", "en", root="", here="/", page=page, line_of=None).decode()
    )


def test_what_the_same_papers_name_is_listed_whole() -> None:
    """The list ended at its twentieth name and did not say so."""
    engine = ox.Store()
    paper, model = node("paper/arxiv/2401.00001"), node("model/one")
    for each in (model, *(node(f"model/other-{number}") for number in range(50))):
        engine.add(ox.Quad(each, ox.NamedNode(v.TYPE), ox.NamedNode(v.KG + "Model")))
        engine.add(ox.Quad(each, ox.NamedNode(v.LABEL), ox.Literal(each.value.rpartition("/")[2])))
        engine.add(ox.Quad(paper, ox.NamedNode(v.MENTIONS_MODEL), each))
    page = models.model_page(LocalStore(engine), model.value, "en")
    (beside,) = (each for each in page.sections if isinstance(each, ListSection) and each.key == "beside")
    assert len(beside.items) == 50
    said = render("thing.html", "en", root="", here="/", page=page, line_of=None, cited=(), drawn="").decode()
    assert "Show 20 more" in said


def test_the_people_of_a_topic_are_those_of_the_saved_query(seeds_store: GraphStore) -> None:
    """The page counts them itself, in a twentieth of the time."""
    topic = f"{DATA}topic/mathematical-reasoning"
    page = topic_page(seeds_store, topic, "en", {})
    (people,) = (each for each in page.sections if each.key == "people" and isinstance(each, ListSection))
    found = [(row["person"], row["papers"]) for row in rows(seeds_store, "topic-people", topic=topic)]
    assert [(item.link.iri, item.note) for item in people.items] == found[:20]
    assert found


def test_a_note_about_something_else_is_marked_and_comes_last() -> None:
    """A page opened with three sentences of a summary of another paper, as what the notes say."""
    graph = ox.Store()
    graph.bulk_extend(answers_store().quads())
    for name, grounded in (("a", "0.1"), ("b", "0.9")):
        listing, document = node(f"listing/{name}"), node(f"document/{name}.md")
        graph.add(ox.Quad(listing, ox.NamedNode(v.IN_DOCUMENT), document))
        graph.add(ox.Quad(listing, ox.NamedNode(v.LISTS), node("paper/a")))
        graph.add(ox.Quad(listing, ox.NamedNode(v.GROUNDEDNESS), ox.Literal(grounded)))
    doubted = doubted_documents(LocalStore(graph), node("paper/a").value)
    assert doubted == {node("document/a.md").value}
    said = notes_together((_note("a", "One."), _note("b", "Two.")), doubted)
    assert [(each.documents[0].label, each.is_doubted) for each in said] == [("b.md", False), ("a.md", True)]


def test_a_paper_that_is_noted_twice_in_the_same_words_shows_them_once() -> None:
    said = notes_together((_note("a", "One."), _note("b", "Two."), _note("c", "One.")), ())
    assert [tuple(each.label for each in note.documents) for note in said] == [("a.md", "c.md"), ("b.md",)]


def _note(name: str, text: str) -> Note:
    document = node(f"document/{name}.md").value
    return Note(Named(document, f"{name}.md"), (QuotedPassage(document, f"{name}.md", 0, len(text), text),))


def test_a_long_page_of_a_model_leads_to_the_rest(seeds_store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of much-named models had 285 KiB."""
    monkeypatch.setattr(models, "_MOST", 1)
    page = models.model_page(seeds_store, f"{DATA}model/orca-math", "en")
    tables = {each.key: each for each in page.sections if isinstance(each, TableSection)}
    assert len(tables["results"].lines) == 1
    assert tables["results"].more.startswith("/queries/model-results?model=")
    named = models.model_page(seeds_store, f"{DATA}model/gpt-4", "en").sections
    (papers,) = (each for each in named if each.key == "papers" and isinstance(each, TableSection))
    assert papers.more.startswith("/queries/model-mentions?model=")


def test_the_front_page_counts_what_the_map_shows() -> None:
    """The front page said 1,833 benchmarks, and the map 1,881: those that papers only introduce were left out."""
    engine = ox.Store()
    engine.bulk_extend(answers_store().quads())
    paper, corpus = node("paper/a"), node("benchmark/a-corpus")
    for subject, name, value in (
        (paper, v.INTRODUCES, corpus),
        (corpus, v.TYPE, ox.NamedNode(v.BENCHMARK)),
        (corpus, v.LABEL, ox.Literal("A Corpus")),
    ):
        engine.add(ox.Quad(subject, ox.NamedNode(name), value, ox.DefaultGraph()))
    store = LocalStore(engine)
    assert "A Corpus" in [each.label for each in things_in_list(store, "benchmarks", "en")]
    drawn = everything(store).counts()
    for key, said in collection_size(store):
        number = int(said[0].split()[0].replace(",", ""))
        assert number == drawn[next(kind.name for kind in KINDS if kind.page == key)], key


def test_the_list_of_papers_says_what_it_leaves_out() -> None:
    """The front page counts papers that are only listed as similar, the list does not, and nothing said so."""
    engine = ox.Store()
    engine.bulk_extend(answers_store().quads())
    engine.add(ox.Quad(node("paper/e"), ox.NamedNode(v.TITLE), ox.Literal("Cited"), ox.DefaultGraph()))
    page = paper_list_page(LocalStore(engine), "papers", "en", {})
    assert page.note.startswith("1 more paper is only cited")
    assert paper_list_page(LocalStore(engine), "papers", "en", {"q": "sheep"}).note == ""
    assert paper_list_page(answers_store(), "papers", "en", {}).note == ""
