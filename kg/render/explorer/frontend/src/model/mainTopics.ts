/** The topics that most papers have, by which papers are coloured when a reader asks for it. */

import type { Network } from "../data/network";

const MOST = 6; // as many hues as stay apart for people who do not see red or green

export interface MainTopics {
  /** The nodes of topics, those with the most papers first. */
  topics: readonly number[];
  /** Which of them a paper is counted with, by node: the rarest that it has; -1 for none. */
  of: Int8Array;
}

const known = new WeakMap<Network, MainTopics>();

export function mainTopics(network: Network): MainTopics {
  let found = known.get(network);
  if (!found) known.set(network, (found = counted(network)));
  return found;
}

function counted(network: Network): MainTopics {
  const relation = network.relations.findIndex(({ name }) => name === "subject");
  const papers = new Map<number, number>();
  for (let edge = 0; edge < network.edgeCount; edge += 1) {
    if (network.relation[edge] !== relation) continue;
    const topic = network.target[edge] as number;
    papers.set(topic, (papers.get(topic) ?? 0) + 1);
  }
  const topics = [...papers].sort(([a, more], [b, most]) => most - more || a - b).slice(0, MOST).map(([topic]) => topic);
  const of = new Int8Array(network.size).fill(-1);
  for (let edge = 0; edge < network.edgeCount; edge += 1) {
    if (network.relation[edge] !== relation) continue;
    const paper = network.source[edge] as number;
    of[paper] = Math.max(of[paper] as number, topics.indexOf(network.target[edge] as number));
  }
  return { topics, of };
}
