/** What is drawn: nodes with places and sizes, one line a pair of nodes, names of communities. */

import { fittingScale } from "./camera";
import type { Network } from "../data/network";
import type { MapColumn } from "../data/payload";
import type { Selection } from "../model/selection";
import type { State } from "../state/state";

/** The radii of a map's papers, as parts of the gap between neighbours. */
export const [SMALLEST, LARGEST] = [0.16, 0.44] as const;

const LARGEST_AROUND = 5; // pixels: names stand close to each other beside such marks

export interface CommunityName {
  community: number;
  /** The middle of its drawn nodes, and how far above it most of them reach. */
  x: number;
  y: number;
  rise: number;
  count: number;
}

export interface Scene {
  network: Network;
  /** The drawn nodes, the most important first. */
  nodes: readonly number[];
  /** Places by node number, y upwards. */
  x: Float32Array;
  y: Float32Array;
  /** Pairs of nodes with an edge: one line each, with the first edge between them. */
  lines: { source: Uint32Array; target: Uint32Array; edge: Uint32Array };
  communities: readonly CommunityName[];
  /** Whether it is placed around a middle at (0, 0): labels then stand outside, where there is room beside it. */
  around: boolean;
  upright: boolean;
  /** Whether x and y of the network have changed places. */
  turned: boolean;
  radius: (node: number) => number;
  /** The map that papers stand on. */
  map: MapColumn | undefined;
  /** Left, right, bottom and top of the map, which stay the same whatever is drawn. */
  extent: readonly [number, number, number, number] | undefined;
  /** The neighbours of the chosen node of a map that stand around it, each with its name. */
  ring: ReadonlySet<number>;
  /** Those that are dots within, and how far from it these reach. */
  dots: ReadonlySet<number>;
  dotsReach: number;
  /** The part of the map that was drawn around, [x, y, x, y, ...]. */
  lasso: readonly number[];
  /** The nodes of the path that is shown, from one end to the other. */
  steps: readonly number[];
}

/** What of a scene stands out; everything else is dimmed when something is lit. */
export interface Emphasis {
  selected: number;
  hovered: number;
  lit: ReadonlySet<number> | undefined;
  /** Pairs along a path, as "a-b" with the smaller number first. */
  path: ReadonlySet<string>;
}

export const NO_EMPHASIS: Emphasis = { selected: -1, hovered: -1, lit: undefined, path: new Set() };

export function pairKey(a: number, b: number): string {
  return a < b ? `${a}-${b}` : `${b}-${a}`;
}

/**
 * What stands out: the selected node with its neighbours, or the path that is shown.
 *
 * @param surroundings the neighbours that stand around it on a map: of very many, others do not stand out
 */
export function emphasisOf(network: Network, selection: Selection, state: State, hovered: number, { ring, dots }: Surroundings = NOTHING_AROUND): Emphasis {
  const path = new Set<string>();
  const along = new Set<number>();
  for (const edge of selection.path ?? []) {
    const [a, b] = [network.source[edge] as number, network.target[edge] as number];
    path.add(pairKey(a, b));
    along.add(a).add(b);
  }
  let lit: Set<number> | undefined = along.size ? along : undefined;
  const isMiddle = state.selected === state.focus || state.selected === network.payload.centre; // all is about it
  if (along.size && state.selected >= 0 && state.focus < 0) along.add(state.selected); // a path stands alone
  else if (state.selected >= 0 && !isMiddle) {
    lit = new Set([...along, state.selected]);
    for (const edge of network.edgesOf(state.selected)) {
      const other = network.other(edge, state.selected);
      if (selection.passing.edges[edge] && (!ring.size || ring.has(other) || dots.has(other))) lit.add(other);
    }
  }
  return { selected: state.selected, hovered, lit, path };
}

/** What stands around the chosen node of a map. */
export interface Surroundings {
  ring: ReadonlySet<number>;
  dots: ReadonlySet<number>;
  /** How far the dots reach, in units of the map; and the radius of one in pixels. */
  dotsReach: number;
  dotRadius: number;
  /** Units of the map a pixel, where all that stands around it is in view. */
  unit: number;
}

export const NOTHING_AROUND: Surroundings = { ring: new Set(), dots: new Set(), dotsReach: 0, dotRadius: 0, unit: 0 };

/**
 * The scene of a map: papers where they stand, and the neighbours of the chosen node around it.
 *
 * @param places where nodes stand; those of the network, but for the neighbours
 * @param weight how large a node is, from 0 to 1
 * @param view the width and the height of the drawing, in pixels
 * @param surroundings these neighbours
 * @param turned whether it is the map of screens that are higher than wide
 */
