"""Runs the application on a server, until it is told to stop."""

import logging
import signal
import socket
import sys

from kg.errors import InputError, StoreError
from kg.store.folder import StoreFolder
from kg.web.settings import Settings

__all__ = ["serve"]

_GRACE = 5  # seconds that answers on their way have to get there


def serve(settings: Settings, host: str, port: int) -> None:
    """Serve a store until SIGTERM or SIGINT.

    Args:
        settings: how to serve.
        host: the address to listen at.
        port: the port; 0 takes any free one, which the log tells.

    Raises:
        StoreError: there is no store.
        InputError: the address cannot be listened at.
    """
    import uvicorn

    from kg.store.opening import refuse_server
    from kg.web.application import make_application
    from kg.web.log import log

    refuse_server(settings.store)
    with StoreFolder(settings.store).reading():
        pass
    listening = _listen(host, port)
    logging.basicConfig(level=logging.WARNING, format='{"level": "%(levelname)s", "event": "server"}')
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)  # our own log tells what matters
    config = uvicorn.Config(
        make_application(settings),
        access_log=False,
        log_config=None,
        server_header=False,
        timeout_graceful_shutdown=_GRACE,
        proxy_headers=True,
        forwarded_allow_ips="127.0.0.1",
        lifespan="on",
    )
    server = uvicorn.Server(config)
    # uvicorn raises the signal that ended it again; being told to stop is no failure
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)
    bound = listening.getsockname()
    name = f"[{bound[0]}]" if ":" in bound[0] else bound[0]
    log("listening", address=f"http://{name}:{bound[1]}/")
    try:
        server.run(sockets=[listening])
    finally:
        listening.close()
    if not server.started:
        raise StoreError("The server could not be started.", hint="Its log tells why.")
    log("stopped")
    sys.stderr.flush()


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
    except OSError as error:
        raise InputError(f"{host} is no address to listen at: {error}.", hint="Try --host 127.0.0.1.") from error
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(2048)
    except OSError as error:
        listening.close()
        raise InputError(f"{host}:{port} cannot be listened at: {error}.", hint="Try another --port.") from error
    return listening
