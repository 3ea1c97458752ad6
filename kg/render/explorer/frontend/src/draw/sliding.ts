/**
 * Lets a drawing slide while it is dragged: more is drawn than is seen, and finished pictures move until their edge
 * would come into view. That is many times cheaper than drawing everything anew for each step.
 */

import type Sigma from "sigma";
import { fittingScale, type Box } from "./camera";
import type { Projection } from "./drawing";

const BEYOND = 0.12; // of the view's width and height is drawn beyond each of its edges

/** By what sigma enlarges a scene, as its sides and those of the plane have other proportions. */
function corrected(plane: number, scene: number): number {
  if ((plane < 1 && scene > 1) || (plane > 1 && scene < 1)) return 1;
  return Math.min(Math.max(scene, 1 / scene), Math.max(plane, 1 / plane));
}

/** The parts of sigma that it does not offer, but that decide on when it draws. */
interface Renderer {
  render(): unknown;
  renderFrame: number | null;
}

/** A plane that reaches beyond the view on all sides. */
export class Plane {
  readonly element = document.createElement("div");

  constructor(private readonly view: HTMLElement) {
    this.element.className = "plane";
    this.element.style.inset = `${-100 * BEYOND}%`;
    this.element.style.inset = `round(${-100 * BEYOND}%, 1px)`; // between pixels, what is drawn would blur
    view.append(this.element);
  }

  /** How far it reaches beyond the left and right, and beyond the upper and lower edge, in pixels. */
  get margin(): readonly [number, number] {
    return [(this.element.clientWidth - this.view.clientWidth) / 2, (this.element.clientHeight - this.view.clientHeight) / 2];
  }

  /** What sigma must keep free at each edge of the plane, so that a scene fits into the view. */
  padding(box: Box): number {
    const { clientWidth: width, clientHeight: height } = this.element;
    const [across, down] = [box.x[1] - box.x[0], box.y[1] - box.y[0]];
    const scale = fittingScale(box, this.view.clientWidth, this.view.clientHeight);
    const wanted = (scale * Math.max(across, down)) / corrected(height / Math.max(width, 1), down / across);
    return (Math.min(width, height) - wanted) / 2;
  }

  /** A projection to the view as one to the plane. */
  projection(view: Projection): Projection {
    const [x, y] = this.margin;
    return { ...view, left: view.left + x, top: view.top + y, width: view.width + 2 * x, height: view.height + 2 * y };
  }

  /** A projection to the plane as one to the view. */
  seen(plane: Projection): Projection {
    const [x, y] = this.margin;
    return { ...plane, left: plane.left - x, top: plane.top - y, width: plane.width - 2 * x, height: plane.height - 2 * y };
  }

  /** How far what was drawn for one projection must slide for another, in pixels; undefined if it cannot. */
  slide(drawn: Projection, wanted: Projection): readonly [number, number] | undefined {
    const [x, y] = [wanted.left - drawn.left, wanted.top - drawn.top];
    const [mostX, mostY] = this.margin;
    const same = drawn.scale === wanted.scale && drawn.width === wanted.width && drawn.height === wanted.height;
    return same && Math.abs(x) <= mostX && Math.abs(y) <= mostY ? [x, y] : undefined;
  }
}

/** Asks before each time that sigma would draw; what slides need not be drawn. */
export function drawUnless(sigma: Sigma, slides: () => boolean): void {
  const renderer = sigma as unknown as Renderer;
  const draw = renderer.render.bind(sigma);
  renderer.render = () => {
    if (!slides()) return draw();
    if (renderer.renderFrame) cancelAnimationFrame(renderer.renderFrame);
    renderer.renderFrame = null;
    return sigma;
  };
}

/** Draws at once what is otherwise drawn with the next frame. */
export function drawNow(sigma: Sigma): void {
  (sigma as unknown as Renderer).render();
}
