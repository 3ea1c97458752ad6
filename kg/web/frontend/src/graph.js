// Draws the triples that CONSTRUCT and DESCRIBE give.
import cytoscape from "cytoscape";

const MOST = 500;

// cytoscape adds a style sheet to the page unless an element has this id; what it would say stands in editor.css.
const SHEET = "__________cytoscape_stylesheet";
if (!document.getElementById(SHEET)) {
  const mark = document.createElement("meta");
  mark.id = SHEET;
  document.head.append(mark);
}

const local = (iri) => decodeURIComponent(iri.replace(/[#/]$/, "").split(/[#/]/).pop() || iri);

const named = (iri) => {
  try {
    return local(iri);
  } catch {
    return iri;
  }
};

export class GraphPlugin {
  priority = 12;
  label = "Graph";
  hideFromSelection = false;

  constructor(yasr) {
    this.yasr = yasr;
  }

  canHandleResults() {
    const triples = this.yasr.results?.getStatements?.();
    return Boolean(triples && triples.length);
  }

  getIcon() {
    return undefined;
  }

  draw() {
    const nodes = new Map();
    const edges = [];
    const triples = this.yasr.results.getStatements();
    const node = (term) => {
      const key = `${term.termType} ${term.value}`;
      const label = term.termType === "NamedNode" ? named(term.value) : term.value;
      if (!nodes.has(key)) nodes.set(key, { data: { id: key, label: label.slice(0, 60), kind: term.termType } });
      return key;
    };
    for (const triple of triples.slice(0, MOST)) {
      const [source, target] = [node(triple.subject), node(triple.object)];
      edges.push({ data: { source, target, label: named(triple.predicate.value) } });
    }
    const box = document.createElement("div");
    box.className = "drawn";
    box.setAttribute("role", "img");
    box.setAttribute("aria-label", `${nodes.size} nodes, ${edges.length} edges`);
    this.yasr.resultsEl.replaceChildren(box);
    const style = getComputedStyle(document.documentElement);
    const color = (name) => style.getPropertyValue(name).trim();
    this.drawn = cytoscape({
      container: box,
      elements: [...nodes.values(), ...edges],
      layout: { name: nodes.size > 150 ? "concentric" : "cose", animate: false, randomize: false },
      style: [
        { selector: "node", style: { label: "data(label)", "font-size": 10, width: 16, height: 16, color: color("--text"), "background-color": color("--bar") } },
        { selector: 'node[kind = "Literal"]', style: { shape: "rectangle", "background-color": color("--dim") } },
        { selector: "edge", style: { label: "data(label)", "font-size": 8, width: 1, color: color("--dim"), "curve-style": "bezier", "target-arrow-shape": "triangle", "line-color": color("--line"), "target-arrow-color": color("--line") } },
      ],
    });
  }

  destroy() {
    this.drawn?.destroy();
    this.drawn = undefined;
  }
}
