/** Search over the words behind what cards tell: the quotes of the notes that the page holds. */

import type { EvidenceBook } from "../data/evidence";
import { normalise } from "../text/normalise";

export interface FoundQuote {
  /** The paper that the note says it of. */
  node: number;
  quote: string;
}

export class NoteSearch {
  private readonly lines: readonly string[];
  private readonly all: string;
  private readonly starts: Uint32Array;

  constructor(private readonly book: EvidenceBook) {
    this.lines = book.quotes.map((quote) => normalise(quote));
    this.starts = new Uint32Array(this.lines.length);
    let place = 0;
    this.lines.forEach((line, number) => {
      this.starts[number] = place;
      place += line.length + 1;
    });
    this.all = `${this.lines.join("\n")}\n`;
  }

  /** The papers of whose notes a quote holds all words of a query: those with most such quotes first, each once. */
  find(query: string, limit: number): FoundQuote[] {
    const words = normalise(query).split(" ").filter(Boolean).sort((a, b) => b.length - a.length);
    const [rarest, ...others] = words;
    if (!rarest || rarest.length < 2) return [];
    const found = new Map<number, { quote: number; count: number }>();
    for (let at = this.all.indexOf(rarest); at >= 0; ) {
      const line = this.lineAt(at);
      const text = this.lines[line] as string;
      if (others.every((word) => text.includes(word))) {
        for (const node of this.book.papersWith(line)) {
          const known = found.get(node);
          if (known) known.count += 1;
          else found.set(node, { quote: line, count: 1 });
        }
      }
      at = this.all.indexOf(rarest, (this.starts[line] as number) + text.length);
    }
    return [...found]
      .sort(([a, first], [b, second]) => second.count - first.count || a - b)
      .slice(0, limit)
      .map(([node, { quote }]) => ({ node, quote: around(this.book.quoteOf(quote, node), words) }));
  }

  private lineAt(position: number): number {
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] as number) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

const [BEFORE, LONGEST] = [30, 110] as const; // letters of a quote that are shown

/** The part of a quote around the first of some words, from the beginning of a word to the end of one. */
function around(quote: string, words: readonly string[]): string {
  const lower = quote.toLowerCase();
  const place = Math.max(0, Math.min(...words.map((word) => lower.indexOf(word)).filter((at) => at >= 0), quote.length));
  let start = place === quote.length || place <= BEFORE ? 0 : quote.indexOf(" ", place - BEFORE) + 1;
  if (start > place) start = place;
  let end = Math.min(quote.length, start + LONGEST);
  if (end < quote.length) end = Math.max(quote.lastIndexOf(" ", end), place + 1);
  return `${start ? "… " : ""}${quote.slice(start, end)}${end < quote.length ? " …" : ""}`;
}
