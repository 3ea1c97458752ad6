/** The words behind what cards tell. Written by kg/render/explorer/evidence_columns.py, which numbers the places alike. */

import type { Network } from "./network";
import type { EvidenceColumns } from "./payload";

export interface Testimony {
  quote: string;
  document: string;
  confidence: number;
}

export type Fact = "title" | "date" | "votes" | "opening";
const FACTS: readonly Fact[] = ["title", "date", "votes", "opening"];
const MARK = /[\u0001-\u0003]/g; // stand in quotes for the source's label, the target's, and the target's arXiv id

export class EvidenceBook {
  readonly omitted: number;
  /** All quotes, each once, with marks for what the page knows already; their numbers are those of papersWith. */
  readonly quotes: readonly string[];
  /** The number of each edge, of each node's facts and of its links; figures follow their edge. */
  private readonly edges: Uint32Array;
  private readonly facts: Uint32Array;
  private readonly links: Uint32Array;
  private readonly homes: ReadonlyMap<number, readonly number[]>;
  private readonly pieces = new Map<number, number[]>();
  /** The number of the first place of each node; and of each piece, its place and the number of its text. */
  private readonly starts: Uint32Array;
  private readonly places: Uint32Array;
  private readonly numbers: Uint32Array;
  private owners: number[][] | undefined;

  /**
   * @param scores how many figures an edge has
   * @param links how many links a node has
   */
  constructor(
    private readonly network: Network,
    private readonly columns: EvidenceColumns,
    scores: (edge: number) => number,
    links: (node: number) => number,
  ) {
    this.omitted = columns.omitted;
    this.quotes = [...columns.common, ...columns.texts];
    this.edges = new Uint32Array(network.edgeCount);
    this.facts = new Uint32Array(network.size);
    this.links = new Uint32Array(network.size);
    this.starts = new Uint32Array(network.size);
    this.places = new Uint32Array(columns.text.length);
    this.numbers = new Uint32Array(columns.text.length);
    let next = 0;
    for (let node = 0; node < network.size; node += 1) {
      this.starts[node] = next;
      for (const edge of network.edgesOf(node)) {
        if (network.source[edge] !== node) continue;
        this.edges[edge] = next;
        next += 1 + scores(edge);
      }
      this.facts[node] = next;
      if (network.kindName(node) === "paper") next += FACTS.length;
      this.links[node] = next;
      next += links(node);
    }
    this.homes = homes(columns.homes);
    this.read();
  }

  ofEdge(edge: number): Testimony[] {
    const source = this.network.source[edge] as number;
    const target = this.network.target[edge] as number;
    const value = this.network.label[target] as string;
    return this.testimonies(this.edges[edge] as number, source, value, this.network.arxiv.get(target));
  }

  /** Behind the figures of an edge, the first being number 0. */
  ofScore(edge: number, score: number): Testimony[] {
    return this.testimonies((this.edges[edge] as number) + 1 + score, this.network.source[edge] as number, "");
  }

  ofFact(node: number, fact: Fact): Testimony[] {
    if (this.network.kindName(node) !== "paper") return [];
    const { label, date, votes } = this.network;
    const value = { title: label[node] as string, date: date.get(node) ?? "", votes: String(votes[node]), opening: "" }[fact];
    return this.testimonies((this.facts[node] as number) + FACTS.indexOf(fact), node, value);
  }

  ofLink(node: number, link: number, address: string): Testimony[] {
    return this.testimonies((this.links[node] as number) + link, node, address);
  }

  /** The papers of which a quote tells something. */
  papersWith(quote: number): readonly number[] {
    if (!this.owners) {
      this.owners = this.quotes.map(() => []);
      this.numbers.forEach((number, piece) => {
        const [owner, known] = [this.ownerOf(this.places[piece] as number), this.owners?.[number]];
        if (known && known[known.length - 1] !== owner) known.push(owner);
      });
    }
    return this.owners[quote] ?? [];
  }

  /** A quote in words, as the notes on a paper have it. */
  quoteOf(quote: number, node: number): string {
    return (this.quotes[quote] as string).replace(MARK, (mark) => (mark === "\u0001" ? (this.network.label[node] as string) : "…"));
  }

  private ownerOf(place: number): number {
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] as number) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private read(): void {
    const { common, place, text } = this.columns;
    let at = 0;
    let next = 0;
    text.forEach((code, piece) => {
      at += place[piece] as number;
      const known = this.pieces.get(at);
      if (known) known.push(piece);
      else this.pieces.set(at, [piece]);
      const isCommon = code > 0 && code <= common.length;
      const number = isCommon ? code - 1 : common.length + (code === 0 ? next++ : next - (code - common.length));
      this.places[piece] = at;
      this.numbers[piece] = number;
    });
  }

  private testimonies(place: number, source: number, target: string, identifier = ""): Testimony[] {
    const { documents, document, confidence } = this.columns;
    const marked: Record<string, string> = { "\u0001": this.network.label[source] as string, "\u0002": target, "\u0003": identifier };
    return (this.pieces.get(place) ?? []).map((piece) => ({
      quote: (this.quotes[this.numbers[piece] as number] ?? "").replace(MARK, (mark) => marked[mark] as string),
      document: documents[this.homes.get(source)?.[document[piece] as number] ?? -1] ?? "",
      confidence: (confidence[piece] as number) / 100,
    }));
  }
}

/** The documents of each source; each is written as how many documents ago it came first, 0 for a new one. */
function homes([sources, codes]: EvidenceColumns["homes"]): Map<number, number[]> {
  let [source, known] = [0, 0];
  return new Map(sources.map((difference, place) => {
    source += difference;
    return [source, (codes[place] ?? []).map((code) => {
      const document = known - code;
      known = Math.max(known, document + 1);
      return document;
    })];
  }));
}
