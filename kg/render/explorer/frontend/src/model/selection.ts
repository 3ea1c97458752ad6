/** Which nodes a state draws, and how many it leaves out. */

import type { Network } from "../data/network";
import type { State } from "../state/state";
import { passing, type Passing } from "./filters";
import { neighbourhood, shortestPath } from "./walks";

export const MOST_IN_FOCUS = 1_500;

export interface Selection {
  passing: Passing;
  /** The drawn nodes, the most important first. */
  nodes: number[];
  /** All nodes that pass the filters. */
  fitting: number;
  /** In a focus: the distances from its middle. */
  distances: ReadonlyMap<number, number> | undefined;
  /** The edges of the path; undefined where none is asked for or none leads there. */
  path: readonly number[] | undefined;
}

export function select(network: Network, state: State): Selection {
  const passed = passing(network, state.filters);
  const hidden = new Set(state.hidden);
  const wanted = new Set<number>();
  let distances: Map<number, number> | undefined;
  let fitting = 0;
  for (let node = 0; node < network.size; node += 1) fitting += passed.nodes[node] as number;
  if (state.focus >= 0) {
    distances = neighbourhood(network, passed, state.focus, state.hops, MOST_IN_FOCUS);
    for (const node of state.expanded) {
      const from = distances.get(node);
      if (from === undefined) continue;
      for (const other of neighbourhood(network, passed, node, 1, 300).keys()) {
        if (!distances.has(other)) distances.set(other, from + 1);
      }
    }
    for (const node of hidden) if (node !== state.focus) distances.delete(node);
    for (const node of distances.keys()) wanted.add(node);
  } else {
    for (let node = 0; node < network.size && wanted.size < state.shown; node += 1) {
      if (passed.nodes[node] && !hidden.has(node)) wanted.add(node);
    }
    for (const node of state.expanded) {
      for (const other of neighbourhood(network, passed, node, 1).keys()) if (!hidden.has(other)) wanted.add(other);
    }
  }
  if (state.selected >= 0) addTo(wanted, distances, state.selected);
  const path =
    state.pathFrom >= 0 && state.pathTo >= 0 ? shortestPath(network, passed, state.pathFrom, state.pathTo) : undefined;
  for (const edge of path ?? []) {
    addTo(wanted, distances, network.source[edge] as number);
    addTo(wanted, distances, network.target[edge] as number);
  }
  const nodes = [...wanted].sort((a, b) => a - b);
  return { passing: passed, nodes, fitting, distances, path };
}

/** A node that must be there joins a focus on its outermost ring. */
function addTo(wanted: Set<number>, distances: Map<number, number> | undefined, node: number): void {
  wanted.add(node);
  if (distances && !distances.has(node)) distances.set(node, Math.max(0, ...distances.values()) + 1);
}
