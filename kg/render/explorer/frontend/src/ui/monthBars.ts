/** How many papers there are of each month, as bars below the map: dragging over them chooses months, and they play. */

import { monthText } from "../data/network";
import { onMap } from "../model/selection";
import type { Context } from "./context";
import { button, make } from "./dom";
import type { Player } from "./player";

const SVG = "http://www.w3.org/2000/svg";
const HIGH = 34;
const [WIDEST, LEAST] = [26, 340] as const; // pixels: a month, and all of them with the words above

/** The bars, to stand below the player's button; undefined where there are no months to choose. */
export function monthBars(context: Context, player: Player): HTMLElement | undefined {
  const { network, state, texts } = context;
  const counts = new Map<number, number>();
  for (const month of network.month) if (month > 0) counts.set(month, (counts.get(month) ?? 0) + 1);
  if (counts.size < 2 || !onMap(network, state)) {
    player.stop();
    return undefined;
  }
  const first = Math.min(...counts.keys());
  const last = Math.max(...counts.keys());
  const most = Math.max(...counts.values());
  const fullest = [...counts].reduce((best, each) => (each[1] > best[1] ? each : best));
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${(last - first + 1) * 10} ${HIGH}`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true"); // the fields for months do the same
  const { from, to } = state.filters;
  for (let month = first; month <= last; month += 1) {
    const count = counts.get(month) ?? 0;
    const high = count ? Math.max(2, (HIGH * count) / most) : 0;
    const bar = document.createElementNS(SVG, "rect");
    const place = { x: (month - first) * 10 + 1, y: HIGH - high, width: 8, height: high };
    for (const [name, value] of Object.entries(place)) bar.setAttribute(name, String(value));
    bar.setAttribute("class", (!from || month >= from) && (!to || month <= to) ? "in" : "out");
    const title = document.createElementNS(SVG, "title");
    title.textContent = `${monthText(month)}: ${texts.number(count)}`;
    bar.append(title);
    svg.append(bar);
  }
  const monthAt = (event: PointerEvent): number => {
    const box = svg.getBoundingClientRect();
    const part = Math.min(0.9999, Math.max(0, (event.clientX - box.left) / Math.max(box.width, 1)));
    return first + Math.floor(part * (last - first + 1));
  };
  let start = 0;
  svg.addEventListener("pointerdown", (event) => {
    start = monthAt(event);
    svg.setPointerCapture(event.pointerId);
  });
  svg.addEventListener("pointerup", (event) => {
    if (!start) return;
    const [a, b] = [start, monthAt(event)].sort((one, other) => one - other) as [number, number];
    const again = a === b && from === a && to === a;
    context.change({ filters: { ...context.state.filters, from: again ? 0 : a, to: again ? 0 : b } });
  });
  const stop = (): void => player.stop();
  svg.addEventListener("pointerdown", stop);
  const all = (): void => context.change({ filters: { ...context.state.filters, from: 0, to: 0 } });
  player.refresh(context, first, last);
  const figure = make(
    "figure",
    {},
    make("figcaption", {}, make("span", {}, from || to ? `${monthText(from || first)} – ${monthText(to || last)}` : texts.say("monthsChosen")), from || to ? button(texts.say("allMonths"), all, { id: "all-months" }) : make("small", {}, texts.say("monthsHint"))),
    make("p", { class: "unseen" }, texts.say("monthsTold", { from: monthText(first), until: monthText(last), month: monthText(fullest[0]), n: most })),
    svg,
    make("div", { class: "ends", attributes: { "aria-hidden": "true" } }, make("span", {}, monthText(first)), make("span", {}, monthText(last))),
  );
  figure.style.maxWidth = `${Math.min(420, Math.max(WIDEST * (last - first + 1), LEAST))}px`;
  return figure;
}
