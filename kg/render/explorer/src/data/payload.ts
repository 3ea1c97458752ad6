/** What the page's data block holds: columns, so that it compresses well. Written by kg/render/data.py. */

export type Translated = readonly [en: string, ko: string];

export interface RelationColumn {
  name: string;
  iri: string;
  /** Further properties that count as this relation. */
  also?: string[];
  /** Whether the edge is a triple; false where it leads through a node with details. */
  direct: boolean;
  label: Translated;
  reverse: Translated;
  /** Edges sorted by source: differences of the sources, differences of the targets of one source. */
  source: number[];
  target: number[];
}

export interface Payload {
  version: 1;
  title: string;
  /** What is drawn, in both languages. */
  subject: Translated;
  /** What the IRIs of the graph begin with. */
  base: string;
  kinds: string[];
  /** How many nodes the first view shows. */
  first: number;
  /** Where the drawing was asked to begin: a node, or -1. */
  centre: number;
  nodes: {
    kind: string;
    label: string[];
    /** The IRI after the stem of the kind; 0 where it follows from the label. */
    id: (string | 0)[];
    x: number[];
    y: number[];
    community: number[];
  };
  /** Sparse columns: positions, values. */
  korean: [number[], string[]];
  names: [number[], string[][]];
  types: [number[], string[]];
  /** Columns over the papers in the order of the nodes. */
  papers: { arxiv: (string | 0)[]; url: (string | 0)[]; date: (string | 0)[]; votes: number[] };
  relations: RelationColumn[];
  communities: { name: Translated; size: number }[];
  prefixes: Record<string, string>;
  sparql: boolean;
}

/** What cards tell beyond the drawing: decoded when the first card opens. */
export interface Details {
  /** By edge: [system, metric, value, unit, kind, setting, as written]. */
  scores: [number[], string[][][]];
  positions: [number[], number[]];
  /** By node: addresses of pages and repositories, as [property, address]. */
  links: [number[], string[][][]];
  evidence: {
    documents: string[];
    quotes: string[];
    surfaces: string[];
    /** Columns over the pieces of evidence; edge by differences; quote -1 where it is the label of the target. */
    edge: number[];
    quote: number[];
    document: number[];
    confidence: number[];
    surface: number[];
    /** How many pieces were left out, and why. */
    omitted: number;
  };
}
