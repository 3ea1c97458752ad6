"""Speaks the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/) to a server."""

import io
import os
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from email.utils import parsedate_to_datetime
from typing import IO, cast
from urllib.parse import urlsplit

import httpx

from kg.errors import InputError, QueryError, StoreError
from kg.version import VERSION

__all__ = ["Endpoint"]

_ATTEMPTS = 3
_LONGEST_PAUSE = 5.0  # seconds between two attempts
_TIMEOUT = 300.0  # seconds without a word from the server
_CONNECT_TIMEOUT = 10.0
_BUSY = frozenset({429, 502, 503, 504})
_PLACES = ("", "/query", "/sparql")  # where servers answer queries below the address that people know
_UPDATE_PLACES = ("", "/update", "/statements", "/sparql-auth", "/sparql")  # the same for updates
_PROBE = "ASK {}"
_UPDATE_PROBE = "INSERT DATA {}"
_ROWS = "application/sparql-results+json, application/sparql-results+xml;q=0.5"
_TRIPLES = "application/n-triples, text/turtle;q=0.5"


class Endpoint:
    """The addresses of a SPARQL 1.1 server: that of its queries, and that of its updates.

    The name and password, or the bearer token, come from the environment (``KG_STORE_USER``, ``KG_STORE_PASSWORD``,
    ``KG_STORE_TOKEN``) or from the user's ``.netrc``; an address that holds them is refused, since commands are seen by
    others.

    Args:
        address: what the user gave: the server's address, or that of its queries.
        updates: the address of its updates; empty to look for it.
        timeout: how many seconds to wait for a word from the server.
    """

    def __init__(self, address: str, updates: str = "", timeout: float = _TIMEOUT) -> None:
        if any(part for each in (address, updates) for part in (urlsplit(each).username, urlsplit(each).password)):
            raise InputError(
                "An address with a name or password in it is refused.",
                hint="Set KG_STORE_USER and KG_STORE_PASSWORD, or write them into .netrc.",
            )
        self.address = address.rstrip("/")
        token = os.environ.get("KG_STORE_TOKEN", "")
        headers = {"User-Agent": f"paper-kg/{VERSION}"} | ({"Authorization": f"Bearer {token}"} if token else {})
        self._client = httpx.Client(
            timeout=httpx.Timeout(timeout, connect=min(timeout, _CONNECT_TIMEOUT)),
            headers=headers,
            auth=None if token else _credentials(),
            follow_redirects=False,
        )
        self._queries = ""
        self._updates = updates

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def results(
        self, query: str, parameters: Mapping[str, Sequence[str]], *, triples: bool = False
    ) -> tuple[IO[bytes], str]:
        """Send a query, and return the body of the answer, to be read as it comes, and its media type.

        Args:
            query: the text.
            parameters: more parameters of the protocol, such as ``default-graph-uri``.
            triples: whether the query is one that gives triples.

        Raises:
            QueryError: the server refuses the query.
            StoreError: the server cannot be reached, refuses the user, or fails.
        """
        accepted = _TRIPLES if triples else _ROWS
        response = self._sent(self._address(), accepted, {"query": [query], **parameters})
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        return cast("IO[bytes]", io.BufferedReader(_Body(self.address, response), 65_536)), kind

    def update(self, text: str) -> None:
        """Send an update that gives the same graph when it is carried out twice, since it may be.

        Raises:
            QueryError: the server refuses the update.
            StoreError: the server cannot be reached, refuses the user, or fails.
        """
        self._sent(self._update_address(), "*/*", content=text).close()

    def _update_address(self) -> str:
        """Return where updates are taken: the first of the usual places that takes one that changes nothing."""
        if not self._updates:
            failed: QueryError | None = None
            for place in _UPDATE_PLACES:
                try:
                    self._sent(self.address + place, "*/*", content=_UPDATE_PROBE).close()
                except QueryError as error:
                    failed = failed or error
                else:
                    self._updates = self.address + place
                    return self._updates
            raise StoreError(
                f"{self.address} does not take SPARQL updates.", hint="Give the address of its updates with --update."
            ) from failed
        return self._updates

    def _address(self) -> str:
        """Return where queries are answered: the first of the usual places that answers one."""
        if not self._queries:
            failed: QueryError | None = None
            for place in _PLACES:
                try:
                    response = self._sent(self.address + place, _ROWS, {"query": [_PROBE]})
                    response.close()
                    if "sparql-results" in response.headers.get("content-type", ""):
                        self._queries = self.address + place
                        return self._queries
                except QueryError as error:
                    failed = failed or error
            raise StoreError(
                f"{self.address} does not answer SPARQL queries.", hint="Give the address of its queries."
            ) from failed
        return self._queries

    def _sent(
        self, address: str, accepted: str, form: Mapping[str, Sequence[str]] | None = None, content: str = ""
    ) -> httpx.Response:
        """Post a form or an update; try again where the server is busy or the connection failed."""
        headers = {"Accept": accepted}
        if form is None:
            headers["Content-Type"] = "application/sparql-update; charset=utf-8"
        for attempt in range(1, _ATTEMPTS + 1):
            last = attempt == _ATTEMPTS
            try:
                request = (
                    self._client.build_request("POST", address, content=content.encode(), headers=headers)
                    if form is None
                    else self._client.build_request("POST", address, data=dict(form), headers=headers)
                )
                response = self._client.send(request, stream=True)
            except (httpx.ReadTimeout, httpx.WriteTimeout) as error:
                raise StoreError(f"{self.address} did not answer in time.", hint="Try again later.") from error
            except httpx.TransportError as error:
                if last or isinstance(error, httpx.UnsupportedProtocol):
                    raise StoreError(
                        f"{self.address} cannot be reached: {error}.", hint="Is the server running there?"
                    ) from error
                time.sleep(0.2 * attempt)
                continue
            if response.is_success:
                return response
            with closing(response):
                if response.status_code not in _BUSY or last:
                    raise _refusal(self.address, response)
                time.sleep(_pause(response, attempt))
        raise AssertionError  # the last attempt returns or raises


