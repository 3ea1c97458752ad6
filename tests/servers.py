"""Real SPARQL servers, started on this machine with folders of their own."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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


@contextmanager
def oxigraph(folder: Path, quads: bytes = b"") -> Iterator[str]:
    """Run Oxigraph's server over some N-Quads, and give its address."""
    binary, port = oxigraph_binary(), free_port()
    file = folder / "loaded.nq"
    file.write_bytes(quads)
    location = str(folder / "oxigraph")
    subprocess.run([binary, "load", "--location", location, "--file", str(file)], check=True, capture_output=True)
    command = [binary, "serve", "--location", location, "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def wait_for(port: int, seconds: float = 30) -> None:
    """Wait until something listens on a port."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise TimeoutError(f"nothing listens on port {port}")
