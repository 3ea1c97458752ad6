/** Where a reader looks: the part of a scene that stands in the middle of the view, and how near it is. */

export interface CameraState {
  /** What stands in the middle of the view, in parts of the scene's extent. */
  x: number;
  y: number;
  /** 1 where the scene fits; smaller when zoomed in. */
  ratio: number;
}

export const HOME: CameraState = { x: 0.5, y: 0.5, ratio: 1 };
