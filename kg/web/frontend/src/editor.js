// The SPARQL editor page: YASQE and YASR on this server's endpoint, with its prefixes, terms and saved queries.
import Yasqe from "@zazuko/yasqe";
import Yasr from "@zazuko/yasr";
import "@zazuko/yasqe/build/yasqe.min.css";
import "@zazuko/yasr/build/yasr.min.css";
import "./editor.css";
import { completers } from "./completion.js";
import { isCut } from "./cut.js";
import { GraphPlugin } from "./graph.js";
import { TablePlugin } from "./table.js";
import { texts } from "./texts.js";

const place = document.getElementById("editor");
const examples = document.getElementById("examples");
const run = document.getElementById("run");
const status = document.getElementById("status");
const results = document.getElementById("results");

const start = async () => {
  document.getElementById("scripted").hidden = false;
  const known = await (await fetch(texts.knowledge)).json();
  const prologue = `PREFIX kg: <${known.prefixes.kg}>\nPREFIX dcterms: <${known.prefixes.dcterms}>\n`;
  delete Yasr.plugins.table; // it parses labels as mark-up
  Yasr.registerPlugin("table", TablePlugin);
  Yasr.registerPlugin("graph", GraphPlugin);
  Yasr.registerPlugin("response", class extends Yasr.plugins.response { label = texts.response; });
  for (const completer of completers(known)) Yasqe.registerAutocompleter(completer);
  const yasqe = new Yasqe(place, {
    requestConfig: { endpoint: texts.endpoint, method: "POST", headers: {}, acceptHeaderGraph: "application/n-triples,*/*;q=0.1" },
    value: `${prologue}\nSELECT ?paper ?title WHERE {\n  ?paper a kg:Paper ;\n    dcterms:title ?title .\n}\nLIMIT 20\n`,
    autocompleters: ["known-prefixes", "known-classes", "known-properties", "variables"],
    persistenceId: null,
    createShareableLink: (editor) => `${location.origin}${location.pathname}#query=${encodeURIComponent(editor.getValue())}`,
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
  for (const button of yasr.headerEl.querySelectorAll("[class*=select_]")) button.setAttribute("aria-label", button.title);

  let running = false;
  const show = (isRunning, text = "") => {
    running = isRunning;
    run.textContent = running ? texts.stop : texts.run;
    results.setAttribute("aria-busy", String(running));
    status.textContent = running ? texts.running : text;
  };
  let hadTriples = false;
  const answered = (response, duration) => {
    if (response?.name === "AbortError") return show(false, texts.stopped);
    yasr.setResponse(response, duration);
    const triples = Boolean(yasr.results?.getStatements?.()?.length);
    if (triples !== hadTriples) yasr.selectPlugin(triples ? "graph" : "table");
    hadTriples = triples;
    show(false, isCut(yasr.results) ? texts.cut : "");
  };
  yasqe.on("query", () => {
    history.replaceState(null, "", `#query=${encodeURIComponent(yasqe.getValue())}`);
    show(true);
  });
  yasqe.on("queryResponse", (_, response, duration) => answered(response, duration));
  run.addEventListener("click", () => (running ? yasqe.abortQuery() : yasqe.query().catch(() => {})));

  for (const query of known.queries) {
    const option = document.createElement("option");
    option.value = query.name;
    option.textContent = `${query.name}: ${query.summary}`;
    examples.append(option);
  }
  const choose = (name) => {
    const chosen = known.queries.find((query) => query.name === name);
    if (chosen) yasqe.setValue(chosen.text);
    examples.value = chosen ? name : "";
  };
  examples.addEventListener("change", () => choose(examples.value));
  const asked = new URLSearchParams(location.hash.slice(1));
  if (asked.get("query")) yasqe.setValue(asked.get("query"));
  if (asked.get("example")) choose(asked.get("example"));
  document.documentElement.dataset.editor = "ready";
};

start();
