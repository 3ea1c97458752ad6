"""Measures the explorer against its bars in headless Chromium: ``python benchmarks/render.py [STORE]``.

Without a store, synthetic networks are drawn: six kinds, hubs by Zipf's law, a quarter of the labels Korean, planted
communities, labels alone. With one, its graph is drawn with all of its quotes. WebGL runs in software, which
understates what graphics cards do. While the mouse drags, a redraw is a frame in which the view has moved: most of
them slide what was drawn beyond the edges of the view, some draw it anew. Each page is opened three times; medians
are printed beside the bars, first for the view that opens, then with everything shown. The first paint is a picture of
all that the view shows; "complete" is when WebGL has taken it over and the filters stand beside it; "empty page" is the
first paint of a page of the same size without content, in turns with the others. "heap" is what remains once garbage is
collected; "with garbage" what was there before. ``--nodes 600`` measures one size
alone, ``--rounds 1`` opens it once.
"""

import argparse
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from kg.model import Iri
from kg.network import EdgeView, NetworkView, NodeView, everything
from kg.network.layout import lay_out
from kg.render import explorer_page
from kg.schema.terms import DATA
from kg.store import open_store

ROUNDS = 3
FLAGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-gpu",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--enable-precise-memory-info",
)
SIZES = ((600, 1_200), (20_000, 50_000), (100_000, 260_000))
BARS: dict[str, tuple[float, float, float]] = {
    "file MB": (0.35, 1.5, 6),
    "layout CPU s": (1, 8, 45),
    "first paint s": (0.5, 1, 3),
    "redraws/s": (50, 30, 15),
    "main thread ms": (4, 4, 4),
    "search ms": (100, 100, 100),
    "filter ms": (100, 300, 700),
    "click ms": (100, 300, 500),
    "heap MB": (20, 100, 250),
}
LATIN = (
    "attention", "alignment", "benchmark", "diffusion", "graph", "language", "latent", "memory", "model", "network",
    "prompt", "reasoning", "scaling",
)  # fmt: skip
HANGUL = (
    "추론", "정렬", "모델", "언어", "확산", "평가", "그래프", "기억", "학습", "데이터", "검색", "생성", "효율", "비전",
)  # fmt: skip


def main(arguments: list[str]) -> None:
    """Measure the pages and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("store", nargs="?", help="a graph to draw, with all of its quotes")
    parser.add_argument("--nodes", type=int, choices=[nodes for nodes, _ in SIZES], help="one size alone")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each page is opened")
    asked = parser.parse_args(arguments)
    chromium = next((path for name in ("chromium", "chromium-browser") if (path := shutil.which(name))), None)
    if chromium is None:
        sys.exit("There is no Chromium (Debian: chromium).")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        if asked.store:
            with open_store(asked.store) as store:
                view = everything(store)
                page = explorer_page(view, asked.store, store)
            measure(browser, Path(folder), view, page, None, asked.rounds)
        else:
            for place, (nodes, edges) in enumerate(SIZES):
                if asked.nodes and nodes != asked.nodes:
                    continue
                view = synthetic(nodes, edges)
                measure(browser, Path(folder), view, explorer_page(view, f"{nodes:,} nodes"), place, asked.rounds)
        browser.close()


def measure(browser: Browser, folder: Path, view: NetworkView, page: bytes, place: int | None, rounds: int) -> None:
    """Print the medians for one page."""
    file = folder / "page.html"
    file.write_bytes(page)
    fixed = {"file MB": len(page) / 1e6, "layout CPU s": processor_seconds(lambda: lay_out(view))}
    empty = folder / "empty.html"
    empty.write_text(EMPTY.replace("FILLING", "A" * max(len(page) - len(EMPTY), 0)))
    print(f"\n{len(view.nodes):,} nodes, {len(view.edges):,} edges")
    print(f"{'':16}{'bar':>8}{'opened':>10}{'all shown':>10}")
    opened, shown = [], []
    for _ in range(rounds):
        floor = {"empty page s": first_paint(browser, empty)}
        opened.append(floor | run(browser, file, everything_shown=False))
        shown.append(floor | run(browser, file, everything_shown=True))
    for name in (*BARS, "with garbage MB", "complete s", "empty page s"):
        bars = BARS.get(name)
        bar = f"{bars[place]:g}" if bars and place is not None else ""
        if name in fixed:
            print(f"{name:16}{bar:>8}{fixed[name]:>10.2f}", flush=True)
            continue
        medians = [statistics.median(each[name] for each in found) for found in (opened, shown)]
        print(f"{name:16}{bar:>8}{medians[0]:>10.2f}{medians[1]:>10.2f}", flush=True)


def run(browser: Browser, file: Path, *, everything_shown: bool) -> dict[str, float]:
    """Open a page once and use it."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
    page = context.new_page()
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-ready]", timeout=60_000)
    marks = {"first paint s": "drawn", "complete s": "complete"}
    found = {
        name: page.evaluate("(mark) => performance.getEntriesByName(mark)[0].startTime", mark) / 1000
        for name, mark in marks.items()
    }
    page.wait_for_timeout(600)  # what the page does when idle
    if everything_shown:
        page.evaluate("() => window.explorer.change({ shown: window.explorer.network.size, things: true })")
        page.wait_for_timeout(300)
    found |= panned(page)
    found["search ms"] = page.evaluate(SEARCH)
    found["click ms"] = clicked(page)
    found["filter ms"] = page.evaluate(FILTER)
    found["with garbage MB"] = page.evaluate(HEAP) / 1e6
    context.new_cdp_session(page).send("HeapProfiler.collectGarbage")
    found["heap MB"] = page.evaluate(HEAP) / 1e6
    context.close()
    return found


