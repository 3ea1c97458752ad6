"""A server that speaks S3, on this machine, and notes in it."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from servers import free_port, wait_for

SECRET = "not-a-real-key-7f3a"
BUCKET = "library"


class ObjectStorage:
    """The server, which can be stopped."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        silent = subprocess.DEVNULL
        command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(self.port)]
        environment = {**os.environ, "MOTO_RECORDER_FILEPATH": str(folder / "requests")}
        self._process = subprocess.Popen(command, cwd=folder, env=environment, stdout=silent, stderr=silent)
        wait_for(self.port)

    @property
    def environment(self) -> dict[str, str]:
        """What programs need to find it."""
        return {
            "AWS_ENDPOINT_URL": self.address,
            "AWS_ACCESS_KEY_ID": "somebody",
            "AWS_SECRET_ACCESS_KEY": SECRET,
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_EC2_METADATA_DISABLED": "true",
        }

    def put(self, documents: Mapping[str, str], folder: str = "notes") -> None:
        """Have a folder of the bucket hold some documents and no others."""
        files = self.files()
        if not files.exists(BUCKET):
            files.mkdir(BUCKET)
        for path in files.find(f"{BUCKET}/{folder}"):
            if path.removeprefix(f"{BUCKET}/{folder}/") not in documents:
                files.rm_file(path)
        for name, text in documents.items():
            path = f"{BUCKET}/{folder}/{name}"
            if not files.exists(path) or files.cat_file(path) != text.encode():
                files.pipe_file(path, text.encode())

    def reads(self) -> int:
        """Return how many objects were read since the last call."""
        asked = httpx.get(f"{self.address}/moto-api/recorder/download-recording").text.splitlines()
        httpx.post(f"{self.address}/moto-api/recorder/reset-recording")
        return sum('"method": "GET"' in line and ".md" in line for line in asked)

    def files(self) -> Any:
        """Return the file system of fsspec."""
        import fsspec

        found = fsspec.filesystem("s3")
        found.invalidate_cache()
        return found

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait()


@contextmanager
def object_storage(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ObjectStorage]:
    """Run the server, and have this process and those that it starts find it."""
    pytest.importorskip("moto")
    pytest.importorskip("s3fs")
    folder.mkdir()
    server = ObjectStorage(folder)
    try:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        for name in [each for each in os.environ if each.startswith("FSSPEC_")]:
            monkeypatch.delenv(name)
        import s3fs

        s3fs.S3FileSystem.clear_instance_cache()
        yield server
        s3fs.S3FileSystem.clear_instance_cache()
    finally:
        server.stop()
