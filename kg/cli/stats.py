"""kg stats: counts what the graph holds."""

from io import BytesIO

import click

from kg.cli.options import json_option, store_option
from kg.cli.paging import echo_lines
from kg.cli.progress import working
from kg.sparql.execution import stoppable

__all__ = ["command"]


@click.command(name="stats")
@click.option("--top", type=click.IntRange(min=1), metavar="N", default=10, show_default=True, help="List N of each.")
@json_option
@store_option
def command(top: int, as_json: bool, store: str) -> None:
    """Count things by class and facts by relation; list the top topics and the largest documents."""
    from kg.sparql.results import write_answer
    from kg.stats import statistics
    from kg.store import open_store

    if as_json:
        from kg.cli.json_output import print_json
        from kg.rows import Rows

        with stoppable(), open_store(store) as graph, working("Counting"):
            tables = [(table, Rows.read(table.answer)) for table in statistics(graph, top)]
        print_json(
            {
                "tables": [
                    {"title": table.title, "query": table.query, "columns": rows.columns, "rows": list(rows)}
                    for table, rows in tables
                ]
            }
        )
        return
    with stoppable(), open_store(store) as graph, working("Counting"):
        written = BytesIO()
        for place, table in enumerate(statistics(graph, top)):
            written.write(f"{'' if place == 0 else chr(10)}{table.title}\n".encode())
            write_answer(table.answer, "table", written)
    echo_lines(written.getvalue().decode().splitlines())
