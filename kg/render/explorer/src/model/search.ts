/** Search over all labels and alternative labels, as one types. */

import type { Network } from "../data/network";
import { normalise } from "../text/normalise";

export interface Found {
  node: number;
  /** The name that matched, where it is not the label. */
  by: string;
}

export class SearchIndex {
  /** The names of all nodes in the form they are compared in, one after the other, each after a line end. */
  private readonly text: string;
  private readonly starts: Uint32Array;
  private readonly owners: Uint32Array;
  private readonly raw: string[] = [];

  constructor(network: Network) {
    const names: string[] = [];
    const owners: number[] = [];
    const add = (node: number, name: string): void => {
      names.push(normalise(name).replace(/\n/g, " "));
      owners.push(node);
      this.raw.push(name);
    };
    for (let node = 0; node < network.size; node += 1) {
      add(node, network.label[node] as string);
      const korean = network.korean.get(node);
      if (korean) add(node, korean);
      for (const name of network.names.get(node) ?? []) add(node, name);
      const arxiv = network.arxiv.get(node);
      if (arxiv) add(node, arxiv);
    }
    this.starts = new Uint32Array(names.length);
    let place = 0;
    names.forEach((name, index) => {
      this.starts[index] = place;
      place += name.length + 1;
    });
    this.owners = Uint32Array.from(owners);
    this.text = `${names.join("\n")}\n`;
  }

  /** The nodes with a name that holds the query: whole names first, then beginnings, words, and the rest. */
  find(query: string, limit: number, accepts: (node: number) => boolean = () => true): Found[] {
    const wanted = normalise(query);
    if (!wanted) return [];
    const best = new Map<number, { grade: number; name: number }>();
    let at = this.text.indexOf(wanted);
    while (at >= 0 && best.size < 5000) {
      const name = this.nameAt(at);
      const start = this.starts[name] as number;
      const end = this.text.indexOf("\n", at);
      const owner = this.owners[name] as number;
      const before = this.text[at - 1] ?? "";
      let grade = 3;
      if (at === start) grade = at + wanted.length === end ? 0 : 1;
      else if (/[\s\-:(/[·]/.test(before)) grade = 2;
      const known = best.get(owner);
      if (!known || grade < known.grade) best.set(owner, { grade, name });
      at = this.text.indexOf(wanted, at + 1);
    }
    return [...best]
      .filter(([node]) => accepts(node))
      .sort(([a, first], [b, second]) => first.grade - second.grade || a - b)
      .slice(0, limit)
      .map(([node, { name }]) => ({ node, by: this.isLabel(name) ? "" : (this.raw[name] as string) }));
  }

  private isLabel(name: number): boolean {
    return name === 0 || this.owners[name] !== this.owners[name - 1];
  }

  private nameAt(position: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] as number) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
