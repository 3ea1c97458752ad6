/** The figures that a paper reports, or that are reported on a benchmark, as a small table with the words behind each. */

import type { DetailBook, Score } from "../data/details";
import { plain } from "../text/normalise";
import type { Texts } from "../text/messages";
import type { Context } from "./context";
import { button, isolated, make } from "./dom";
import { evidence } from "./evidence";

const MOST = 40;

interface Row {
  other: number;
  score: Score;
}

export function results(context: Context, node: number, details: DetailBook): HTMLElement | undefined {
  const { network, texts } = context;
  const rows: Row[] = [];
  for (const edge of network.edgesOf(node)) {
    for (const score of details.scoresOf(edge)) rows.push({ other: network.other(edge, node), score });
  }
  if (!rows.length) return undefined;
  const isPaper = network.kindName(node) === "paper";
  sortBestFirst(rows, isPaper);
  const columns = [...(isPaper ? (["system", "benchmark"] as const) : (["system"] as const)), "metric", "value"] as const;
  const head = make("tr", {}, ...columns.map((column) => make("th", { attributes: { scope: "col" } }, texts.say(column))));
  const list = make("table", { attributes: { "aria-label": texts.say("results") } }, make("thead", {}, head));
  const bodies = rows.map((row) => result(context, row, isPaper));
  list.append(...bodies.slice(0, MOST));
  const section = make(
    "section",
    { class: "results" },
    make("h3", {}, texts.say("results"), " ", make("span", { class: "count" }, texts.number(rows.length))),
    make("div", { class: "scroll", attributes: { tabindex: "0", role: "group", "aria-label": texts.say("results") } }, list),
  );
  if (rows.length > MOST) {
    const more = button(texts.say("showAll", { n: rows.length }), () => {
      list.append(...bodies.slice(MOST));
      more.remove();
      bodies[MOST]?.querySelector("button")?.focus();
    }, { class: "more" });
    section.append(more);
  }
  return section;
}

/**
 * Scores before differences; on a benchmark the usual metric first and the others by how many figures they have, in a
 * paper benchmark by benchmark; of each metric the best first.
 */
function sortBestFirst(rows: Row[], isPaper: boolean): void {
  const board = ({ other, score }: Row): string => `${isPaper ? other : ""} ${score.kind === "delta" ? 1 : 0} ${score.isUsual ? "" : `- ${score.metric[0]}`}`;
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(board(row), (counts.get(board(row)) ?? 0) + 1);
  const better = (one: Row, other: Row): number => (one.score.lowerIsBetter ? 1 : -1) * (Number(one.score.value) - Number(other.score.value));
  const isDelta = ({ score }: Row): number => Number(score.kind === "delta");
  rows.sort((one, other) =>
    (isPaper ? one.other - other.other : 0) ||
    isDelta(one) - isDelta(other) ||
    Number(other.score.isUsual) - Number(one.score.isUsual) ||
    (counts.get(board(other)) as number) - (counts.get(board(one)) as number) ||
    board(one).localeCompare(board(other)) ||
    better(one, other),
  );
}

/** A figure: its row, and below it the paper where the card is not the paper's own, and the words behind. */
function result(context: Context, { other, score }: Row, isPaper: boolean): HTMLElement {
  const { texts } = context;
  const link = button("", () => context.open(other), { class: "link" });
  link.append(isolated(context.label(other)));
  const value = plain(valueIn(texts, score));
  const cell = make("td", { class: "value" }, isolated(value));
  if (score.kind === "delta") cell.append(" ", make("small", {}, texts.say("delta")));
  const called = plain(texts.of(score.system));
  const system = make("td", {}, isolated(called));
  if (score.setting) system.append(" ", make("small", {}, isolated(plain(score.setting))));
  const named = plain(texts.of(score.metric));
  const metric = make("td", {}, isolated(named));
  const row = make("tr", {}, system, isPaper && make("td", {}, link), metric, cell);
  const words = evidence(context, [called, named, value].filter(Boolean).join(" "), score.evidence, [plain(score.asWritten), value, score.value]);
  if (isPaper && !words) return make("tbody", {}, row);
  const below = make("td", { attributes: { colspan: isPaper ? "4" : "3" } }, isPaper ? undefined : link, words);
  return make("tbody", {}, row, make("tr", { class: "below" }, below));
}

const HANGUL = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]/;
const UNITS: Readonly<Record<string, string>> = { x: "×", points: " points" };

/** A figure as the notes write it; on a page in English with the unit in English where the notes have it in Korean. */
export function valueIn(texts: Texts, { asWritten, value, unit }: Pick<Score, "asWritten" | "value" | "unit">): string {
  if (!asWritten || (texts.language === "en" && HANGUL.test(asWritten))) {
    const digits = /^[+\-−±]?\d[\d.,]*/.exec(asWritten)?.[0] ?? value;
    return `${digits}${UNITS[unit] ?? unit}`;
  }
  return asWritten;
}
