"""Which topics rise."""

import pyoxigraph as ox

from kg.schema import terms as v
from kg.store.local import LocalStore
from kg.web.views.trends import month_before, risen_topics, rising_topics


def test_a_topic_rises_by_its_share_of_the_papers() -> None:
    engine = ox.Store()

    def add(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
        engine.add(ox.Quad(ox.NamedNode(v.DATA + subject), ox.NamedNode(predicate), value))

    number = 0
    for day, topics in (("2024-02-10", ("old",) * 6), ("2024-05-10", ("old", "old", "old", "new", "new", "new"))):
        for topic in topics:
            number += 1
            paper = f"paper/arxiv/2401.{number:05}"
            add(paper, v.TITLE, ox.Literal(paper))
            add(paper, v.SUBJECT, ox.NamedNode(f"{v.DATA}topic/{topic}"))
            add(f"listing/{number}", v.LISTS, ox.NamedNode(v.DATA + paper))
            written = ox.Literal(day, datatype=ox.NamedNode(v.DATE))
            add(f"listing/{number}", v.LISTED_ON, written)
            node, computed = ox.NamedNode(v.DATA + paper), ox.NamedNode(v.COMPUTED_GRAPH)
            engine.add(ox.Quad(node, ox.NamedNode(v.KG + "date"), written, computed))
    (trend,) = rising_topics(LocalStore(engine), "en", 8)
    assert trend.link.iri == f"{v.DATA}topic/new"
    assert (trend.recent, trend.before, trend.first, trend.last) == (3, 0, "2022-06", "2024-05")
    assert trend.months == (*(0,) * 23, 3)
    (risen,) = risen_topics(LocalStore(engine), "en", "2024-01", "2024-06")
    assert (risen.link.iri, risen.recent, risen.before) == (f"{v.DATA}topic/new", 3, 0)
    assert rising_topics(LocalStore(ox.Store()), "en", 8) == ()
    assert (
        risen_topics(LocalStore(engine), "en", "2024-01", "2024-03") == ()
    )  # half of it has no papers; it failed once


def test_months_are_counted_across_years() -> None:
    assert [month_before("2024-02", back) for back in (0, 1, 2, 14)] == ["2024-02", "2024-01", "2023-12", "2022-12"]
