"""Answers what notes say of words and things, and why."""

from typing import Any

from kg.assistants.asked import MOST, Asked
from kg.assistants.bounds import cut_lists, cut_text, part
from kg.assistants.stating import Statements
from kg.changes import news_json as as_news
from kg.changes import news_since
from kg.errors import InputError
from kg.explain import Fact, explain
from kg.search.asking import search
from kg.search.excerpts import excerpt
from kg.search.hits import Hit
from kg.show import as_json, find_shown, record_of
from kg.sparql.lookup import short_iri

__all__ = ["describe_notes", "explain_thing", "show_thing", "tell_news"]

_FACTS = 5  # of a passage
_EVIDENCE = 3  # pieces for a fact; the rest is counted


def show_thing(asked: Asked) -> dict[str, Any]:
    """Answer what the notes say of a thing."""
    language = asked.text("language") or "en"
    if language not in {"en", "ko"}:
        raise InputError(f"language must be en or ko, not {language!r}.")
    thing = find_shown(asked.store, asked.text("thing", needed=True))
    record = record_of(asked.store, thing, language)
    answer = {"kind": as_json(record)["kind"], **asked.checked.plain(record)}
    below = (each["iri"] for name in ("variants", "narrower") for each in answer.get(name, ()))
    statements, about = Statements(asked.store, asked.checked), (thing.iri, *below)
    return cut_lists(answer, asked.number("limit", 10, 1, MOST), lambda item: statements.of_item(item, about))


def describe_notes(asked: Asked) -> dict[str, Any]:
    """Answer the passages of notes, or the papers, that words find."""
    start, limit = asked.part()
    found = search(
        asked.store,
        asked.text("words", needed=True),
        kind=asked.text("kind") or "papers",
        topic=asked.text("topic"),
        since=asked.text("since"),
        until=asked.text("until"),
        limit=start + limit,
    )

    def describe(hit: Hit) -> dict[str, Any]:
        words = asked.checked.words(hit.document, hit.start, hit.end, excerpt(hit, 500).text)
        facts = [f"{fact.predicate_label}: {cut_text(fact.object_label)}" for fact in hit.facts[:_FACTS]]
        answer = {"title": cut_text(hit.title), "arxiv": hit.arxiv, "date": hit.date, **words, "facts": facts}
        return {name: value for name, value in answer.items() if value not in ("", [])}

    given = part(found.hits, start, limit, describe)
    following = start + len(given["items"])
    nowhere: dict[str, Any] = {"in_no_note": [cut_text(each) for each in found.missing]} if found.missing else {}
    if found.instead:
        nowhere["found_instead"] = {figure: list(others) for figure, others in found.instead.items()}
    return {**given, **nowhere, "total": found.total, "next_start": following if following < found.total else None}


def explain_thing(asked: Asked) -> dict[str, Any]:
    """Answer the facts about a thing, with the words that state them."""
    found = explain(asked.store, asked.text("thing", needed=True), asked.text("relation"), asked.text("other"))

    def describe(fact: Fact) -> dict[str, Any]:
        said = [asked.checked.testimony(each) for each in fact.testimonies[:_EVIDENCE]]
        answer = {
            "subject": cut_text(fact.subject_label),
            "relation": short_iri(fact.predicate),
            "object": cut_text(fact.object_label),
            "evidence": said,
        }
        more = len(fact.testimonies) - len(said)
        return {**answer, "more_evidence": more} if more else answer

    return {"thing": short_iri(found.iri), "label": found.label, **part(found.facts, *asked.part(), describe)}


def tell_news(asked: Asked) -> dict[str, Any]:
    """Answer what builds changed since a day."""
    news = news_since(asked.location, asked.text("since") or "last")
    statements = Statements(asked.store, asked.checked)
    return cut_lists(as_news(news), asked.number("limit", 20, 1, MOST), statements.of_item)
