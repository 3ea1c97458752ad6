"""kg serve: answers over HTTP."""

import re
from typing import TYPE_CHECKING

import click

from kg.cli.options import store_option, text_limit_option
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.web.services import Service

__all__ = ["command"]

_SIZE = re.compile(r"([0-9]{1,15})\s*([KMGT]i?)?B?", re.IGNORECASE)
_UNITS = {"": 1, "k": 1024, "m": 1024**2, "g": 1024**3, "t": 1024**4}


def _size(ctx: click.Context, param: click.Parameter, value: str | None) -> int:
    """A number of bytes: 1048576, 512M, 2GiB; 0 where none is given."""
    found = _SIZE.fullmatch(value.strip()) if value is not None else None
    if value is not None and (found is None or int(found[1]) == 0):
        raise click.BadParameter(f"{value!r} is not a number of bytes such as 512M or 2G.", ctx, param)
    return int(found[1]) * _UNITS[(found[2] or "")[:1].lower()] if found else 0


@click.command(name="serve")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8080, show_default=True, metavar="N", help="0: any free."
)
@click.option(
    "--public", is_flag=True, help="With a --host that others reach: let everybody read the graph, with no token."
)
@click.option(
    "--token-file", metavar="FILE",
    help="Answer only those who send the token in FILE, as a bearer token or through the login form.",
)  # fmt: skip
@click.option(
    "--allow-host", multiple=True, metavar="NAME", help="Also answer requests for this host name; may be repeated."
)
@click.option(
    "--trust-proxy", multiple=True, metavar="ADDRESS",
    help="Believe the X-Forwarded-For and X-Forwarded-Proto headers of this proxy; may be repeated.",
)  # fmt: skip
@click.option("--root-path", metavar="PATH", default="", help="The path below which a proxy shows the server.")
@click.option(
    "--timeout", type=click.FloatRange(min=0.1), default=10.0, show_default=True, metavar="S",
    help="Stop a query after S seconds; sending its answer counts.",
)  # fmt: skip
@click.option(
    "--timeout-ceiling", type=click.FloatRange(min=0.1), metavar="S",
    help="The longest limit that a request may ask for by timeout=S.  [default: that of --timeout]",
)  # fmt: skip
@click.option(
    "--row-limit", type=click.IntRange(min=1), default=100_000, show_default=True, metavar="N",
    help="Give at most N rows an answer.",
)  # fmt: skip
@click.option(
    "--answer-bytes", callback=_size, default="64M", show_default=True, metavar="SIZE",
    help="Give at most so many bytes an answer.",
)  # fmt: skip
@click.option(
    "--queries", type=click.IntRange(1, 64), metavar="N",
    help="Run at most N queries at once.  [default: one more than there are processors, at most 8]",
)  # fmt: skip
@click.option(
    "--query-memory", callback=_size, metavar="SIZE",
    help="Let each process take so much memory.  [default: what fits the machine, at most 2G]",
)  # fmt: skip
@text_limit_option
@click.option(
    "--request-limit", type=click.IntRange(min=1024), default=1024 * 1024, show_default=True, metavar="BYTES",
    help="Refuse larger requests.",
)  # fmt: skip
@click.option(
    "--connections", type=click.IntRange(min=8), default=512, show_default=True, metavar="N",
    help="Have at most N connections open at once.",
)  # fmt: skip
@click.option("--no-map", is_flag=True, help="Do not draw the map of the papers and the whole graph in the background.")
@click.option("--mcp", is_flag=True, help="Also answer assistants at /mcp, by the Model Context Protocol.")
@click.option("--cors", multiple=True, metavar="ORIGIN", help="Let pages of ORIGIN read answers; '*' for all.")
@click.option(
    "--json", "as_json", is_flag=True, expose_value=False, help="Write errors as JSON; the log is JSON always."
)
@store_option
def command(
    host: str,
    port: int,
    public: bool,
    token_file: str | None,
    allow_host: tuple[str, ...],
    trust_proxy: tuple[str, ...],
    root_path: str,
    timeout: float,
    timeout_ceiling: float | None,
    row_limit: int,
    answer_bytes: int,
    queries: int | None,
    query_memory: int,
    text_limit: int,
    request_limit: int,
    connections: int,
    no_map: bool,
    mcp: bool,
    cors: tuple[str, ...],
    store: str,
) -> None:
    """Serve the graph over HTTP: a SPARQL endpoint, the saved queries as an API, and pages for people.

    It answers on this machine alone unless --host says otherwise, changes nothing, and shows a new graph as soon as
    'kg build' has published it. SIGTERM or Ctrl-C ends it. Its log is on standard error, one JSON object a line.
    """
    from kg.web.serving import read_token, serve
    from kg.web.settings import ServeSettings

    settings = ServeSettings(
        store=store,
        timeout=timeout,
        timeout_ceiling=timeout_ceiling or timeout,
        row_limit=row_limit,
        answer_bytes=answer_bytes,
        text_limit=text_limit,
        queries=queries or 0,
        query_memory=query_memory,
        request_bytes=request_limit,
        connections=connections,
        cors=cors,
        hosts=allow_host,
        token=read_token(token_file) if token_file else "",
        root=_root(root_path),
        proxies=trust_proxy,
        draws=not no_map,
    )
    services: tuple[Service, ...] = ()
    if mcp:
        from kg.assistants import HTTP_SERVICE

        services = (HTTP_SERVICE,)
    serve(settings, host, port, public=public, services=services)


def _root(path: str) -> str:
    """A path with a slash before it and none behind; empty for the server's own root."""
    parts = path.strip("/")
    if not parts:
        return ""
    if not re.fullmatch(r"[A-Za-z0-9._~-]+(?:/[A-Za-z0-9._~-]+)*", parts) or ".." in parts.split("/"):
        raise InputError(f"--root-path {path!r} is not a path such as /kg.")
    return f"/{parts}"
