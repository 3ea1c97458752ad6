"""Writes the reference pages of the documentation from the code.

``python docs/reference.py --write`` writes docs/pages/reference/*.md and docs/pages/llms.txt. Without ``--write`` it
exits with status 1 if one of them is out of date.
"""

import argparse
import inspect
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

__all__ = ["FILES", "outdated"]

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "pages"
_HEAD = "<!-- Written by docs/reference.py; edit the code instead. -->\n\n"


def commands() -> str:
    """Return the page of all commands with their options."""
    import click

    from kg.cli import main

    lines = ["# Commands", "", "Every command explains itself with `--help`.", ""]

    def describe(name: str, command: click.Command, parent: click.Context) -> None:
        context = click.Context(command, info_name=name, parent=parent, max_content_width=90, terminal_width=90)
        lines.extend([f"## {context.command_path}", "", "```text", command.get_help(context).rstrip(), "```", ""])
        if isinstance(command, click.Group):
            for each in command.list_commands(context):
                inner = command.get_command(context, each)
                if inner is not None and not inner.hidden:
                    describe(each, inner, context)

    root = click.Context(main, info_name="kg")
    for name in main.list_commands(root):
        command = main.get_command(root, name)
        if command is not None:
            describe(name, command, root)
    return "\n".join(lines)


def queries() -> str:
    """Return the page of all saved queries that ship with paper-kg."""
    from kg.resources import queries_folder
    from kg.sparql import saved_queries

    lines = ["# Saved queries", "", "`kg query NAME PARAM=VALUE ...` runs one; `kg queries NAME` shows its SPARQL.", ""]
    for query in saved_queries([queries_folder()]):
        lines.extend([f"## {query.name}", "", f"{query.summary}.", ""])
        if query.description:
            lines.extend([query.description.strip(), ""])
        if query.params:
            lines.extend(["| parameter | type | required | default | what it is |", "|---|---|---|---|---|"])
            for each in query.params:
                required, default = "yes" if each.required else "", "" if each.default is None else f"`{each.default}`"
                lines.append(f"| `{each.name}` | {each.type} | {required} | {default} | {each.description or ''} |")
            lines.append("")
        if query.columns:
            lines.extend(["| column | what it holds |", "|---|---|"])
            lines.extend(f"| `{each.name}` | {each.description or ''} |" for each in query.columns)
            lines.append("")
    return "\n".join(lines)


def ontology() -> str:
    """Return the page of the ontology's classes and properties."""
    from rdflib import OWL, RDF, RDFS, Graph, URIRef
    from rdflib.namespace import split_uri

    from kg.schema.terms import KG

    graph = Graph().parse(ROOT / "ontology" / "paperkg.ttl")

    def short(node: object) -> str:
        return f"`{graph.namespace_manager.curie(str(node))}`" if isinstance(node, URIRef) else ""

    def text(subject: URIRef, predicate: URIRef, language: str) -> str:
        found = [each for each in graph.objects(subject, predicate) if getattr(each, "language", None) == language]
        return str(found[0]) if found else ""

    lines = ["# Ontology", "", f"The terms of `kg:` = `{KG}`, defined in `ontology/paperkg.ttl`.", ""]
    kinds = (("Classes", (OWL.Class,)), ("Properties", (OWL.ObjectProperty, OWL.DatatypeProperty)))
    for title, types in kinds:
        terms = {term for kind in types for term in graph.subjects(RDF.type, kind) if str(term).startswith(KG)}
        lines.extend([f"## {title}", "", "| term | label | 한국어 | meaning | from | to | broader |"])
        lines.append("|---|---|---|---|---|---|---|")
        for term in sorted((each for each in terms if isinstance(each, URIRef)), key=lambda each: split_uri(each)[1]):
            above = [*graph.objects(term, RDFS.subClassOf), *graph.objects(term, RDFS.subPropertyOf)]
            cells = (
                short(term),
                text(term, RDFS.label, "en"),
                text(term, RDFS.label, "ko"),
                text(term, RDFS.comment, "en").replace("|", "\\|"),
                ", ".join(sorted(map(short, graph.objects(term, RDFS.domain)))),
                ", ".join(sorted(map(short, graph.objects(term, RDFS.range)))),
                ", ".join(sorted(map(short, above))),
            )
            lines.append(f"| {' | '.join(cells)} |")
        lines.append("")
    return "\n".join(lines)


