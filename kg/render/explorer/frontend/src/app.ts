/** The page: holds the state, and keeps drawing, lists, card, legend and address in step with it. */

import { DetailBook } from "./data/details";
import { takeBlock } from "./data/decode";
import type { Network } from "./data/network";
import { HOME } from "./draw/camera";
import { DARK, LIGHT, type Palette } from "./draw/palette";
import type { Scene } from "./draw/scene";
import { save, showPrinted } from "./files/save";
import { lassoOf } from "./model/lasso";
import { SearchIndex } from "./model/search";
import { onMap, select, type Selection } from "./model/selection";
import { addressOf, fragment, readAddress, readManner, writeAddress, type Start } from "./state/address";
import { History } from "./state/history";
import { startState, type Language, type State, type Theme } from "./state/state";
import { Texts } from "./text/messages";
import { kindLabel, labelOf, type Context } from "./ui/context";
import { Hovering } from "./ui/hovering";
import { Layout } from "./ui/layout";
import { Stage } from "./ui/stage";
import { View } from "./ui/view";

const CANVAS_MOST = 6_000; // nodes that are drawn without WebGL
const NARROW_FIRST = 500; // nodes that a telephone's screen has room for
const NARROW = 600; // pixels
const REDRAWN: readonly (keyof State)[] = ["filters", "focus", "hops", "shown", "expanded", "hidden", "pathFrom", "pathTo", "things", "colourBy", "sizeBy"];

export class App implements Context {
  state: State;
  selection: Selection;
  texts: Texts;
  palette: Palette = LIGHT;
  readonly stage: Stage;
  readonly layout: Layout;
  readonly view: View;
  private readonly hovering: Hovering;
  private theme: Theme;
  private isClear: boolean;
  private readonly start: Start;
  private readonly history = new History<State>();
  private readonly dark = window.matchMedia("(prefers-color-scheme: dark)");
  private readonly contrast = window.matchMedia("(prefers-contrast: more), (forced-colors: active)");
  private index: SearchIndex | undefined;
  private book: Promise<DetailBook> | undefined;
  private addressTimer = 0;

  constructor(
    readonly network: Network,
    root: HTMLElement,
  ) {
    const { language, theme, isClear } = readManner();
    this.texts = new Texts(language);
    this.theme = theme;
    this.isClear = isClear;
    this.stage = new Stage({
      click: (node) => this.change({ selected: node }),
      doubleClick: (node) => this.change({ focus: node, hops: 1, expanded: [], selected: node, camera: undefined }),
      hover: (node) => this.hovering.moved(node, this.view.emphasis.hovered),
      clickAway: () => this.state.selected >= 0 && this.change({ selected: -1 }),
      cameraMoved: () => this.cameraMoved(),
      step: (by) => this.step(by),
      lasso: (points) => {
        const lasso = lassoOf(points, 2 / this.stage.drawing.projection().scale);
        if (!lasso.length) return;
        this.change({ filters: { ...this.state.filters, lasso, lassoUpright: this.scene?.turned ?? false }, listed: true, selected: -1 });
        this.layout.focusCard();
      },
      activate: () => this.view.emphasis.hovered >= 0 && this.open(this.view.emphasis.hovered),
      listRest: () => this.layout.listNeighbours(),
      turned: () => this.view.draw(),
    });
    const { webGl } = this.stage;
    const most = webGl ? network.size : CANVAS_MOST;
    const { first } = network.payload;
    this.start = { network, first: Math.min(window.innerWidth < NARROW && !network.payload.map ? NARROW_FIRST : first, first, most), most, draws: first <= most };
    this.state = readAddress(this.start);
    this.selection = select(network, this.state);
    this.view = new View(this, this.stage);
    this.hovering = new Hovering(this.stage.surface, this.stage.drawing, (node) => this.view.hover(node));
    this.layout = new Layout(root, this, this.stage, {
      first: this.start.first,
      most,
      omitted: Number(root.dataset["omitted"]) || 0,
      theme: () => this.theme,
      isClear: () => this.isClear,
      canGoBack: () => !this.history.isEmpty,
      acts: {
        view: (view) => this.change({ view }),
        language: (chosen) => this.speak(chosen),
        theme: (chosen) => this.colour(chosen),
        clear: (chosen) => {
          this.isClear = chosen;
          this.colour(this.theme);
        },
        back: () => this.back(),
        reset: () => this.reset(),
        save: (what) => save(what, this, this.view),
        print: () => window.print(),
      },
    });
    this.colour(this.theme);
    if (this.state.camera) this.restore(this.view.turned(this.state.camera));
    else if (this.selection.path?.length) this.view.framePath(false);
    else if (this.state.selected >= 0 && onMap(network, this.state)) this.view.frame(this.state.selected, false);
    for (const asked of [this.dark, this.contrast]) asked.addEventListener("change", () => this.colour(this.theme));
    window.addEventListener("hashchange", () => this.follow());
    window.addEventListener("beforeprint", () => showPrinted(this.view));
  }

