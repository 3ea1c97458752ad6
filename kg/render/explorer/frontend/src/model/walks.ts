/** Walks over the network: neighbourhoods and shortest paths. */

import type { Network } from "../data/network";
import type { Passing } from "./filters";

/** The nodes at most some hops away, with their distances; nearest first, then the most important. */
export function neighbourhood(
  network: Network,
  passing: Passing,
  centre: number,
  hops: number,
  limit = Infinity,
): Map<number, number> {
  const distances = new Map([[centre, 0]]);
  let frontier = [centre];
  for (let hop = 1; hop <= hops && distances.size < limit; hop += 1) {
    const met = new Set<number>();
    for (const node of frontier) {
      for (const edge of network.edgesOf(node)) {
        const other = network.other(edge, node);
        // the edges of the centre count even where the centre itself is filtered out
        const open = passing.edges[edge] || (node === centre && passing.nodes[other]);
        if (open && !distances.has(other)) met.add(other);
      }
    }
    frontier = [...met].sort((a, b) => a - b).slice(0, Math.max(0, limit - distances.size));
    for (const node of frontier) distances.set(node, hop);
  }
  return distances;
}

/** The edges of a shortest path between two nodes; undefined if none leads there. */
export function shortestPath(network: Network, passing: Passing, from: number, to: number): number[] | undefined {
  if (from === to) return [];
  const arrival = new Int32Array(network.size).fill(-1);
  const seen = new Uint8Array(network.size);
  seen[from] = 1;
  let frontier = [from];
  while (frontier.length) {
    const next: number[] = [];
    for (const node of frontier) {
      for (const edge of network.edgesOf(node)) {
        const other = network.other(edge, node);
        if (!passing.edges[edge] || seen[other]) continue;
        seen[other] = 1;
        arrival[other] = edge;
        if (other === to) return backwards(network, arrival, from, to);
        next.push(other);
      }
    }
    frontier = next.sort((a, b) => a - b);
  }
  return undefined;
}

function backwards(network: Network, arrival: Int32Array, from: number, to: number): number[] {
  const edges: number[] = [];
  for (let node = to; node !== from; ) {
    const edge = arrival[node] as number;
    edges.push(edge);
    node = network.other(edge, node);
  }
  return edges.reverse();
}
