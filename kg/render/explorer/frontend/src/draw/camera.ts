/** Where a reader looks: the part of a scene that stands in the middle of the view, and how near it is. */

export interface CameraState {
  /** What stands in the middle of the view, in parts of the scene's extent. */
  x: number;
  y: number;
  /** 1 where the scene fits; smaller when zoomed in. */
  ratio: number;
}

export const HOME: CameraState = { x: 0.5, y: 0.5, ratio: 1 };

/** A part of a scene. */
export interface Box {
  x: [number, number];
  y: [number, number];
}

const [PADDING, PADDING_NARROW, NARROW] = [36, 14, 600] as const; // pixels beside a scene, and in views up to a width

/** How many pixels a unit of a box has at the zoom at which it fits into a view. */
export function fittingScale({ x, y }: Box, width: number, height: number): number {
  const beside = 2 * (width < NARROW ? PADDING_NARROW : PADDING);
  return Math.max(Math.min((width - beside) / (x[1] - x[0]), (height - beside) / (y[1] - y[0])), 0.001);
}
