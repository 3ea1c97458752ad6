"""Speaks the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/) to a server."""

import io
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from email.utils import parsedate_to_datetime
from typing import IO, cast
from urllib.parse import urlencode, urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.exceptions import HTTPError, LocationValueError, ReadTimeoutError

from kg.errors import InputError, QueryError, StoreError
from kg.store.credentials import Credentials
from kg.version import VERSION

__all__ = ["Endpoint"]

_ATTEMPTS = 3
_ROUNDS = 3  # in which a server may ask who asks
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
_FORM = "application/x-www-form-urlencoded"
_UPDATE = "application/sparql-update; charset=utf-8"
_HEADERS = {"User-Agent": f"paper-kg/{VERSION}", **urllib3.make_headers(accept_encoding=True)}
_OPEN = 16  # connections that are kept
_PART = 65_536  # bytes of an answer that are read at once


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
        self._credentials = Credentials(address)
        self._connections = _connections(address, timeout)
        self._queries = ""
        self._updates = updates

    def close(self) -> None:
        """Close the connections."""
        self._connections.clear()

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
        return cast("IO[bytes]", io.BufferedReader(_Body(self.address, response), _PART)), kind

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
    ) -> urllib3.BaseHTTPResponse:
        """Post a form or an update; try again where the server is busy or the connection failed."""
        kind, body = _UPDATE, content
        if form is not None:
            kind, body = _FORM, urlencode(form, doseq=True)
        for attempt in range(1, _ATTEMPTS + 1):
            last = attempt == _ATTEMPTS
            try:
                response = self._posted(address, {"Accept": accepted, "Content-Type": kind}, body.encode())
            except ReadTimeoutError as error:
                raise StoreError(f"{self.address} did not answer in time.", hint="Try again later.") from error
            except HTTPError as error:
                if last or isinstance(error, LocationValueError):
                    raise StoreError(
                        f"{self.address} cannot be reached: {error.__cause__ or error}.",
                        hint="Is the server running there?",
                    ) from error
                time.sleep(0.2 * attempt)
                continue
            if 200 <= response.status < 300:
                return response
            with closing(response):
                if response.status not in _BUSY or last:
                    raise _refusal(self.address, response)
                time.sleep(_pause(response, attempt))
        raise AssertionError  # the last attempt returns or raises

    def _posted(self, address: str, headers: dict[str, str], body: bytes) -> urllib3.BaseHTTPResponse:
        """Post a body once for each way in which the server wants to be told who asks."""
        for _ in range(_ROUNDS):
            response = self._connections.request(
                "POST",
                address,
                body=body,
                headers=_HEADERS | headers | self._credentials.headers(address),
                preload_content=False,
                redirect=False,
            )
            if response.status != 401 or not self._credentials.heed(response.headers.get("www-authenticate", "")):
                break
            response.drain_conn()
        return response


def _connections(address: str, timeout: float) -> urllib3.PoolManager:
    """Return what keeps connections open, over the proxy that the environment names for an address, if any."""
    waits = urllib3.Timeout(connect=min(timeout, _CONNECT_TIMEOUT), read=timeout)
    parts = urlsplit(address)
    proxy = getproxies().get(parts.scheme, "")
    if proxy and not proxy_bypass(parts.hostname or ""):
        return urllib3.ProxyManager(proxy, timeout=waits, retries=False, maxsize=_OPEN)
    return urllib3.PoolManager(timeout=waits, retries=False, maxsize=_OPEN)


class _Body(io.RawIOBase):
    """The body of an answer, read as it comes; the connection is free again when it ends or nobody needs it."""

    def __init__(self, address: str, response: urllib3.BaseHTTPResponse) -> None:
        self._address = address
        self._response = response

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        if not self.closed:
            self._response.close()
            self._response.release_conn()
        super().close()

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            part = self._response.read1(len(buffer))
        except HTTPError as error:
            raise OSError(f"{self._address} broke off its answer: {error}") from error
        buffer[: len(part)] = part
        return len(part)


def _pause(response: urllib3.BaseHTTPResponse, attempt: int) -> float:
    """Return how many seconds to wait for a busy server."""
    asked = response.headers.get("retry-after", "")
    try:
        seconds = float(asked) if asked.isdigit() else parsedate_to_datetime(asked).timestamp() - time.time()
    except (TypeError, ValueError):
        seconds = 0.5 * attempt
    return max(0.0, min(seconds, _LONGEST_PAUSE))


def _refusal(address: str, response: urllib3.BaseHTTPResponse) -> QueryError | StoreError:
    status = response.status
    said = " ".join(response.read(2_000).decode("utf-8", "replace").split())[:200]
    if status in {401, 403}:
        return StoreError(
            f"{address} refuses this user ({status}).",
            hint="Set KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN.",
        )
    if status in _BUSY or status >= 500:
        return StoreError(f"{address} failed to answer ({status}): {said}.", hint="Try again later.")
    return QueryError(f"{address} refuses the request ({status}): {said}.")
