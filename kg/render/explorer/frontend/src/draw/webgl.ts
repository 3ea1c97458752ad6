/** Draws with sigma.js: nodes and lines by WebGL, labels and rings on a canvas above them. */

import Graph from "graphology";
import Sigma from "sigma";
import type { Box, CameraState } from "./camera";
import { extent, type Drawing, type DrawingEvents, type Projection, type Style } from "./drawing";
import type { Placed } from "./labels";
import { chooseLabels, drawLabels, screenRadius } from "./lettering";
import { fadeAway, isOtherChoice } from "./fading";
import { graphOf, isPlacedAnew } from "./graph";
import { fade } from "./palette";
import { cleared, drawChosen, drawPath, drawRings, lineColour } from "./paint";
import { drawRegions } from "./regions";
import { motion, NodeShapeProgram, ThinLineProgram } from "./programs";
import { NO_EMPHASIS, type Emphasis, type Scene } from "./scene";
import { drawNow, drawUnless, Plane } from "./sliding";

const MANY = 5_000; // lines beyond which those outside what is lit are hidden, not dimmed
const NEAR = 5; // pixels that a click may miss a mark by
const SETTLED = 120; // milliseconds after which a moving view is at rest

export class WebGlDrawing implements Drawing {
  private readonly plane: Plane;
  private readonly sigma: Sigma;
  private readonly canvas: HTMLCanvasElement;
  private readonly ground: HTMLCanvasElement;
  private readonly context: CanvasRenderingContext2D;
  /** The links of what is chosen on a map, above sigma's marks. */
  private readonly links: HTMLCanvasElement;
  /** What slides while the view is dragged; sigma takes the mouse's places from a layer that stays. */
  private readonly layers: readonly HTMLCanvasElement[];
  private scene: Scene | undefined;
  private box: Box = { x: [0, 1], y: [0, 1] };
  private emphasis: Emphasis = NO_EMPHASIS;
  private style: Style | undefined;
  /** The nodes of the map that is drawn, in their order; undefined for anything else. */
  private drawnNodes: readonly number[] | undefined;
  private placed: Placed[] = [];
  private placedFor: Projection | undefined;
  /** What the plane was drawn for; undefined where it must be drawn anew. */
  private drawnFor: Projection | undefined;
  private settling = 0;
  private count = 0;

