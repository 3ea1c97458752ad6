/** The links of a map: none until something is chosen, then curves, coloured by relation and bundled with their like. */

import type { Projection, Style } from "./drawing";
import { relationInk } from "./palette";
import { pairKey, type Emphasis, type Scene } from "./scene";

export interface Curve {
  from: readonly [number, number];
  /** Where it bends to, the control point of a quadratic Bézier curve. */
  by: readonly [number, number];
  to: readonly [number, number];
  colour: string;
  dash: readonly number[];
  width: number;
  opacity: number;
}

const BUNDLED = 0.62; // how far a link keeps to the way of its relation before it turns to its end
const [STRONG, USUAL, FAINTEST, FAINT_ALL] = [1, 0.75, 0.1, 24] as const; // opacity of lines; of those to dots, together
const BENT = 0.08; // of its length a step of a path bends aside

/** Whether a line is drawn: on a map only those of the chosen node, or of a path. */
export function isDrawn(scene: Scene, emphasis: Emphasis, a: number, b: number): boolean {
  if (!scene.map) return true;
  if (emphasis.path.size > 0 && emphasis.path.has(pairKey(a, b))) return true;
  if (a !== emphasis.selected && b !== emphasis.selected) return false;
  const other = a === emphasis.selected ? b : a;
  return scene.ring.has(other) || scene.dots.has(other);
}

/** The curves of what is chosen on a map, in pixels of the view. */
export function curvesOf(scene: Scene, emphasis: Emphasis, style: Style, view: Projection): Curve[] {
  if (!scene.map || (emphasis.selected < 0 && !emphasis.path.size)) return [];
  const { source, target, edge } = scene.lines;
  const at = (node: number): readonly [number, number] => [(scene.x[node] as number) * view.scale + view.left, view.top - (scene.y[node] as number) * view.scale];
  const links: { middle: number; end: number; relation: number; step: boolean }[] = [];
  for (let line = 0; line < source.length; line += 1) {
    const [a, b] = [source[line] as number, target[line] as number];
    if (!isDrawn(scene, emphasis, a, b)) continue;
    const relation = scene.network.relation[edge[line] as number] as number;
    links.push({ middle: b === emphasis.selected ? b : a, end: b === emphasis.selected ? a : b, relation, step: emphasis.path.has(pairKey(a, b)) });
  }
  const ways = new Map<number, [x: number, y: number, count: number]>();
  for (const { end, relation, step } of links) {
    if (step || scene.dots.has(end)) continue;
    const [x, y] = at(end);
    const way = ways.get(relation) ?? [0, 0, 0];
    ways.set(relation, [way[0] + x, way[1] + y, way[2] + 1]);
  }
  const faint = Math.min(0.4, Math.max(FAINTEST, FAINT_ALL / Math.max(scene.dots.size, 1)));
  const curves = links.map(({ middle, end, relation, step }) => {
    const [from, to] = [at(middle), at(end)];
    const { colour, dash } = relationInk(style.palette, relation);
    if (step) {
      const by = [(from[0] + to[0]) / 2 + (to[1] - from[1]) * BENT, (from[1] + to[1]) / 2 - (to[0] - from[0]) * BENT] as const;
      return { from, by, to, colour, dash, width: 3, opacity: STRONG };
    }
    if (scene.dots.has(end)) return { from, by: from, to, colour, dash: [], width: 0.8, opacity: faint };
    const way = ways.get(relation) as [number, number, number];
    const [x, y] = [way[0] / way[2], way[1] / way[2]];
    const half = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] as const;
    const along = [from[0] + (x - from[0]) * 0.7, from[1] + (y - from[1]) * 0.7] as const;
    const by = [half[0] + (along[0] - half[0]) * BUNDLED, half[1] + (along[1] - half[1]) * BUNDLED] as const;
    return { from, by, to, colour, dash, width: 1.4, opacity: USUAL };
  });
  return curves.sort((one, other) => one.opacity - other.opacity);
}

export function drawCurves(context: CanvasRenderingContext2D, curves: readonly Curve[]): void {
  context.save();
  context.lineCap = "round";
  for (const { from, by, to, colour, dash, width, opacity } of curves) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.globalAlpha = opacity;
    context.setLineDash([...dash]);
    context.beginPath();
    context.moveTo(...from);
    context.quadraticCurveTo(...by, ...to);
    context.stroke();
  }
  context.restore();
}

export function curvesSvg(curves: readonly Curve[]): string {
  const at = ([x, y]: readonly [number, number]): string => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
  return curves
    .map(({ from, by, to, colour, dash, width, opacity }) => {
      const dashed = dash.length ? ` stroke-dasharray="${dash.join(" ")}"` : "";
      return `<path d="M${at(from)}Q${at(by)} ${at(to)}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-opacity="${Math.round(opacity * 100) / 100}"${dashed}/>`;
    })
    .join("");
}
