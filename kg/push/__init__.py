"""Makes the graph of a SPARQL server equal to that of a store in a folder."""

from kg.push.pushing import push, pushed_state
from kg.push.report import PushReport

__all__ = ["PushReport", "push", "pushed_state"]
