"""Namespaces and terms of the graph; ontology/paperkg.ttl defines those of ``kg:`` (a test compares the two)."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Iri
else:  # what it is at run time; the model's many classes would take a fifth of a quick query's time to make
    Iri = str

__all__ = [
    "ALTERNATIVE_NAME", "AMBIGUOUS", "AMBIGUOUS_LABEL", "ANY_URI", "ARTIFACT", "ARTIFACT_TYPE", "AS_WRITTEN", "AUTHOR",
    "AUTHORSHIP", "BASE", "BENCHMARK", "BIBO", "BOOLEAN", "BROAD_TOPIC", "BY_METRIC", "CASE_SENSITIVE",
    "CASE_SENSITIVE_LABEL", "CHANGE", "CITES", "CITES_SIMILAR", "CITO", "CLAIM_COUNT", "CODE_REPOSITORY", "COMMUNITY",
    "COMPARED_WITH", "COMPUTED_GRAPH", "CONCEPT", "CONFIDENCE", "CONTENT_HASH", "CREATOR", "DATA", "DATE", "DBLP",
    "DCTERMS", "DECIMAL", "DEFAULT_METRIC", "DERIVED_FROM", "DEVELOPER", "DIRECTION", "DIRECTION_CLASS", "DOCUMENT",
    "DOI", "ENCODING", "END", "EVALUATES_ON", "EXACT", "EXTRACTOR", "FABIO", "FAMILY", "FILED_WHEN_PRESENTED", "FOAF",
    "GENERATED_BY", "GROUNDEDNESS", "HAS_ARXIV_ID", "HAS_AUTHORSHIP", "HAS_VALUE", "HIGHER_IS_BETTER", "IMPORTANCE",
    "INTEGER", "INTRODUCES", "INTRODUCES_BENCHMARK", "IN_COMMUNITY", "IN_DOCUMENT", "IN_VOCABULARY", "ISSUED",
    "KEYWORD", "KG", "KNOWLEDGE_GRAPH", "LABEL", "LAYOUT", "LISTED_ON", "LISTING", "LISTS", "LOWER_IS_BETTER",
    "MEMBER_COUNT", "MENTIONS_BENCHMARK", "MENTIONS_CITATION", "MENTIONS_MODEL", "METRIC", "METRIC_NAME", "MLS",
    "MODALITY", "MODEL", "NAME", "NAME_AS_WRITTEN", "OA", "ON_BENCHMARK", "PAGE", "PAPER", "PAPER_COUNT", "PAPER_DATE",
    "PATH", "PERSON", "POSITION", "PREFIXES", "PREPRINT", "PROV", "PUSH", "PUSH_GRAPH", "QUERIES_GRAPH", "RDF", "RDFS",
    "REPORTED_BY", "REPORTS", "RESULT", "RESULT_KIND", "RESULT_ROLE", "SCHEMA", "SCORE", "SETTING", "SHARED",
    "SIMILARITY_OF", "SIMILAR_GRAPH", "SIMILAR_PAPER", "SIMILAR_TO", "SKOS", "SOA", "START", "STATED_OBJECT",
    "STATED_PREDICATE", "STATED_SUBJECT", "STATEMENT", "STRING", "SUBJECT", "SURFACE", "SYSTEM", "SYSTEM_NAME", "TASK",
    "TITLE", "TOPIC", "TRAINS_ON", "TYPE", "UNIT", "URL", "USES_BENCHMARK", "USUAL_UNIT", "VENUE", "VOCABULARY_GRAPH",
    "VOTES", "WARNING", "XSD", "YEAR", "YEAR_MONTH", "term",
]  # fmt: skip

BASE = "https://w3id.org/paper-kg/"
KG = BASE + "ontology#"
DATA = BASE + "id/"
PUSH = BASE + "push#"
"""The terms of :data:`PUSH_GRAPH`."""

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
FABIO = "http://purl.org/spar/fabio/"
CITO = "http://purl.org/spar/cito/"
SCHEMA = "https://schema.org/"
MLS = "http://www.w3.org/ns/mls#"
SOA = "https://semopenalex.org/ontology/"
DBLP = "https://dblp.org/rdf/schema#"
BIBO = "http://purl.org/ontology/bibo/"


def term(name: str) -> Iri:
    """Return a term of ``kg:`` by its local name; for those that one row of a table names and nothing else does."""
    return Iri(KG + name)


PREFIXES: dict[str, str] = {
    "kg": KG,
    "arxiv": DATA + "paper/arxiv/",
    "artifact": DATA + "artifact/",
    "benchmark": DATA + "benchmark/",
    "metric": DATA + "metric/",
    "model": DATA + "model/",
    "person": DATA + "person/",
    "topic": DATA + "topic/",
    "bibo": BIBO,
    "cito": CITO,
    "dblp": DBLP,
    "dcterms": DCTERMS,
    "fabio": FABIO,
    "foaf": FOAF,
    "mls": MLS,
    "oa": OA,
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": SKOS,
    "soa": SOA,
    "xsd": XSD,
}
"""The prefixes that saved queries, free queries and exports know."""

# -- graphs ------------------------------------------------------------------------------------------------------------

KNOWLEDGE_GRAPH = Iri(BASE + "graph/knowledge")
"""What the default graph is called where it must have a name."""
PUSH_GRAPH = Iri(BASE + "graph/push")
"""Where a server keeps what ``kg push`` has put there; it is not a part of the graph."""
VOCABULARY_GRAPH = Iri(DATA + "graph/vocabulary")
QUERIES_GRAPH = Iri(DATA + "graph/queries")
COMPUTED_GRAPH = Iri(DATA + "graph/computed")
SIMILAR_GRAPH = Iri(DATA + "graph/similar")

# -- classes -----------------------------------------------------------------------------------------------------------

PAPER = Iri(KG + "Paper")
PERSON = Iri(KG + "Person")
AUTHORSHIP = Iri(KG + "Authorship")
DOCUMENT = Iri(KG + "Document")
LISTING = Iri(KG + "Listing")
BENCHMARK = Iri(KG + "Benchmark")
MODEL = Iri(KG + "Model")
METRIC = Iri(KG + "Metric")
TOPIC = Iri(KG + "Topic")
RESULT = Iri(KG + "Result")
ARTIFACT = Iri(KG + "Artifact")
EXTRACTOR = Iri(KG + "Extractor")
PREPRINT = Iri(FABIO + "Preprint")
CONCEPT = Iri(SKOS + "Concept")
STATEMENT = Iri(RDF + "Statement")

# -- properties of papers ----------------------------------------------------------------------------------------------

TYPE = Iri(RDF + "type")
LABEL = Iri(RDFS + "label")
TITLE = Iri(DCTERMS + "title")
CREATOR = Iri(DCTERMS + "creator")
SUBJECT = Iri(DCTERMS + "subject")
ISSUED = Iri(DCTERMS + "issued")
HAS_ARXIV_ID = Iri(FABIO + "hasArXivId")
DOI = Iri(BIBO + "doi")
VENUE = Iri(KG + "venue")
URL = Iri(SCHEMA + "url")
PAGE = Iri(FOAF + "page")
CODE_REPOSITORY = Iri(SCHEMA + "codeRepository")
CITES = Iri(CITO + "cites")
CITES_SIMILAR = Iri(KG + "citesSimilar")
MENTIONS_CITATION = Iri(KG + "mentionsCitation")
USES_BENCHMARK = Iri(KG + "usesBenchmark")
EVALUATES_ON = Iri(KG + "evaluatesOn")
INTRODUCES_BENCHMARK = Iri(KG + "introducesBenchmark")
TRAINS_ON = Iri(KG + "trainsOn")
MENTIONS_BENCHMARK = Iri(KG + "mentionsBenchmark")
REPORTS = Iri(KG + "reports")
INTRODUCES = Iri(KG + "introduces")
MENTIONS_MODEL = Iri(KG + "mentionsModel")

# -- properties of authorships and people ------------------------------------------------------------------------------

HAS_AUTHORSHIP = Iri(KG + "hasAuthorship")
AUTHOR = Iri(KG + "author")
POSITION = Iri(KG + "position")
NAME_AS_WRITTEN = Iri(KG + "nameAsWritten")
NAME = Iri(FOAF + "name")

# -- properties of results ---------------------------------------------------------------------------------------------

REPORTED_BY = Iri(KG + "reportedBy")
SYSTEM = Iri(KG + "system")
SYSTEM_NAME = Iri(KG + "systemName")
ON_BENCHMARK = Iri(KG + "benchmark")
BY_METRIC = Iri(KG + "metric")
METRIC_NAME = Iri(KG + "metricName")
HAS_VALUE = Iri(MLS + "hasValue")
UNIT = Iri(KG + "unit")
SETTING = Iri(KG + "setting")
RESULT_KIND = Iri(KG + "resultKind")
RESULT_ROLE = Iri(KG + "resultRole")
COMPARED_WITH = Iri(KG + "comparedWith")
CHANGE = Iri(KG + "change")
AS_WRITTEN = Iri(KG + "asWritten")

# -- properties of artifacts, documents, listings ----------------------------------------------------------------------

ARTIFACT_TYPE = Iri(KG + "artifactType")
ALTERNATIVE_NAME = Iri(SKOS + "altLabel")
IN_DOCUMENT = Iri(KG + "inDocument")
LISTS = Iri(KG + "lists")
LISTED_ON = Iri(KG + "listedOn")
VOTES = Iri(KG + "votes")
GROUNDEDNESS = Iri(KG + "groundedness")
PATH = Iri(KG + "path")
LAYOUT = Iri(KG + "layout")
CONTENT_HASH = Iri(KG + "contentHash")
ENCODING = Iri(KG + "encoding")
PAPER_COUNT = Iri(KG + "paperCount")
CLAIM_COUNT = Iri(KG + "claimCount")
WARNING = Iri(KG + "warning")

# -- evidence ----------------------------------------------------------------------------------------------------------

STATED_SUBJECT = Iri(RDF + "subject")
STATED_PREDICATE = Iri(RDF + "predicate")
STATED_OBJECT = Iri(RDF + "object")
DERIVED_FROM = Iri(PROV + "wasDerivedFrom")
GENERATED_BY = Iri(PROV + "wasGeneratedBy")
EXACT = Iri(OA + "exact")
START = Iri(OA + "start")
END = Iri(OA + "end")
CONFIDENCE = Iri(KG + "confidence")
SURFACE = Iri(KG + "surface")

# -- vocabularies ------------------------------------------------------------------------------------------------------

CASE_SENSITIVE = Iri(KG + "caseSensitive")
AMBIGUOUS = Iri(KG + "ambiguous")
IN_VOCABULARY = Iri(KG + "inVocabulary")
AMBIGUOUS_LABEL = Iri(KG + "ambiguousLabel")
CASE_SENSITIVE_LABEL = Iri(KG + "caseSensitiveLabel")
KEYWORD = Iri(KG + "keyword")
BROAD_TOPIC = Iri(KG + "broadTopic")
FILED_WHEN_PRESENTED = Iri(KG + "filedWhenPresented")
TASK = Iri(KG + "task")
DEFAULT_METRIC = Iri(KG + "defaultMetric")
DIRECTION = Iri(KG + "direction")
HIGHER_IS_BETTER = Iri(KG + "HigherIsBetter")
LOWER_IS_BETTER = Iri(KG + "LowerIsBetter")
USUAL_UNIT = Iri(KG + "usualUnit")
FAMILY = Iri(KG + "family")
DEVELOPER = Iri(KG + "developer")
MODALITY = Iri(KG + "modality")
DIRECTION_CLASS = Iri(KG + "Direction")
COMMUNITY = Iri(KG + "Community")

# -- what is computed --------------------------------------------------------------------------------------------------

IMPORTANCE = Iri(KG + "importance")
IN_COMMUNITY = Iri(KG + "inCommunity")
MEMBER_COUNT = Iri(KG + "memberCount")
PAPER_DATE = Iri(KG + "date")
SIMILAR_TO = Iri(KG + "similarTo")
SIMILARITY_OF = Iri(KG + "similarityOf")
SIMILAR_PAPER = Iri(KG + "similarPaper")
SCORE = Iri(KG + "score")
SHARED = Iri(KG + "shared")

# -- datatypes ---------------------------------------------------------------------------------------------------------

STRING = XSD + "string"
INTEGER = XSD + "integer"
DECIMAL = XSD + "decimal"
DATE = XSD + "date"
BOOLEAN = XSD + "boolean"
YEAR = XSD + "gYear"
YEAR_MONTH = XSD + "gYearMonth"
ANY_URI = XSD + "anyURI"