def first_paint(browser: Browser, file: Path) -> float:
    """Return the seconds until a page that does nothing is painted."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-ready]")
    seconds = float(page.evaluate("() => performance.getEntriesByName('drawn')[0].startTime")) / 1000
    page.close()
    return seconds


EMPTY = """<!doctype html><meta charset="utf-8"><title>Empty</title><p>Empty</p>
<script type="text/plain">FILLING</script>
<script>
requestAnimationFrame(() => requestAnimationFrame(() => {
  performance.mark("drawn");
  document.documentElement.dataset.ready = "true";
}));
</script>
"""

SEARCH = """async () => {
  const input = document.querySelector('#search');
  const times = [];
  for (const text of ['r', 're', 'rea', '추', '추론']) {
    const started = performance.now();
    input.value = text;
    input.dispatchEvent(new Event('input'));
    await new Promise(requestAnimationFrame);
    times.push(performance.now() - started);
  }
  input.value = '';
  input.dispatchEvent(new Event('input'));
  return times.sort((a, b) => a - b)[2];
}"""

FILTER = """async () => {
  const before = window.explorer.redraws();
  const started = performance.now();
  document.querySelector('input[data-name=person]').click();
  while (window.explorer.redraws() === before) await new Promise(requestAnimationFrame);
  return performance.now() - started;
}"""

# The moves come from the page itself: a driver's, one message each, are slower than the drawing.
PAN = """async ([x, y]) => {
  const surface = document.querySelector('.sigma-mouse') ?? document.querySelector('.surface');
  const before = window.explorer.redraws();
  const started = performance.now();
  for (let step = 0; performance.now() - started < 3000; step += 1) {
    const place = { clientX: x + 150 * ((step % 60) / 30 - 1), clientY: y + 60 * ((step % 40) / 20 - 1) };
    surface.dispatchEvent(new MouseEvent('mousemove', { ...place, bubbles: true, buttons: 1 }));
    await new Promise(requestAnimationFrame);
  }
  return [window.explorer.redraws() - before, (performance.now() - started) / 1000];
}"""

HEAP = "() => performance.memory.usedJSHeapSize"

PLACE = """() => {
  const { stage, selection } = window.explorer;
  const scene = window.explorer.scene;
  const view = stage.drawing.projection();
  const box = document.querySelector('.surface').getBoundingClientRect();
  const node = scene.nodes[0];
  return [box.left + scene.x[node] * view.scale + view.left, box.top + view.top - scene.y[node] * view.scale];
}"""

WATCH = """() => {
  window.clicked = new Promise((resolve) => {
    window.addEventListener('mouseup', () => {
      const started = performance.now();
      const before = window.explorer.redraws();
      const look = () => {
        const done = document.querySelector('#card-title') && window.explorer.redraws() > before;
        if (done) resolve(performance.now() - started);
        else requestAnimationFrame(look);
      };
      look();
    }, { once: true, capture: true });
  });
}"""


def clicked(page: Page) -> float:
    """The milliseconds from a click on the most important node to its card and the redrawn view."""
    x, y = page.evaluate(PLACE)
    page.mouse.move(x, y)
    page.wait_for_timeout(100)
    page.evaluate(WATCH)
    page.mouse.down()
    page.mouse.up()
    return float(page.evaluate("() => window.clicked"))


def panned(page: Page) -> dict[str, float]:
    """Redraws a second, and script time each, while the mouse drags for three seconds; labels and all."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")

    def script_seconds() -> float:
        metrics: Any = session.send("Performance.getMetrics")["metrics"]
        return float(next(each["value"] for each in metrics if each["name"] == "ScriptDuration"))

    box = page.locator(".surface").bounding_box()
    assert box
    x, y = box["x"] + box["width"] * 0.15, box["y"] + box["height"] * 0.12
    page.mouse.move(x, y)
    page.mouse.down()
    drawn, seconds = page.evaluate(PAN, [x + 150, y])
    # script time without waiting for the drawing: moves come as a mouse's do, one message each
    redraws, scripted = page.evaluate("() => window.explorer.redraws()"), script_seconds()
    for step in range(60):
        page.mouse.move(x + 150 + 150 * ((step % 60) / 30 - 1), y + 60 * ((step % 40) / 20 - 1))
    used = (script_seconds() - scripted) / max(page.evaluate("() => window.explorer.redraws()") - redraws, 1)
    page.mouse.up()
    page.keyboard.press("Escape")
    page.locator("#fit").click()
    page.wait_for_timeout(600)
    return {"redraws/s": drawn / seconds, "main thread ms": used * 1000}


