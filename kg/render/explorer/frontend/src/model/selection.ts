/** Which nodes a state draws, and how many it leaves out. */

import type { Network } from "../data/network";
import type { State } from "../state/state";
import { passing, type Passing } from "./filters";
import { neighbourhood, lightestPath } from "./walks";

const MOST_AROUND = 600; // neighbours of what is chosen that get a place; the card lists all
export const MOST_IN_FOCUS = 1_500;

export interface Selection {
  passing: Passing;
  /** The drawn nodes, the most important first. */
  nodes: number[];
  /** All nodes that pass the filters. */
  fitting: number;
  /** All nodes that could: on a map the papers. */
  candidates: number;
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
  let candidates = network.size;
  for (let node = 0; node < network.size; node += 1) fitting += passed.nodes[node] as number;
  const path =
    state.pathFrom >= 0 && state.pathTo >= 0 ? lightestPath(network, passed, state.pathFrom, state.pathTo) : undefined;
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
    const papers = isMap(network, state);
    if (papers) fitting = candidates = 0;
    for (let node = 0; node < network.size; node += 1) {
      if (papers && network.kindName(node) === "paper") candidates += 1;
      if (!passed.nodes[node] || (papers && network.kindName(node) !== "paper")) continue;
      if (papers) fitting += 1;
      if (!hidden.has(node) && wanted.size < state.shown) wanted.add(node);
    }
    if (onMap(network, state) && !path) {
      for (const other of around(network, passed, state.selected)) if (!hidden.has(other)) wanted.add(other);
    }
    for (const node of state.expanded) {
      for (const other of neighbourhood(network, passed, node, 1).keys()) if (!hidden.has(other)) wanted.add(other);
    }
  }
  if (state.selected >= 0) addTo(wanted, distances, state.selected);
  for (const edge of path ?? []) {
    addTo(wanted, distances, network.source[edge] as number);
    addTo(wanted, distances, network.target[edge] as number);
  }
  const nodes = [...wanted].sort((a, b) => a - b);
  return { passing: passed, nodes, fitting, candidates, distances, path };
}

/** Whether papers stand on a map, and nothing else is drawn unless it is asked for. */
export function isMap(network: Network, state: State): boolean {
  return onMap(network, state) && !state.things && !state.filters.hiddenKinds.has("paper");
}

/** Whether the network's own places are drawn, and these are a map. */
export function onMap(network: Network, state: State): boolean {
  return network.payload.map !== null && state.focus < 0;
}

/** The most important neighbours of the selected node: those that stand around it. */
export function around(network: Network, passed: Passing, node: number): number[] {
  if (node < 0) return [];
  const found = new Set<number>();
  for (const edge of network.edgesOf(node)) if (passed.edges[edge]) found.add(network.other(edge, node));
  return [...found].sort((a, b) => a - b).slice(0, MOST_AROUND);
}

/** A node that must be there joins a focus on its outermost ring. */
function addTo(wanted: Set<number>, distances: Map<number, number> | undefined, node: number): void {
  wanted.add(node);
  if (distances && !distances.has(node)) distances.set(node, Math.max(0, ...distances.values()) + 1);
}
