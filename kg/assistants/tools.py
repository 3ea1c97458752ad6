"""The tools that an assistant has: what each takes, and what answers it. All of them only read."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from kg.assistants.asked import MOST, Asked
from kg.assistants.comparing import SIDES, compare_things
from kg.assistants.describing import describe_notes, explain_thing, show_thing, tell_news
from kg.assistants.querying import describe_queries, run_saved, run_sparql

__all__ = ["TOOLS", "Tool"]

_START = {"type": "integer", "minimum": 0, "description": "First item, from 0; use next_start of the answer before."}
_LIMIT = {"type": "integer", "minimum": 1, "maximum": MOST}


class Tool(NamedTuple):
    """A tool.

    Attributes:
        name, description: what the assistant reads of it.
        properties: the JSON Schema of what it takes, by name.
        required: what it has to be given.
        answer: answers a call.
    """

    name: str
    description: str
    properties: Mapping[str, Any]
    required: tuple[str, ...]
    answer: Callable[[Asked], dict[str, Any]]


TOOLS: tuple[Tool, ...] = (
    Tool(
        "search",
        "Searches the notes' text, in Korean and English, in any form and spelling. Start here to find what notes say "
        "about something.",
        {
            "words": {"type": "string", "description": 'Words; "a phrase", AND, OR, -word say more.'},
            "kind": {"type": "string", "enum": ["papers", "passages"], "description": "papers if left out."},
            "topic": {"type": "string", "description": "Only papers on this topic."},
            "since": {"type": "string", "description": "Only papers from this day, month or year on, such as 2024-05."},
            "until": {"type": "string", "description": "Only papers up to this day, month or year."},
            "start": _START,
            "limit": _LIMIT,
        },
        ("words",),
        describe_notes,
    ),
    Tool(
        "show",
        "What the notes say of one thing: of a paper its own sentences, authors, date, results, benchmarks, topics, "
        "models and similar papers; likewise of other kinds of things where the graph has a summary.",
        {
            "thing": {"type": "string", "description": "arXiv id, title, name, or label in English or Korean."},
            "language": {"type": "string", "enum": ["en", "ko"], "description": "Of labels; en if left out."},
            "limit": {**_LIMIT, "description": "Items of each list; 10 if left out."},
        },
        ("thing",),
        show_thing,
    ),
    Tool(
        "list_queries",
        "The saved queries: questions such as leaderboards, papers of a topic, new papers, people and conflicts, with "
        "their parameters. Look here before writing SPARQL.",
        {
            "words": {"type": "string", "description": "Only those that contain all these words, such as 'benchmark'."},
            "start": _START,
            "limit": _LIMIT,
        },
        (),
        describe_queries,
    ),
    Tool(
        "query",
        "Runs a saved query. Rows about results come with the words that state them.",
        {
            "name": {"type": "string", "description": "From list_queries, such as leaderboard."},
            "parameters": {
                "type": "object",
                "description": "Values by name, as a person would type them, such as {\"benchmark\": \"GSM8K\"}.",
                "additionalProperties": {"type": ["string", "number", "boolean"]},
            },
            "start": _START,
            "limit": _LIMIT,
        },
        ("name",),
        run_saved,
    ),
    Tool(
        "explain",
        "The facts about a thing, each with the exact words that state it, their document, line and characters, and an "
        "address at which a person can check them.",
        {
            "thing": {"type": "string", "description": "arXiv id, title, name or label."},
            "relation": {"type": "string", "description": "Only this relation: authors, topics, results …"},
            "other": {"type": "string", "description": "Only facts with this thing at the other end."},
            "start": _START,
            "limit": _LIMIT,
        },
        ("thing",),
        explain_thing,
    ),
    Tool(
        "compare",
        "Two to six papers, models or topics side by side: their scores on the benchmarks that they share, each with "
        "the words that state it.",
        {
            "things": {
                "type": "array",
                "items": {"type": "string"},
                "minItems": 2,
                "maxItems": len(SIDES),
                "description": "arXiv ids, titles, names or labels.",
            },
            "start": _START,
            "limit": _LIMIT,
        },
        ("things",),
        compare_things,
    ),
    Tool(
        "new",
        "What builds changed since a day: new papers and scores, bests taken over, contradictions, corrections.",
        {
            "since": {"type": "string", "description": "A day, month or year, or 'last' (the last build) if left out."},
            "limit": {**_LIMIT, "description": "Items of each list; 20 if left out."},
        },
        (),
        tell_news,
    ),
    Tool(
        "sparql",
        "Runs a SPARQL 1.1 query (read-only) for what no saved query answers. Prefixes such as kg:, dcterms:, skos:, "
        "arxiv:, benchmark:, topic: and model: are known.",
        {"query": {"type": "string"}, "start": _START, "limit": _LIMIT},
        ("query",),
        run_sparql,
    ),
)  # fmt: skip
"""The tools, in the order in which assistants see them."""
