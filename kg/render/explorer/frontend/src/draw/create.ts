/** Makes the best drawing that the browser can do. */

import { CanvasDrawing } from "./canvas";
import { hasWebGl } from "./constants";
import type { Drawing, DrawingEvents } from "./drawing";
import { WebGlDrawing } from "./webgl";

/** Returns a drawing, and whether WebGL does it. */
export function createDrawing(container: HTMLElement, events: DrawingEvents): [Drawing, boolean] {
  if (hasWebGl()) {
    try {
      return [new WebGlDrawing(container, events), true];
    } catch {
      container.replaceChildren();
    }
  }
  return [new CanvasDrawing(container, events), false];
}
