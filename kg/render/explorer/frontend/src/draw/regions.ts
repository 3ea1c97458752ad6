/** The soft shapes of a map's areas, below everything else. */

import type { AreaDrawn, MapColumn } from "../data/payload";
import type { Projection, Style } from "./drawing";
import type { Scene } from "./scene";

const OPACITY = { light: 0.085, dark: 0.1 };
const OUTLINE = 1.5; // pixels, where more contrast is asked for
const KINDS = 7; // of textures
const SIDES = [9, 14] as const; // pixels after which one repeats
const FAINT = 0.4; // of that remains while something is chosen

type Point = readonly [number, number];
type Ring = readonly Point[];

const paths = new WeakMap<AreaDrawn, readonly Path2D[]>();

/** Each area as a scene shows it. */
function areasOf(map: MapColumn, { turned }: Scene): AreaDrawn[] {
  return map.areas.map(({ wide, upright }) => (turned ? upright : wide));
}

/** The rings of each shape of an area, in places of the scene. */
function ringsOf({ shapes }: AreaDrawn): readonly (readonly Ring[])[] {
  return shapes.map((rings) => rings.map(points));
}

function pathsOf(area: AreaDrawn): readonly Path2D[] {
  let known = paths.get(area);
  if (!known) paths.set(area, (known = ringsOf(area).map(pathOf)));
  return known;
}

export function drawRegions(context: CanvasRenderingContext2D, scene: Scene, style: Style, view: Projection, faint: boolean): void {
  const { map } = scene;
  if (!map) return;
  const shown = areasOf(map, scene).map(pathsOf);
  const ratio = window.devicePixelRatio || 1;
  const scale = view.scale * ratio;
  context.save();
  context.setTransform(scale, 0, 0, -scale, view.left * ratio, view.top * ratio);
  const dark = style.palette.theme === "dark" ? 1 : 0;
  context.globalAlpha = OPACITY[style.palette.theme] * (faint ? FAINT : 1);
  shown.forEach((shapes, area) => {
    context.fillStyle = map.areas[area]?.colours[dark] ?? "#888888";
    for (const shape of shapes) context.fill(shape, "evenodd");
  });
  if (style.contrast) {
    context.globalAlpha = faint ? FAINT : 1;
    context.lineWidth = OUTLINE / view.scale;
    shown.forEach((shapes, area) => {
      const { colour } = style.area(area);
      context.strokeStyle = colour;
      if (shapes[0]) context.stroke(shapes[0]);
      context.fillStyle = texture(context, area, colour, 1 / view.scale) ?? "transparent";
      if (shapes[0]) context.fill(shapes[0], "evenodd");
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

/** Lines or dots by which a region is known without its colour; no two of neighbouring numbers are alike. */
export function texture(context: CanvasRenderingContext2D, area: number, colour: string, scale: number): CanvasPattern | null {
  const side = SIDES[Math.floor(area / KINDS) % SIDES.length] as number;
  const tile = document.createElement("canvas");
  tile.width = tile.height = side;
  const drawn = tile.getContext("2d");
  if (!drawn) return null;
  drawn.strokeStyle = drawn.fillStyle = colour;
  const lines: readonly (readonly [number, number, number, number])[] = [
    [0, 0.5, side, 0.5], [0.5, 0, 0.5, side], [0, 0, side, side], [0, side, side, 0],
  ];
  const kind = area % KINDS;
  const chosen = kind < 4 ? [lines[kind]] : kind === 4 ? [lines[0], lines[1]] : kind === 5 ? [lines[2], lines[3]] : [];
  for (const line of chosen) {
    if (!line) continue;
    drawn.beginPath();
    drawn.moveTo(line[0], line[1]);
    drawn.lineTo(line[2], line[3]);
    drawn.stroke();
  }
  if (!chosen.length) drawn.fillRect(side / 2 - 1, side / 2 - 1, 2, 2);
  const pattern = context.createPattern(tile, "repeat");
  pattern?.setTransform(new DOMMatrix([scale, 0, 0, scale, 0, 0]));
  return pattern;
}

/** The line that a reader has drawn around papers, on the screen. */
function outline({ lasso }: Scene, view: Projection): string {
  const corners: string[] = [];
  for (let at = 0; at + 1 < lasso.length; at += 2) {
    const [across, up] = [lasso[at] as number, lasso[at + 1] as number];
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
  const at = ([x, y]: Point): string => `${Math.round(x * view.scale + view.left)} ${Math.round(view.top - y * view.scale)}`;
  return areasOf(map, scene)
    .flatMap((drawn, area) =>
      ringsOf(drawn).map((rings) => {
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
