/** What the page's data block holds: columns, so that it compresses well. Written by kg/render/explorer/network_columns.py. */

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

/** A row of kg/schema/kinds.py: how a kind of nodes is called, drawn and written down. */
export interface KindColumn {
  name: string;
  label: Translated;
  plural: Translated;
  shape: string;
  light: string;
  dark: string;
  /** Its class and the property of its labels, as prefixed names; "" for none. */
  type: string;
  title: string;
}

export interface Payload {
  version: 5;
  title: Translated;
  /** What is drawn, in both languages. */
  subject: Translated;
  /** What the IRIs of the graph begin with. */
  base: string;
  /** The path of the site that serves the page; none for a page that stands alone. */
  site?: string;
  /** The kinds of nodes, in the order of legends. */
  kinds: KindColumn[];
  /** How many nodes the first view shows. */
  first: number;
  /** Where the drawing was asked to begin: a node, or -1. */
  centre: number;
  nodes: {
    /** A digit a node. */
    kind: string;
    /** By kind. */
    label: string[][];
    /** The IRI after the stem of the kind; 0 where it follows from the label. */
    id: (string | 0)[];
    /** Places as differences from a node that each is near to (Network.anchors). */
    x: number[];
    y: number[];
    community: number[];
  };
  /** Sparse columns: places, values. */
  korean: [number[], string[]];
  names: [number[], string[][]];
  /** The types of introduced things, and which each of these has. */
  types: [string[], number[]];
  /** Columns over the papers in the order of the nodes. */
  papers: { arxiv: (string | 0)[]; url: (string | 0)[]; date: (string | 0)[]; votes: number[] };
  /** The names of venues, the nodes of papers, and which of the names each of these has. */
  venues: [string[], number[], number[]];
  relations: RelationColumn[];
  communities: { name: Translated; size: number }[];
  /** The map of the papers; null where things stand in discs of communities. */
  map: MapColumn | null;
  prefixes: Record<string, string>;
  sparql: boolean;
}

/** Written by kg/render/explorer/map_columns.py. Colours come in pairs: on a light and on a dark page. */
export interface MapColumn {
  /** The distance between neighbouring papers. */
  gap: number;
  areas: {
    name: Translated;
    size: number;
    colours: readonly [string, string];
    text: readonly [string, string];
    /** On screens that are wider than high, and on others. */
    wide: AreaDrawn;
    upright: AreaDrawn;
  }[];
  /** The area of each community, -1 for none; and its colours. */
  homes: readonly number[];
  colours: readonly (readonly [string, string])[];
  /** How far papers of the upright map stand from where those of the wide one would if it were turned: x, y. */
  upright: readonly [readonly number[], readonly number[]];
}

/** How an area is drawn. */
export interface AreaDrawn {
  /** The lines of the name, in both languages. */
  lines: readonly [readonly string[], readonly string[]];
  /** The middle of the name, how wide it may be, and the size of its letters; 0 where it has no room. */
  at: readonly [number, number];
  room: number;
  letters: number;
  /** Soft shapes, each within the one before: rings of points as differences. */
  shapes: readonly (readonly (readonly number[])[])[];
}

/** What cards tell beyond the drawing: decoded when the first card opens. */
export interface Details {
  /** By edge: [system, metric, value, unit, kind, setting, as written, metric in Korean where that differs,
   * system in Korean where it differs, "usual" | "lower"]; shorter where the last ones are empty. */
  scores: [number[], string[][][]];
  /** Over the edges to authors: how many places after the last author of the paper; 0 where unknown. */
  positions: number[];
  /** By node: addresses of pages and repositories, as [property, address]. */
  links: [number[], string[][][]];
  evidence: EvidenceColumns;
}

/** Written by kg/render/explorer/evidence_columns.py. */
export interface EvidenceColumns {
  documents: string[];
  /** The documents that the pieces of each source are from: sources by differences, documents by how long ago. */
  homes: [number[], number[][]];
  /** Texts that have a number, and texts in the order in which they first occur. */
  common: string[];
  texts: string[];
  /** Columns over the pieces of evidence: what they stand behind, by differences. */
  place: number[];
  /** 0 for the next text; else a common one, counted from 1; else how many texts ago it first stood. */
  text: number[];
  /** Among the documents of the source. */
  document: number[];
  /** In hundredths. */
  confidence: number[];
  /** How many pieces were left out to keep the file small. */
  omitted: number;
}
