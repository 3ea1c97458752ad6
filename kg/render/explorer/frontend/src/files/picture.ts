/** The view as a picture: PNG from its own canvas, SVG as text. */

import type { Projection, Style } from "../draw/drawing";
import { chooseLabels } from "../draw/lettering";
import { paint } from "../draw/paint";
import type { Emphasis, Scene } from "../draw/scene";
import { toSvg } from "../draw/svg";

export function pictureCanvas(view: Projection, scene: Scene, emphasis: Emphasis, style: Style): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  const sharpness = Math.max(2, window.devicePixelRatio || 1);
  canvas.width = Math.round(view.width * sharpness);
  canvas.height = Math.round(view.height * sharpness);
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  context.scale(sharpness, sharpness);
  context.fillStyle = style.palette.background;
  context.fillRect(0, 0, view.width, view.height);
  paint(context, scene, emphasis, style, view, chooseLabels(scene, emphasis, style, view, context));
  return canvas;
}

export function pictureSvg(view: Projection, scene: Scene, emphasis: Emphasis, style: Style, title: string): string {
  const context = document.createElement("canvas").getContext("2d") as CanvasRenderingContext2D;
  return toSvg(scene, emphasis, style, view, chooseLabels(scene, emphasis, style, view, context), title);
}
