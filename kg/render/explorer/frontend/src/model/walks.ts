/** Walks over the network: neighbourhoods and paths. */

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

/**
 * The edges of a path between two nodes that tells something: few steps, and none over a hub, which links all with all.
 * Each step weighs 1, and more the more links the node has that it leads over. Undefined if no path leads there.
 *
 * E. W. Dijkstra, "A note on two problems in connexion with graphs" (1959).
 */
export function lightestPath(network: Network, passing: Passing, from: number, to: number): number[] | undefined {
  if (from === to) return [];
  const arrival = new Int32Array(network.size).fill(-1);
  const weight = new Float64Array(network.size).fill(Infinity);
  const done = new Uint8Array(network.size);
  const heap = new Heap();
  weight[from] = 0;
  heap.push(0, from);
  for (let node = heap.pop(); node >= 0; node = heap.pop()) {
    if (node === to) return backwards(network, arrival, from, to);
    if (done[node]) continue;
    done[node] = 1;
    const over = node === from ? 0 : Math.log2(1 + network.degree(node) / FEW);
    for (const edge of network.edgesOf(node)) {
      const other = network.other(edge, node);
      const reached = (weight[node] as number) + over + 1;
      if (!passing.edges[edge] || done[other] || reached >= (weight[other] as number)) continue;
      weight[other] = reached;
      arrival[other] = edge;
      heap.push(reached, other);
    }
  }
  return undefined;
}

const FEW = 4; // links of a node that a path may well lead over

/** The nodes to visit, the nearest first; of equally near ones the more important. */
class Heap {
  private readonly items: (readonly [weight: number, node: number])[] = [];

  push(weight: number, node: number): void {
    const { items } = this;
    let at = items.push([weight, node]) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.isBefore(at, parent)) return;
      this.swap(at, parent);
      at = parent;
    }
  }

  /** The nearest node; -1 if there is none. */
  pop(): number {
    const { items } = this;
    const top = items[0];
    const last = items.pop();
    if (!top || !last) return -1;
    if (!items.length) return top[1];
    items[0] = last;
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < items.length && this.isBefore(child, least)) least = child;
      if (least === at) return top[1];
      this.swap(at, least);
      at = least;
    }
  }

  private isBefore(a: number, b: number): boolean {
    const [one, other] = [this.items[a] as readonly [number, number], this.items[b] as readonly [number, number]];
    return one[0] < other[0] || (one[0] === other[0] && one[1] < other[1]);
  }

  private swap(a: number, b: number): void {
    const { items } = this;
    [items[a], items[b]] = [items[b] as readonly [number, number], items[a] as readonly [number, number]];
  }
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
