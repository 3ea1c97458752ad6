/** Oxigraph in the page: a script of its own, which only pages with SPARQL carry. */

import init, { Store } from "oxigraph/web.js";
import type { Answer, Cell, Engine } from "./protocol";

const MOST_ROWS = 5_000;

interface OxigraphTerm {
  termType: string;
  value: string;
}

async function open(wasm: Uint8Array<ArrayBuffer>, nquads: Uint8Array): Promise<Engine> {
  await init({ module_or_path: wasm.buffer });
  const store = new Store();
  store.load(nquads, { format: "application/n-quads", no_transaction: true });
  return { ask: (text) => ask(store, text) };
}

function ask(store: Store, text: string): Answer {
  const given = store.query(text);
  if (typeof given === "boolean") return { columns: ["answer"], rows: [[{ text: String(given), isIri: false }]], all: 1 };
  if (typeof given === "string") return { columns: [], rows: [], all: 0 };
  const columns: string[] = [];
  const rows = given.slice(0, MOST_ROWS).map((row) => {
    if (!(row instanceof Map)) {
      if (!columns.length) columns.push("subject", "predicate", "object");
      return [cell(row.subject), cell(row.predicate), cell(row.object)];
    }
    for (const name of row.keys()) if (!columns.includes(name)) columns.push(name);
    return row;
  });
  return {
    columns,
    rows: rows.map((row) => (row instanceof Map ? columns.map((name) => cell(row.get(name))) : row)),
    all: given.length,
  };
}

function cell(term: OxigraphTerm | undefined): Cell {
  return term ? { text: term.value, isIri: term.termType === "NamedNode" } : { text: "", isIri: false };
}

window.explorerSparql = { open };
