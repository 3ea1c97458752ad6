// Draws the triples that CONSTRUCT and DESCRIBE give.
import cytoscape from "cytoscape";
import fcose from "cytoscape-fcose";
import { texts } from "./texts.js";

cytoscape.use(fcose);

const MOST = 500;
const NAMING = new Set(["prefLabel", "label", "title", "name"]);

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
  label = texts.drawing;
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
    const names = new Map();
    for (const { subject, predicate, object } of triples) {
      if (object.termType === "Literal" && NAMING.has(named(predicate.value)) && !names.has(subject.value)) names.set(subject.value, object.value);
    }
    const node = (term) => {
      const key = `${term.termType} ${term.value}`;
      const label = term.termType === "NamedNode" ? (names.get(term.value) ?? named(term.value)) : term.value;
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
    box.setAttribute("aria-label", `${texts.drawing}: ${nodes.size} ${texts.nodes}, ${edges.length} ${texts.edges}`);
    this.yasr.resultsEl.replaceChildren(box);
    if (triples.length > MOST) {
      const note = document.createElement("p");
      note.className = "note";
      note.textContent = `${MOST} / ${triples.length}`;
      this.yasr.resultsEl.prepend(note);
    }
    const style = getComputedStyle(document.documentElement);
    const color = (name) => style.getPropertyValue(name).trim();
    const text = { color: color("--text"), "text-background-color": color("--back"), "text-background-opacity": 0.8, "text-background-padding": 1 };
    this.drawn = cytoscape({
      container: box,
      elements: [...nodes.values(), ...edges],
      minZoom: 0.1,
      maxZoom: 3,
      style: [
        {
          selector: "node",
          style: { ...text, label: "data(label)", "font-size": 11, "min-zoomed-font-size": 5, width: 14, height: 14, "text-valign": "bottom", "text-margin-y": 2, "text-wrap": "ellipsis", "text-max-width": 130, "background-color": color("--bar") },
        },
        { selector: 'node[kind = "Literal"]', style: { shape: "rectangle", "background-color": color("--dim") } },
        {
          selector: "edge",
          style: { ...text, color: color("--dim"), label: "data(label)", "font-size": 9, "min-zoomed-font-size": 5, width: 1, "curve-style": "bezier", "target-arrow-shape": "triangle", "arrow-scale": 0.8, "line-color": color("--line"), "target-arrow-color": color("--line"), "text-rotation": "autorotate" },
        },
      ],
    });
    // begun from a circle, so that the same triples are drawn the same way
    this.drawn.layout({ name: "circle", animate: false }).run();
    this.drawn
      .layout({ name: "fcose", quality: "proof", randomize: false, animate: false, nodeDimensionsIncludeLabels: true, idealEdgeLength: () => 90, nodeRepulsion: () => 9000, padding: 15 })
      .run();
    if (this.drawn.zoom() > 1.3) {
      this.drawn.zoom(1.3);
      this.drawn.center();
    }
  }

  destroy() {
    this.drawn?.destroy();
    this.drawn = undefined;
  }
}
