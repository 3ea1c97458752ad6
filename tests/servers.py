"""Real SPARQL servers, started on this machine with folders of their own."""

import configparser
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from needed import missing


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def oxigraph_binary() -> str:
    """Return the path of Oxigraph's server, which ``pip install oxigraph`` puts beside Python."""
    beside = Path(sys.executable).with_name("oxigraph")
    return (
        str(beside)
        if beside.exists()
        else shutil.which("oxigraph") or missing("Oxigraph's server: pip install oxigraph")
    )


class Oxigraph:
    """Oxigraph's server over a folder, which can be stopped, killed and started again at the same address."""

    def __init__(self, folder: Path) -> None:
        self._binary, self._port = oxigraph_binary(), free_port()
        self._location = str(folder / "oxigraph")
        self._process: subprocess.Popen[bytes] | None = None
        self.address = f"http://127.0.0.1:{self._port}"

    def load(self, file: Path) -> None:
        """Load a file of N-Quads with the bulk loader."""
        command = [self._binary, "load", "--location", self._location, "--file", str(file)]
        subprocess.run(command, check=True, capture_output=True)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = [self._binary, "serve", "--location", self._location, "--bind", f"127.0.0.1:{self._port}"]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(self._port)

    def stop(self, *, kill: bool = False) -> None:
        """End it, and wait until it has ended."""
        if self._process is not None:
            self._process.kill() if kill else self._process.terminate()
            self._process.wait()
            self._process = None


@contextmanager
def oxigraph(folder: Path, quads: bytes = b"") -> Iterator[str]:
    """Run Oxigraph's server over some N-Quads, and give its address."""
    server = Oxigraph(folder)
    file = folder / "loaded.nq"
    file.write_bytes(quads)
    server.load(file)
    server.start()
    try:
        yield server.address
    finally:
        server.stop()


_VIRTUOSO = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerRoot = {folder}
[SPARQL]
ResultSetMaxRows = 10000000
"""


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """Run an empty Virtuoso, whose user is dba with the password dba, and give its address."""
    binary = shutil.which("virtuoso-t") or missing("Virtuoso: apt-get install virtuoso-opensource-7-bin")
    port = free_port()
    settings = folder / "virtuoso.ini"
    settings.write_text(_VIRTUOSO.format(folder=folder, sql=free_port(), port=port), "utf-8")
    command = [binary, "+configfile", str(settings), "+foreground"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.kill()


def virtuoso_sql(folder: Path, statements: str) -> str:
    """Have the Virtuoso that runs over a folder carry out some SQL, and return what it says."""
    settings = configparser.ConfigParser()
    settings.read(folder / "virtuoso.ini", "utf-8")
    command = ["isql-vt", settings["Parameters"]["ServerPort"], "dba", "dba", f"exec={statements}"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


class _QuietServer(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Print nothing when a client leaves early, as those under test may."""


@contextmanager
def handled_by(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """Run an HTTP server of Python's own, and give its address."""
    server = _QuietServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def wait_for(port: int, seconds: float = 120) -> None:
    """Wait until something listens on a port."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise TimeoutError(f"nothing listens on port {port}")
