/** Drawing around papers with the pointer: a sheet over the drawing that takes one line, and hands it on. */

import type { Point } from "../model/lasso";

const SVG = "http://www.w3.org/2000/svg";
const APART = 4; // pixels between the points of a line

export class LassoTool {
  private readonly sheet = document.createElementNS(SVG, "svg");
  private readonly line = document.createElementNS(SVG, "polygon");
  private points: Point[] = [];

  /**
   * @param surface what it lies over
   * @param drawn takes the line in pixels of the surface; [] where it was given up
   */
  constructor(surface: HTMLElement, drawn: (points: readonly Point[]) => void) {
    this.sheet.setAttribute("class", "lasso");
    this.sheet.setAttribute("aria-hidden", "true");
    this.sheet.append(this.line);
    this.sheet.toggleAttribute("hidden", true);
    surface.append(this.sheet);
    this.sheet.addEventListener("pointerdown", (event) => {
      this.sheet.setPointerCapture(event.pointerId);
      this.points = [[event.offsetX, event.offsetY]];
    });
    this.sheet.addEventListener("pointermove", (event) => {
      const last = this.points[this.points.length - 1];
      if (!last || Math.hypot(event.offsetX - last[0], event.offsetY - last[1]) < APART) return;
      this.points.push([event.offsetX, event.offsetY]);
      this.line.setAttribute("points", this.points.map((point) => point.join(",")).join(" "));
    });
    const finish = (points: readonly Point[]): void => {
      this.points = [];
      this.show(false);
      drawn(points);
    };
    this.sheet.addEventListener("pointerup", () => finish(this.points));
    this.sheet.addEventListener("pointercancel", () => finish([]));
  }

  get isShown(): boolean {
    return !this.sheet.hasAttribute("hidden");
  }

  show(shown: boolean): void {
    this.line.removeAttribute("points");
    this.sheet.toggleAttribute("hidden", !shown);
  }
}
