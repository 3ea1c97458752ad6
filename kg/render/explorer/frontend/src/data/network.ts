/** The whole network in typed columns. Nodes are numbered by importance, so a smaller number matters more. */

import type { KindColumn, MapColumn, Payload, Translated } from "./payload";
import { uprightPlaces, type Places } from "./upright";

export interface Relation {
  name: string;
  iri: string;
  label: Translated;
  reverse: Translated;
  direct: boolean;
}

type Head = Omit<Payload, "nodes" | "relations" | "papers" | "korean" | "names" | "types" | "venues">;

export class Network {
  readonly size: number;
  readonly edgeCount: number;
  readonly kinds: readonly string[];
  readonly kind: Uint8Array;
  readonly label: readonly string[];
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly community: Int16Array;
  readonly month: Int32Array;
  readonly votes: Int32Array;
  readonly relations: readonly Relation[];
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  readonly relation: Uint8Array;
  readonly korean: ReadonlyMap<number, string>;
  readonly names: ReadonlyMap<number, readonly string[]>;
  readonly types: ReadonlyMap<number, string>;
  readonly date: ReadonlyMap<number, string>;
  readonly arxiv: ReadonlyMap<number, string>;
  readonly url: ReadonlyMap<number, string>;
  readonly venue: ReadonlyMap<number, string>;
  readonly communities: Payload["communities"];
  /** The edges of node n are incident[offset[n]] to incident[offset[n + 1]]. */
  readonly offset: Uint32Array;
  readonly incident: Uint32Array;
  private readonly id: readonly (string | 0)[];
  private firsts: Uint32Array | undefined;
  private linked: Uint32Array | undefined;
  private byIri: Map<string, number> | undefined;
  private turned: Places | undefined;

  /** What the payload says besides its columns, which are freed once they are read. */
  readonly payload: Head;

  constructor(payload: Payload) {
    const { nodes, relations, papers, korean, names, types, venues, ...head } = payload;
    this.payload = head;
    this.size = nodes.kind.length;
    this.kinds = payload.kinds.map(({ name }) => name);
    this.kind = Uint8Array.from(nodes.kind, (digit) => digit.charCodeAt(0) - 48);
    this.label = byKind(this.kind, nodes.label);
    this.id = nodes.id;
    this.community = Int16Array.from(nodes.community);
    this.communities = payload.communities;
    this.korean = sparse(korean);
    this.names = sparse(names);
    this.types = this.artifactTypes(types);
    this.relations = relations.map(({ name, iri, label, reverse, direct }) => ({ name, iri, label, reverse, direct }));
    this.month = new Int32Array(this.size);
    this.votes = new Int32Array(this.size).fill(-1);
    const date = new Map<number, string>();
    const arxiv = new Map<number, string>();
    const url = new Map<number, string>();
    const paper = this.kinds.indexOf("paper");
    let place = 0;
    for (let node = 0; node < this.size; node += 1) {
      if (this.kind[node] !== paper) continue;
      const day = papers.date[place];
      if (day) {
        date.set(node, day);
        this.month[node] = monthNumber(day);
      }
      this.votes[node] = papers.votes[place] ?? -1;
      const identifier = papers.arxiv[place];
      if (identifier) arxiv.set(node, identifier);
      const address = papers.url[place];
      if (address) url.set(node, address);
      else if (identifier) url.set(node, `https://arxiv.org/abs/${identifier}`);
      place += 1;
    }
    this.date = date;
    this.arxiv = arxiv;
    this.url = url;
    this.venue = new Map(venues[1].map((node, index) => [node, venues[0][venues[2][index] as number] ?? ""]));
    this.edgeCount = relations.reduce((sum, column) => sum + column.source.length, 0);
    this.source = new Uint32Array(this.edgeCount);
    this.target = new Uint32Array(this.edgeCount);
    this.relation = new Uint8Array(this.edgeCount);
    let edge = 0;
    relations.forEach((column, number) => {
      let source = 0;
      let target = 0;
      column.source.forEach((difference, index) => {
        if (difference) target = 0;
        source += difference;
        target += column.target[index] ?? 0;
        this.source[edge] = source;
        this.target[edge] = target;
        this.relation[edge] = number;
        edge += 1;
      });
    });
    [this.offset, this.incident] = this.incidence();
    const anchors = this.anchors();
    this.x = placed(nodes.x, anchors);
    this.y = placed(nodes.y, anchors);
  }

  /** The other end of an edge. */
  other(edge: number, node: number): number {
    const source = this.source[edge] as number;
    return source === node ? (this.target[edge] as number) : source;
  }

  get map(): MapColumn | null {
    return this.payload.map;
  }

  isPaper(node: number): boolean {
    return this.kinds[this.kind[node] as number] === "paper";
  }

  /** Where things stand, on screens that are higher than wide or on others. */
  places(upright: boolean): Places {
    return upright ? (this.turned ??= uprightPlaces(this)) : this;
  }

  edgesOf(node: number): Uint32Array {
    return this.incident.subarray(this.offset[node], this.offset[node + 1]);
  }

  /** The first edge between two nodes; -1 if there is none. */
  edgeBetween(a: number, b: number): number {
    if (a < 0 || b < 0) return -1;
    return this.edgesOf(a).find((edge) => this.other(edge, a) === b) ?? -1;
  }

  degree(node: number): number {
    return (this.offset[node + 1] as number) - (this.offset[node] as number);
  }

