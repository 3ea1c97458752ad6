/** Oxigraph in a worker: its own script, which only pages with SPARQL carry. */

import init, { Store } from "oxigraph/web.js";
import { decompress } from "../data/decode";
import type { Answer, Cell, Reply, Request } from "./protocol";

const MOST_ROWS = 5_000;

interface OxigraphTerm {
  termType: string;
  value: string;
}

const scope = self as unknown as { onmessage: (event: MessageEvent<Request>) => void; postMessage(reply: Reply): void };
let store: Store | undefined;

scope.onmessage = ({ data }) => {
  void reply(data)
    .catch((error: unknown): Reply => ({ error: error instanceof Error ? error.message : String(error) }))
    .then((answer) => scope.postMessage(answer));
};

async function reply(request: Request): Promise<Reply> {
  if ("query" in request) {
    const started = performance.now();
    const given = ask(store as Store, request.query);
    return { answer: { ...given, milliseconds: performance.now() - started } };
  }
  const [wasm, nquads] = await Promise.all([decompress(request.wasm), decompress(request.nquads)]);
  await init({ module_or_path: wasm.buffer });
  store = new Store();
  store.load(nquads, { format: "application/n-quads", no_transaction: true });
  return { ready: true };
}

function ask(store: Store, text: string): Omit<Answer, "milliseconds"> {
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
