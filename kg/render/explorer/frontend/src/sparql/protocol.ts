/** What the page and its worker, two scripts, say to each other. */

export interface Cell {
  text: string;
  isIri: boolean;
}

export interface Answer {
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** How many rows there are; not all may be given. */
  all: number;
  milliseconds: number;
}

/** First comes what to ask, compressed with gzip; then one query after another. */
export type Request = { wasm: Uint8Array<ArrayBuffer>; nquads: Uint8Array<ArrayBuffer> } | { query: string };

export type Reply = { ready: true } | { answer: Answer } | { error: string };
