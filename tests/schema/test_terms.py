"""The terms named in code and those defined in the ontology are the same."""

from pathlib import Path

import pyoxigraph as ox
from small_terms import value

from kg.schema import terms as v
from kg.schema.kinds import KINDS
from kg.schema.relations import RELATIONS


def ontology(root: Path) -> list[ox.Quad]:
    return list(ox.parse(path=root / "ontology" / "paperkg.ttl", format=ox.RdfFormat.TURTLE))


def test_every_term_in_code_is_defined_and_every_defined_term_is_in_code(root: Path) -> None:
    defined = {iri for quad in ontology(root) if (iri := value(quad.subject)).startswith(v.KG)}
    named = {value for value in vars(v).values() if isinstance(value, str) and value.startswith(v.KG)} - {v.KG}
    named |= {each for relation in RELATIONS for each in relation.predicates if each.startswith(v.KG)}
    named |= {kind.type for kind in KINDS}
    assert named == defined


def test_every_term_has_labels_in_both_languages_and_a_comment(root: Path) -> None:
    quads = ontology(root)
    for term in {quad.subject for quad in quads if value(quad.subject).startswith(v.KG)}:
        stated = [(quad.predicate.value, quad.object) for quad in quads if quad.subject == term]
        labels = [label for predicate, label in stated if predicate == v.LABEL]
        languages = {label.language for label in labels if isinstance(label, ox.Literal)}
        assert languages == {"en", "ko"}, term
        if (v.TYPE, ox.NamedNode(v.DIRECTION_CLASS)) not in stated:
            assert any(predicate == v.RDFS + "comment" for predicate, _ in stated), term


def test_properties_point_to_classes_that_exist(root: Path) -> None:
    quads = ontology(root)
    classes = {
        value(quad.subject) for quad in quads if quad.object == ox.NamedNode("http://www.w3.org/2002/07/owl#Class")
    }
    named = {value(quad.object) for quad in quads if quad.predicate.value in {v.RDFS + "domain", v.RDFS + "range"}}
    own = {iri for iri in named if iri.startswith(v.KG)}
    assert own
    assert own <= classes
