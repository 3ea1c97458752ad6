// The SPARQL editor page: YASQE and YASR on this server's endpoint, with its prefixes, terms and saved queries.
import Yasqe from "@zazuko/yasqe";
import Yasr from "@zazuko/yasr";
import "@zazuko/yasqe/build/yasqe.min.css";
import "@zazuko/yasr/build/yasr.min.css";
import "./editor.css";
import { completers } from "./completion.js";
import { GraphPlugin } from "./graph.js";
import { TablePlugin } from "./table.js";

const place = document.getElementById("editor");
const results = document.getElementById("results");
const examples = document.getElementById("examples");

const start = async () => {
  const known = await (await fetch(place.dataset.knowledge)).json();
  const prologue = `PREFIX kg: <${known.prefixes.kg}>\nPREFIX dcterms: <${known.prefixes.dcterms}>\n`;
  delete Yasr.plugins.table; // it parses labels as mark-up
  Yasr.registerPlugin("table", TablePlugin);
  Yasr.registerPlugin("graph", GraphPlugin);
  for (const completer of completers(known)) Yasqe.registerAutocompleter(completer);
  const yasqe = new Yasqe(place, {
    requestConfig: { endpoint: "/sparql", method: "POST", headers: {}, acceptHeaderGraph: "application/n-triples,*/*;q=0.1" },
    value: `${prologue}\nSELECT ?paper ?title WHERE {\n  ?paper a kg:Paper ;\n    dcterms:title ?title .\n}\nLIMIT 20\n`,
    autocompleters: ["known-prefixes", "known-classes", "known-properties", "variables"],
    persistenceId: null,
    createShareableLink: (editor) => `${location.origin}/editor#query=${encodeURIComponent(editor.getValue())}`,
    consumeShareLink: null,
    prefixCcApi: null,
    editorHeight: "300px",
    resizeable: false,
    extraKeys: { Esc: (editor) => editor.getInputField().blur(), Tab: false, "Shift-Tab": false },
    screenReaderLabel: place.getAttribute("aria-label"),
  });
  const yasr = new Yasr(results, {
    persistenceId: null,
    prefixes: known.prefixes,
    pluginOrder: ["table", "graph", "boolean", "response"],
    defaultPlugin: "table",
    getPlainQueryLinkToEndpoint: undefined,
  });
  yasqe.on("queryResponse", (_, response, duration) => yasr.setResponse(response, duration));
  const shared = new URLSearchParams(location.hash.slice(1)).get("query");
  if (shared) yasqe.setValue(shared);
  for (const query of known.queries) {
    const option = document.createElement("option");
    option.value = query.name;
    option.textContent = `${query.name}: ${query.summary}`;
    examples.append(option);
  }
  examples.addEventListener("change", () => {
    const chosen = known.queries.find((query) => query.name === examples.value);
    if (chosen) yasqe.setValue(chosen.text);
  });
  document.getElementById("run").addEventListener("click", () => yasqe.query().catch(() => {}));
  document.documentElement.dataset.editor = "ready";
};

start();
