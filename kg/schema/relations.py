"""The relations between papers and other things, one row each: how they are stored, named, drawn and asked for.

Network views, the explorer, pages, lists, explanations, exports, SHACL checks and what is computed over the whole graph
all read this table, so that a new relation is one new row here. Its property is defined in ontology/paperkg.ttl. A
property that no other module names needs no constant in :mod:`kg.schema.terms`: its row says ``v.term("NAME")``, and
its extractor takes it from there (:func:`relation_named`).
"""

from typing import TYPE_CHECKING, NamedTuple

from kg.schema import terms as v

if TYPE_CHECKING:
    from kg.model import Iri

__all__ = [
    "PROPERTIES",
    "RELATIONS",
    "WORDS",
    "Property",
    "Relation",
    "relation_named",
    "relation_of",
    "relations_reaching",
    "relations_to",
]


class Relation(NamedTuple):
    """A relation from papers to things of one kind.

    Attributes:
        name: its identifier, the local name of its first property.
        predicates: the properties that state it.
        target: the name of the kind of things that it leads to.
        label: how it is called from the paper to the thing, in English and Korean.
        reverse: how it is called from the thing to the paper, in English and Korean.
        words: what people also call it, as :func:`kg.sparql.lookup.name_key` writes it.
        through: the property that leads on from a node with details (a result); "" where the relation is direct.
        telling: how soon a page of limited size spends room on its quotes: 1 comes first. Quotes that repeat what the
            link already says come last (0).
        about: how much it says about what a paper is about, where 1 is usual; the map of papers weighs by it.
        use: what the paper does with a benchmark, in one word, as saved queries and records have it; "" for others.
        also: the names of further kinds of things that it leads to, whose pages show its papers too.
    """

    name: str
    predicates: "tuple[Iri, ...]"
    target: str
    label: tuple[str, str]
    reverse: tuple[str, str]
    words: tuple[str, ...] = ()
    through: str = ""
    telling: int = 0
    about: float = 0.0
    use: str = ""
    also: tuple[str, ...] = ()


class Property(NamedTuple):
    """What else a paper or its entry in a document states: text, a number, a date or an address.

    Attributes:
        name: its identifier.
        predicates: the properties that state it.
        words: what people also call it, as :func:`kg.sparql.lookup.name_key` writes it.
    """

    name: str
    predicates: tuple[str, ...]
    words: tuple[str, ...] = ()


_BENCHMARK_WORDS = ("benchmark", "usesbenchmark", "dataset", "벤치마크", "데이터셋")

RELATIONS: tuple[Relation, ...] = (
    Relation(
        "creator", (v.CREATOR,), "person", ("author", "저자"), ("wrote", "쓴 논문"), ("author", "저자")
    ),
    Relation(
        "subject", (v.SUBJECT,), "topic", ("topic", "주제"), ("topic of", "이 주제의 논문"), ("topic", "주제"),
        telling=6, about=1.2,
    ),
    Relation(
        "citesSimilar", (v.CITES_SIMILAR,), "paper", ("similar paper", "유사 논문"),
        ("listed as similar by", "유사 논문으로 꼽은 논문"), ("similar", "비슷한논문", "유사논문"),
    ),
    Relation(
        "cites", (v.CITES, v.MENTIONS_CITATION), "paper", ("cites", "인용"), ("cited by", "인용한 논문"),
        ("citation", "인용"),
    ),
    Relation(
        "evaluatesOn", (v.EVALUATES_ON,), "benchmark", ("evaluates on", "평가한 벤치마크"),
        ("evaluated by", "평가에 쓴 논문"), (*_BENCHMARK_WORDS, "evaluate"), telling=1, about=1.0, use="evaluates",
    ),
    Relation(
        "introducesBenchmark", (v.INTRODUCES_BENCHMARK,), "benchmark", ("introduces benchmark", "제안한 벤치마크"),
        ("introduced by", "제안한 논문"), (*_BENCHMARK_WORDS, "introduce"), telling=2, about=1.0, use="introduces",
    ),
    Relation(
        "trainsOn", (v.TRAINS_ON,), "benchmark", ("trains on", "학습 데이터"), ("training data of", "학습에 쓴 논문"),
        (*_BENCHMARK_WORDS, "train"), telling=3, about=1.0, use="trains",
    ),
    Relation(
        "mentionsBenchmark", (v.MENTIONS_BENCHMARK,), "benchmark", ("mentions benchmark", "언급한 벤치마크"),
        ("mentioned by", "언급한 논문"), (*_BENCHMARK_WORDS, "mention"), telling=5, about=0.6, use="mentions",
    ),
    Relation(
        "reports", (v.REPORTS,), "benchmark", ("reports results on", "결과를 보고한 벤치마크"),
        ("results reported by", "결과를 보고한 논문"), ("result", "score", "결과", "점수"), through=v.ON_BENCHMARK,
    ),
    Relation(
        "introduces", (v.INTRODUCES,), "artifact", ("introduces", "제안 산출물"), ("introduced by", "제안한 논문"),
        ("artifact", "introduce"), telling=4, also=("model", "benchmark"),
    ),
    Relation(
        "mentionsModel", (v.MENTIONS_MODEL,), "model", ("mentions model", "언급한 모델"),
        ("mentioned by", "언급한 논문"), ("model", "mention", "모델"), telling=7, about=0.5,
    ),
)  # fmt: skip
"""The relations, all from a paper, in the order in which pages and legends show them."""

PROPERTIES: tuple[Property, ...] = (
    Property("title", (v.TITLE,), ("제목",)),
    Property("date", (v.LISTED_ON, v.ISSUED), ("date", "날짜")),
    Property("votes", (v.VOTES,), ("vote", "투표")),
    Property("link", (v.PAGE, v.CODE_REPOSITORY), ("link", "링크")),
    Property("arxiv", (v.HAS_ARXIV_ID,), ("arxiv",)),
    Property("reference", (v.CITES,), ("reference", "참고문헌")),
    Property("citation", (v.MENTIONS_CITATION,), ("mention",)),
)
"""What else people ask about, by the words for it."""


def _words() -> dict[str, tuple[str, ...]]:
    rows: list[tuple[tuple[str, ...], tuple[str, ...]]] = [(each.words, each.predicates) for each in RELATIONS]
    rows += [(each.words, each.predicates) for each in PROPERTIES]
    found: dict[str, tuple[str, ...]] = {}
    for words, predicates in rows:
        for word in words:
            found[word] = (*found.get(word, ()), *predicates)
    return found


WORDS = _words()
"""The properties that each word stands for."""

_BY_NAME = {relation.name: relation for relation in RELATIONS}
_BY_PREDICATE: dict[str, Relation] = {each: relation for relation in RELATIONS for each in relation.predicates}


def relation_named(name: str) -> Relation:
    """Return the relation of that name.

    Raises:
        KeyError: there is no such relation.
    """
    return _BY_NAME[name]


def relation_of(predicate: str) -> Relation | None:
    """Return the relation that a property states; None if it states none."""
    return _BY_PREDICATE.get(predicate)


def relations_to(kind: str) -> tuple[Relation, ...]:
    """Return the direct relations that lead to things of a kind."""
    return tuple(relation for relation in RELATIONS if relation.target == kind and not relation.through)


def relations_reaching(kind: str) -> tuple[Relation, ...]:
    """Return the direct relations by which things of a kind, and perhaps others, are related with papers."""
    return tuple(each for each in RELATIONS if kind in (each.target, *each.also) and not each.through)
