"""The graph as people draw it: papers and what they are linked to, without the nodes that only carry details."""

from kg.network.choosing import Choice, chosen, named_in, narrower
from kg.network.communities import Community, communities
from kg.network.loading import around, everything, of_triples
from kg.network.measures import importance, most_important
from kg.network.papers_map import PapersMap, Region, map_papers
from kg.network.views import EdgeView, NetworkView, NodeView, ScoreView

__all__ = [
    "Choice",
    "Community",
    "EdgeView",
    "NetworkView",
    "NodeView",
    "PapersMap",
    "Region",
    "ScoreView",
    "around",
    "chosen",
    "communities",
    "everything",
    "importance",
    "map_papers",
    "most_important",
    "named_in",
    "narrower",
    "of_triples",
]
