/** The page: holds the state, and keeps drawing, lists, card, legend and address in step with it. */

import { DetailBook } from "./data/details";
import { takeBlock } from "./data/decode";
import type { Network } from "./data/network";
import { extent, HOME, type Style } from "./draw/drawing";
import { DARK, LIGHT, type Palette } from "./draw/palette";
import { radialPlaces } from "./draw/radial";
import { makeScene, NO_EMPHASIS, pairKey, type Emphasis, type Scene } from "./draw/scene";
import { download } from "./files/download";
import { linksCsv, nodesCsv } from "./files/csv";
import { pictureCanvas, pictureSvg } from "./files/picture";
import { toTurtle } from "./files/turtle";
import { SearchIndex } from "./model/search";
import { select, type Selection } from "./model/selection";
import { readFragment, writeFragment } from "./state/fragment";
import { History } from "./state/history";
import { startState, type Language, type State, type Theme } from "./state/state";
import { Texts } from "./text/messages";
import { card } from "./ui/card";
import { labelOf, type Context } from "./ui/context";
import { make } from "./ui/dom";
import { Layout } from "./ui/layout";
import { Stage } from "./ui/stage";

const CANVAS_MOST = 1_000;
const NARROW_FIRST = 500; // nodes that a telephone's screen has room for
const REDRAWN: readonly (keyof State)[] = ["filters", "focus", "hops", "shown", "expanded", "hidden", "pathFrom", "pathTo"];

export class App implements Context {
  state: State;
  selection: Selection;
  texts: Texts;
  palette: Palette = LIGHT;
  readonly stage: Stage;
  readonly layout: Layout;
  private scene: Scene | undefined;
  private emphasis: Emphasis = NO_EMPHASIS;
  private theme: Theme = "auto";
  private readonly history = new History<State>();
  private readonly first: number;
  private readonly dark = window.matchMedia("(prefers-color-scheme: dark)");
  private index: SearchIndex | undefined;
  private book: Promise<DetailBook> | undefined;
  private addressTimer = 0;
  private moving = false;

