/** Shows the first picture on a plain canvas, and makes WebGL ready behind it: its contexts and programs take a while. */

import { CanvasDrawing } from "./canvas";
import { HOME, type CameraState } from "./camera";
import type { Drawing, DrawingEvents, Projection, Style } from "./drawing";
import type { Emphasis, Scene } from "./scene";
import { WebGlDrawing } from "./webgl";

export class SoonDrawing implements Drawing {
  private now: Drawing;
  private first: CanvasDrawing | undefined;
  private last: [Scene, Emphasis, Style] | undefined;
  private before = 0;

  constructor(
    private readonly container: HTMLElement,
    private readonly events: DrawingEvents,
  ) {
    this.now = this.first = new CanvasDrawing(container, events);
  }

  /** Lets WebGL draw from now on: the same picture, so that nothing is seen of the change. */
  complete(): void {
    const { first, last } = this;
    if (!first) return;
    const drawing = new WebGlDrawing(this.container, this.events);
    const camera = first.camera();
    if (last) drawing.show(...last);
    if (camera.x !== HOME.x || camera.y !== HOME.y || camera.ratio !== HOME.ratio) drawing.moveTo(camera, false);
    this.before = first.redraws();
    this.now = drawing;
    this.first = undefined;
    first.remove();
  }

  show(scene: Scene, emphasis: Emphasis, style: Style): void {
    if (this.first) this.last = [scene, emphasis, style];
    this.now.show(scene, emphasis, style);
  }

  emphasise(emphasis: Emphasis): void {
    if (this.first && this.last) this.last = [this.last[0], emphasis, this.last[2]];
    this.now.emphasise(emphasis);
  }

  camera(): CameraState {
    return this.now.camera();
  }

  moveTo(camera: CameraState, gently: boolean): void {
    this.now.moveTo(camera, gently);
  }

  projection(): Projection {
    return this.now.projection();
  }

  labels(): ReturnType<Drawing["labels"]> {
    return this.now.labels();
  }

  resize(): void {
    this.now.resize();
  }

  redraws(): number {
    return this.before + this.now.redraws();
  }
}

/** Whether the browser has WebGL, asked with a context as small as can be. */
export function hasWebGl(): boolean {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = canvas.getContext("webgl2") ?? canvas.getContext("webgl");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}
