/** Filters for papers: months, votes, topic, region of the map, venue. */

import { monthNumber, monthText } from "../data/network";
import type { Filters } from "../model/filters";
import type { Context } from "./context";
import { areaOf } from "./context";
import { make } from "./dom";

export function filterForm(context: Context): HTMLElement | undefined {
  const { network, texts, state } = context;
  const months = network.month.filter((month) => month > 0);
  const votes = network.votes.reduce((most, each) => Math.max(most, each), -1);
  const topics = topicCounts(context);
  if (!months.length && votes < 0 && !topics.length) return undefined;
  const set = (patch: Partial<Filters>): void => context.change({ filters: { ...context.state.filters, ...patch } });
  const field = (key: "since" | "until" | "minVotes" | "topic" | "region" | "venue", input: HTMLElement): HTMLElement => {
    input.id = `filter-${key}`;
    return make("div", { class: "field" }, make("label", { attributes: { for: input.id } }, texts.say(key)), input);
  };
  const month = (value: number, change: (month: number) => void): HTMLInputElement => {
    const range = { min: monthText(months.reduce((a, b) => Math.min(a, b))), max: monthText(months.reduce((a, b) => Math.max(a, b))) };
    const input = make("input", { attributes: { type: "month", placeholder: "YYYY-MM", ...range } });
    input.value = value ? monthText(value) : "";
    input.addEventListener("change", () => change(monthNumber(input.value)));
    return input;
  };
  const fields: HTMLElement[] = [];
  if (months.length) {
    fields.push(field("since", month(state.filters.from, (from) => set({ from }))));
    fields.push(field("until", month(state.filters.to, (to) => set({ to }))));
  }
  if (votes > 0) {
    const input = make("input", { attributes: { type: "number", min: "0", max: String(votes), inputmode: "numeric" } });
    input.value = state.filters.minVotes ? String(state.filters.minVotes) : "";
    input.addEventListener("change", () => set({ minVotes: Math.max(0, Math.trunc(Number(input.value)) || 0) }));
    fields.push(field("minVotes", input));
  }
  if (topics.length) {
    const select = make("select", {}, make("option", { attributes: { value: "-1" } }, texts.say("anyTopic")));
    for (const [node, count] of topics) {
      select.append(make("option", { attributes: { value: String(node) } }, `${context.label(node)} (${texts.number(count)})`));
    }
    select.value = String(state.filters.topic);
    select.addEventListener("change", () => set({ topic: Number(select.value) }));
    fields.push(field("topic", select));
  }
  const areas = (network.payload.map?.areas ?? []).flatMap((_, area) => {
    const name = areaOf(context, area, context.palette).lines.join(" ");
    return name ? [[String(area), name] as const] : [];
  });
  const chosen = (none: string, options: readonly (readonly [value: string, name: string])[], value: string, change: (value: string) => void): HTMLElement => {
    const select = make("select", {}, make("option", { attributes: { value: "" } }, none));
    for (const [each, name] of options) select.append(make("option", { attributes: { value: each } }, name));
    select.value = value;
    select.addEventListener("change", () => change(select.value));
    return select;
  };
  if (areas.length > 1) {
    const { area } = state.filters;
    fields.push(field("region", chosen(texts.say("anyRegion"), areas, area < 0 ? "" : String(area), (value) => set({ area: value ? Number(value) : -1 }))));
  }
  const venues = [...new Set(network.venue.values())].sort();
  if (venues.length) {
    fields.push(field("venue", chosen(texts.say("anyVenue"), venues.map((name) => [name, name] as const), state.filters.venue, (venue) => set({ venue }))));
  }
  return make("fieldset", { class: "filters" }, make("legend", {}, texts.say("filters")), ...fields);
}

/** The topics of papers with how many have each, most first. */
function topicCounts({ network }: Context): [number, number][] {
  const subject = network.relations.findIndex(({ name }) => name === "subject");
  const counts = new Map<number, number>();
  for (let edge = 0; edge < network.edgeCount; edge += 1) {
    if (network.relation[edge] !== subject) continue;
    const topic = network.target[edge] as number;
    counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  return [...counts].sort(([a, first], [b, second]) => second - first || a - b);
}
