/** What the page and its SPARQL engine, two scripts, have in common. */

export interface Cell {
  text: string;
  isIri: boolean;
}

export interface Answer {
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** How many rows there are; not all may be given. */
  all: number;
}

export interface Engine {
  ask(text: string): Answer;
}

declare global {
  interface Window {
    explorerSparql?: { open(wasm: Uint8Array<ArrayBuffer>, nquads: Uint8Array): Promise<Engine> };
  }
}