def http() -> str:
    """Return the page of the HTTP API, from its OpenAPI document."""
    from kg.resources import queries_folder
    from kg.sparql import saved_queries
    from kg.web.openapi import openapi_document

    described = openapi_document(saved_queries([queries_folder()]))
    lines = ["# HTTP API", "", "What `kg serve` answers, from its OpenAPI document (`/openapi.json`).", ""]
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            lines.extend([f"## {method.upper()} {path}", "", f"{operation['summary']}.", ""])
            if operation.get("parameters"):
                lines.extend(["| parameter | type | required | what it is |", "|---|---|---|---|"])
            for each in operation.get("parameters", ()):
                parameter = each
                if "$ref" in each:
                    parameter = described["components"]["parameters"][each["$ref"].rsplit("/", 1)[-1]]
                kind = parameter.get("schema", {}).get("type", "")
                required = "yes" if parameter.get("required") else ""
                about = parameter.get("description", "")
                lines.append(f"| `{parameter['name']}` | {kind} | {required} | {about} |")
            lines.append("")
    return "\n".join(lines)


def python() -> str:
    """Return the page of the public Python names."""
    import kg
    import kg.errors

    lines = ["# Python API", "", "The public names of `kg`, and the errors.", ""]
    for module in (kg, kg.errors):
        for name in module.__all__:
            value = getattr(module, name)
            if (inspect.isclass(value) or inspect.isroutine(value)) and (module is kg or name not in kg.__all__):
                lines.extend(_described(f"{module.__name__}.{name}", value, 2))
    return "\n".join(lines)


def _described(name: str, value: object, level: int) -> Iterator[str]:
    try:
        signature = str(inspect.signature(value)) if callable(value) else ""
    except ValueError:
        signature = ""
    yield f"{'#' * level} {name}"
    yield ""
    yield from ("```text", f"{name}{signature}", "", inspect.getdoc(value) or "", "```", "")
    if inspect.isclass(value):
        for each, member in vars(value).items():
            if not each.startswith("_") and inspect.isfunction(member):
                yield from _described(f"{name.rsplit('.', 1)[-1]}.{each}", member, level + 1)


def llms() -> str:
    """Return llms.txt: the pages of the documentation with a line about each, for language models."""
    lines = [
        *("# paper-kg", ""),
        "> Turns notes about AI papers (Korean, English) into an RDF graph with quoted evidence, and answers questions",
        "> about it: saved queries, SPARQL, a drawn page, a web site. It works offline.",
        *("", "## Pages", ""),
    ]
    for page in sorted(PAGES.rglob("*.md")):
        title, about = _title_and_first_sentence(page)
        lines.append(f"- [{title}]({page.relative_to(PAGES).as_posix()}): {about}")
    return "\n".join(lines)


def _title_and_first_sentence(page: Path) -> tuple[str, str]:
    paragraphs = page.read_text(encoding="utf-8").replace(_HEAD, "").split("\n\n")
    title = paragraphs[0].splitlines()[0].lstrip("# ")
    first = " ".join(paragraphs[1].split()) if len(paragraphs) > 1 else ""
    return title, first.split(". ")[0].rstrip(".") + "."


FILES: dict[str, Callable[[], str]] = {
    "reference/commands.md": commands,
    "reference/queries.md": queries,
    "reference/ontology.md": ontology,
    "reference/http.md": http,
    "reference/python.md": python,
    "llms.txt": llms,
}
"""The generated files below docs/pages/, and what writes each."""


def outdated() -> list[str]:
    """Return the generated files that differ from what the code gives."""
    return [name for name in FILES if not (PAGES / name).is_file() or (PAGES / name).read_text("utf-8") != _text(name)]


def _text(name: str) -> str:
    return (_HEAD if name.endswith(".md") else "") + FILES[name]().rstrip() + "\n"


def main() -> None:
    """Write the reference pages, or check that they are up to date."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--write", action="store_true")
    if parser.parse_args().write:
        for name in FILES:
            (PAGES / name).parent.mkdir(parents=True, exist_ok=True)
            (PAGES / name).write_text(_text(name), encoding="utf-8")
    elif old := outdated():
        sys.exit(f"Out of date: {', '.join(old)}. Run 'python docs/reference.py --write'.")


if __name__ == "__main__":
    main()