export function makeMapScene(
  network: Network,
  nodes: readonly number[],
  edges: Uint8Array,
  places: { x: Float32Array; y: Float32Array },
  weight: (node: number) => number,
  view: readonly [width: number, height: number],
  { ring, dots, dotsReach, dotRadius, unit }: Surroundings,
  turned: boolean,
): Scene {
  const map = network.payload.map as MapColumn;
  const scene = makeScene(network, nodes, edges, places);
  const { x, y } = network.places(turned);
  const paper = network.kinds.indexOf("paper");
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let node = 0; node < network.size; node += 1) {
    if (network.kind[node] !== paper) continue;
    left = Math.min(left, x[node] as number);
    right = Math.max(right, x[node] as number);
    bottom = Math.min(bottom, y[node] as number);
    top = Math.max(top, y[node] as number);
  }
  const { gap } = map;
  const extent = [left - gap, right + gap, bottom - gap, top + gap] as const;
  const scale = fittingScale({ x: [extent[0], extent[1]], y: [extent[2], extent[3]] }, ...view);
  const pixels = gap * scale; // between neighbours, at the zoom that fits
  const zoom = Math.sqrt(scale * unit); // by which marks are larger where all that stands around is in view
  const usual = (node: number): number =>
    network.kind[node] === paper
      ? Math.min(9, Math.max(1.2, pixels * (SMALLEST + (LARGEST - SMALLEST) * weight(node))))
      : Math.min(5, Math.max(1.6, pixels * 0.22));
  const radius = (node: number): number =>
    dots.has(node) ? dotRadius * zoom : ring.has(node) ? Math.min(LARGEST_AROUND * zoom, usual(node)) : usual(node);
  return { ...scene, around: false, communities: communityNames(network, nodes, scene), radius, map, extent, ring, dots, dotsReach, turned };
}

/**
 * @param places where nodes stand, around a middle; undefined for the places of the network
 * @param room the shorter side of the view, in pixels
 * @param upright whether the view is higher than wide: the network's places are wider than high, and are turned
 */
export function makeScene(
  network: Network,
  nodes: readonly number[],
  edges: Uint8Array,
  places: { x: Float32Array; y: Float32Array } | undefined,
  room = 700,
  upright = false,
): Scene {
  const drawn = new Uint8Array(network.size);
  for (const node of nodes) drawn[node] = 1;
  const pairs = network.pairs();
  const done = new Uint8Array(network.edgeCount);
  const source: number[] = [];
  const target: number[] = [];
  const first: number[] = [];
  for (let edge = 0; edge < network.edgeCount; edge += 1) {
    const a = network.source[edge] as number;
    const b = network.target[edge] as number;
    if (!edges[edge] || !drawn[a] || !drawn[b]) continue;
    const pair = pairs[edge] as number;
    if (done[pair]) continue;
    done[pair] = 1;
    source.push(a);
    target.push(b);
    first.push(edge);
  }
  const { x, y } = places ?? (upright ? { x: network.y, y: network.x } : network);
  return {
    network,
    nodes,
    x,
    y,
    lines: { source: Uint32Array.from(source), target: Uint32Array.from(target), edge: Uint32Array.from(first) },
    around: places !== undefined,
    upright,
    turned: upright && places === undefined,
    communities: places ? [] : communityNames(network, nodes, { x, y }),
    radius: radii(network, nodes.length, room),
    map: undefined,
    extent: undefined,
    ring: new Set(),
    dots: new Set(),
    dotsReach: 0,
    lasso: [],
    steps: [],
  };
}

/**
 * Radii on the screen at the zoom that fits, smaller where many are drawn: by the square root of how many neighbours
 * have other neighbours too, so that a hundred authors of one paper alone do not make it large.
 */
function radii(network: Network, count: number, room: number): (node: number) => number {
  const crowd = Math.min(1, Math.max(0, Math.log10(Math.max(count, 1) / 60) / 2.7));
  const scale = Math.min(1, Math.max(0.45, room / 700)); // a small screen has small nodes
  const least = (4.5 - 3 * crowd) * scale;
  const most = (17 - 7 * crowd) * scale;
  const weights = network.weights();
  const highest = weights.reduce((a, b) => Math.max(a, b), 1);
  return (node) => least + (most - least) * Math.sqrt((weights[node] as number) / highest);
}

const RISE = 1.5; // standard deviations: nodes of a disc hardly stand higher above its middle

/** Where the names of the largest communities stand: above their drawn nodes. */
function communityNames(network: Network, nodes: readonly number[], { x, y }: Pick<Scene, "x" | "y">): CommunityName[] {
  const sums = network.communities.map((_, community) => ({ community, x: 0, y: 0, squares: 0, count: 0 }));
  for (const node of nodes) {
    const sum = sums[network.community[node] as number];
    if (!sum) continue;
    sum.x += x[node] as number;
    sum.y += y[node] as number;
    sum.squares += (y[node] as number) ** 2;
    sum.count += 1;
  }
  return sums
    .filter(({ count, community }) => count >= 10 && network.communities[community]?.name[0])
    .sort((a, b) => b.count - a.count || a.community - b.community)
    .slice(0, network.payload.map ? 64 : 28)
    .map(({ community, count, ...sum }) => {
      const middle = sum.y / count;
      const rise = RISE * Math.sqrt(Math.max(0, sum.squares / count - middle ** 2));
      return { community, count, x: sum.x / count, y: middle, rise };
    });
}
