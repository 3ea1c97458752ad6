"""Firefox for tests, as it is installed: driven by the Marionette protocol, which it speaks itself."""

import base64
import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from needed import missing

__all__ = ["Firefox", "firefox", "screen"]

_NAMES = ("firefox-esr", "firefox")
_STARTS = 60  # seconds


class Firefox:
    """A running Firefox with one page."""

    def __init__(self, connection: socket.socket) -> None:
        """Begin a session over a connection to it."""
        self._connection = connection
        self._number = 0
        self._receive()  # its greeting
        self._ask("WebDriver:NewSession", {"capabilities": {}})
        self._ask("WebDriver:SetWindowRect", {"width": 1280, "height": 900})

    def open(self, address: str) -> None:
        """Open a page."""
        self._ask("WebDriver:Navigate", {"url": address})

    def run(self, script: str, *values: object) -> Any:
        """Return what the body of a function gives on the page; its arguments are ``arguments``."""
        parameters = {"script": script, "args": list(values), "newSandbox": True, "sandbox": None}
        return self._ask("WebDriver:ExecuteScript", parameters)["value"]

    def wait_for(self, expression: str, seconds: float = 30) -> None:
        """Wait until an expression is true on the page."""
        end = time.monotonic() + seconds
        while not self.run(f"return Boolean({expression})"):
            assert time.monotonic() < end, f"{expression} did not come true in {seconds} s"
            time.sleep(0.1)

    def picture(self) -> bytes:
        """Return what the page looks like, as PNG."""
        return base64.b64decode(self._ask("WebDriver:TakeScreenshot", {"full": False})["value"])

    def _ask(self, command: str, parameters: dict[str, object]) -> Any:
        self._number += 1
        text = json.dumps([0, self._number, command, parameters]).encode()
        self._connection.sendall(b"%d:%s" % (len(text), text))
        _, number, error, result = self._receive()
        assert number == self._number
        assert error is None, f"{command}: {error}"
        return result

    def _receive(self) -> Any:
        length = b""
        while (byte := self._connection.recv(1)) != b":":
            assert byte, "Firefox closed the connection"
            length += byte
        data = b""
        while len(data) < int(length):
            data += self._connection.recv(int(length) - len(data))
        return json.loads(data)


@contextmanager
def screen() -> Iterator[str]:
    """Start a screen that nobody sees, by its X display; the test skips where Xvfb is not installed."""
    if not shutil.which("Xvfb"):
        pytest.skip("there is no Xvfb (Debian: xvfb), without which Firefox has no WebGL here")
    answer, told = os.pipe()
    command = ["Xvfb", "-displayfd", str(told), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[told], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(told)
    try:
        with os.fdopen(answer) as lines:
            number = lines.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
    finally:
        process.terminate()
        process.wait(30)


@contextmanager
def firefox(folder: Path, display: str = "") -> Iterator[Firefox]:
    """Start Firefox with a new profile in a folder; the test skips where there is none, but not in CI.

    Args:
        folder: where its profile is.
        display: the X display that it draws on, with WebGL in software; empty for none, and no WebGL.
    """
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found is None:
        missing("there is no Firefox (Debian: firefox-esr)")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    preferences = {"marionette.port": port, **({"webgl.force-enabled": True} if display else {})}
    lines = (f'user_pref("{name}", {json.dumps(value)});\n' for name, value in preferences.items())
    (folder / "user.js").write_text("".join(lines))
    how = [] if display else ["--headless"]
    command = [found, *how, "--marionette", "--no-remote", "--profile", str(folder)]
    surroundings = {**os.environ, "LIBGL_ALWAYS_SOFTWARE": "1", **({"DISPLAY": display} if display else {})}
    process = subprocess.Popen(command, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with _connected(port) as connection:
            yield Firefox(connection)
    finally:
        process.terminate()
        process.wait(30)


def _connected(port: int) -> socket.socket:
    end = time.monotonic() + _STARTS
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=60)
        except OSError:
            assert time.monotonic() < end, "Firefox did not start"
            time.sleep(0.2)
