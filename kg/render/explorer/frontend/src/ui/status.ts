/** What is drawn and what is hidden, in words, with the ways to change it. */

import type { Context } from "./context";
import { choosesPapers } from "../model/filters";
import { isMap } from "../model/selection";
import { button, isolated, make } from "./dom";
import { shorten } from "../text/normalise";

export const MORE = 3; // how many times as many "show more" draws

export function status(context: Context, { first, most }: { first: number; most: number }): HTMLElement {
  const { network, texts, state, selection } = context;
  const parts: (Node | string)[] = [];
  const drawn = selection.nodes.length;
  const hops = texts.say("hopCount", { n: state.hops });
  if (state.view === "sparql") return make("div", { class: "status" });
  if (!drawn) parts.push(texts.say("noneShown"));
  else if (state.focus >= 0) {
    parts.push(texts.say("focusShown", { n: drawn, hops, name: shorten(context.label(state.focus)) }));
  } else if (state.view === "lists") parts.push(texts.say("allListed", { n: selection.fitting }));
  else if (isMap(network, state)) parts.push(texts.say("papersShown", { n: Math.min(selection.fitting, state.shown) }));
  else if (drawn >= selection.fitting) parts.push(texts.say("allShown", { n: drawn }));
  else parts.push(texts.say("partShown", { n: drawn, all: selection.fitting, hidden: selection.fitting - drawn }));
  const filtered = selection.candidates - selection.fitting;
  if (filtered > 0) parts.push(` ${texts.say("filteredOut", { n: filtered })}`);
  const acts: HTMLElement[] = [];
  if (state.focus >= 0) {
    const select = make("select", { id: "hops", attributes: { "aria-label": texts.say("hops") } });
    for (const each of [1, 2, 3]) {
      const name = texts.say("hopCount", { n: each });
      select.append(make("option", { attributes: { value: String(each) } }, name));
    }
    select.value = String(state.hops);
    select.addEventListener("change", () => context.change({ hops: Number(select.value), camera: undefined }));
    acts.push(select, button(texts.say("leaveFocus"), () => context.change({ focus: -1, expanded: [], camera: undefined }), { id: "leave-focus" }));
  } else if (state.view === "drawing" && drawn < selection.fitting && drawn > 0) {
    const more = Math.min(selection.fitting, state.shown * MORE, most) - state.shown;
    if (more > 0) acts.push(button(texts.say("showMore", { n: more }), () => context.change({ shown: state.shown + more }), { id: "show-more" }));
    if (more > 0 && state.shown + more < selection.fitting && selection.fitting <= most) {
      acts.push(button(texts.say("showAll", { n: selection.fitting }), () => context.change({ shown: network.size }), { id: "show-all" }));
    }
  }
  if (state.view === "drawing" && state.focus < 0 && state.shown > first) {
    acts.push(button(texts.say("showFewer"), () => context.change({ shown: first }), { id: "show-fewer" }));
  }
  if (choosesPapers(state.filters) && !state.listed) {
    acts.push(button(texts.say("listPapers"), () => context.change({ listed: true, selected: -1 }), { id: "list-papers" }));
  }
  if (state.filters.lasso.length) {
    acts.push(button(texts.say("wholeMap"), () => context.change({ filters: { ...context.state.filters, lasso: [] } }), { id: "whole-map" }));
  }
  if (state.hidden.length) {
    acts.push(button(texts.say("unhide", { n: state.hidden.length }), () => context.change({ hidden: [] })));
  }
  return make(
    "div",
    { class: "status" },
    make("p", { attributes: { role: "status" } }, ...parts),
    pathStatus(context),
    acts.length > 0 && make("div", { class: "acts" }, ...acts),
  );
}

function pathStatus(context: Context): HTMLElement | undefined {
  const { network, texts, state, selection } = context;
  const { pathFrom, pathTo } = state;
  if (pathFrom < 0 && pathTo < 0) return undefined;
  const clear = button(texts.say("clearPath"), () => context.change({ pathFrom: -1, pathTo: -1 }), { id: "clear-path" });
  if (pathFrom < 0 || pathTo < 0) {
    const known = Math.max(pathFrom, pathTo);
    return make("div", { class: "path" }, make("p", {}, texts.say("pathChoose", { name: shorten(context.label(known)) })), clear);
  }
  const names = { from: shorten(context.label(pathFrom)), to: shorten(context.label(pathTo)) };
  const steps = selection.path;
  if (!steps) return make("div", { class: "path" }, make("p", {}, texts.say("noPath", names)), clear);
  let node = pathFrom;
  const trail = make("ol", {}, make("li", {}, link(context, node)));
  for (const edge of steps) {
    const forwards = network.source[edge] === node;
    const relation = network.relations[network.relation[edge] as number];
    node = network.other(edge, node);
    const words = relation ? texts.of(forwards ? relation.label : relation.reverse) : "";
    trail.append(make("li", {}, make("small", {}, `${words} → `), link(context, node)));
  }
  const details = make("details", {}, make("summary", {}, texts.say("pathFound", { n: steps.length, ...names })), trail);
  details.open = !window.matchMedia("(max-width: 899px)").matches; // a small screen needs its room for the drawing
  return make("div", { class: "path" }, details, clear);
}

function link(context: Context, node: number): HTMLElement {
  const made = button("", () => context.open(node), { class: "link", title: context.label(node) });
  made.append(isolated(shorten(context.label(node), 48)));
  return made;
}
