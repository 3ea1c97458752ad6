"""Runs the application on a server, until a signal ends it."""

import ipaddress
import logging
import signal
import socket
import sys
from collections.abc import Sequence
from dataclasses import replace

from kg.errors import InputError, StoreError
from kg.web.services import Service
from kg.web.settings import ServeSettings

__all__ = ["is_loopback", "read_token", "serve"]

_GRACE = 5  # seconds that answers on their way have to get there
_SHORTEST_TOKEN = 16


def serve(
    settings: ServeSettings, host: str, port: int, *, public: bool = False, services: Sequence[Service] = ()
) -> None:
    """Serve a store until SIGTERM or SIGINT.

    Args:
        settings: how to serve.
        host: the address to listen at.
        port: the port; 0 takes any free one, which the log names.
        public: whether everybody who reaches the address may read the graph, with no token.
        services: what to serve beside the site.

    Raises:
        StoreError: there is no store, or it cannot be opened.
        InputError: the server cannot listen at the address, or would be open to others.
    """
    import uvicorn

    from kg.store import open_store
    from kg.web.application import make_application
    from kg.web.connections import bounded_protocol, descriptor_limit
    from kg.web.log import LogHandler, log

    local = is_loopback(host)
    if not local and not public and not settings.token:
        raise InputError(
            f"{host} is reached from other machines.",
            hint="Give --token-file FILE, or --public to let everybody read the graph.",
        )
    with open_store(settings.store):
        pass
    settings = replace(
        settings,
        connections=descriptor_limit(settings.connections),
        any_host=settings.any_host or (not local and not settings.hosts),
    )
    application = make_application(settings, services)
    listening = _listen(host, port)
    logging.basicConfig(handlers=[LogHandler()], level=logging.WARNING, force=True)
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)  # our own log says what matters
    config = uvicorn.Config(
        application,
        http=bounded_protocol(settings),
        ws="none",
        access_log=False,
        log_config=None,
        server_header=False,
        backlog=128,
        timeout_keep_alive=int(settings.idle_timeout),
        timeout_graceful_shutdown=_GRACE,
        proxy_headers=bool(settings.proxies),
        forwarded_allow_ips=list(settings.proxies) or None,
        lifespan="on",
    )
    server = uvicorn.Server(config)
    # uvicorn raises the signal that ended it again; being asked to stop is not a failure
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)
    bound = listening.getsockname()
    name = f"[{bound[0]}]" if ":" in bound[0] else bound[0]
    if public and not local:
        log("public", message=f"Everybody who reaches {name}:{bound[1]} can read the graph.")
    log("listening", address=f"http://{name}:{bound[1]}{settings.root}/")
    try:
        server.run(sockets=[listening])
    except SystemExit as error:  # how uvicorn says that the application could not be started
        failure = application.state.server.failure
        raise failure or StoreError("The server could not be started.", hint="Its log says why.") from error
    finally:
        listening.close()
    log("stopped")
    sys.stderr.flush()


def is_loopback(host: str) -> bool:
    """Return whether an address is reached from this machine alone."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def read_token(file: str) -> str:
    """Return the token in a file.

    Raises:
        InputError: the file cannot be read, or its token can be guessed.
    """
    try:
        with open(file, encoding="utf-8-sig") as stream:  # noqa: PTH123 - may be /dev/stdin
            token = stream.read(10_000).strip()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The token file {file} cannot be read: {error}.") from error
    if len(token) < _SHORTEST_TOKEN or not token.isascii() or not token.isprintable() or " " in token:
        raise InputError(
            f"The token in {file} is not {_SHORTEST_TOKEN} or more ASCII characters without blanks.",
            hint="Write a random one with: python -c 'import secrets; print(secrets.token_urlsafe())'",
        )
    return token


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
    except (OSError, UnicodeError) as error:
        raise InputError(f"{host} is not an address to listen at: {error}.", hint="Try --host 127.0.0.1.") from error
    try:
        if sys.platform != "win32":  # there it would let two servers share a port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise InputError(f"{host}:{port} cannot be used to listen: {error}.", hint="Try another --port.") from error
    return listening
