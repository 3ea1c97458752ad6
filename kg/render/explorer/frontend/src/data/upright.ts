/** Where things stand on screens that are higher than wide. */

import type { MapColumn } from "./payload";

export interface Places {
  x: Float32Array;
  y: Float32Array;
}

interface Linked extends Places {
  readonly size: number;
  readonly map: MapColumn | null;
  isPaper(node: number): boolean;
  edgesOf(node: number): Uint32Array;
  other(edge: number, node: number): number;
}

/** The places of a network with x and y changed; papers of a map where it was fitted to such screens, other things with them. */
export function uprightPlaces(network: Linked): Places {
  const [x, y] = [network.y.slice(), network.x.slice()];
  if (!network.map) return { x, y };
  const [across, up] = network.map.upright;
  const [moveX, moveY] = [new Float32Array(network.size), new Float32Array(network.size)];
  let place = 0;
  for (let node = 0; node < network.size; node += 1) {
    if (!network.isPaper(node)) continue;
    moveX[node] = across[place] ?? 0;
    moveY[node] = up[place] ?? 0;
    place += 1;
  }
  for (let node = 0; node < network.size; node += 1) {
    if (network.isPaper(node)) continue;
    const papers = [...network.edgesOf(node)].map((edge) => network.other(edge, node)).filter((other) => network.isPaper(other));
    for (const paper of papers) {
      (moveX[node] as number) += (moveX[paper] as number) / papers.length;
      (moveY[node] as number) += (moveY[paper] as number) / papers.length;
    }
  }
  const moved = (places: Float32Array, moves: Float32Array): Float32Array => places.map((value, node) => value + (moves[node] as number));
  return { x: moved(x, moveX), y: moved(y, moveY) };
}
