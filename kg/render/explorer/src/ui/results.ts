/** The figures that a paper reports, or that are reported on a benchmark, as a small table. */

import type { DetailBook, Score } from "../data/details";
import { plain } from "../text/normalise";
import type { Context } from "./context";
import { button, isolated, make } from "./dom";
import { evidence } from "./evidence";

const MOST = 40;

export function results(context: Context, node: number, details: DetailBook): HTMLElement | undefined {
  const { network, texts } = context;
  const rows: { other: number; score: Score }[] = [];
  for (const edge of network.edgesOf(node)) {
    for (const score of details.scoresOf(edge)) rows.push({ other: network.other(edge, node), score });
  }
  if (!rows.length) return undefined;
  const isPaper = network.kindName(node) === "paper";
  const columns = ["system", isPaper ? "benchmark" : "paper", "metric", "value"] as const;
  const head = make("tr", {}, ...columns.map((column) => make("th", { attributes: { scope: "col" } }, texts.say(column))));
  const body = rows.slice(0, MOST).map(({ other, score }) => {
    const link = button("", () => context.open(other), { class: "link" });
    link.append(isolated(context.label(other)));
    const value = plain(score.asWritten || `${score.value}${score.unit}`);
    const told = make("td", { class: "value" }, isolated(value));
    if (score.kind === "delta") told.append(" ", make("small", {}, texts.say("delta")));
    if (score.setting) told.append(" ", make("small", {}, isolated(plain(score.setting))));
    const words = evidence(context, [score.system, score.metric, value].filter(Boolean).join(" "), score.evidence, [value, score.value]);
    if (words) told.append(words);
    return make("tr", {}, make("td", {}, isolated(plain(score.system))), make("td", {}, link), make("td", {}, isolated(plain(score.metric))), told);
  });
  const cut = rows.length > MOST ? make("p", { class: "hint" }, texts.say("rowsShown", { n: MOST, all: rows.length })) : undefined;
  return make(
    "section",
    {},
    make("h3", {}, texts.say("results")),
    make("div", { class: "scroll", attributes: { tabindex: "0", role: "group", "aria-label": texts.say("results") } }, make("table", {}, make("thead", {}, head), make("tbody", {}, ...body))),
    cut,
  );
}