def synthetic(count: int, links: int, seed: int = 0) -> NetworkView:
    """Return a network like a corpus: a quarter papers, twice as many people, hubs among topics and benchmarks."""
    chance = random.Random(seed)
    shares = (
        ("paper", 0.25),
        ("person", 0.55),
        ("topic", 0.01),
        ("benchmark", 0.06),
        ("model", 0.05),
        ("artifact", 0.08),
    )
    members: dict[str, list[NodeView]] = {}
    for kind, share in shares:
        members[kind] = [node(kind, number, chance) for number in range(max(3, round(count * share)))]
    groups = max(6, count // 350)
    weights = {kind: [1 / (rank + 1) for rank in range(len(nodes))] for kind, nodes in members.items()}
    relations = {
        "person": "creator",
        "topic": "subject",
        "benchmark": "evaluatesOn",
        "model": "mentionsModel",
        "artifact": "introduces",
        "paper": "citesSimilar",
    }
    edges: set[EdgeView] = set()
    for kind, relation in relations.items():  # nothing stands alone
        for number, other in enumerate(members[kind]):
            papers = members["paper"]
            near = range(number % groups, len(papers), groups) or range(len(papers))
            source = papers[near[chance.randrange(len(near))]]
            if kind != "paper":
                edges.add(EdgeView(source.iri, other.iri, relation))
    kinds = ["person"] * 6 + ["topic"] * 6 + ["benchmark"] * 4 + ["model"] * 3 + ["artifact", "paper", "paper"]
    while len(edges) < links:
        number = chance.randrange(len(members["paper"]))
        source, kind = members["paper"][number], chance.choice(kinds)
        others = members[kind]
        if chance.random() < 0.8:  # within the community: those with the same remainder
            near = range(number % groups, len(others), groups)
            place = near[int(len(near) * chance.random() ** 2)] if len(near) else chance.randrange(len(others))
        else:
            place = (
                chance.choices(range(len(others)), weights[kind])[0]
                if kind != "person"
                else chance.randrange(len(others))
            )
        if others[place].iri != source.iri:
            edges.add(EdgeView(source.iri, others[place].iri, relations[kind]))
    nodes = tuple(sorted((each for nodes in members.values() for each in nodes), key=lambda each: each.iri))
    ordered = sorted(edges, key=lambda edge: (edge.source, edge.relation, edge.target))
    return NetworkView(nodes, tuple(ordered))


def node(kind: str, number: int, chance: random.Random) -> NodeView:
    """Return a node with a made-up label, one of four in Korean."""
    words = HANGUL if chance.random() < 0.27 else LATIN
    if kind == "paper":
        label = " ".join(chance.choice(words) for _ in range(chance.randint(4, 9)))
        identifier = f"{20 + number % 6}{1 + number % 12:02}.{number:05}"
        known: dict[str, Any] = {"arxiv": identifier, "date": f"20{20 + number % 6}-{1 + number % 12:02}-10"}
        return NodeView(
            Iri(f"{DATA}paper/arxiv/{identifier}"), kind, label.capitalize(), {**known, "votes": number % 90}
        )
    label = f"{chance.choice(words).capitalize()} {chance.choice(words).capitalize()} {number}"
    stem = "" if kind == "person" else "-"
    return NodeView(Iri(f"{DATA}{kind}/{stem.join(label.lower().split(' '))}"), kind, label)


def processor_seconds(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that a call takes: a busy machine does not change them."""
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    main(sys.argv[1:])
