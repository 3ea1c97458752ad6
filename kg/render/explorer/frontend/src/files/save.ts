/** Saves what is shown, in the form that is asked for, and puts a picture of it where printers find it. */

import { project } from "../draw/canvas";
import { LIGHT } from "../draw/palette";
import type { Context } from "../ui/context";
import type { View } from "../ui/view";
import { bibtex } from "./bibtex";
import { linksCsv, nodesCsv } from "./csv";
import { download } from "./download";
import { pictureCanvas, pictureSvg } from "./picture";
import { toTurtle } from "./turtle";

const PAPER = [1000, 680] as const; // what a picture on paper is drawn for, in pixels

export type Saved = "png" | "svg" | "turtle" | "nodes" | "links";

/** Saves papers that a reader has chosen: as a table, for BibTeX, or as Turtle with what they are linked with. */
export async function savePapers(what: "csv" | "bibtex" | "turtle", context: Context, papers: readonly number[]): Promise<void> {
  const { network } = context;
  const text = (content: string, type: string): Blob => new Blob([content], { type: `${type};charset=utf-8` });
  if (what === "csv") download("papers.csv", text(nodesCsv(network, papers), "text/csv"));
  else if (what === "bibtex") download("papers.bib", text(bibtex(network, papers, await context.details()), "application/x-bibtex"));
  else {
    const nodes = [...new Set([...papers, ...papers.flatMap((paper) => [...network.edgesOf(paper)].map((edge) => network.other(edge, paper)))])];
    download("papers.ttl", text(toTurtle(network, nodes, edgesAmong(context, nodes)), "text/turtle"));
  }
}

export function save(what: Saved, context: Context, view: View): void {
  const { scene, emphasis, stage } = view;
  const { network, texts } = context;
  if (!scene) return;
  const text = (content: string, type: string): Blob => new Blob([content], { type: `${type};charset=utf-8` });
  if (what === "png") {
    pictureCanvas(stage.drawing.projection(), scene, emphasis, view.style()).toBlob((blob) => blob && download("graph.png", blob));
  } else if (what === "svg") {
    const svg = pictureSvg(stage.drawing.projection(), scene, emphasis, view.style(), texts.of(network.payload.title));
    download("graph.svg", text(svg, "image/svg+xml"));
  } else if (what === "turtle") download("graph.ttl", text(toTurtle(network, scene.nodes, edgesAmong(context, scene.nodes)), "text/turtle"));
  else if (what === "nodes") download("things.csv", text(nodesCsv(network, scene.nodes), "text/csv"));
  else download("links.csv", text(linksCsv(network, edgesAmong(context, scene.nodes)), "text/csv"));
}

/** For printing, the drawing as a picture in light colours; it is gone again afterwards. */
export function showPrinted(view: View): void {
  const { scene, emphasis, stage } = view;
  if (!scene) return;
  document.getElementById("printed")?.remove();
  const [width, height] = scene.turned ? [PAPER[1], PAPER[0]] : PAPER;
  const seen = project(scene, stage.drawing.camera(), width, height);
  const canvas = pictureCanvas(seen, scene, emphasis, view.style(LIGHT));
  canvas.id = "printed";
  canvas.setAttribute("aria-hidden", "true");
  stage.element.append(canvas);
  // what is folded is not printed, but the kinds must be explained
  const controls = document.querySelector<HTMLDetailsElement>(".controls");
  const folded = controls !== null && !controls.open;
  if (folded) controls.open = true;
  window.addEventListener("afterprint", () => {
    canvas.remove();
    if (folded) controls.open = false;
  }, { once: true });
}

/** The edges that pass the filters between some nodes. */
function edgesAmong({ network, selection }: Context, nodes: readonly number[]): number[] {
  const drawn = new Set(nodes);
  const edges: number[] = [];
  for (let edge = 0; edge < network.edgeCount; edge += 1) {
    const inside = drawn.has(network.source[edge] as number) && drawn.has(network.target[edge] as number);
    if (selection.passing.edges[edge] && inside) edges.push(edge);
  }
  return edges;
}
