"""Lets one push at a time change a server: the state names the holder, who says now and then that it is alive."""

import os
import platform
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kg.errors import KgError, StoreError
from kg.push.state import State, marked, read_state, read_time, select_rows, server_time
from kg.push.updates import Change, Sender
from kg.schema.terms import PUSH, PUSH_GRAPH

__all__ = ["Hold", "holding"]

_PATIENCE = timedelta(minutes=2)  # a holder that says nothing for so long counts as dead
_HOLDER = f"SELECT ?holder {{ GRAPH <{PUSH_GRAPH}> {{ <{PUSH_GRAPH}> <{PUSH}holder> ?holder }} }}"


_held_here: set[str] = set()  # the holders that are at work in this process


@dataclass
class Hold:
    """The right to change a server; see :func:`holding`.

    Attributes:
        name: what the state calls the holder.
        state: the state as it was when this push became the holder.
    """

    sender: Sender
    name: str
    state: State
    _now: datetime
    _beat: str
    _started: float = field(default_factory=time.monotonic)

    def beat(self) -> list[Change]:
        """Return the changes that say that this push is alive."""
        now = (self._now + timedelta(seconds=time.monotonic() - self._started)).isoformat(timespec="seconds")
        changes = marked(PUSH_GRAPH, "beat", self._beat or None, now)
        self._beat = now
        return changes

    def check(self) -> None:
        """Make sure that this push is still the holder.

        Raises:
            StoreError: another one took it for dead, and is at work.
        """
        endpoint = self.sender.endpoint
        if [getattr(row["holder"], "value", "") for row in select_rows(endpoint, _HOLDER)] != [self.name]:
            raise StoreError(f"Another push to {endpoint.address} took over.", hint="Run 'kg push' again.")

    def ended(self) -> list[Change]:
        """Return the changes that let go of the server."""
        return [*marked(PUSH_GRAPH, "holder", self.name, None), *marked(PUSH_GRAPH, "beat", self._beat or None, None)]


@contextmanager
def holding(sender: Sender) -> Iterator[Hold]:
    """Be the one push that changes a server within the context, whose last changes let go of it.

    Raises:
        StoreError: another push is at work, or the server fails.
    """
    endpoint = sender.endpoint
    before, now = read_state(endpoint), server_time(endpoint)
    if before.holder and not _is_dead(before, now, endpoint.address):
        raise _refusal(before, endpoint.address)
    name = f"{_machine()} {os.getpid()} {secrets.token_hex(8)}"
    if before.holder:
        sender.send(marked(PUSH_GRAPH, "holder", before.holder, None))
    endpoint.update(
        f'INSERT {{ GRAPH <{PUSH_GRAPH}> {{ <{PUSH_GRAPH}> <{PUSH}holder> "{name}" }} }} '
        f"WHERE {{ FILTER NOT EXISTS {{ GRAPH <{PUSH_GRAPH}> {{ <{PUSH_GRAPH}> <{PUSH}holder> ?holder }} }} }}"
    )
    state = read_state(endpoint)
    if state.holder != name:
        raise _refusal(state, endpoint.address)
    hold = Hold(sender, name, state, now, state.beat)
    _held_here.add(name)
    try:
        sender.send(hold.beat())
        yield hold
    except BaseException:
        with suppress(KgError):  # the server may be gone; the next push finds out that this one is dead
            sender.send(hold.ended())
        raise
    finally:
        _held_here.discard(name)


def _is_dead(state: State, now: datetime, address: str) -> bool:
    machine, process, _ = [*state.holder.split(), "", "", ""][:3]
    if machine == _machine() and process == str(os.getpid()):
        return state.holder not in _held_here
    if machine == _machine() and process.isdigit() and sys.platform != "win32":
        try:
            os.kill(int(process), 0)  # asks whether there is such a process; on Windows it would end it
        except ProcessLookupError:
            return True
        except OSError:
            return False
    return not state.beat or now - read_time(state.beat, address) > _PATIENCE


def _machine() -> str:
    return "".join(each for each in platform.node() if each.isalnum() or each in "-._") or "unknown"


def _refusal(state: State, address: str) -> StoreError:
    return StoreError(
        f"Another push to {address} is at work, from {state.holder.partition(' ')[0] or 'somewhere'}.",
        hint="Wait for it to end; one that was cut off may be continued after two minutes.",
    )
