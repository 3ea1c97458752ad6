/** What is drawn: nodes with places and sizes, one line a pair of nodes, names of communities. */

import type { Network } from "../data/network";

export interface CommunityName {
  community: number;
  x: number;
  y: number;
  count: number;
}

export interface Scene {
  network: Network;
  /** The drawn nodes, the most important first. */
  nodes: readonly number[];
  /** Places by node number, y upwards. */
  x: Float32Array;
  y: Float32Array;
  /** Pairs of nodes with an edge: one line each, with the kind that colours it. */
  lines: { source: Uint32Array; target: Uint32Array };
  communities: readonly CommunityName[];
  /** Whether it is placed around a middle at (0, 0): labels then stand outside. */
  around: boolean;
  radius: (node: number) => number;
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

export function makeScene(
  network: Network,
  nodes: readonly number[],
  edges: Uint8Array,
  places: { x: Float32Array; y: Float32Array } | undefined,
  room = 700,
): Scene {
  const drawn = new Uint8Array(network.size);
  for (const node of nodes) drawn[node] = 1;
  const pairs = network.pairs();
  const done = new Uint8Array(network.edgeCount);
  const source: number[] = [];
  const target: number[] = [];
  for (let edge = 0; edge < network.edgeCount; edge += 1) {
    const a = network.source[edge] as number;
    const b = network.target[edge] as number;
    if (!edges[edge] || !drawn[a] || !drawn[b]) continue;
    const pair = pairs[edge] as number;
    if (done[pair]) continue;
    done[pair] = 1;
    source.push(a);
    target.push(b);
  }
  const { x, y } = places ?? network;
  return {
    network,
    nodes,
    x,
    y,
    lines: { source: Uint32Array.from(source), target: Uint32Array.from(target) },
    around: places !== undefined,
    communities: places ? [] : communityNames(network, nodes),
    radius: radii(network, nodes.length, room),
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

/** Where the names of the largest communities stand: amid their drawn nodes. */
function communityNames(network: Network, nodes: readonly number[]): CommunityName[] {
  const sums = network.communities.map((_, community) => ({ community, x: 0, y: 0, count: 0 }));
  for (const node of nodes) {
    const sum = sums[network.community[node] as number];
    if (!sum) continue;
    sum.x += network.x[node] as number;
    sum.y += network.y[node] as number;
    sum.count += 1;
  }
  return sums
    .filter(({ count, community }) => count >= 10 && network.communities[community]?.name[0])
    .sort((a, b) => b.count - a.count || a.community - b.community)
    .slice(0, 20)
    .map(({ community, x, y, count }) => ({ community, x: x / count, y: y / count, count }));
}