  constructor(
    private readonly container: HTMLElement,
    events: DrawingEvents,
  ) {
    this.plane = new Plane(container);
    this.sigma = new Sigma(new Graph(), this.plane.element, {
      allowInvalidContainer: true,
      defaultNodeType: "shape",
      defaultEdgeType: "thin",
      nodeProgramClasses: { shape: NodeShapeProgram as never },
      nodeHoverProgramClasses: { shape: NodeShapeProgram as never },
      edgeProgramClasses: { thin: ThinLineProgram as never },
      defaultDrawNodeHover: () => undefined,
      renderLabels: false,
      hideEdgesOnMove: true,
      hideLabelsOnMove: false,
      enableCameraRotation: false,
      minCameraRatio: 0.004,
      maxCameraRatio: 3,
      zIndex: true,
      nodeReducer: (key, data) => this.reduceNode(Number(key), data),
      edgeReducer: (key, data) => this.reduceEdge(Number(key), data),
    });
    this.sigma.getStagePadding = () => this.plane.padding(this.box);
    drawUnless(this.sigma, () => this.slides());
    this.ground = document.createElement("canvas");
    this.ground.className = "ground";
    this.plane.element.prepend(this.ground);
    this.links = document.createElement("canvas");
    this.links.className = "links";
    this.plane.element.querySelector(".sigma-nodes")?.after(this.links);
    this.canvas = document.createElement("canvas");
    this.canvas.className = "labels";
    this.canvas.setAttribute("aria-hidden", "true");
    container.append(this.canvas);
    this.context = this.canvas.getContext("2d") as CanvasRenderingContext2D;
    for (const canvas of container.querySelectorAll("canvas")) canvas.setAttribute("aria-hidden", "true");
    this.layers = [this.ground, this.links, ...container.querySelectorAll<HTMLCanvasElement>(".sigma-edges, .sigma-nodes")];
    this.sigma.on("afterRender", () => this.drawOverlay());
    this.sigma.on("resize", () => this.fitCanvas());
    this.sigma.on("clickNode", ({ node }) => events.click(Number(node)));
    this.sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      events.doubleClick(Number(node));
    });
    this.sigma.on("enterNode", ({ node }) => events.hover(Number(node)));
    this.sigma.on("leaveNode", () => events.hover(-1));
    this.sigma.on("clickStage", ({ event }) => {
      const near = this.nodeNear(event.x, event.y); // marks of large maps are too small to be hit
      if (near >= 0) events.click(near);
      else events.clickAway();
    });
    this.sigma.getCamera().on("updated", () => {
      this.settle();
      events.cameraMoved();
    });
    this.fitCanvas();
  }

  show(scene: Scene, emphasis: Emphasis, style: Style): void {
    if (style.moves && !motion.moves && isOtherChoice(this.scene, scene)) this.fade();
    this.scene = scene;
    this.emphasis = emphasis;
    this.style = style;
    this.placedFor = this.drawnFor = undefined;
    this.box = extent(scene);
    this.sigma.setCustomBBox(this.box);
    if (isPlacedAnew(this.sigma.getGraph(), this.drawnNodes, scene, style)) return void this.sigma.refresh();
    this.drawnNodes = scene.map ? scene.nodes : undefined;
    this.sigma.setGraph(graphOf(scene, style));
  }

  emphasise(emphasis: Emphasis): void {
    const dims = emphasis.lit !== this.emphasis.lit || emphasis.path !== this.emphasis.path;
    this.emphasis = emphasis;
    this.placedFor = undefined;
    if (!dims) return this.drawLabels(this.projection());
    this.drawnFor = undefined;
    this.sigma.refresh({ skipIndexation: true, schedule: true });
  }

  camera(): CameraState {
    const { x, y, ratio } = this.sigma.getCamera().getState();
    return { x, y, ratio };
  }

  moveTo(camera: CameraState, gently: boolean): void {
    if (gently && this.style?.moves) void this.sigma.getCamera().animate(camera, { duration: 350 });
    else this.sigma.getCamera().setState(camera);
  }

  projection(): Projection {
    const { width, height } = this.sigma.getDimensions();
    const cameraState = this.sigma.getCamera().getState();
    const origin = this.sigma.graphToViewport({ x: 0, y: 0 }, { cameraState });
    const unit = this.sigma.graphToViewport({ x: 1000, y: 0 }, { cameraState });
    const scale = (unit.x - origin.x) / 1000;
    return this.plane.seen({ scale, left: origin.x, top: origin.y, width, height, ratio: cameraState.ratio });
  }

  labels(): readonly Placed[] {
    return this.placed;
  }

  resize(): void {
    if (!this.scene) return; // what is shown first measures the view itself
    this.drawnFor = undefined;
    this.sigma.resize();
    this.sigma.refresh({ skipIndexation: true });
  }

  redraws(): number {
    return this.count;
  }

  // what sigma hands to these is its own copy: changing it in place spares a hundred thousand more
  private reduceNode(node: number, data: Record<string, unknown>): Record<string, unknown> {
    const { lit } = this.emphasis;
    if (!lit || !this.style) return data;
    if (lit.has(node)) data["zIndex"] = 1;
    else data["color"] = fade(data["color"] as string, this.style.palette, this.style.contrast);
    return data;
  }

  private reduceEdge(line: number, data: Record<string, unknown>): Record<string, unknown> {
    const { scene, style, emphasis } = this;
    if (!scene || !style) return data;
    const { source, target } = scene.lines;
    const a = source[line] as number;
    const b = target[line] as number;
    if (!emphasis.lit) return data;
    if (source.length > MANY && !(emphasis.lit.has(a) && emphasis.lit.has(b))) data["hidden"] = true;
    else data["color"] = lineColour(scene, emphasis, style, a, b);
    return data;
  }

  /** The node nearest to a place of the plane; -1 if none is near. */
  private nodeNear(x: number, y: number): number {
    const { scene } = this;
    if (!scene) return -1;
    const view = this.plane.projection(this.projection());
    let [best, nearest] = [-1, NEAR];
    for (const node of scene.nodes) {
      const dx = (scene.x[node] as number) * view.scale + view.left - x;
      const dy = view.top - (scene.y[node] as number) * view.scale - y;
      const distance = Math.hypot(dx, dy) - screenRadius(scene, node, view.ratio);
      if (distance < nearest) [best, nearest] = [node, distance];
    }
    return best;
  }

  private fitCanvas(): void {
    const ratio = window.devicePixelRatio || 1;
    for (const [canvas, of] of [[this.canvas, this.container], [this.ground, this.plane.element], [this.links, this.plane.element]] as const) {
      canvas.width = of.clientWidth * ratio;
      canvas.height = of.clientHeight * ratio;
      canvas.style.width = `${of.clientWidth}px`;
      canvas.style.height = `${of.clientHeight}px`;
    }
    this.placedFor = this.drawnFor = undefined;
  }

  private fade(): void {
    drawNow(this.sigma); // what WebGL has drawn can be read only now
    this.count -= 1;
    fadeAway(this.container, [...this.layers, this.canvas], [this.plane.element, this.canvas]);
  }

  /** While the view is dragged, what is drawn slides, as long as it reaches beyond the edges of the view. */
  private slides(): boolean {
    if (!motion.moves || !this.drawnFor) return false;
    const view = this.projection();
    const slide = this.plane.slide(this.drawnFor, view);
    if (!slide) return false;
    this.count += 1;
    for (const layer of this.layers) layer.style.transform = `translate(${slide[0]}px, ${slide[1]}px)`;
    this.slideLabels(view);
    return true;
  }

  private drawOverlay(): void {
    const { scene, style } = this;
    if (!scene || !style) return;
    this.count += 1;
    const view = this.projection();
    this.drawnFor = view;
    for (const layer of this.layers) layer.style.transform = "";
    this.drawBehind(scene, style, this.plane.projection(view));
    if (!this.slideLabels(view)) this.drawLabels(view);
  }

  private drawLabels(view: Projection): void {
    const { scene, style } = this;
    if (!scene || !style) return;
    this.canvas.style.transform = "";
    this.placeFor(view);
    const ratio = window.devicePixelRatio || 1;
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.context.clearRect(0, 0, view.width, view.height);
    if (this.emphasis.path.size && !scene.map) drawPath(this.context, scene, this.emphasis, style, view);
    drawRings(this.context, scene, this.emphasis, style, view);
    drawLabels(this.context, this.placed, style);
  }

  /** Labels keep their places while the view moves, and are chosen anew once it rests. */
  private placeFor(view: Projection): void {
    const { scene, style, placedFor: before } = this;
    if (!scene || !style) return;
    const same = before && before.scale === view.scale && before.width === view.width && before.height === view.height;
    if (same && before.left === view.left && before.top === view.top) return;
    if (!before) {
      this.placed = chooseLabels(scene, this.emphasis, style, view, this.context);
      this.placedFor = view;
      return;
    }
    // zoomed, two labels could come to overlap: they are hidden until the view rests
    const moved = (label: Placed): Placed => {
      const x = ((label.x - before.left) / before.scale) * view.scale + view.left;
      const y = view.top - ((before.top - label.y) / before.scale) * view.scale;
      return { ...label, x, y, left: label.left + x - label.x, middle: label.middle + y - label.y };
    };
    this.placed = view.scale >= before.scale ? this.placed.map(moved) : this.placed.slice(0, 12).map(moved);
    this.placedFor = view;
  }

  /** Once the view rests, labels are chosen anew, and what the mouse points at is known again. */
  private settle(): void {
    motion.moves = true;
    window.clearTimeout(this.settling);
    this.settling = window.setTimeout(() => {
      motion.moves = false;
      this.placedFor = this.drawnFor = undefined;
      this.sigma.scheduleRender();
    }, SETTLED);
  }

  /** While the view is dragged, the labels move with it as they are. */
  private slideLabels(view: Projection): boolean {
    const { placedFor: before } = this;
    if (!motion.moves || !before || before.scale !== view.scale || before.width !== view.width) return false;
    if (before.height !== view.height) return false;
    this.canvas.style.transform = `translate(${view.left - before.left}px, ${view.top - before.top}px)`;
    return true;
  }

  /** The regions of a map behind its marks, and the links of what is chosen above those that have faded. */
  private drawBehind(scene: Scene, style: Style, view: Projection): void {
    const ground = cleared(this.ground);
    if (ground) drawRegions(ground, scene, style, view, this.emphasis.lit !== undefined);
    const hasLinks = scene.map && (this.emphasis.selected >= 0 || this.emphasis.path.size > 0);
    this.links.hidden = !hasLinks;
    const links = hasLinks ? cleared(this.links) : undefined;
    if (links) drawChosen(links, scene, this.emphasis, style, view);
  }
}
