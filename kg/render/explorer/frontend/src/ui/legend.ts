/** The legend, which is also the filter: a box for each kind and each relation, with counts. */

import type { Context } from "./context";
import { kindHeading, kindIcon } from "./context";
import { isMap, onMap } from "../model/selection";
import { make } from "./dom";

function toggled(set: ReadonlySet<string>, name: string, hide: boolean): Set<string> {
  const changed = new Set(set);
  if (hide) changed.add(name);
  else changed.delete(name);
  return changed;
}

function box(checked: boolean, change: (checked: boolean) => void, name: string): HTMLInputElement {
  const input = make("input", { attributes: { type: "checkbox", "data-name": name } });
  input.checked = checked;
  input.addEventListener("change", () => change(input.checked));
  return input;
}

export function legend(context: Context): HTMLElement {
  const { network, texts, state } = context;
  const totals = new Array<number>(network.kinds.length).fill(0);
  const shown = new Array<number>(network.kinds.length).fill(0);
  for (let node = 0; node < network.size; node += 1) (totals[network.kind[node] as number] as number)++;
  for (const node of context.selection.nodes) (shown[network.kind[node] as number] as number)++;
  const { hiddenKinds, hiddenRelations } = state.filters;
  const papersAlone = isMap(network, state); // what else is drawn stands around what is chosen
  const kinds = network.kinds.flatMap((kind, place) => {
    const total = totals[place] as number;
    if (!total) return [];
    const input = box(!hiddenKinds.has(kind), (checked) => {
      context.change({ filters: { ...context.state.filters, hiddenKinds: toggled(context.state.filters.hiddenKinds, kind, !checked) } });
    }, kind);
    const all = shown[place] === total || (papersAlone && kind !== "paper");
    const title = texts.say("shownNow", { n: shown[place] as number, all: total });
    const count = make("span", { class: "count", title }, all ? texts.number(total) : `${texts.number(shown[place] as number)} / ${texts.number(total)}`);
    return [make("li", {}, make("label", {}, input, kindIcon(context, kind, 16), make("span", { class: "name" }, kindHeading(context, kind)), count))];
  });
  const counts = new Array<number>(network.relations.length).fill(0);
  for (let edge = 0; edge < network.edgeCount; edge += 1) (counts[network.relation[edge] as number] as number)++;
  const relations = network.relations.flatMap((relation, place) => {
    if (!counts[place]) return [];
    const input = box(!hiddenRelations.has(relation.name), (checked) => {
      const hidden = toggled(context.state.filters.hiddenRelations, relation.name, !checked);
      context.change({ filters: { ...context.state.filters, hiddenRelations: hidden } });
    }, relation.name);
    const count = make("span", { class: "count" }, texts.number(counts[place] as number));
    return [make("li", {}, make("label", {}, input, make("span", { class: "name" }, texts.of(relation.label)), count))];
  });
  return make(
    "div",
    { class: "legend" },
    make("fieldset", {}, make("legend", {}, texts.say("kinds")), make("ul", {}, ...kinds), ...allKinds(context)),
    relations.length > 0 &&
      make("details", {}, make("summary", {}, texts.say("relations")), make("fieldset", {}, make("legend", { class: "unseen" }, texts.say("relations")), make("ul", {}, ...relations))),
  );
}

/** On a map: a box that shows all kinds, and where they appear otherwise. */
function allKinds(context: Context): HTMLElement[] {
  const { network, texts, state } = context;
  if (!onMap(network, state)) return [];
  const things = box(state.things, (checked) => context.change({ things: checked }), "things");
  return [
    make("p", { class: "hint" }, texts.say("aroundChosen")),
    make("label", { class: "field-check" }, things, texts.say("thingsToo")),
  ];
}
