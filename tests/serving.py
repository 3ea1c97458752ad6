"""A server of a store in its own process, as a user starts it, and requests to it."""

import http.client
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode, urlsplit

ROOT = Path(__file__).resolve().parents[1]


class Answered(NamedTuple):
    """What a server answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Running:
    """A running server."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, log: list[str]) -> None:
        self.process = process
        self.port = port
        self.log = log
        self.address = f"http://127.0.0.1:{port}"

    def get(self, path: str, parameters: Mapping[str, str] | None = None, /, **headers: str) -> Answered:
        return self.ask("GET", f"{path}?{urlencode(parameters, quote_via=quote)}" if parameters else path, **headers)

    def ask(self, method: str, path: str, body: bytes | None = None, /, **headers: str) -> Answered:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, named)
            response = connection.getresponse()
            return Answered(
                response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
            )
        finally:
            connection.close()

    def query(self, text: str, accept: str = "application/sparql-results+json", /, **parameters: str) -> Answered:
        return self.get("/sparql", {"query": text, **parameters}, Accept=accept)


@contextmanager
def running(store: Path, *options: str, changes: str = "", before: str = "") -> Iterator[Running]:
    """Serve a store at any free port within the context.

    Args:
        store: where the store is.
        options: options of the command; "--map" has it draw the whole graph in the background.
        changes: settings that the command has no options for, as keyword arguments.
        before: Python that runs in the process first.
    """
    code = "import kg.web.serving as serving, dataclasses\nserve = serving.serve\n"
    code += f"def changed(settings, *args, **extra): serve(dataclasses.replace(settings, {changes}), *args, **extra)\n"
    code += f"serving.serve = changed\n{before}\nfrom kg.cli import main\nmain(prog_name='kg')"
    start = ["-c", code] if changes or before else ["-m", "kg"]
    drawn = () if "--map" in options else ("--no-map",)
    command = [sys.executable, *start, "serve", "--port", "0", "--store", str(store), *drawn]
    command += [each for each in options if each != "--map"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        log: list[str] = []
        try:
            while '"left out"' in (line := process.stderr.readline().decode()) or '"public"' in line:
                log.append(line)
            assert '"listening"' in line, line + process.stderr.read().decode()
            port = int(urlsplit(json.loads(line)["address"]).port or 0)
            stream = process.stderr
            reader = threading.Thread(target=lambda: log.extend(each.decode() for each in stream), daemon=True)
            reader.start()
            server = Running(process, port, log)
            assert server.get("/health").status == 200  # it answers as soon as its processes do
            yield server
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
            reader.join(5)