  constructor(
    readonly network: Network,
    root: HTMLElement,
  ) {
    const told = new URLSearchParams(location.hash.replace(/^#/, ""));
    this.texts = new Texts(told.has("lang") ? (told.get("lang") as Language) : navigator.language.startsWith("ko") ? "ko" : "en");
    const theme = told.get("theme");
    if (theme === "dark" || theme === "light") this.theme = theme;
    this.stage = new Stage({
      click: (node) => this.change({ selected: node }),
      doubleClick: (node) => this.change({ focus: node, hops: 1, expanded: [], selected: node, camera: undefined }),
      hover: (node) => this.hover(node),
      clickAway: () => this.state.selected >= 0 && this.change({ selected: -1 }),
      cameraMoved: () => this.cameraMoved(),
      step: (by) => this.step(by),
      activate: () => this.emphasis.hovered >= 0 && this.open(this.emphasis.hovered),
    });
    const { first } = network.payload;
    const narrow = window.innerWidth < 600 ? Math.min(first, NARROW_FIRST) : first;
    this.first = this.stage.webGl ? narrow : Math.min(narrow, CANVAS_MOST);
    this.state = this.readAddress();
    this.selection = select(network, this.state);
    this.layout = new Layout(root, this, this.stage, {
      first: this.first,
      most: this.stage.webGl ? network.size : CANVAS_MOST,
      theme: () => this.theme,
      canGoBack: () => !this.history.isEmpty,
      acts: {
        view: (view) => this.change({ view }),
        language: (language) => this.speak(language),
        theme: (chosen) => this.colour(chosen),
        back: () => this.back(),
        reset: () => this.change(this.start()),
        save: (what) => this.save(what),
        print: () => window.print(),
      },
    });
    this.colour(this.theme);
    this.restore(this.state.camera);
    this.dark.addEventListener("change", () => this.colour(this.theme));
    window.addEventListener("hashchange", () => this.follow());
    window.addEventListener("beforeprint", () => this.preparePrint());
  }

  label(node: number): string {
    return labelOf(this.network, this.texts, node);
  }

  search(): SearchIndex {
    this.index ??= new SearchIndex(this.network);
    return this.index;
  }

  details(): Promise<DetailBook> {
    this.book ??= DetailBook.decode(this.network, takeBlock("details"));
    return this.book;
  }

  open(node: number): void {
    this.change({ selected: node });
    this.bringIntoView(node);
    this.layout.focusCard();
  }

  change(patch: Partial<State>): void {
    this.history.push({ ...this.state, camera: this.stage.drawing.camera() });
    this.apply({ ...this.state, ...patch });
  }

  /** How often the view was drawn, and its labels: for tests and measurements. */
  redraws(): number {
    return this.stage.drawing.redraws();
  }

  private apply(next: State): void {
    const before = this.state;
    this.state = this.stage.webGl ? next : { ...next, shown: Math.min(next.shown, CANVAS_MOST) };
    const drawn = next.selected < 0 || this.scene?.nodes.includes(next.selected);
    const redraw = !drawn || REDRAWN.some((key) => before[key] !== next[key]);
    const elsewhere = before.focus !== next.focus || before.hops !== next.hops;
    if (redraw) this.selection = select(this.network, this.state);
    this.layout.update(before);
    if (redraw) this.draw();
    else if (before.selected !== next.selected) this.emphasise();
    if (elsewhere) this.stage.drawing.moveTo(next.camera ?? HOME, false);
    if (before.view !== next.view) this.stage.drawing.resize();
    this.writeAddress();
  }

  private draw(): void {
    const { network, selection, state } = this;
    const places =
      state.focus >= 0 && selection.distances ? radialPlaces(network, selection.passing, selection.distances) : undefined;
    const edges = state.filters.hiddenKinds.size || !selection.path ? selection.passing.edges : withPath(selection);
    this.scene = makeScene(network, selection.nodes, edges, places, this.stage.room());
    this.emphasis = this.makeEmphasis(-1);
    this.stage.drawing.show(this.scene, this.emphasis, this.style());
    this.stage.name(this.texts, this.scene.nodes.length, this.scene.lines.source.length);
  }

  private emphasise(): void {
    this.emphasis = this.makeEmphasis(this.emphasis.hovered);
    this.stage.drawing.emphasise(this.emphasis);
  }

  private makeEmphasis(hovered: number): Emphasis {
    const { network, selection, state } = this;
    const path = new Set<string>();
    const along = new Set<number>();
    for (const edge of selection.path ?? []) {
      const [a, b] = [network.source[edge] as number, network.target[edge] as number];
      path.add(pairKey(a, b));
      along.add(a).add(b);
    }
    let lit: Set<number> | undefined = along.size ? along : undefined;
    if (state.selected >= 0 && state.selected !== state.focus) {
      lit = new Set([...along, state.selected]);
      for (const edge of network.edgesOf(state.selected)) {
        if (selection.passing.edges[edge]) lit.add(network.other(edge, state.selected));
      }
    }
    return { selected: state.selected, hovered, lit, path };
  }

  private hover(node: number): void {
    if (node === this.emphasis.hovered) return;
    this.emphasis = { ...this.emphasis, hovered: node };
    this.stage.drawing.emphasise(this.emphasis);
  }

  /** By keyboard from node to node, the most important first. */
  private step(by: number): void {
    const nodes = this.scene?.nodes ?? [];
    if (!nodes.length) return;
    const at = nodes.indexOf(this.emphasis.hovered);
    const node = nodes[(at + by + nodes.length) % nodes.length] as number;
    this.hover(node);
    this.bringIntoView(node);
    this.layout.announce(`${this.texts.kind(this.network.kindName(node))}: ${this.label(node)}`);
  }

  private bringIntoView(node: number): void {
    const { scene, stage } = this;
    if (!scene || this.state.view !== "drawing") return;
    const view = stage.drawing.projection();
    const [x, y] = [scene.x[node] as number, scene.y[node] as number];
    const left = x * view.scale + view.left;
    const top = view.top - y * view.scale;
    const inside = left > 40 && left < view.width - 40 && top > 40 && top < view.height - 40;
    const { ratio } = stage.drawing.camera();
    if (inside && (ratio < 0.5 || scene.around)) return;
    const { x: across, y: up } = extent(scene);
    const longest = Math.max(across[1] - across[0], up[1] - up[0]);
    const middle = { x: 0.5 + (x - (across[0] + across[1]) / 2) / longest, y: 0.5 + (y - (up[0] + up[1]) / 2) / longest };
    const near = (this.nearness(scene, node) * 5) / longest;
    stage.drawing.moveTo({ ...middle, ratio: Math.min(ratio, 0.5, Math.max(0.12, near)) }, true);
  }

  /** How far from a node most of its drawn neighbours stand. */
  private nearness(scene: Scene, node: number): number {
    const drawn = new Set(scene.nodes);
    const away = [...this.network.edgesOf(node)]
      .map((edge) => this.network.other(edge, node))
      .filter((other) => drawn.has(other))
      .map((other) => {
        const [dx, dy] = [(scene.x[other] as number) - (scene.x[node] as number), (scene.y[other] as number) - (scene.y[node] as number)];
        return Math.hypot(dx, dy);
      })
      .sort((a, b) => a - b);
    return away[Math.floor(away.length * 0.6)] ?? 0;
  }

  private style(): Style {
    return {
      palette: this.palette,
      label: (node) => this.label(node),
      communityName: (community) => {
        const found = this.network.communities[community];
        return found ? this.texts.of(found.name) : "";
      },
      moves: !window.matchMedia("(prefers-reduced-motion: reduce)").matches,
    };
  }

  private colour(theme: Theme): void {
    this.theme = theme;
    const isDark = theme === "dark" || (theme === "auto" && this.dark.matches);
    document.documentElement.dataset["theme"] = isDark ? "dark" : "light";
    this.palette = isDark ? DARK : LIGHT;
    this.layout.rebuild();
    this.draw();
    this.writeAddress();
  }

  private speak(language: Language): void {
    this.texts = new Texts(language);
    this.layout.rebuild();
    this.draw();
    this.writeAddress();
    document.getElementById("language")?.focus();
  }

  private start(): State {
    return { ...startState(this.first), view: this.stage.webGl ? "drawing" : "lists", focus: -1 };
  }

  private back(): void {
    const before = this.history.pop();
    if (!before) return;
    this.apply(before);
    this.restore(before.camera);
  }

  private restore(camera: State["camera"]): void {
    if (camera) this.stage.drawing.moveTo(camera, false);
  }

  private readAddress(): State {
    const fragment = location.hash.replace(/^#/, "");
    const state = readFragment(fragment, this.network, this.first);
    const { centre } = this.network.payload;
    if (!fragment && centre >= 0) state.selected = centre;
    if (!this.stage.webGl) {
      state.shown = Math.min(state.shown, CANVAS_MOST);
      if (!fragment.includes("view=") && state.focus < 0) state.view = "lists";
    }
    return state;
  }

  private follow(): void {
    if (location.hash.replace(/^#/, "") === this.address()) return;
    const next = this.readAddress();
    this.apply(next);
    this.restore(next.camera);
  }

  private address(): string {
    const moved = this.state.camera ? this.stage.drawing.camera() : undefined;
    const told = writeFragment({ ...this.state, camera: moved }, this.network, this.first);
    const more = new URLSearchParams();
    if ((this.texts.language === "ko") !== navigator.language.startsWith("ko")) more.set("lang", this.texts.language);
    if (this.theme !== "auto") more.set("theme", this.theme);
    return [told, more.toString()].filter(Boolean).join("&");
  }

  private writeAddress(): void {
    const told = this.address();
    if (`#${told}` !== location.hash) history.replaceState(null, "", told ? `#${told}` : location.pathname + location.search);
  }

  private cameraMoved(): void {
    if (!this.layout) return; // the first placing is nobody's move
    const { x, y, ratio } = this.stage.drawing.camera();
    const home = Math.abs(x - 0.5) < 0.001 && Math.abs(y - 0.5) < 0.001 && Math.abs(ratio - 1) < 0.001;
    this.state = { ...this.state, camera: home ? undefined : { x, y, ratio } };
    window.clearTimeout(this.addressTimer);
    this.addressTimer = window.setTimeout(() => this.writeAddress(), 300);
  }

  private save(what: "png" | "svg" | "turtle" | "nodes" | "links"): void {
    const { scene, network, stage } = this;
    if (!scene) return;
    const text = (content: string, type: string): Blob => new Blob([content], { type: `${type};charset=utf-8` });
    if (what === "png") {
      pictureCanvas(stage.drawing, scene, this.emphasis, this.style()).toBlob((blob) => blob && download("graph.png", blob));
    } else if (what === "svg") {
      const svg = pictureSvg(stage.drawing, scene, this.emphasis, this.style(), network.payload.title);
      download("graph.svg", text(svg, "image/svg+xml"));
    } else if (what === "turtle") download("graph.ttl", text(toTurtle(scene, this.drawnEdges()), "text/turtle"));
    else if (what === "nodes") download("things.csv", text(nodesCsv(scene), "text/csv"));
    else download("links.csv", text(linksCsv(network, this.drawnEdges()), "text/csv"));
  }

  private drawnEdges(): number[] {
    const drawn = new Set(this.selection.nodes);
    const edges: number[] = [];
    for (let edge = 0; edge < this.network.edgeCount; edge += 1) {
      const inside = drawn.has(this.network.source[edge] as number) && drawn.has(this.network.target[edge] as number);
      if (this.selection.passing.edges[edge] && inside) edges.push(edge);
    }
    return edges;
  }

  private preparePrint(): void {
    if (!this.scene || this.moving) return;
    document.getElementById("printed")?.remove();
    const canvas = pictureCanvas(this.stage.drawing, this.scene, this.emphasis, { ...this.style(), palette: LIGHT });
    canvas.id = "printed";
    canvas.setAttribute("aria-hidden", "true");
    this.stage.element.append(canvas);
    window.addEventListener("afterprint", () => canvas.remove(), { once: true });
  }

  /** The card of the selected node, if one is. */
  card(): HTMLElement | undefined {
    return this.state.selected >= 0 ? card(this, this.state.selected) : undefined;
  }

  notice(): HTMLElement | undefined {
    if (this.stage.webGl) return undefined;
    return make("p", { class: "notice" }, `${this.texts.say("noWebGl")} ${this.texts.say("canvasMost", { n: CANVAS_MOST })}`);
  }
}

function withPath(selection: Selection): Uint8Array {
  const edges = selection.passing.edges.slice();
  for (const edge of selection.path ?? []) edges[edge] = 1;
  return edges;
}
