/** The shape of each kind, so that colour never tells alone: the same outlines for WebGL, canvas, SVG and the legend. */

import type { KindColumn } from "../data/payload";

export type Shape = "circle" | "triangle" | "diamond" | "square" | "hexagon" | "cross" | "ring";

export const SHAPES: readonly Shape[] = ["circle", "triangle", "diamond", "square", "hexagon", "cross", "ring"];

export function shapeOf(kind: KindColumn): Shape {
  return SHAPES.find((shape) => shape === kind.shape) ?? "ring";
}

/** Corners of a shape of radius 1, y downwards; none for those made of circles. */
const CORNERS: Partial<Record<Shape, readonly (readonly [number, number])[]>> = {
  triangle: [[0, -1], [0.95, 0.72], [-0.95, 0.72]],
  diamond: [[0, -1], [1, 0], [0, 1], [-1, 0]],
  square: [[-0.82, -0.82], [0.82, -0.82], [0.82, 0.82], [-0.82, 0.82]],
  hexagon: [[0.98, 0], [0.49, 0.85], [-0.49, 0.85], [-0.98, 0], [-0.49, -0.85], [0.49, -0.85]],
  cross: [
    [-0.33, -0.95], [0.33, -0.95], [0.33, -0.33], [0.95, -0.33], [0.95, 0.33], [0.33, 0.33],
    [0.33, 0.95], [-0.33, 0.95], [-0.33, 0.33], [-0.95, 0.33], [-0.95, -0.33], [-0.33, -0.33],
  ],
};

/** A shape as the data of an SVG path. */
export function shapePath(shape: Shape, x: number, y: number, radius: number): string {
  const corners = CORNERS[shape];
  const at = (value: number): string => String(Math.round(value * 100) / 100);
  if (corners) {
    return `M${corners.map(([dx, dy]) => `${at(x + dx * radius)} ${at(y + dy * radius)}`).join("L")}Z`;
  }
  const disc = (size: number, sweep: number): string =>
    `M${at(x - size)} ${at(y)}a${at(size)} ${at(size)} 0 1 ${sweep} ${at(2 * size)} 0a${at(size)} ${at(size)} 0 1 ${sweep} ${at(-2 * size)} 0Z`;
  return shape === "ring" ? disc(radius * 0.95, 1) + disc(radius * 0.5, 0) : disc(radius * 0.95, 1);
}

/** Adds a shape to the current path of a canvas. */
export function traceShape(context: CanvasRenderingContext2D, shape: Shape, x: number, y: number, radius: number): void {
  const corners = CORNERS[shape];
  if (corners) {
    corners.forEach(([dx, dy], place) => {
      if (place) context.lineTo(x + dx * radius, y + dy * radius);
      else context.moveTo(x + dx * radius, y + dy * radius);
    });
    context.closePath();
    return;
  }
  context.moveTo(x + radius * 0.95, y);
  context.arc(x, y, radius * 0.95, 0, 2 * Math.PI);
  if (shape === "ring") {
    context.moveTo(x + radius * 0.5, y);
    context.arc(x, y, radius * 0.5, 0, 2 * Math.PI, true);
  }
}
