/** Draws on a plain canvas where there is no WebGL, and the first picture of every page; meant for some thousand nodes. */

import { fittingScale, HOME, type CameraState } from "./camera";
import { extent, type Drawing, type DrawingEvents, type Projection, type Style } from "./drawing";
import { fadeAway, isOtherChoice } from "./fading";
import type { Placed } from "./labels";
import { chooseLabels, screenRadius } from "./lettering";
import { paint } from "./paint";
import { NO_EMPHASIS, type Emphasis, type Scene } from "./scene";

const TAP = 6; // pixels that a finger may slip

/** How a camera shows a scene in a view. */
export function project(scene: Scene, camera: CameraState, width: number, height: number): Projection {
  const { x, y } = extent(scene);
  const [across, down] = [x[1] - x[0], y[1] - y[0]];
  const scale = fittingScale({ x, y }, width, height) / camera.ratio;
  const longest = Math.max(across, down);
  const middle = { x: (x[0] + x[1]) / 2 + (camera.x - 0.5) * longest, y: (y[0] + y[1]) / 2 + (camera.y - 0.5) * longest };
  return { scale, left: width / 2 - middle.x * scale, top: height / 2 + middle.y * scale, width, height, ratio: camera.ratio };
}

export class CanvasDrawing implements Drawing {
  private readonly canvas = document.createElement("canvas");
  private readonly context: CanvasRenderingContext2D;
  private readonly fingers = new Map<number, { x: number; y: number }>();
  private readonly sizes = new ResizeObserver(() => this.resize());
  private scene: Scene | undefined;
  private emphasis: Emphasis = NO_EMPHASIS;
  private style: Style | undefined;
  private state: CameraState = HOME;
  private placed: Placed[] = [];
  private waiting = false;
  private slipped = 0;
  private count = 0;

  constructor(
    private readonly container: HTMLElement,
    private readonly events: DrawingEvents,
  ) {
    this.canvas.className = "plain";
    this.canvas.setAttribute("aria-hidden", "true");
    container.append(this.canvas);
    this.context = this.canvas.getContext("2d") as CanvasRenderingContext2D;
    this.canvas.addEventListener("pointerdown", (event) => this.press(event));
    this.canvas.addEventListener("pointermove", (event) => this.move(event));
    this.canvas.addEventListener("pointerup", (event) => this.release(event));
    this.canvas.addEventListener("pointercancel", (event) => this.fingers.delete(event.pointerId));
    this.canvas.addEventListener("dblclick", (event) => {
      const node = this.nodeAt(event.offsetX, event.offsetY);
      if (node >= 0) this.events.doubleClick(node);
    });
    this.canvas.addEventListener("wheel", (event) => {
      event.preventDefault();
      this.zoomAt(event.offsetX, event.offsetY, event.deltaY > 0 ? 1.25 : 0.8);
    });
    this.sizes.observe(container); // it tells the first size, too
  }

  /** Takes the canvas away. */
  remove(): void {
    this.sizes.disconnect();
    this.canvas.remove();
    this.scene = undefined;
  }

  show(scene: Scene, emphasis: Emphasis, style: Style): void {
    if (style.moves && isOtherChoice(this.scene, scene)) fadeAway(this.container, [this.canvas], [this.canvas]);
    this.scene = scene;
    this.emphasis = emphasis;
    this.style = style;
    this.draw();
  }

  emphasise(emphasis: Emphasis): void {
    this.emphasis = emphasis;
    this.draw();
  }

  camera(): CameraState {
    return this.state;
  }

  moveTo(camera: CameraState): void {
    this.state = { ...camera, ratio: Math.min(3, Math.max(0.01, camera.ratio)) };
    this.draw();
    this.events.cameraMoved();
  }

  projection(): Projection {
    const { clientWidth: width, clientHeight: height } = this.container;
    if (!this.scene) return { scale: 1, left: 0, top: 0, width, height, ratio: 1 };
    return project(this.scene, this.state, width, height);
  }

  labels(): readonly Placed[] {
    return this.placed;
  }

  redraws(): number {
    return this.count;
  }

  resize(): void {
    const ratio = window.devicePixelRatio || 1;
    this.canvas.width = this.container.clientWidth * ratio;
    this.canvas.height = this.container.clientHeight * ratio;
    this.draw();
  }

  private draw(): void {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      const { scene, style, context } = this;
      if (!scene || !style) return;
      this.count += 1;
      const view = this.projection();
      const ratio = window.devicePixelRatio || 1;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, view.width, view.height);
      this.placed = chooseLabels(scene, this.emphasis, style, view, context);
      paint(context, scene, this.emphasis, style, view, this.placed, { lines: this.fingers.size === 0 || this.slipped < TAP });
    });
  }

  private press(event: PointerEvent): void {
    this.canvas.setPointerCapture(event.pointerId);
    if (this.fingers.size === 0) this.slipped = 0;
    this.fingers.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
  }

  private move(event: PointerEvent): void {
    const known = this.fingers.get(event.pointerId);
    if (!known) {
      const node = this.nodeAt(event.offsetX, event.offsetY);
      if (node !== this.emphasis.hovered) this.events.hover(node);
      return;
    }
    const [dx, dy] = [event.offsetX - known.x, event.offsetY - known.y];
    const others = [...this.fingers].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
    const other = others[0];
    if (other) {
      const before = Math.hypot(known.x - other.x, known.y - other.y);
      const after = Math.hypot(event.offsetX - other.x, event.offsetY - other.y);
      if (before > 0 && after > 0) this.zoomAt(other.x, other.y, before / after);
    } else {
      this.pan(dx, dy);
    }
    this.slipped += Math.abs(dx) + Math.abs(dy);
    this.fingers.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
  }

  private release(event: PointerEvent): void {
    this.fingers.delete(event.pointerId);
    if (this.slipped < TAP) {
      const node = this.nodeAt(event.offsetX, event.offsetY);
      if (node >= 0) this.events.click(node);
      else this.events.clickAway();
    }
    this.slipped = 0;
    this.draw();
  }

  private longest(): number {
    if (!this.scene) return 1;
    const { x, y } = extent(this.scene);
    return Math.max(x[1] - x[0], y[1] - y[0]);
  }

  private pan(dx: number, dy: number): void {
    const size = this.projection().scale * this.longest();
    this.moveTo({ ...this.state, x: this.state.x - dx / size, y: this.state.y + dy / size });
  }

  private zoomAt(x: number, y: number, factor: number): void {
    const { width, height } = this.projection();
    const ratio = Math.min(3, Math.max(0.01, this.state.ratio * factor));
    const change = (1 - ratio / this.state.ratio) / (this.projection().scale * this.longest());
    this.moveTo({
      x: this.state.x + (x - width / 2) * change,
      y: this.state.y - (y - height / 2) * change,
      ratio,
    });
  }

  private nodeAt(x: number, y: number): number {
    const { scene } = this;
    if (!scene) return -1;
    const view = this.projection();
    let best = -1;
    let nearest = Infinity;
    for (const node of scene.nodes) {
      const dx = (scene.x[node] as number) * view.scale + view.left - x;
      const dy = view.top - (scene.y[node] as number) * view.scale - y;
      const distance = Math.hypot(dx, dy) - screenRadius(scene, node, view.ratio);
      if (distance < 5 && distance < nearest) {
        nearest = distance;
        best = node;
      }
    }
    return best;
  }
}
