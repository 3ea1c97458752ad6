"""The labels of a drawing in a browser, and whether they cover each other or the marks of other things."""

from itertools import combinations
from typing import Any

from playwright.sync_api import Page

LABELS = """() => {
  const { stage, scene, view } = window.explorer;
  const seen = stage.drawing.projection();
  const marks = scene.nodes.map((node) => ({
    node,
    x: scene.x[node] * seen.scale + seen.left,
    y: seen.top - scene.y[node] * seen.scale,
    radius: scene.radius(node) / Math.sqrt(seen.ratio),
    lit: !view.emphasis.lit || view.emphasis.lit.has(node),
  }));
  return { labels: stage.drawing.labels(), marks: marks.filter(({ lit }) => lit), size: [seen.width, seen.height] };
}"""


def check_labels(page: Page) -> int:
    """No label overlaps another or the mark of anything else; returns how many there are."""
    found: dict[str, Any] = page.evaluate(LABELS)
    boxes = [
        (
            label["left"],
            label["middle"] - label["size"] * 0.5,
            label["left"] + label["width"],
            label["middle"] + label["size"] * 0.5,
            label,
        )
        for label in found["labels"]
    ]
    for (left, top, right, bottom, one), (left2, top2, right2, bottom2, other) in combinations(boxes, 2):
        assert left >= right2 or left2 >= right or top >= bottom2 or top2 >= bottom, (one["text"], other["text"])
    for left, top, right, bottom, label in boxes:
        for mark in found["marks"]:
            if mark["node"] == label["key"]:
                continue
            x, y = min(max(mark["x"], left), right), min(max(mark["y"], top), bottom)
            away = ((mark["x"] - x) ** 2 + (mark["y"] - y) ** 2) ** 0.5
            assert away >= mark["radius"] - 0.5, (label["text"], mark)
    return len(boxes)
