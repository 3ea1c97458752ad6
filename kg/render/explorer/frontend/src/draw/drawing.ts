/** What every way of drawing offers, be it WebGL or a plain canvas. */

import type { CameraState } from "./camera";
import type { Palette } from "./palette";
import type { Emphasis, Scene } from "./scene";

export interface Style {
  palette: Palette;
  /** The label of a node, and the name of a community, in the language of the page. */
  label: (node: number) => string;
  communityName: (community: number) => string;
  /** The colour of a node where nothing dims it. */
  colour: (node: number) => string;
  /** The lines of an area's name, and its colour. */
  area: (area: number) => { lines: readonly string[]; colour: string };
  moves: boolean;
  /** Whether the system asks for more contrast: regions get outlines, and what fades stays darker. */
  contrast: boolean;
}

export interface DrawingEvents {
  click(node: number): void;
  doubleClick(node: number): void;
  hover(node: number): void;
  clickAway(): void;
  cameraMoved(): void;
}

/** From places of the scene to the screen: x * scale + left, top - y * scale. */
export interface Projection {
  scale: number;
  left: number;
  top: number;
  width: number;
  height: number;
  ratio: number;
}

export interface Drawing {
  show(scene: Scene, emphasis: Emphasis, style: Style): void;
  emphasise(emphasis: Emphasis): void;
  camera(): CameraState;
  moveTo(camera: CameraState, gently: boolean): void;
  projection(): Projection;
  /** Labels that stand in the view at this moment. */
  labels(): readonly { text: string; left: number; middle: number; width: number; size: number }[];
  resize(): void;
  redraws(): number;
}

/** A part of a scene. */
export interface Box {
  x: [number, number];
  y: [number, number];
}

const PADDING = 36;

/** How many pixels a unit of a box has at the zoom at which it fits into a view. */
export function fittingScale({ x, y }: Box, width: number, height: number): number {
  return Math.max(Math.min((width - 2 * PADDING) / (x[1] - x[0]), (height - 2 * PADDING) / (y[1] - y[0])), 0.001);
}

/** The extent of a scene, never empty. */
export function extent(scene: Scene): Box {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const node of scene.nodes) {
    left = Math.min(left, scene.x[node] as number);
    right = Math.max(right, scene.x[node] as number);
    bottom = Math.min(bottom, scene.y[node] as number);
    top = Math.max(top, scene.y[node] as number);
  }
  if (left > right) return { x: [-1, 1], y: [-1, 1] };
  const beside = scene.upright ? 1.1 : 1.65;
  if (scene.around) [left, right] = [left * beside, right * beside]; // room for the labels outside
  if (scene.map && !scene.around) {
    const margin = scene.map.gap;
    [left, right, bottom, top] = scene.extent ?? [left - margin, right + margin, bottom - margin, top + margin];
  }
  const least = 1;
  if (right - left < least) [left, right] = [(left + right - least) / 2, (left + right + least) / 2];
  if (top - bottom < least) [bottom, top] = [(top + bottom - least) / 2, (top + bottom + least) / 2];
  return { x: [left, right], y: [bottom, top] };
}
