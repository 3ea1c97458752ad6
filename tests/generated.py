"""A small grammar of SPARQL queries over the terms of a small graph, and two engines that answer them."""

from collections import Counter
from decimal import Decimal, InvalidOperation
from random import Random

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, RdfFormat, Store, Triple

GRAPH = """@prefix : <http://g/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:p1 a :Paper ; :title "Orca" ; :votes 12 ; :by :a, :b ; :on :gsm8k ; :cites :p2, :p3 ; :day "2024-02-26"^^xsd:date .
:p2 a :Paper ; :title "Phi"@en ; :votes 3 ; :by :b ; :on :gsm8k, :math ; :cites :p3 .
:p3 a :Paper ; :title "파이"@ko ; :votes 12 ; :by :c ; :score 72.5 .
:p4 a :Paper ; :title "" ; :by :a ; :score 7 ; :cites :p4 .
:a a :Person ; :name "Ann" . :b a :Person ; :name "Bob" ; :knows :a . :c a :Person ; :knows :b .
:gsm8k a :Benchmark ; :name "GSM8K" ; :broader :maths . :math a :Benchmark ; :name "MATH" ; :broader :maths .
"""
PREFIXES = "PREFIX : <http://g/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n"
SUBJECTS = (":p1", ":p2", ":p3", ":p4", ":a", ":b", ":c", ":gsm8k", ":math", ":maths")
PREDICATES = ("a", ":title", ":votes", ":by", ":on", ":cites", ":score", ":name", ":knows", ":broader", ":day")
OBJECTS = (*SUBJECTS, '"Orca"', "12", "3", "72.5", ":Paper", ":Person", '"Phi"@en', '"2024-02-26"^^xsd:date')
VARIABLES = ("?x", "?y", "?z", "?w")

Rows = Counter[tuple[tuple[str, object], ...]]


