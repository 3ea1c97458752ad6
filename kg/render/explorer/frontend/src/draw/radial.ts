/** Places a neighbourhood around its middle: rings by distance, each node near what links it inwards. */

import type { Network } from "../data/network";
import type { Passing } from "../model/filters";

const STEP = 100;
const APART = 24; // the least distance along a ring

export function radialPlaces(
  network: Network,
  passing: Passing,
  distances: ReadonlyMap<number, number>,
): { x: Float32Array; y: Float32Array } {
  const x = new Float32Array(network.size);
  const y = new Float32Array(network.size);
  const angle = new Map<number, number>();
  const rings: number[][] = [];
  for (const [node, distance] of distances) (rings[distance] ??= []).push(node);
  const relation = new Map<number, number>(); // of the first edge from the middle
  for (const middle of rings[0] ?? []) {
    for (const edge of network.edgesOf(middle)) {
      const other = network.other(edge, middle);
      if (!relation.has(other)) relation.set(other, network.relation[edge] as number);
    }
  }
  let radius = 0;
  rings.forEach((ring, distance) => {
    if (distance === 0) {
      for (const node of ring) angle.set(node, 0);
      return;
    }
    // the wish of a node: the direction of those it hangs on; on the first ring, one sector a relation
    const wish = new Map<number, number>();
    for (const node of ring) wish.set(node, distance === 1 ? 0 : inwardAngle(network, passing, distances, angle, node));
    const ordered = [...ring].sort((a, b) =>
      distance === 1
        ? (relation.get(a) ?? 0) - (relation.get(b) ?? 0) || (network.kind[a] as number) - (network.kind[b] as number) || a - b
        : (wish.get(a) as number) - (wish.get(b) as number) || a - b,
    );
    const turns = (ordered.length * APART) / (2 * Math.PI * (radius + STEP)); // how often they would go around
    const rows = Math.max(1, Math.ceil(turns ** 0.75));
    const turn = (2 * Math.PI) / ordered.length;
    const shift = distance === 1 ? -Math.PI / 2 : meanShift(ordered, wish, turn);
    const start = Math.max(radius + STEP, (ordered.length * APART) / (2 * Math.PI * rows));
    ordered.forEach((node, place) => {
      const direction = shift + place * turn;
      const away = start + (place % rows) * APART * 2;
      angle.set(node, direction);
      x[node] = Math.cos(direction) * away;
      y[node] = Math.sin(direction) * away;
    });
    radius = start + (rows - 1) * APART * 2;
  });
  return { x, y };
}

function inwardAngle(
  network: Network,
  passing: Passing,
  distances: ReadonlyMap<number, number>,
  angle: ReadonlyMap<number, number>,
  node: number,
): number {
  const distance = distances.get(node) as number;
  let [across, up] = [0, 0];
  for (const edge of network.edgesOf(node)) {
    const other = network.other(edge, node);
    const direction = angle.get(other);
    if (!passing.edges[edge] || direction === undefined || (distances.get(other) ?? 99) >= distance) continue;
    across += Math.cos(direction);
    up += Math.sin(direction);
  }
  return Math.atan2(up, across);
}

/** Turns evenly spread places so that they lie nearest to what their nodes wish. */
function meanShift(ordered: readonly number[], wish: ReadonlyMap<number, number>, turn: number): number {
  let [across, up] = [0, 0];
  ordered.forEach((node, place) => {
    const difference = (wish.get(node) as number) - place * turn;
    across += Math.cos(difference);
    up += Math.sin(difference);
  });
  return Math.atan2(up, across);
}
