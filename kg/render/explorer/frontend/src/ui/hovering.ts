/** Keeps the name of what is pointed at while the pointer is on that name; Esc takes it away. */

import type { Drawing } from "../draw/drawing";

const NEAR = 6; // pixels between a mark and its name

export class Hovering {
  private kept = -1;
  private at: readonly [number, number] = [-1, -1];

  /** @param hover tells what is pointed at, -1 for nothing */
  constructor(
    surface: HTMLElement,
    private readonly drawing: Drawing,
    private readonly hover: (node: number) => void,
  ) {
    surface.addEventListener("pointermove", ({ clientX, clientY }) => {
      const { left, top } = surface.getBoundingClientRect();
      this.at = [clientX - left, clientY - top];
      if (this.kept >= 0 && !this.isOnName(this.kept)) this.show(-1);
    });
    document.addEventListener("keydown", ({ key }) => key === "Escape" && this.show(-1));
  }

  /** The pointer came to a mark, or left the one of a node. */
  moved(node: number, from: number): void {
    if (node < 0 && from >= 0 && this.isOnName(from)) this.kept = from;
    else this.show(node);
  }

  private show(node: number): void {
    this.kept = -1;
    this.hover(node);
  }

  private isOnName(node: number): boolean {
    const [x, y] = this.at;
    return this.drawing.labels().some(({ key, left, width, middle, size }) => key === node && x > left - NEAR && x < left + width + NEAR && Math.abs(y - middle) < size / 2 + NEAR);
  }
}
