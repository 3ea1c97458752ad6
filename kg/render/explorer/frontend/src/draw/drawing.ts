/** What every way of drawing offers, be it WebGL or a plain canvas. */

import type { Box, CameraState } from "./camera";
import type { Palette } from "./palette";
import type { Emphasis, Scene } from "./scene";

export interface Style {
  palette: Palette;
  /** The label of a node, and the name of a community, in the language of the page. */
  label: (node: number) => string;
  communityName: (community: number) => string;
  /** The colour of a node where nothing dims it. */
  colour: (node: number) => string;
  /** The lines of an area's name on a wide or an upright map, and its colour. */
  area: (area: number, upright?: boolean) => { lines: readonly string[]; colour: string };
  moves: boolean;
  /** Whether more contrast is asked for: regions get outlines and textures, and what fades stays darker. */
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
  labels(): readonly { key: number; text: string; left: number; middle: number; width: number; size: number }[];
  resize(): void;
  redraws(): number;
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
