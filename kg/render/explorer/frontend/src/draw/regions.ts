/** The soft shapes of a map's areas, below everything else. */

import type { MapColumn } from "../data/payload";
import type { Projection, Style } from "./drawing";
import type { Scene } from "./scene";

const OPACITY = { light: 0.085, dark: 0.1 };
const OUTLINE = 1.5; // pixels, where more contrast is asked for
const FAINT = 0.4; // of that remains while something is chosen

type Point = readonly [number, number];
type Ring = readonly Point[];

const decoded = new WeakMap<MapColumn, readonly (readonly (readonly Ring[])[])[]>();
const paths = new WeakMap<MapColumn, readonly (readonly Path2D[])[]>();

/** The rings of each shape of each area, in places of the network. */
export function ringsOf(map: MapColumn): readonly (readonly (readonly Ring[])[])[] {
  let known = decoded.get(map);
  if (!known) decoded.set(map, (known = map.areas.map(({ shapes }) => shapes.map((rings) => rings.map(points)))));
  return known;
}

export function drawRegions(context: CanvasRenderingContext2D, scene: Scene, style: Style, view: Projection, faint: boolean): void {
  const { map } = scene;
  if (!map) return;
  let known = paths.get(map);
  if (!known) paths.set(map, (known = ringsOf(map).map((shapes) => shapes.map((rings) => pathOf(rings)))));
  const ratio = window.devicePixelRatio || 1;
  const scale = view.scale * ratio;
  context.save();
  if (scene.turned) context.setTransform(0, -scale, scale, 0, view.left * ratio, view.top * ratio);
  else context.setTransform(scale, 0, 0, -scale, view.left * ratio, view.top * ratio);
  const dark = style.palette.theme === "dark" ? 1 : 0;
  context.globalAlpha = OPACITY[style.palette.theme] * (faint ? FAINT : 1);
  known.forEach((shapes, area) => {
    context.fillStyle = map.areas[area]?.colours[dark] ?? "#888888";
    for (const shape of shapes) context.fill(shape, "evenodd");
  });
  if (style.contrast) {
    context.globalAlpha = faint ? FAINT : 1;
    context.lineWidth = OUTLINE / view.scale;
    known.forEach((shapes, area) => {
      context.strokeStyle = style.area(area).colour;
      if (shapes[0]) context.stroke(shapes[0]);
    });
  }
  context.restore();
  if (!scene.lasso.length) return;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.strokeStyle = style.palette.ring;
  context.setLineDash([6, 4]);
  context.lineWidth = 1.5;
  context.stroke(new Path2D(outline(scene, view)));
  context.restore();
}

/** The line that a reader has drawn around papers, on the screen. */
function outline({ lasso, turned }: Scene, view: Projection): string {
  const corners: string[] = [];
  for (let at = 0; at + 1 < lasso.length; at += 2) {
    const [across, up] = turned ? [lasso[at + 1] as number, lasso[at] as number] : [lasso[at] as number, lasso[at + 1] as number];
    const [x, y] = [across * view.scale + view.left, view.top - up * view.scale];
    corners.push(`${x.toFixed(1)} ${y.toFixed(1)}`);
  }
  return `M${corners.join("L")}Z`;
}

/** The shapes as SVG. */
export function regionsSvg(scene: Scene, style: Style, view: Projection): string {
  const { map } = scene;
  if (!map) return "";
  const dark = style.palette.theme === "dark" ? 1 : 0;
  const at = (point: Point): string => {
    const [x, y] = scene.turned ? [point[1], point[0]] : point;
    return `${Math.round(x * view.scale + view.left)} ${Math.round(view.top - y * view.scale)}`;
  };
  return ringsOf(map)
    .flatMap((shapes, area) =>
      shapes.map((rings) => {
        const data = rings.map((ring) => `M${ring.map(at).join("L")}Z`).join("");
        return `<path d="${data}" fill-rule="evenodd" fill="${map.areas[area]?.colours[dark] ?? ""}" fill-opacity="${OPACITY[style.palette.theme]}"/>`;
      }),
    )
    .join("") + (scene.lasso.length ? `<path d="${outline(scene, view)}" fill="none" stroke="${style.palette.ring}" stroke-width="1.5" stroke-dasharray="6 4"/>` : "");
}

/** Through the middles of the edges, so that the corners are round. */
function pathOf(rings: readonly Ring[]): Path2D {
  const path = new Path2D();
  for (const ring of rings) {
    ring.forEach(([x, y], place) => {
      const [nextX, nextY] = ring[(place + 1) % ring.length] as Point;
      const last = ring[(place + ring.length - 1) % ring.length] as Point;
      if (!place) path.moveTo((last[0] + x) / 2, (last[1] + y) / 2);
      path.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
    });
    path.closePath();
  }
  return path;
}

function points(differences: readonly number[]): Point[] {
  const found: Point[] = [];
  let [x, y] = [0, 0];
  for (let place = 0; place + 1 < differences.length; place += 2) {
    x += differences[place] as number;
    y += differences[place + 1] as number;
    found.push([x, y]);
  }
  return found;
}
