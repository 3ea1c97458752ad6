/** Makes the best drawing that the browser can do. */

import { CanvasDrawing } from "./canvas";
import type { Drawing, DrawingEvents } from "./drawing";
import { hasWebGl, SoonDrawing } from "./soon";

/** Returns a drawing, and how WebGL takes it over; undefined where there is no WebGL. */
export function createDrawing(container: HTMLElement, events: DrawingEvents): [Drawing, (() => void) | undefined] {
  if (!hasWebGl()) return [new CanvasDrawing(container, events), undefined];
  const drawing = new SoonDrawing(container, events);
  return [drawing, () => drawing.complete()];
}
