// Shows solutions as a table. Values are set as text and never parsed: a label is a stranger's words.
import { texts } from "./texts.js";

const PAGE = 500;

const DATA = "https://w3id.org/paper-kg/id/";

// Where a link leads: what the server has a page of, to that; all else to where it stands.
const pageOf = (iri, ontology) => {
  if (iri.startsWith(DATA)) return `${texts.root}/page/${iri.slice(DATA.length)}`;
  return iri.startsWith(ontology) ? `${texts.root}/ontology#${iri.slice(ontology.length)}` : iri;
};

const shown = (iri, prefixes) => {
  for (const [name, namespace] of Object.entries(prefixes)) {
    if (iri.startsWith(namespace) && /^[^/#?]+$/.test(iri.slice(namespace.length))) return `${name}:${iri.slice(namespace.length)}`;
  }
  return iri;
};

export class TablePlugin {
  priority = 10;
  label = texts.table;
  hideFromSelection = false;

  constructor(yasr) {
    this.yasr = yasr;
  }

  canHandleResults() {
    const results = this.yasr.results;
    return Boolean(results && !results.hasError() && results.getVariables()?.length && results.getBindings());
  }

  getIcon() {
    return undefined;
  }

  draw() {
    const variables = this.yasr.results.getVariables();
    const rows = this.yasr.results.getBindings();
    const prefixes = this.yasr.getPrefixes();
    const table = document.createElement("table");
    const head = table.createTHead().insertRow();
    for (const name of variables) {
      const cell = document.createElement("th");
      cell.scope = "col";
      cell.textContent = name;
      head.append(cell);
    }
    const body = table.createTBody();
    const more = document.createElement("button");
    more.type = "button";
    let drawn = 0;
    const draw = () => {
      for (const row of rows.slice(drawn, drawn + PAGE)) {
        const line = body.insertRow();
        for (const name of variables) line.insertCell().append(this.value(row[name], prefixes));
      }
      drawn = Math.min(rows.length, drawn + PAGE);
      more.textContent = `${texts.more}: ${drawn} / ${rows.length}`;
      more.hidden = drawn === rows.length;
    };
    more.addEventListener("click", draw);
    draw();
    const wide = document.createElement("div");
    wide.className = "wide";
    wide.tabIndex = 0;
    wide.setAttribute("role", "region");
    wide.setAttribute("aria-label", texts.table);
    wide.append(table, more);
    this.yasr.resultsEl.replaceChildren(wide);
  }

  value(term, prefixes) {
    if (!term) return "";
    if (term.type !== "uri") return term["xml:lang"] ? `${term.value} @${term["xml:lang"]}` : term.value;
    const text = shown(term.value, prefixes);
    if (!/^https?:\/\//.test(term.value)) return text;
    const link = document.createElement("a");
    link.href = pageOf(term.value, prefixes.kg);
    link.rel = "noopener nofollow";
    link.textContent = text;
    return link;
  }
}
