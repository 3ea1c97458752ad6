/** Which nodes and edges pass the filters: kinds, relations, months, votes, topic, venue, a region or a part of the map. */

import type { Network } from "../data/network";
import { isInside } from "./lasso";

export interface Filters {
  hiddenKinds: ReadonlySet<string>;
  hiddenRelations: ReadonlySet<string>;
  /** Months as numbers; 0 for no bound. */
  from: number;
  to: number;
  minVotes: number;
  /** A topic's node; -1 for all. */
  topic: number;
  venue: string;
  /** A region of the map; -1 for all. */
  area: number;
  /** A polygon on the map, [x, y, x, y, ...]; [] for all of it. */
  lasso: readonly number[];
  /** Whether it was drawn on the map of screens that are higher than wide. */
  lassoUpright: boolean;
}

export const NO_FILTERS: Filters = {
  hiddenKinds: new Set(),
  hiddenRelations: new Set(),
  from: 0,
  to: 0,
  minVotes: 0,
  topic: -1,
  venue: "",
  area: -1,
  lasso: [],
  lassoUpright: false,
};

export interface Passing {
  /** 1 for each node that passes. */
  nodes: Uint8Array;
  /** 1 for each edge of a shown relation between nodes that pass. */
  edges: Uint8Array;
}

export function isFiltered(filters: Filters): boolean {
  return filters.hiddenKinds.size > 0 || filters.hiddenRelations.size > 0 || choosesPapers(filters);
}

/** Whether papers are chosen by what they are, not only by their kind. */
export function choosesPapers({ from, to, minVotes, topic, venue, area, lasso }: Filters): boolean {
  return from > 0 || to > 0 || minVotes > 0 || topic >= 0 || venue !== "" || area >= 0 || lasso.length > 0;
}

/** Papers pass by their own dates, votes and topics; other nodes if an edge to something that passes is left. */
export function passing(network: Network, filters: Filters): Passing {
  const nodes = new Uint8Array(network.size);
  const edges = new Uint8Array(network.edgeCount);
  const shownKind = network.kinds.map((kind) => !filters.hiddenKinds.has(kind));
  const shownRelation = network.relations.map(({ name }) => !filters.hiddenRelations.has(name));
  const paper = network.kinds.indexOf("paper");
  const drawn = network.places(filters.lasso.length > 0 && filters.lassoUpright);
  const chooses = choosesPapers(filters);
  const homes = network.payload.map?.homes ?? [];
  const onTopic = filters.topic >= 0 ? papersOf(network, filters.topic) : undefined;
  for (let node = 0; node < network.size; node += 1) {
    const kind = network.kind[node] as number;
    nodes[node] = Number(shownKind[kind]);
    if (kind !== paper || !chooses || !nodes[node]) continue;
    const month = network.month[node] as number;
    const fits =
      (!filters.from || month >= filters.from) &&
      (!filters.to || (month > 0 && month <= filters.to)) &&
      (!filters.minVotes || (network.votes[node] as number) >= filters.minVotes) &&
      (!onTopic || onTopic.has(node)) &&
      (!filters.venue || network.venue.get(node) === filters.venue) &&
      (filters.area < 0 || homes[network.community[node] as number] === filters.area) &&
      (!filters.lasso.length || isInside(filters.lasso, drawn.x[node] as number, drawn.y[node] as number));
    nodes[node] = Number(fits);
  }
  const left = new Uint32Array(network.size);
  for (let edge = 0; edge < network.edgeCount; edge += 1) {
    const source = network.source[edge] as number;
    const target = network.target[edge] as number;
    if (!shownRelation[network.relation[edge] as number] || !nodes[source] || !nodes[target]) continue;
    edges[edge] = 1;
    (left[source] as number)++;
    (left[target] as number)++;
  }
  const papersHidden = shownKind[paper] === false;
  for (let node = 0; node < network.size; node += 1) {
    if (!nodes[node] || network.kind[node] === paper || left[node] || !network.degree(node)) continue;
    // without papers nothing would be linked: what people ask for then is the bare things
    if (papersHidden && !chooses && filters.hiddenRelations.size === 0) continue;
    nodes[node] = 0;
  }
  return { nodes, edges };
}

/** The papers filed under a topic. */
function papersOf(network: Network, topic: number): Set<number> {
  const found = new Set<number>();
  for (const edge of network.edgesOf(topic)) {
    if (network.relations[network.relation[edge] as number]?.name === "subject") found.add(network.other(edge, topic));
  }
  return found;
}
