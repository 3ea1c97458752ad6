"""Papers about the same stand together, whoever wrote them; regions are named; the same network gives the same map."""

import math
import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Iri
from kg.network import EdgeView, NetworkView, NodeView, everything, map_papers
from kg.network.features import title_words
from kg.network.layout import lay_out
from kg.network.papers_map import GAP
from kg.network.region_names import region_names
from kg.network.spreading import spread
from kg.schema.terms import DATA
from kg.store import GraphStore

SUBJECTS = ("quantization", "speech", "robotics", "safety")
WORDS = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "iota", "kappa", "lambda", "sigma", "omega")


def papers_on(topics: tuple[str, ...], each: int, authors: int = 0) -> NetworkView:
    """A network of papers, some on each topic; with authors who write about everything."""
    source = random.Random(5)
    nodes: list[NodeView] = [NodeView(Iri(f"https://e.org/topic/{topic}"), "topic", topic) for topic in topics]
    edges: list[EdgeView] = []
    nodes += [NodeView(Iri(f"https://e.org/person/{number}"), "person", f"P {number}") for number in range(authors)]
    for number in range(each * len(topics)):
        topic = topics[number % len(topics)]
        paper = Iri(f"https://e.org/paper/{number:04}")
        nodes.append(NodeView(paper, "paper", f"{topic} {' '.join(source.sample(WORDS, 2))} {number}"))
        edges.append(EdgeView(paper, Iri(f"https://e.org/topic/{topic}"), "subject"))
        if authors:
            edges.append(EdgeView(paper, Iri(f"https://e.org/person/{number // 7 % authors}"), "creator"))
    return NetworkView(tuple(sorted(nodes, key=lambda node: node.iri)), tuple(sorted(edges, key=lambda e: e.source)))


def test_papers_about_the_same_stand_together() -> None:
    papers = map_papers(papers_on(SUBJECTS, 25))
    places = papers.places
    same = 0
    for iri, place in places.items():
        away = {other: math.dist(place, places[other]) for other in places if other != iri}
        near = sorted(away, key=away.__getitem__)[:5]
        same += sum(int(other[-4:]) % 4 == int(iri[-4:]) % 4 for other in near)
    assert same > 0.85 * 5 * len(places)


def test_authors_move_nothing() -> None:
    assert map_papers(papers_on(SUBJECTS, 25)) == map_papers(papers_on(SUBJECTS, 25, authors=3))


