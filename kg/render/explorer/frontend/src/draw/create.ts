/** Makes the best drawing that the browser can do. */

import { CanvasDrawing } from "./canvas";
import type { Drawing, DrawingEvents } from "./drawing";
import { WebGlDrawing } from "./webgl";

/** Returns a drawing, and whether WebGL does it. */
export function createDrawing(container: HTMLElement, events: DrawingEvents): [Drawing, boolean] {
  try {
    return [new WebGlDrawing(container, events), true]; // asking for WebGL first would cost a context of its own
  } catch {
    container.replaceChildren();
  }
  return [new CanvasDrawing(container, events), false];
}
