/** The neighbours of a node as links, grouped by relation, each with the words behind its edge. */

import type { DetailBook } from "../data/details";
import type { Context } from "./context";
import { kindIcon, kindLabel } from "./context";
import { relationInk } from "../draw/palette";
import { button, icon, isolated, make } from "./dom";
import { evidence } from "./evidence";

const MOST = 15;

export function neighbours(context: Context, node: number, details: DetailBook): HTMLElement {
  const { network, texts } = context;
  const groups = new Map<string, { title: string; relation: number; edges: number[] }>();
  for (let relation = 0; relation < network.relations.length; relation += 1) {
    for (const forwards of [true, false]) {
      const { label, reverse } = network.relations[relation] as (typeof network.relations)[number];
      groups.set(`${relation}${forwards}`, { title: texts.of(forwards ? label : reverse), relation, edges: [] });
    }
  }
  for (const edge of network.edgesOf(node)) {
    groups.get(`${network.relation[edge]}${network.source[edge] === node}`)?.edges.push(edge);
  }
  const section = make("section", { class: "neighbours" });
  for (const { title, relation, edges } of groups.values()) {
    if (!edges.length) continue;
    edges.sort((a, b) => order(details, a) - order(details, b) || network.other(a, node) - network.other(b, node));
    const list = make("ul", {}, ...edges.slice(0, MOST).map((edge) => neighbour(context, node, edge, details)));
    const group = make("section", {}, make("h3", {}, relationSign(context, relation), title, " ", make("span", { class: "count" }, texts.number(edges.length))), list);
    if (edges.length > MOST) {
      const more = button(texts.say("showAll", { n: edges.length }), () => {
        list.append(...edges.slice(MOST).map((edge) => neighbour(context, node, edge, details)));
        more.remove();
        (list.children[MOST]?.querySelector("button") as HTMLElement | null)?.focus();
      }, { class: "more" });
      group.append(more);
    }
    section.append(group);
  }
  return section;
}

/** A short line as the links of a relation are drawn. */
function relationSign(context: Context, relation: number): SVGSVGElement {
  const { colour, dash } = relationInk(context.palette, relation);
  const made = icon("M1 10H19", "none", 18);
  const line = made.firstElementChild;
  line?.setAttribute("stroke", colour);
  line?.setAttribute("stroke-width", "3");
  if (dash.length) line?.setAttribute("stroke-dasharray", "5 3");
  return made;
}

/** Authors stand in their order, those of unknown place last. */
function order(details: DetailBook, edge: number): number {
  return details.position(edge) || 1_000_000;
}

function neighbour(context: Context, node: number, edge: number, details: DetailBook): HTMLElement {
  const { network } = context;
  const other = network.other(edge, node);
  const name = context.label(other);
  const link = button("", () => context.open(other), { class: "link" });
  link.append(kindIcon(context, network.kindName(other), 12), make("span", { class: "unseen" }, `${kindLabel(context, network.kindName(other))}: `), isolated(name));
  const item = make("li", {}, link);
  const date = network.date.get(other);
  if (date) item.append(" ", make("small", {}, date));
  const target = network.target[edge] as number;
  const words = [network.label[target] as string, ...(network.names.get(target) ?? []), network.korean.get(target) ?? ""];
  const shown = evidence(context, name, details.evidenceOf(edge), words);
  if (shown) item.append(shown);
  return item;
}
