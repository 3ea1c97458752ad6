/** What cards tell besides the drawing: results, author positions, links and the words behind. */

import { decodeText } from "./decode";
import { EvidenceBook, type Testimony } from "./evidence";
import type { Network } from "./network";
import { NoteSearch } from "../model/noteSearch";
import type { Details } from "./payload";

export interface Score {
  /** In English and Korean, of which the latter may be empty. */
  system: readonly [string, string];
  /** In English and Korean; as written where the vocabulary does not have it. */
  metric: readonly [string, string];
  value: string;
  unit: string;
  kind: string;
  setting: string;
  asWritten: string;
  /** Whether it ranks among the figures of the benchmark's usual metric, and whether less is better. */
  isUsual: boolean;
  lowerIsBetter: boolean;
  evidence: readonly Testimony[];
}

export class DetailBook {
  readonly evidence: EvidenceBook;
  private words: NoteSearch | undefined;
  private readonly scores: ReadonlyMap<number, readonly string[][]>;
  private readonly positions = new Map<number, number>();
  private readonly links: ReadonlyMap<number, readonly string[][]>;

  constructor(network: Network, details: Details) {
    this.scores = new Map(details.scores[0].map((edge, place) => [edge, details.scores[1][place] ?? []]));
    this.links = new Map(details.links[0].map((node, place) => [node, details.links[1][place] ?? []]));
    this.evidence = new EvidenceBook(
      network,
      details.evidence,
      (edge) => this.scores.get(edge)?.length ?? 0,
      (node) => this.links.get(node)?.length ?? 0,
    );
    const creator = network.relations.findIndex(({ name }) => name === "creator");
    let [place, source, last] = [0, -1, 0];
    for (let edge = 0; edge < network.edgeCount; edge += 1) {
      if (network.relation[edge] !== creator) continue;
      if (network.source[edge] !== source) [source, last] = [network.source[edge] as number, 0];
      const difference = details.positions[place] ?? 0;
      place += 1;
      if (!difference) continue;
      last += difference;
      this.positions.set(edge, last);
    }
  }

  static async decode(network: Network, base64: string): Promise<DetailBook> {
    return new DetailBook(network, JSON.parse(await decodeText(base64)) as Details);
  }

  /** Search over the quotes; made when it is first asked for. */
  notes(): NoteSearch {
    this.words ??= new NoteSearch(this.evidence);
    return this.words;
  }

  scoresOf(edge: number): Score[] {
    return (this.scores.get(edge) ?? []).map(
      ([system = "", metric = "", value = "", unit = "", kind = "", setting = "", asWritten = "", metricKo = "", systemKo = "", rank = ""], place) => ({
        system: [system, systemKo],
        metric: [metric, metricKo],
        value,
        unit,
        kind,
        setting,
        asWritten,
        isUsual: rank === "usual",
        lowerIsBetter: rank === "lower",
        evidence: this.evidence.ofScore(edge, place),
      }),
    );
  }

  position(edge: number): number {
    return this.positions.get(edge) ?? 0;
  }

  linksOf(node: number): { address: string; evidence: readonly Testimony[] }[] {
    return (this.links.get(node) ?? []).map(([, address = ""], place) => ({
      address,
      evidence: this.evidence.ofLink(node, place, address),
    }));
  }

  /** What stands behind an edge: its own evidence, and that of its figures, each piece once. */
  evidenceOf(edge: number): Testimony[] {
    const pieces = [...this.evidence.ofEdge(edge), ...this.scoresOf(edge).flatMap(({ evidence }) => evidence)];
    const seen = new Set<string>();
    return pieces.filter(({ quote, document }) => {
      const key = `${document}\n${quote}`;
      return !seen.has(key) && seen.add(key);
    });
  }
}