class _Body(io.RawIOBase):
    """The body of an answer, read as it comes; the connection is free again when it ends or nobody needs it."""

    def __init__(self, address: str, response: httpx.Response) -> None:
        self._address = address
        self._response = response
        self._parts = response.iter_bytes()
        self._rest = b""

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        self._response.close()
        super().close()

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        while not self._rest:
            try:
                self._rest = next(self._parts)
            except StopIteration:
                return 0
            except httpx.TransportError as error:
                raise OSError(f"{self._address} broke off its answer: {error}") from error
        size = min(len(buffer), len(self._rest))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size


class _NameAndPassword(httpx.Auth):
    """HTTP Basic, or Digest once a server asks for that."""

    def __init__(self, user: str, password: str) -> None:
        self._basic = httpx.BasicAuth(user, password)
        self._digest = httpx.DigestAuth(user, password)
        self._wants_digest = False

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if not self._wants_digest:
            response = yield next(self._basic.auth_flow(request))
            if response.status_code != 401 or "basic" in response.headers.get("www-authenticate", "").lower():
                return  # Virtuoso gives no challenge to who comes with Basic
            self._wants_digest = True
            del request.headers["Authorization"]
        yield from self._digest.auth_flow(request)


def _credentials() -> httpx.Auth | None:
    user = os.environ.get("KG_STORE_USER", "")
    if user:
        return _NameAndPassword(user, os.environ.get("KG_STORE_PASSWORD", ""))
    try:
        return httpx.NetRCAuth()
    except (OSError, ValueError):  # there is no such file, or nobody can read it
        return None


def _pause(response: httpx.Response, attempt: int) -> float:
    """Return how many seconds to wait for a busy server."""
    asked = response.headers.get("retry-after", "")
    try:
        seconds = float(asked) if asked.isdigit() else parsedate_to_datetime(asked).timestamp() - time.time()
    except (TypeError, ValueError):
        seconds = 0.5 * attempt
    return max(0.0, min(seconds, _LONGEST_PAUSE))


def _refusal(address: str, response: httpx.Response) -> QueryError | StoreError:
    status = response.status_code
    body = b""
    for part in response.iter_bytes():
        body += part
        if len(body) > 2_000:
            break
    said = " ".join(body.decode("utf-8", "replace").split())[:200]
    if status in {401, 403}:
        return StoreError(
            f"{address} refuses this user ({status}).",
            hint="Set KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN.",
        )
    if status in _BUSY or status >= 500:
        return StoreError(f"{address} failed to answer ({status}): {said}.", hint="Try again later.")
    return QueryError(f"{address} refuses the request ({status}): {said}.")
