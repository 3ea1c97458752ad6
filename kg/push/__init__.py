"""Makes the graph of a SPARQL server equal to that of a store in a folder, or of parts."""

from kg.push.parts import state_of
from kg.push.pushing import push, pushed_state
from kg.push.report import PushReport

__all__ = ["PushReport", "push", "pushed_state", "state_of"]
