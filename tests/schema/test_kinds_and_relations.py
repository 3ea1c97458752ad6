"""The tables of kinds and relations fit the ontology, the IRIs and each other."""

import ast
import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.render.pyvis.page import SHAPES
from kg.resources import ontology_folder
from kg.schema import terms as v
from kg.schema.kinds import DRAWN, KINDS, OTHER, Kind, counted, kind_named, kind_of
from kg.schema.relations import PROPERTIES, RELATIONS, WORDS, Relation, relation_named, relation_of, relations_to
from kg.sparql.lookup import name_key

ONTOLOGY = list(ox.parse(path=ontology_folder() / "paperkg.ttl", format=ox.RdfFormat.TURTLE))


def values(subject: str, predicate: str) -> set[str]:
    return {q.object.value for q in ONTOLOGY if (q.subject.value, q.predicate.value) == (subject, predicate)}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_is_a_class_of_the_ontology_and_its_iris_begin_with_its_name(kind: Kind) -> None:
    assert v.PREFIXES["owl"] + "Class" in values(kind.type, v.TYPE)
    minted = kind.mint("2402.14830") or kind.mint("Some name")
    assert minted.startswith(kind.stem)
    assert kind_of(minted) is kind
    assert kind_named(kind.name) is kind


def test_a_node_of_no_kind_is_other() -> None:
    for iri in (v.DATA + "result/1", v.DATA + "paper", "https://example.org/paper/1", v.KG + "Paper", ""):
        assert kind_of(iri) is OTHER
    assert kind_named("result") is OTHER


def test_drawn_kinds_differ_in_shape_and_colour() -> None:
    looks = [kind.look for kind in DRAWN if kind.look]
    assert len(looks) == len(DRAWN)
    for part in ("light", "dark"):
        assert len({getattr(look, part) for look in looks}) == len(looks)
    shapes = [kind.look.shape for kind in KINDS if kind.look]
    assert len(set(shapes)) == len(shapes)


def test_every_shape_of_a_kind_is_one_that_both_engines_draw(root: Path) -> None:
    source = (root / "kg/render/explorer/frontend/src/draw/shapes.ts").read_text("utf-8")
    listed = re.search(r"SHAPES: readonly Shape\[\] = (\[.*\])", source)
    assert listed
    shapes = set(json.loads(listed[1]))
    assert shapes == set(SHAPES)
    assert {kind.look.shape for kind in DRAWN if kind.look} <= shapes


def test_numbers_of_things_are_written_as_people_write_them() -> None:
    assert counted(kind_named("paper"), 1) == ("1 paper", "논문 1편")
    assert counted(kind_named("paper"), 12) == ("12 papers", "논문 12편")
    assert counted(kind_named("person"), 1234) == ("1,234 people", "사람 1,234명")


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda relation: relation.name)
def test_a_relation_leads_from_papers_to_its_kind(relation: Relation) -> None:
    for predicate in relation.predicates:
        assert relation_of(predicate) is relation
        assert relation_named(relation.name) is relation
        if predicate.startswith(v.KG):
            assert values(predicate, v.RDFS + "domain") == {v.PAPER}
            expected = v.RESULT if relation.through else kind_named(relation.target).type
            assert values(predicate, v.RDFS + "range") == {expected}
    assert kind_named(relation.target).look
    assert relation.name == relation.predicates[0].replace("#", "/").rpartition("/")[2]
    assert relation.through or relation in relations_to(relation.target)


def test_relations_have_names_of_their_own_in_both_languages() -> None:
    assert len({relation.name for relation in RELATIONS}) == len(RELATIONS)
    for place in (0, 1):
        assert len({relation.label[place] for relation in RELATIONS}) == len(RELATIONS)
        assert all(relation.reverse[place] for relation in RELATIONS)


def test_words_for_relations_are_written_as_they_are_compared() -> None:
    words = [word for row in RELATIONS for word in row.words] + [word for row in PROPERTIES for word in row.words]
    assert words == [name_key(word) for word in words]
    assert WORDS["author"] == (v.CREATOR,)
    assert set(WORDS["mention"]) == {v.MENTIONS_BENCHMARK, v.MENTIONS_MODEL, v.MENTIONS_CITATION}


def test_no_other_module_lists_kinds_or_relations(root: Path) -> None:
    """A list of them outside the tables would have to be changed with every new row."""
    kinds = {kind.name for kind in KINDS}
    relations = {relation.name for relation in RELATIONS}
    for path in sorted((root / "kg").rglob("*.py")):
        room = path.relative_to(root / "kg").parts[0]
        if room in {"schema", "extractors", "readers", "nlp", "vocabularies", "pipeline"}:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict):
                continue
            parts = node.keys if isinstance(node, ast.Dict) else node.elts
            constants = {part.value for part in parts if isinstance(part, ast.Constant)}
            assert len(constants & kinds) < 6, (path, node.lineno)  # kg.show has a record of five kinds
            assert len(constants & relations) < 3, (path, node.lineno)
