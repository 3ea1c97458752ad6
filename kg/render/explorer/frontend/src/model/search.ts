/** Search over all labels and alternative labels, as one types. */

import type { Network } from "../data/network";
import { withSymbols } from "../text/mathematics";
import { normalise, squeeze } from "../text/normalise";

export interface Found {
  node: number;
  /** The name that matched, where it is not the label. */
  by: string;
}

/** How well a name matches: whole, from its beginning, from the beginning of a word, within one, but for spaces. */
type Grade = 0 | 1 | 2 | 3 | 4;

/** Texts in one long string, each after a line end, in which a text is found by a place. */
class Texts {
  private readonly all: string;
  private readonly starts: Uint32Array;

  constructor(texts: readonly string[]) {
    this.starts = new Uint32Array(texts.length);
    let place = 0;
    texts.forEach((text, number) => {
      this.starts[number] = place;
      place += text.length + 1;
    });
    this.all = `${texts.join("\n")}\n`;
  }

  /** Yields for each occurrence the number of its text and the grade, until there are enough. */
  each(wanted: string, tell: (text: number, grade: Grade) => boolean): void {
    let going = true;
    for (let at = this.all.indexOf(wanted); at >= 0 && going; at = this.all.indexOf(wanted, at + 1)) {
      const text = this.at(at);
      const before = this.all[at - 1] ?? "";
      let grade: Grade = 3;
      if (at === this.starts[text]) grade = this.all[at + wanted.length] === "\n" ? 0 : 1;
      else if (/[\s\-:(/[·]/.test(before)) grade = 2;
      going = tell(text, grade);
    }
  }

  private at(position: number): number {
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

const ENOUGH = 5000;

export class SearchIndex {
  private readonly texts: Texts;
  private readonly names: string[] = [];
  private readonly owners: Uint32Array;
  /** The same without spaces and hyphens: made when something is not found. */
  private squeezed: Texts | undefined;

  constructor(private readonly network: Network) {
    const owners: number[] = [];
    const add = (node: number, name: string): void => {
      this.names.push(name.replace(/\n/g, " "));
      owners.push(node);
    };
    for (let node = 0; node < network.size; node += 1) {
      const label = network.label[node] as string;
      add(node, label);
      if (label.includes("$")) add(node, withSymbols(label));
      const korean = network.korean.get(node);
      if (korean) add(node, korean);
      for (const name of network.names.get(node) ?? []) add(node, name);
      const arxiv = network.arxiv.get(node);
      if (arxiv) add(node, arxiv);
    }
    this.owners = Uint32Array.from(owners);
    this.texts = new Texts(this.names.map(normalise));
  }

  /** The nodes with a name that holds the query: whole names first, then beginnings, words, and the rest. */
  find(query: string, limit: number, accepts: (node: number) => boolean = () => true): Found[] {
    const wanted = normalise(query);
    if (!wanted) return [];
    const best = new Map<number, { grade: Grade; name: number }>();
    const note = (name: number, grade: Grade): boolean => {
      const owner = this.owners[name] as number;
      const known = best.get(owner);
      if (accepts(owner) && (!known || grade < known.grade)) best.set(owner, { grade, name });
      return best.size < ENOUGH;
    };
    this.texts.each(wanted, note);
    const close = squeeze(wanted);
    if (best.size < limit && close.length > 1) {
      this.squeezed ??= new Texts(this.names.map(squeeze));
      this.squeezed.each(close, (name, grade) => note(name, grade === 0 ? 2 : 4));
    }
    return [...best]
      .sort(([a, first], [b, second]) => first.grade - second.grade || a - b)
      .slice(0, limit)
      .map(([node, { name }]) => ({ node, by: this.isLabel(name) ? "" : (this.names[name] as string) }));
  }

  private isLabel(name: number): boolean {
    const owner = this.owners[name] as number;
    return owner !== this.owners[name - 1] || this.names[name] === withSymbols(this.network.label[owner] as string);
  }
}
