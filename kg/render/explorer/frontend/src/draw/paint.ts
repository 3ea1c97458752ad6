/** Draws a scene on a plain canvas: for browsers without WebGL, and for pictures to save. */

import { drawLabels, screenRadius } from "./lettering";
import type { Projection, Style } from "./drawing";
import type { Placed } from "./labels";
import { drawRegions } from "./regions";
import { curvesOf, drawCurves } from "./links";
import { fade, kindColour, withOpacity } from "./palette";
import { pairKey, type Emphasis, type Scene } from "./scene";
import { shapeOf, traceShape } from "./shapes";

export function lineOpacity(lines: number): number {
  return lines < 1_500 ? 0.42 : lines < 6_000 ? 0.24 : lines < 30_000 ? 0.14 : 0.08;
}

export function nodeColour(emphasis: Emphasis, style: Style, node: number): string {
  if (emphasis.lit && !emphasis.lit.has(node)) return fade(style.colour(node), style.palette, style.contrast);
  return style.colour(node);
}

/** The colour of a line: that of its end that is not a paper; strong on a path, faint outside what is lit. */
export function lineColour(scene: Scene, emphasis: Emphasis, style: Style, a: number, b: number): string {
  if (emphasis.path.size && emphasis.path.has(pairKey(a, b))) return style.palette.ring;
  const kind = scene.network.kindName(a) === "paper" ? scene.network.kindOf(b) : scene.network.kindOf(a);
  const colour = kindColour(style.palette, kind);
  const { community } = scene.network;
  // links between communities are many and long: drawn like the others they would hide them
  const across = scene.communities.length > 0 && community[a] !== community[b];
  const usual = lineOpacity(scene.lines.source.length) * (across ? 0.4 : 1);
  if (!emphasis.lit) return withOpacity(colour, usual);
  const within = emphasis.lit.has(a) && emphasis.lit.has(b);
  const touches = emphasis.selected < 0 || a === emphasis.selected || b === emphasis.selected;
  return withOpacity(colour, within && touches ? 0.75 : within ? usual : usual * 0.25);
}

/** The drawn nodes with the most important last, and what is lit after all that is dimmed: later ones cover earlier. */
export function inPaintingOrder(scene: Scene, emphasis: Emphasis): number[] {
  const { lit } = emphasis;
  const nodes = [...scene.nodes].reverse();
  return lit ? [...nodes.filter((node) => !lit.has(node)), ...nodes.filter((node) => lit.has(node))] : nodes;
}

export function paint(
  context: CanvasRenderingContext2D,
  scene: Scene,
  emphasis: Emphasis,
  style: Style,
  view: Projection,
  labels: readonly Placed[],
  parts: { lines: boolean } = { lines: true },
): void {
  const x = (node: number): number => (scene.x[node] as number) * view.scale + view.left;
  const y = (node: number): number => view.top - (scene.y[node] as number) * view.scale;
  drawRegions(context, scene, style, view, emphasis.lit !== undefined);
  if (!scene.map && parts.lines) {
    const { source, target } = scene.lines;
    for (let line = 0; line < source.length; line += 1) {
      const a = source[line] as number;
      const b = target[line] as number;
      context.strokeStyle = lineColour(scene, emphasis, style, a, b);
      context.lineWidth = emphasis.path.has(pairKey(a, b)) ? 3 : 1;
      context.beginPath();
      context.moveTo(x(a), y(a));
      context.lineTo(x(b), y(b));
      context.stroke();
    }
  }
  drawMarks(context, scene, emphasis, style, view, inPaintingOrder(scene, emphasis));
  drawChosen(context, scene, emphasis, style, view);
  drawRings(context, scene, emphasis, style, view);
  drawLabels(context, labels, style);
}

function drawMarks(context: CanvasRenderingContext2D, scene: Scene, emphasis: Emphasis, style: Style, view: Projection, nodes: Iterable<number>): void {
  for (const node of nodes) {
    const [x, y] = [(scene.x[node] as number) * view.scale + view.left, view.top - (scene.y[node] as number) * view.scale];
    context.fillStyle = nodeColour(emphasis, style, node);
    context.beginPath();
    traceShape(context, shapeOf(scene.network.kindOf(node)), x, y, screenRadius(scene, node, view.ratio));
    context.fill();
  }
}

/** The links of what is chosen on a map, above the marks that have faded, and its own marks above them. */
export function drawChosen(context: CanvasRenderingContext2D, scene: Scene, emphasis: Emphasis, style: Style, view: Projection): void {
  const curves = curvesOf(scene, emphasis, style, view);
  if (!curves.length) return;
  drawCurves(context, curves);
  const { lit } = emphasis;
  if (lit) drawMarks(context, scene, emphasis, style, view, scene.nodes.filter((node) => lit.has(node)));
}

/** Rings around the selected and the hovered node. */
export function drawRings(
  context: CanvasRenderingContext2D,
  scene: Scene,
  emphasis: Emphasis,
  style: Style,
  view: Projection,
): void {
  for (const [node, width] of [[emphasis.hovered, 1.5], [emphasis.selected, 2.5]] as const) {
    if (node < 0) continue;
    context.strokeStyle = style.palette.ring;
    context.lineWidth = width;
    context.beginPath();
    const left = (scene.x[node] as number) * view.scale + view.left;
    const top = view.top - (scene.y[node] as number) * view.scale;
    context.arc(left, top, screenRadius(scene, node, view.ratio) + 3.5, 0, 2 * Math.PI);
    context.stroke();
  }
}

/** The steps of a path between discs of communities; on a map they are curves. */
export function drawPath(
  context: CanvasRenderingContext2D,
  scene: Scene,
  emphasis: Emphasis,
  style: Style,
  view: Projection,
): void {
  context.strokeStyle = style.palette.ring;
  context.lineWidth = 3;
  for (const pair of emphasis.path) {
    const [a = 0, b = 0] = pair.split("-").map(Number);
    context.beginPath();
    context.moveTo((scene.x[a] as number) * view.scale + view.left, view.top - (scene.y[a] as number) * view.scale);
    context.lineTo((scene.x[b] as number) * view.scale + view.left, view.top - (scene.y[b] as number) * view.scale);
    context.stroke();
  }
}

/** The emptied canvas, measured in pixels of the page. */
export function cleared(canvas: HTMLCanvasElement): CanvasRenderingContext2D | undefined {
  const context = canvas.getContext("2d") ?? undefined;
  const ratio = window.devicePixelRatio || 1;
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  context?.clearRect(0, 0, canvas.width, canvas.height);
  return context;
}
