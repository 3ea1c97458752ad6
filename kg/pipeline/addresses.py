"""Documents at addresses instead of paths, such as ``s3://bucket/notes``: whatever fsspec has a file system for.

Credentials and server addresses come from the environment, as each library of fsspec finds them; an address that holds
a password is refused. What goes wrong is said without the words of the library, which may repeat an address or a key.

Source: https://filesystem-spec.readthedocs.io
"""

import errno
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from urllib.request import url2pathname

from kg.errors import InputError

__all__ = ["Held", "ListedFile", "Remote", "is_address", "local_path"]

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_EXTRA = "pip install 'paper-kg[cloud]'"
_ETAGS = ("ETag", "etag", "md5Hash", "content_md5")  # what file systems call the digest or version of a content
_TIMES = ("LastModified", "last_modified", "mtime", "updated", "created")
_HERE_ALONE = frozenset({"memory"})  # what no other process sees


class ListedFile(NamedTuple):
    """A file as the listing of a folder has it.

    Attributes:
        way: the way to it from that folder.
        file: the file.
        size: in bytes.
        mtime_ns: when it changed, in nanoseconds since 1970; 0 where the server does not say.
        etag: what the server calls its content; empty where it has no such thing.
    """

    way: str
    file: "Remote"
    size: int
    mtime_ns: int
    etag: str


@dataclass(frozen=True, slots=True)
class Remote:
    """A file or folder at an address.

    Attributes:
        address: the address, without a slash at its end.
    """

    address: str

    @classmethod
    def of(cls, text: str) -> "Remote":
        """Read an address as a person writes it.

        Raises:
            InputError: it names no folder, holds a password, or its library is not installed.
        """
        scheme, _, rest = text.partition("://")
        try:
            parts = urlsplit(text)
            is_secret = bool(parts.password or "?" in rest)
        except ValueError:
            is_secret = True
        if is_secret:
            raise InputError(
                "An address of documents cannot hold a password or a '?'.",
                hint="Credentials come from the environment.",
            )
        if not rest.strip("/") or "\0" in text:
            raise InputError(f"{text!r} names no folder.", hint=f"Write {scheme}://BUCKET/FOLDER.")
        remote = cls(f"{scheme.lower()}://{rest.rstrip('/')}")
        remote.system()
        return remote

    def __str__(self) -> str:
        return self.address

    def __reduce__(self) -> tuple[Any, ...]:
        """Take the content along to another process, where that does not see it."""
        if not self.is_private():
            return Remote, (self.address,)
        try:
            return Held, (self.address, self.read_bytes())
        except OSError as error:
            return Held, (self.address, b"", error.errno or errno.EIO, error.strerror or "")

    @property
    def name(self) -> str:
        """The last part of the address."""
        return self.address.rpartition("/")[2]

    @property
    def parent(self) -> "Remote":
        """The folder that it lies in."""
        above, _, _ = self.address.rpartition("/")
        return Remote(above) if not above.endswith("/") else self

    @property
    def _scheme(self) -> str:
        return self.address.partition("://")[0]

    def is_private(self) -> bool:
        """Return whether other processes do not see it."""
        return self._scheme in _HERE_ALONE

    def system(self) -> Any:
        """Return the file system of fsspec, whose type has no name of its own here.

        Raises:
            InputError: fsspec, or its library for such addresses, is not installed.
        """
        try:
            import fsspec
        except ImportError as error:
            raise InputError(f"{self._scheme}:// needs fsspec.", hint=f"Install it with: {_EXTRA}") from error
        try:
            found = fsspec.get_filesystem_class(self._scheme)
        except ImportError as error:
            from fsspec.registry import known_implementations

            known = known_implementations.get(self._scheme, {})
            library = str(known.get("class", "")).partition(".")[0] or "a library"
            hint = _EXTRA if self._scheme == "s3" else f"pip install {library}"
            raise InputError(f"{self._scheme}:// needs {library}.", hint=f"Install it with: {hint}") from error
        except ValueError as error:
            raise InputError(f"fsspec knows no {self._scheme}:// addresses.", hint="Check the address.") from error
        with _plain_errors():
            return found(**found._get_kwargs_from_urls(self.address))

    def read_bytes(self, start: int = 0, end: int | None = None) -> bytes:
        """Return the content, or a piece of it.

        Raises:
            OSError: it cannot be read.
        """
        system = self.system()
        piece = {} if not start and end is None else {"start": start, "end": end}
        with _plain_errors():
            return bytes(system.cat_file(system._strip_protocol(self.address), **piece))

    def write_bytes(self, content: bytes) -> None:
        """Write the content in one step.

        Raises:
            OSError: it cannot be written.
        """
        system = self.system()
        with _plain_errors():
            system.pipe_file(system._strip_protocol(self.address), content)

    def remove(self) -> None:
        """Remove the file.

        Raises:
            OSError: it cannot be removed.
        """
        system = self.system()
        with _plain_errors():
            system.rm_file(system._strip_protocol(self.address))

    def kind(self) -> str:
        """Return "folder" or "file"; empty if there is nothing.

        Raises:
            OSError: the server cannot be asked.
        """
        system = self.system()
        try:
            with _plain_errors():
                system.invalidate_cache()
                found = system.info(system._strip_protocol(self.address))
        except FileNotFoundError:
            return ""
        return "folder" if found["type"] == "directory" else "file"

    def below(self) -> Iterator[ListedFile]:
        """Yield the files below a folder, or the file itself, whose way is empty.

        Raises:
            OSError: the listing is not whole, or there is nothing.
        """
        system = self.system()
        root = str(system._strip_protocol(self.address)).rstrip("/")
        with _plain_errors():
            system.invalidate_cache()
            found = system.find(root, detail=True)
        if not found:
            raise FileNotFoundError(errno.ENOENT, _NOTHING)
        for path, info in found.items():
            way = path[len(root) :].lstrip("/") if path != root else ""
            if info["type"] == "file" and not path.endswith("/"):
                file = Remote(f"{self.address}/{way}") if way else self
                yield ListedFile(way, file, int(info["size"] or 0), _time_of(info), _etag_of(info))

    def trouble(self) -> str:
        """Return why this process cannot read the file; empty if it can."""
        try:
            kind = self.kind()
        except (OSError, InputError) as error:
            return getattr(error, "strerror", None) or str(error)
        return "" if kind else _NOTHING


