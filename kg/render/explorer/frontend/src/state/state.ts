/** What a reader has chosen: everything that the address of a view holds. */

import { NO_FILTERS, type Filters } from "../model/filters";
import type { CameraState } from "../draw/camera";

export type View = "drawing" | "lists" | "sparql";
export type Language = "en" | "ko";
export type Theme = "auto" | "light" | "dark";

export type ColourBy = "region" | "topic" | "kind" | "month" | "votes";
export type SizeBy = "votes" | "links";

export interface State {
  view: View;
  filters: Filters;
  /** A node whose neighbourhood alone is drawn, -1 for none; and how many hops of it. */
  focus: number;
  hops: number;
  selected: number;
  /** Whether the papers that pass the filters are listed beside the drawing. */
  listed: boolean;
  /** The ends of the path that is shown, -1 where not chosen. */
  pathFrom: number;
  pathTo: number;
  /** How many nodes the overview draws. */
  shown: number;
  expanded: readonly number[];
  hidden: readonly number[];
  camera: CameraState | undefined;
  /** Whether a map shows people, topics, models and benchmarks, too. */
  things: boolean;
  colourBy: ColourBy;
  sizeBy: SizeBy;
}

export function startState(first: number): State {
  return {
    view: "drawing",
    filters: NO_FILTERS,
    focus: -1,
    hops: 1,
    selected: -1,
    listed: false,
    pathFrom: -1,
    pathTo: -1,
    shown: first,
    expanded: [],
    hidden: [],
    camera: undefined,
    things: false,
    colourBy: "region",
    sizeBy: "votes",
  };
}
