/** How papers look on a map: their colour by region, topic, kind, month or votes, and their size by votes or links. */

import type { Network } from "../data/network";
import type { State } from "../state/state";
import { mainTopics } from "../model/mainTopics";
import { categoryColour, kindColour, type Palette } from "./palette";

/** From little to much, on a light and on a dark page; one hue each, so that brightness alone tells. */
const RAMPS = {
  month: { light: ["#6f90c4", "#0a2a63"], dark: ["#4d6b90", "#a5d0ff"] },
  votes: { light: ["#b5854f", "#742b00"], dark: ["#86623c", "#ffc680"] },
} as const;
const USUAL = 0.99; // of the papers have marks that grow: the few beyond are as large as these
export const UNKNOWN = { light: "#8b929b", dark: "#5f6873" };

type WeightColumn = Int32Array | Uint32Array;

export interface Look {
  colour(node: number): string;
  /** From 0 to 1. */
  weight(node: number): number;
}

/** The ends of a ramp, for legends. */
export function ramp(by: "month" | "votes", palette: Palette): readonly [string, string] {
  return RAMPS[by][palette.theme];
}

/** @param contrast whether regions have colours that stand out like text */
export function lookOf(network: Network, state: State, palette: Palette, contrast = false): Look {
  const { map } = network.payload;
  const dark = palette.theme === "dark" ? 1 : 0;
  const paper = network.kinds.indexOf("paper");
  const colourBy = map || state.colourBy !== "region" ? state.colourBy : "kind";
  const byMonth = colourBy === "month";
  const values = byMonth ? network.month : network.votes;
  const [least, most] = rangeOf(values);
  const weights = weightsOf(network, state);
  const highest = topWeight(network, weights);
  const main = colourBy === "topic" ? mainTopics(network).of : undefined;
  const regionColour = (community: number): string | undefined =>
    contrast ? map?.areas[map.homes[community] ?? -1]?.text[dark] : map?.colours[community]?.[dark];
  return {
    colour: (node) => {
      const kind = network.kind[node] as number;
      if (kind !== paper || colourBy === "kind") return kindColour(palette, network.kindOf(node));
      if (colourBy === "region") return regionColour(network.community[node] as number) ?? UNKNOWN[palette.theme];
      if (main) return (main[node] as number) < 0 ? UNKNOWN[palette.theme] : categoryColour(palette, main[node] as number);
      const value = values[node] as number;
      if (value <= 0) return UNKNOWN[palette.theme];
      const part = most > least ? (value - least) / (most - least) : 1;
      return mix(ramp(byMonth ? "month" : "votes", palette), !byMonth ? Math.sqrt(part) : part);
    },
    weight: (node) => Math.sqrt(Math.min(1, Math.max(0, weights[node] as number) / highest)),
  };
}

const tops = new WeakMap<WeightColumn, number>();

/** The weight from which on marks are as large as they get. */
export function topWeight(network: Network, weights: WeightColumn): number {
  let top = tops.get(weights);
  if (top === undefined) {
    const known = weights.filter((_, node) => network.isPaper(node)).sort();
    tops.set(weights, (top = Math.max(1, known[Math.floor(known.length * USUAL)] ?? 1)));
  }
  return top;
}

/** What the size of papers tells: votes, or links where nobody voted. */
export function weightsOf(network: Network, { sizeBy }: State): WeightColumn {
  return sizeBy === "votes" && network.votes.some((votes) => votes > 0) ? network.votes : network.weights();
}

/** The least and the greatest value that is known. */
export function rangeOf(values: ArrayLike<number>): [number, number] {
  let [least, most] = [Infinity, 0];
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place] as number;
    if (value <= 0) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return [Math.min(least, most), most];
}

function mix([from, to]: readonly [string, string], part: number): string {
  const channel = (colour: string, at: number): number => Number.parseInt(colour.slice(at, at + 2), 16);
  const digits = [1, 3, 5].map((at) => Math.round(channel(from, at) + (channel(to, at) - channel(from, at)) * part));
  return `#${digits.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