@dataclass(frozen=True, slots=True)
class Held:
    """A file of another process, with its content or with why it could not be read."""

    address: str
    content: bytes
    number: int = 0
    reason: str = ""

    def read_bytes(self) -> bytes:
        """Return the content.

        Raises:
            OSError: it could not be read.
        """
        if self.number:
            raise OSError(self.number, self.reason)
        return self.content

    def trouble(self) -> str:
        """Return why this process cannot read the file; empty if it can."""
        return ""


_NOTHING = "there is nothing"


def is_address(text: str) -> bool:
    """Return whether a text is an address and not a path."""
    return _ADDRESS.match(text) is not None


def local_path(address: str) -> Path | None:
    """Return the path that a ``file://`` address stands for; None for other addresses."""
    if address[:7].lower() != "file://":
        return None
    rest = address[7:].removeprefix("localhost")
    return Path(url2pathname(rest) if os.name == "nt" else rest or "/")


@contextmanager
def _plain_errors() -> Iterator[None]:
    """Have whatever goes wrong in a library be an OSError that says nothing secret."""
    try:
        yield
    except FileNotFoundError as error:
        raise FileNotFoundError(errno.ENOENT, _NOTHING) from error
    except PermissionError as error:
        raise PermissionError(errno.EACCES, _DENIED) from error
    except OSError as error:
        known = error.errno is not None and error.errno in errno.errorcode and error.errno != errno.EIO
        raise OSError(errno.EIO, os.strerror(error.errno) if known and error.errno else _failure(error)) from error
    except Exception as error:  # botocore, aiohttp and others have errors of their own
        raise OSError(errno.EIO, _failure(error)) from error


_DENIED = "access is denied (credentials come from the environment)"


def _failure(error: Exception) -> str:
    name = type(error).__name__
    if "Credential" in name or "Auth" in name:
        return _DENIED
    if "Connect" in name or "Timeout" in name:
        return f"the server cannot be reached ({name})"
    return f"the server failed ({name})"


def _etag_of(info: Mapping[str, Any]) -> str:
    return next((str(info[name]).strip('"') for name in _ETAGS if info.get(name)), "")


def _time_of(info: Mapping[str, Any]) -> int:
    for name in _TIMES:
        value = info.get(name)
        if isinstance(value, str):
            try:
                value = datetime.fromisoformat(value)
            except ValueError:
                continue
        if isinstance(value, datetime):
            value = value.timestamp()
        if isinstance(value, int | float):
            return int(value * 1_000_000_000)
    return 0