def test_every_mark_has_room() -> None:
    places = list(map_papers(papers_on(SUBJECTS, 40)).places.values())
    nearest = [min(math.dist(a, b) for b in places if b is not a) for a in places]
    assert sorted(nearest)[len(nearest) // 50] > 0.7 * GAP


def test_regions_bear_the_names_of_their_topics_and_no_name_twice() -> None:
    papers = map_papers(papers_on(SUBJECTS, 25))
    names = [region.name[0] for region in papers.regions]
    assert set(SUBJECTS) <= {
        part for region in (*papers.regions, *papers.areas) for part in region.name[0].split(" & ")
    }
    assert len(names) == len(set(names))
    for level in (papers.regions, papers.areas):
        assert Counter(iri for region in level for iri in region.members) == Counter(papers.places.keys())
    assert all(0 <= region.area < len(papers.areas) for region in papers.regions)


def test_korean_words_of_titles_name_regions_in_korean_alone() -> None:
    titles = ("역량 Alpha", "역량 Beta", "역량 Gamma", "역량 Delta")
    papers = [NodeView(Iri(f"https://e.org/paper/{number}"), "paper", title) for number, title in enumerate(titles)]
    (name,) = region_names(NetworkView(tuple(papers)), [[paper.iri for paper in papers]])
    assert name == ("", "역량")


def test_korean_words_that_name_a_topic_have_its_english_name() -> None:
    topic = NodeView(Iri(f"{DATA}topic/code"), "topic", "code generation", {"labelKo": "코드 생성"})
    papers = [NodeView(Iri(f"{DATA}paper/{n}"), "paper", f"코드 생성 {n}") for n in range(4)]
    (name,) = region_names(NetworkView((*papers, topic)), [[paper.iri for paper in papers]])
    assert name == ("code generation", "코드 생성")


def test_points_that_leave_a_box_stand_in_no_straight_rows() -> None:
    import numpy

    points = numpy.random.default_rng(3).uniform(0, 100, (1500, 2))
    box = (20.0, 40.0, 80.0, 60.0)
    places = spread(points, 2.2, [box])
    left, top, right, bottom = box
    assert not any(left < x < right and top < y < bottom for x, y in places)
    edges = Counter(float(y) for _, y in places if y in (top, bottom))
    assert sum(edges.values()) < 10


def test_a_point_between_two_boxes_leaves_both() -> None:
    import numpy

    boxes = [(0.0, 0.0, 100.0, 20.0), (0.0, 22.0, 100.0, 40.0)]
    points = numpy.array([[50.0, 21.0], [300.0, 300.0]])
    moved = spread(points, 10, boxes, room=numpy.array([2.0, 1.0]))
    (x, y), (far, _) = moved
    assert far == pytest.approx(300, abs=1)
    assert all(x <= left - 5 or x >= right + 5 or y <= top - 5 or y >= bottom + 5 for left, top, right, bottom in boxes)


def test_large_points_have_more_room_than_small_ones() -> None:
    import numpy

    points = numpy.random.default_rng(3).uniform(0, 60, (400, 2))
    room = numpy.ones(400)
    room[:20] = 3.0
    places = spread(points, 2.0, steps=200, room=room).tolist()
    nearest = [min(math.dist(a, b) for b in places if b is not a) for a in places]
    assert min(nearest[:20]) > 3.5
    assert min(nearest[20:]) > 1.7


def region_of(*topics_of_papers: str, elsewhere: tuple[str, ...] = (), titles: str = "") -> tuple[str, str]:
    """The name of a region whose papers have these topics, each as words, beside other papers with theirs."""
    words = sorted({topic for each in (*topics_of_papers, *elsewhere) for topic in each.split()})
    nodes = [
        NodeView(Iri(f"https://e.org/topic/{word}"), "topic", word.replace("_", " "), {"labelKo": f"{word} 주제"})
        for word in words
    ]
    edges = []
    papers = [Iri(f"https://e.org/paper/{number:03}") for number in range(len(topics_of_papers) + len(elsewhere))]
    for paper, topics in zip(papers, (*topics_of_papers, *elsewhere), strict=True):
        nodes.append(NodeView(paper, "paper", titles or f"On {topics}"))
        edges += [EdgeView(paper, Iri(f"https://e.org/topic/{topic}"), "subject") for topic in topics.split()]
    return region_names(NetworkView(tuple(nodes), tuple(edges)), [papers[: len(topics_of_papers)]])[0]


def test_a_name_covers_its_region_with_two_topics_where_one_covers_too_little() -> None:
    half = ("robotics",) * 5 + ("planning",) * 4
    assert region_of(*half) == ("robotics & planning", "robotics 주제 · planning 주제")
    assert region_of(*("robotics",) * 8, "planning", "robotics planning") == ("robotics", "robotics 주제")


def test_a_topic_that_all_regions_have_names_none_that_has_one_of_its_own() -> None:
    assert region_of(*("survey robotics",) * 8, "survey", elsewhere=("survey",) * 60)[0] == "robotics"


def test_a_name_does_not_say_the_same_twice() -> None:
    both = ("image_generation",) * 5 + ("text-to-image_generation",) * 4
    assert region_of(*both, "video", "video", "video")[0] != "image generation & text-to-image generation"


def test_a_single_word_of_titles_names_no_region_whose_papers_have_topics() -> None:
    different = ("robotics", "planning", "speech", "safety")
    assert region_of(*different, titles="Human") == ("", "")
    assert region_of(*different, titles="Human feedback") == ("human feedback", "human feedback")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(SUBJECTS), max_size=12))
def test_small_networks_have_finite_places(topics: list[str]) -> None:
    nodes = tuple(NodeView(Iri(f"https://e.org/{n:02}"), "paper", topic) for n, topic in enumerate(topics))
    papers = map_papers(NetworkView(nodes))
    assert papers.places.keys() == {node.iri for node in nodes}
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in papers.places.values())
    assert sum(len(region.members) for region in papers.regions) == len(nodes)


def test_the_same_notes_give_the_same_map(seeds_store: GraphStore) -> None:
    view = everything(seeds_store)
    assert map_papers(view) == map_papers(view)
    assert map_papers(view) != map_papers(view, seed=1)


def test_what_papers_are_linked_with_stands_beside_them(seeds_store: GraphStore) -> None:
    view = everything(seeds_store)
    layout = lay_out(view)
    assert layout.names
    assert layout.places.keys() == {node.iri for node in view.nodes}
    degree = Counter(edge.target for edge in view.edges)
    for edge in view.edges:
        if degree[edge.target] == 1 and edge.relation == "creator":
            assert math.dist(layout.places[edge.source], layout.places[edge.target]) < GAP


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("A Survey on Quantization Methods", {"survey", "quantization", "method"}),
        ("대규모 언어 모델을 위한 양자화에서", {"양자화"}),
    ],
)
def test_titles_are_taken_apart(title: str, words: set[str]) -> None:
    assert words <= set(title_words(title))
    assert "a" not in set(title_words(title))