  /** For each edge the first edge between the same two nodes. */
  pairs(): Uint32Array {
    if (this.firsts) return this.firsts;
    this.firsts = new Uint32Array(this.edgeCount);
    const known = new Map<number, number>();
    for (let edge = 0; edge < this.edgeCount; edge += 1) {
      const a = this.source[edge] as number;
      const b = this.target[edge] as number;
      const key = Math.min(a, b) * this.size + Math.max(a, b);
      const first = known.get(key);
      if (first === undefined) known.set(key, edge);
      this.firsts[edge] = first ?? edge;
    }
    return this.firsts;
  }

  /** For each node: how many of its links lead to nodes that have others too. */
  weights(): Uint32Array {
    if (this.linked) return this.linked;
    this.linked = new Uint32Array(this.size);
    for (let edge = 0; edge < this.edgeCount; edge += 1) {
      const source = this.source[edge] as number;
      const target = this.target[edge] as number;
      if (this.degree(target) > 1) (this.linked[source] as number)++;
      if (this.degree(source) > 1) (this.linked[target] as number)++;
    }
    return this.linked;
  }

  /** A kind by its name; the last one, which stands for any other, if there is none of that name. */
  kindNamed(name: string): KindColumn {
    const { kinds } = this.payload;
    return (kinds.find((kind) => kind.name === name) ?? kinds[kinds.length - 1]) as KindColumn;
  }

  kindOf(node: number): KindColumn {
    return this.payload.kinds[this.kind[node] as number] as KindColumn;
  }

  kindName(node: number): string {
    return this.kinds[this.kind[node] as number] as string;
  }

  iri(node: number): string {
    return this.payload.base + this.key(node);
  }

  /** The IRI without what all IRIs begin with; an IRI from elsewhere stays whole. */
  key(node: number): string {
    const id = this.id[node] as string | 0;
    const kind = this.kindName(node);
    if (kind === "other") return id as string;
    if (kind === "paper" && id === 0) return `paper/arxiv/${this.arxiv.get(node) ?? ""}`;
    return `${kind}/${id === 0 ? derivedId(this.label[node] as string, kind) : id}`;
  }

  /** The node with an IRI or the end of one; -1 if there is none. */
  find(iri: string): number {
    if (!this.byIri) {
      this.byIri = new Map();
      for (let node = 0; node < this.size; node += 1) this.byIri.set(this.key(node), node);
    }
    const key = iri.startsWith(this.payload.base) ? iri.slice(this.payload.base.length) : iri;
    return this.byIri.get(key) ?? -1;
  }

  private artifactTypes([names, columns]: Payload["types"]): Map<number, string> {
    const artifact = this.kinds.indexOf("artifact");
    const types = new Map<number, string>();
    let place = 0;
    for (let node = 0; node < this.size; node += 1) {
      if (this.kind[node] !== artifact) continue;
      const name = names[columns[place] ?? -1];
      if (name) types.set(node, name);
      place += 1;
    }
    return types;
  }

  /** The node that each is placed by: the last before it that it is linked with in its community, else the last of it. */
  private anchors(): Int32Array {
    const anchors = new Int32Array(this.size);
    const last = new Map<number, number>();
    for (let node = 0; node < this.size; node += 1) {
      const home = this.community[node] as number;
      let anchor = -1;
      for (const edge of this.edgesOf(node)) {
        const other = this.other(edge, node);
        if (other < node && other > anchor && this.community[other] === home) anchor = other;
      }
      anchors[node] = anchor >= 0 ? anchor : (last.get(home) ?? -1);
      last.set(home, node);
    }
    return anchors;
  }

  private incidence(): [Uint32Array, Uint32Array] {
    const offset = new Uint32Array(this.size + 1);
    for (let edge = 0; edge < this.edgeCount; edge += 1) {
      (offset[(this.source[edge] as number) + 1] as number)++;
      (offset[(this.target[edge] as number) + 1] as number)++;
    }
    for (let node = 0; node < this.size; node += 1) (offset[node + 1] as number) += offset[node] as number;
    const next = offset.slice();
    const incident = new Uint32Array(this.edgeCount * 2);
    for (let edge = 0; edge < this.edgeCount; edge += 1) {
      for (const end of [this.source[edge] as number, this.target[edge] as number]) {
        incident[next[end] as number] = edge;
        (next[end] as number)++;
      }
    }
    return [offset, incident];
  }
}

/** The id that most labels lead to; kg/render/explorer/network_columns.py leaves it out where this gives it. */
export function derivedId(label: string, kind: string): string {
  const lower = label.toLowerCase();
  return kind === "person" ? lower.replace(/[ .]+/g, "") : lower.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

/** Months since the year 0, so that they can be compared; 0 if the date is none. */
export function monthNumber(date: string): number {
  const found = /^(\d{4})-(\d\d)/.exec(date);
  return found ? Number(found[1]) * 12 + Number(found[2]) - 1 : 0;
}

export function monthText(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
}

function sparse<Value>([places, values]: [number[], Value[]]): Map<number, Value> {
  return new Map(places.map((place, index) => [place, values[index] as Value]));
}

/** One column of columns by kind, in the order of the nodes. */
function byKind(kind: Uint8Array, columns: readonly (readonly string[])[]): string[] {
  const next = columns.map(() => 0);
  return Array.from(kind, (number) => columns[number]?.[(next[number] as number)++] ?? "");
}

/** Places written as their distance from another place. */
function placed(differences: readonly number[], anchors: Int32Array): Float32Array {
  const places = Float32Array.from(differences);
  anchors.forEach((anchor, node) => {
    if (anchor >= 0) (places[node] as number) += places[anchor] as number;
  });
  return places;
}
