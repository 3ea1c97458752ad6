"""kg serve: answers over HTTP."""

import click

from kg.cli.options import store_option

__all__ = ["command"]


@click.command(name="serve")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8080, show_default=True, metavar="N", help="0: any free."
)
@click.option(
    "--timeout", type=click.FloatRange(min=0, min_open=True), default=10.0, show_default=True, metavar="S",
    help="Stop a query after S seconds.",
)  # fmt: skip
@click.option(
    "--timeout-ceiling", type=click.FloatRange(min=0, min_open=True), metavar="S",
    help="The longest limit that a request may ask for by timeout=S.  [default: that of --timeout]",
)  # fmt: skip
@click.option(
    "--row-limit", type=click.IntRange(min=1), default=100_000, show_default=True, metavar="N",
    help="Give at most N rows an answer.",
)  # fmt: skip
@click.option(
    "--queries", type=click.IntRange(1, 64), default=4, show_default=True, metavar="N",
    help="Run at most N queries at once.",
)  # fmt: skip
@click.option(
    "--request-limit", type=click.IntRange(min=1024), default=1024 * 1024, show_default=True, metavar="BYTES",
    help="Refuse larger requests.",
)  # fmt: skip
@click.option("--cors", multiple=True, metavar="ORIGIN", help="Let pages of ORIGIN read answers; '*' for all.")
@store_option
def command(
    host: str,
    port: int,
    timeout: float,
    timeout_ceiling: float | None,
    row_limit: int,
    queries: int,
    request_limit: int,
    cors: tuple[str, ...],
    store: str,
) -> None:
    """Serve the graph over HTTP: a SPARQL endpoint, the saved queries as an API, and pages for people.

    It answers on this machine alone unless --host says otherwise, changes nothing, and shows a new graph as soon as
    'kg build' has published it. SIGTERM or Ctrl-C ends it. Its log is on standard error, one JSON object a line.
    """
    from kg.web.serving import serve
    from kg.web.settings import Settings

    settings = Settings(
        store=store,
        timeout=timeout,
        timeout_ceiling=timeout_ceiling or timeout,
        row_limit=row_limit,
        queries=queries,
        request_bytes=request_limit,
        cors=cors,
    )
    serve(settings, host, port)
