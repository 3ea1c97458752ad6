/** Where the graph is drawn: the drawing itself, buttons and keys that move it. */

import { createDrawing } from "../draw/create";
import { HOME, type CameraState } from "../draw/camera";
import type { Drawing, DrawingEvents } from "../draw/drawing";
import type { Texts } from "../text/messages";
import type { Point } from "../model/lasso";
import { button, make } from "./dom";
import { LassoTool } from "./lassoTool";

export interface StageEvents extends DrawingEvents {
  step(by: number): void;
  activate(): void;
  /** A part of the scene was drawn around. */
  lasso(points: readonly Point[]): void;
  /** The neighbours of what is chosen are to be listed. */
  listRest(): void;
  /** The window has become higher than wide, or wider than high. */
  turned(): void;
}

export class Stage {
  readonly element: HTMLElement;
  readonly drawing: Drawing;
  readonly webGl: boolean;
  /** Adds to the drawing what the first picture does not wait for. */
  readonly complete: () => void;
  readonly surface = make("div", { class: "surface", attributes: { tabindex: "0", role: "img" } });
  private readonly lasso: LassoTool;
  private upright = false;
  private readonly tools = make("div", { class: "tools" });
  private readonly chooseInView: () => void;
  private readonly months = make("div", { class: "months" });
  private readonly rest: HTMLButtonElement;

