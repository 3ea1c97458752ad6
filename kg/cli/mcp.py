"""kg mcp: serves assistants."""

import click

from kg.cli.options import store_option

__all__ = ["command"]


@click.command(name="mcp")
@click.option(
    "--site",
    metavar="ADDRESS",
    default="",
    help="Where 'kg serve' shows the same store, such as http://localhost:8080; evidence then has whole addresses.",
)
@click.option("--json", "as_json", is_flag=True, expose_value=False, help="Write errors as JSON.")
@store_option
def command(site: str, store: str) -> None:
    """Answer an assistant over standard input and output, by the Model Context Protocol.

    An assistant starts this command itself; see the documentation for what to write into its settings. It reads the
    graph, changes nothing, needs no network, and sees a new graph as soon as 'kg build' has published it.
    """
    from kg.assistants import serve_stdio

    serve_stdio(store, site)
