"""Terms and rows as a test reads them, where the types of pyoxigraph allow for more than its graph holds."""

import pyoxigraph as ox

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | ox.DefaultGraph | None


def value(term: Term) -> str:
    """The IRI of a node, or the text of a literal."""
    assert isinstance(term, ox.NamedNode | ox.Literal), term
    return term.value


def cell(term: Term) -> str:
    """The same of a cell of a row, which is empty where the row has no value."""
    return "" if term is None else value(term)


def node(term: Term) -> ox.NamedNode:
    """A node that has an IRI."""
    assert isinstance(term, ox.NamedNode), term
    return term


def in_graph(statement: ox.Quad | ox.Triple, graph: ox.NamedNode | ox.DefaultGraph) -> ox.Quad:
    """The same statement in a graph."""
    return ox.Quad(statement.subject, statement.predicate, statement.object, graph)


def rows(results: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> list[ox.QuerySolution]:
    """The rows that a SELECT query gave."""
    assert isinstance(results, ox.QuerySolutions)
    return list(results)


def triples(results: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> list[ox.Triple]:
    """The triples that a CONSTRUCT or DESCRIBE query gave."""
    assert isinstance(results, ox.QueryTriples)
    return list(results)