  constructor(events: StageEvents) {
    this.rest = button("", () => events.listRest(), { id: "rest" });
    this.element = make("section", { class: "stage", id: "stage" }, this.surface, make("div", { class: "rest" }, this.rest), this.months, this.tools);
    document.body.append(this.element); // a drawing wants a place with a size; the page moves it later
    const [drawing, complete] = createDrawing(this.surface, events);
    this.drawing = drawing;
    this.webGl = complete !== undefined;
    this.complete = complete ?? (() => undefined);
    this.lasso = new LassoTool(this.surface, (points) => {
      this.markLasso();
      if (points.length > 2) events.lasso(this.placesOf(points));
    });
    this.chooseInView = () => {
      const { clientWidth: right, clientHeight: bottom } = this.surface;
      events.lasso(this.placesOf([[0, 0], [right, 0], [right, bottom], [0, bottom]]));
    };
    window.addEventListener("resize", () => {
      const drawn = this.upright;
      if (drawn !== this.measure()) events.turned();
    });
    this.surface.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const act = this.keys(events)[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    });
  }

  /** @param map whether papers stand on a map, of which parts can be chosen */
  name(texts: Texts, nodes: number, lines: number, map: boolean): void {
    this.surface.setAttribute("aria-label", texts.say("drawingName", { n: nodes, lines }));
    this.tools.setAttribute("role", "group");
    this.tools.setAttribute("aria-label", texts.say("drawing"));
    const tool = (id: string, sign: string, name: string, act: () => void): HTMLElement =>
      button(sign, act, { id, title: name, attributes: { "aria-label": name } });
    const made = `${texts.language} ${map}`;
    if (this.tools.dataset["made"] === made) return;
    this.tools.dataset["made"] = made;
    this.element.classList.toggle("is-map", map);
    if (!map) this.lasso.show(false);
    this.tools.replaceChildren(
      tool("zoom-in", "+", texts.say("zoomIn"), () => this.zoom(1 / 1.6)),
      tool("zoom-out", "−", texts.say("zoomOut"), () => this.zoom(1.6)),
      tool("fit", "⤢", texts.say("fit"), () => this.drawing.moveTo(HOME, true)),
      ...(map ? [tool("lasso", "◌", texts.say("lasso"), () => { this.lasso.show(!this.lasso.isShown); this.markLasso(); })] : []),
      ...(map ? [tool("in-view", "▣", texts.say("chooseInView"), () => this.chooseInView())] : []),
      tool("move-left", "←", texts.say("moveLeft"), () => this.pan(-0.2, 0)),
      tool("move-up", "↑", texts.say("moveUp"), () => this.pan(0, 0.2)),
      tool("move-down", "↓", texts.say("moveDown"), () => this.pan(0, -0.2)),
      tool("move-right", "→", texts.say("moveRight"), () => this.pan(0.2, 0)),
    );
    this.markLasso();
  }

  /** Says how many neighbours of what is chosen have no name on the map, with a way to their list. */
  showRest(texts: Texts, count: number): void {
    this.rest.textContent = count ? texts.say("restAround", { n: count }) : "";
    this.rest.setAttribute("aria-label", count ? texts.say("restListed", { n: count }) : "");
    this.rest.title = this.rest.getAttribute("aria-label") ?? "";
    this.rest.hidden = !count;
  }

  /** Shows how many papers there are of each month, below the drawing. */
  /** @param play the button above the bars, which stays where it is: else a click that months interrupt would be lost */
  showMonths(bars: HTMLElement | undefined, play: HTMLElement): void {
    const before = this.months.childElementCount;
    const focused = this.months.contains(document.activeElement) ? document.activeElement?.id : undefined;
    const shown = this.months.querySelector("figure");
    const caption = shown?.querySelector("figcaption");
    if (bars && shown && caption?.contains(play)) {
      const [above, ...others] = bars.children;
      for (const each of [...caption.children, ...shown.children]) if (each !== play && each !== caption) each.remove();
      caption.append(...(above?.children ?? []));
      shown.append(...others);
      shown.style.maxWidth = bars.style.maxWidth;
    } else {
      bars?.querySelector("figcaption")?.prepend(play);
      this.months.replaceChildren(...(bars ? [bars] : []));
    }
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    this.months.hidden = !bars;
    if (before !== this.months.childElementCount) this.drawing.resize();
  }

  /** The shorter side of the drawing, in pixels. */
  room(): number {
    return Math.min(this.surface.clientWidth, this.surface.clientHeight) || 700;
  }

  /** The width and the height of the drawing, in pixels. */
  size(): readonly [number, number] {
    const { clientWidth, clientHeight } = this.surface;
    return clientWidth && clientHeight ? [clientWidth, clientHeight] : [700, 700];
  }

  /** Whether the window is clearly higher than wide; what opens beside the drawing does not turn it. */
  measure(): boolean {
    this.upright = window.innerHeight > window.innerWidth * 1.15;
    return this.upright;
  }

  /** Whether the drawing itself is higher than wide. */
  isUpright(): boolean {
    return this.surface.clientHeight > this.surface.clientWidth;
  }

  focus(): void {
    this.surface.focus({ preventScroll: true });
  }

  private keys(events: StageEvents): Record<string, () => void> {
    return {
      ArrowLeft: () => this.pan(-0.1, 0),
      ArrowRight: () => this.pan(0.1, 0),
      ArrowUp: () => this.pan(0, 0.1),
      ArrowDown: () => this.pan(0, -0.1),
      "+": () => this.zoom(1 / 1.3),
      "=": () => this.zoom(1 / 1.3),
      "-": () => this.zoom(1.3),
      "0": () => this.drawing.moveTo(HOME, true),
      n: () => events.step(1),
      p: () => events.step(-1),
      Enter: () => events.activate(),
      Escape: () => {
        if (!this.lasso.isShown) return events.clickAway();
        this.lasso.show(false);
        this.markLasso();
      },
    };
  }

  private markLasso(): void {
    this.tools.querySelector("#lasso")?.setAttribute("aria-pressed", String(this.lasso.isShown));
  }

  /** Places of the scene at pixels of the surface. */
  private placesOf(points: readonly Point[]): Point[] {
    const { scale, left, top } = this.drawing.projection();
    return points.map(([x, y]) => [(x - left) / scale, (top - y) / scale]);
  }

  private zoom(factor: number): void {
    const camera = this.drawing.camera();
    this.drawing.moveTo({ ...camera, ratio: Math.min(3, Math.max(0.004, camera.ratio * factor)) }, true);
  }

  private pan(across: number, up: number): void {
    const camera: CameraState = this.drawing.camera();
    this.drawing.moveTo({ ...camera, x: camera.x + across * camera.ratio, y: camera.y + up * camera.ratio }, true);
  }
}