class Grammar:
    """Makes queries; the same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def pick(self, *choices: str) -> str:
        return self.random.choice(choices)

    def triple(self) -> str:
        subject = self.pick("?x", "?x", "?y", "?z", self.pick(*SUBJECTS))
        predicate = self.pick(self.pick(*PREDICATES), self.pick(*PREDICATES), self.pick(*PREDICATES), "?w", self.path())
        return f"{subject} {predicate} {self.pick('?y', '?y', '?z', '?x', self.pick(*OBJECTS))} ."

    def path(self) -> str:
        one, other = self.pick(":by", ":cites", ":on"), self.pick(":knows", ":name", ":broader", ":title")
        return self.pick(f"{one}/{other}", f"({one}|{other})", f"^{one}", f"!({one}|{other})", f"({one}/{other})")

    def operand(self) -> str:
        return self.pick(*VARIABLES[:3], "12", "3.5", '"Orca"', "?x", "?y", ":p2")

    def condition(self, depth: int = 0) -> str:
        a, b = self.operand(), self.operand()
        made = [
            f"{a} {self.pick('=', '!=', '<', '>', '<=', '>=')} {b}",
            f"BOUND({self.pick(*VARIABLES[:3])})",
            f"{self.pick('ISIRI', 'ISLITERAL', 'ISNUMERIC')}({a})",
            f"STRLEN(STR({a})) > {self.random.randrange(6)}",
            f"CONTAINS(STR({a}), {self.pick(chr(34) + 'a' + chr(34), chr(34) + 'p' + chr(34))})",
            f"{self.pick('?x', '?y')} IN ({', '.join(self.random.sample(OBJECTS[:12], 3))})",
            f"LANG({a}) = {self.pick(chr(34) + 'en' + chr(34), chr(34) * 2)}",
        ]
        if depth < 2:
            inner, other = self.condition(depth + 1), self.condition(depth + 1)
            made += [f"!({inner})", f"({inner}) && ({other})", f"({inner}) || ({other})"]
        return self.pick(*made)

    def group(self, depth: int = 0) -> str:
        parts = [self.triple() for _ in range(self.random.randint(1, 2))]
        if depth < 2 and self.random.random() < 0.6:
            inner = self.group(depth + 1)
            more = (
                f"OPTIONAL {{ {inner} }}",
                f"{{ {inner} }} UNION {{ {self.group(depth + 1)} }}",
                f"MINUS {{ {inner} }}",
                f"VALUES {self.pick('?x', '?y')} {{ {' '.join(self.random.sample(OBJECTS, 2))} }}",
                f"FILTER({self.condition()})",
                f"FILTER {self.pick('EXISTS', 'NOT EXISTS')} {{ {self.triple()} }}",
            )
            parts.append(self.pick(*more))
        return " ".join(parts)

    def query(self) -> str:
        where = self.group()
        chosen = " ".join(self.random.sample(VARIABLES, self.random.randint(1, 3)))
        return PREFIXES + self.pick(
            f"SELECT {chosen} WHERE {{ {where} }}",
            f"SELECT DISTINCT {chosen} {{ {where} }}",
            f"SELECT ?x (COUNT(?y) AS ?n) {{ {where} }} GROUP BY ?x",
            f"SELECT (COUNT(*) AS ?n) {{ {where} }}",
            f"ASK {{ {where} }}",
        )

    def update(self) -> str:
        where = self.group()
        return PREFIXES + self.pick(
            f"INSERT DATA {{ {self.pick(*SUBJECTS)} :by :a }}",
            f"DELETE WHERE {{ {self.pick(*SUBJECTS)} :by ?x }}",
            f"DELETE {{ ?x :by ?y }} INSERT {{ ?y :by ?x }} WHERE {{ {where} }}",
            "CLEAR ALL",
            "DROP SILENT DEFAULT",
            "CREATE GRAPH <http://h/>",
            "COPY DEFAULT TO <http://h/>",
            f"WITH <http://h/> DELETE {{ ?x ?w ?y }} WHERE {{ {where} }}",
        )

    def disguised(self, text: str) -> str:
        """The same text, written otherwise."""
        words = text.split(" ")
        place = self.random.randrange(len(words))
        noise = self.pick("# SELECT * {}\n", "\n", "\t", "#\r", "  ", "# INSERT DATA {}\n")
        words.insert(place, noise)
        changed = " ".join(words)
        lower = self.random.random() < 0.3
        return changed.replace("SELECT", "select").replace("INSERT", "insert") if lower else changed

    def broken(self, text: str) -> str:
        """The text with a piece lost, doubled or moved."""
        a, b = sorted(self.random.sample(range(len(text)), 2))
        return self.pick(text[:a] + text[b:], text[:b] + text[a:], text[a:b] + text[:a] + text[b:])


def oxigraph() -> Store:
    store = Store()
    store.load(GRAPH.encode(), format=RdfFormat.TURTLE)
    return store


def rdflib_graph() -> rdflib.Graph:
    return rdflib.Graph().parse(data=GRAPH, format="turtle")


def rows_of_oxigraph(store: Store, text: str) -> Rows | bool:
    found = store.query(text)
    if isinstance(found, QueryBoolean):
        return bool(found)
    assert isinstance(found, QuerySolutions)
    names = sorted(variable.value for variable in found.variables)
    return Counter(tuple((name, _own(term)) for name in names if (term := row[name]) is not None) for row in found)


def rows_of_rdflib(graph: rdflib.Graph, text: str) -> Rows | bool:
    found = graph.query(text)
    if found.type == "ASK":
        return bool(found.askAnswer)
    return Counter(
        tuple(sorted((str(name), _theirs(term)) for name, term in row.items() if term is not None))
        for row in found.bindings
    )


def _own(term: NamedNode | BlankNode | Literal | Triple) -> object:
    if isinstance(term, Literal):
        return _literal(term.value, term.language or "", term.datatype.value)
    assert not isinstance(term, Triple)
    return term.value


def _theirs(term: rdflib.term.Node) -> object:
    if isinstance(term, rdflib.Literal):
        return _literal(str(term), term.language or "", str(term.datatype or rdflib.XSD.string))
    return str(term)


def _literal(value: str, language: str, datatype: str) -> object:
    if datatype.rpartition("#")[2] in {"integer", "decimal", "double"}:
        try:
            return Decimal(value)
        except InvalidOperation:
            return value
    return value, language