  get scene(): Scene | undefined {
    return this.view.scene;
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
    if (!onMap(this.network, this.state)) this.view.bringIntoView(node);
    this.layout.focusCard();
  }

  change(patch: Partial<State>, remember = true): void {
    if (remember) this.history.push({ ...this.state, camera: this.stage.drawing.camera() });
    this.apply({ ...this.state, ...patch });
  }

  /** How often the view was drawn, and its labels: for tests and measurements. */
  redraws(): number {
    return this.stage.drawing.redraws();
  }

  private apply(next: State): void {
    const before = this.state;
    this.state = { ...next, shown: Math.min(next.shown, this.start.most) };
    const drawn = next.selected < 0 || this.scene?.nodes.includes(next.selected);
    const chosen = before.selected !== next.selected && onMap(this.network, next);
    const redraw = !drawn || chosen || REDRAWN.some((key) => before[key] !== next[key]);
    const elsewhere = before.focus !== next.focus || before.hops !== next.hops;
    if (redraw) this.selection = select(this.network, this.state);
    this.layout.update(before);
    if (redraw) this.view.draw();
    else if (before.selected !== next.selected) this.view.emphasise();
    const way = before.pathFrom !== next.pathFrom || before.pathTo !== next.pathTo;
    if (way && this.selection.path?.length) this.view.framePath();
    else if (chosen && next.selected >= 0 && !elsewhere && !this.selection.path) this.view.frame(next.selected);
    if (elsewhere) this.stage.drawing.moveTo(next.camera ?? HOME, false);
    if (before.view !== next.view) this.stage.drawing.resize();
    writeAddress(this.address());
  }

  private step(by: number): void {
    const node = this.view.step(by);
    if (node < 0) return;
    const { network, texts } = this;
    const edge = this.scene?.ring.has(node) || this.scene?.dots.has(node) ? network.edgeBetween(this.state.selected, node) : -1;
    const relation = network.relations[network.relation[edge] ?? -1];
    const reached = relation ? `${texts.of(network.target[edge] === node ? relation.label : relation.reverse)} · ` : "";
    this.layout.announce(`${reached}${kindLabel(this, network.kindName(node))}: ${this.label(node)}`);
  }

  private colour(theme: Theme): void {
    this.theme = theme;
    const isDark = theme === "dark" || (theme === "auto" && this.dark.matches);
    document.documentElement.dataset["theme"] = isDark ? "dark" : "light";
    this.palette = isDark ? DARK : LIGHT;
    const { dataset } = document.documentElement;
    dataset["contrast"] = this.isClear || this.contrast.matches ? "more" : "usual";
    dataset["buttons"] = this.isClear ? "large" : "usual";
    this.renew();
  }

  private speak(language: Language): void {
    this.texts = new Texts(language);
    this.renew();
    document.getElementById("language")?.focus();
  }

  private renew(): void {
    this.layout.rebuild();
    this.view.draw();
    writeAddress(this.address());
  }

  private back(): void {
    const before = this.history.pop();
    if (!before) return;
    this.apply(before);
    this.restore(before.camera);
  }

  /** Shows what the page began with, and all of it. */
  private reset(): void {
    this.change({ ...startState(this.start.first), view: this.start.draws ? "drawing" : "lists" });
    this.stage.drawing.moveTo(HOME, true);
  }

  private restore(camera: State["camera"]): void {
    if (camera) this.stage.drawing.moveTo(camera, false);
  }

  private follow(): void {
    if (fragment() === this.address()) return;
    const next = readAddress(this.start);
    this.apply({ ...next, camera: undefined });
    this.stage.drawing.moveTo(this.view.turned(next.camera) ?? HOME, false);
  }

  private address(): string {
    const camera = this.view.turned(this.view.camera());
    return addressOf({ ...this.state, camera }, this.start, { language: this.texts.language, theme: this.theme, isClear: this.isClear });
  }

  private cameraMoved(): void {
    if (!this.layout) return; // the first placing is nobody's move
    this.state = { ...this.state, camera: this.view.camera() };
    window.clearTimeout(this.addressTimer);
    this.addressTimer = window.setTimeout(() => writeAddress(this.address()), 300);
  }
}
