/** How papers look on a map, to choose: what colour and size tell, whether other things are shown; with a legend. */

import { monthText } from "../data/network";
import { ramp, rangeOf, topWeight, UNKNOWN, weightsOf } from "../draw/look";
import { categoryColour } from "../draw/palette";
import { texture } from "../draw/regions";
import { LARGEST, SMALLEST } from "../draw/scene";
import { mainTopics } from "../model/mainTopics";
import { onMap } from "../model/selection";
import type { ColourBy, SizeBy } from "../state/state";
import type { MessageKey } from "../text/messages";
import { areaOf, hasContrast, type Context } from "./context";
import { icon, make } from "./dom";

const COLOURS: readonly (readonly [ColourBy, MessageKey])[] = [["region", "byRegion"], ["topic", "byTopic"], ["kind", "byKind"], ["month", "byMonth"], ["votes", "byVotes"]];
const SAMPLE = 40; // pixels that the gap between marks has in the legend
const SIZES: readonly (readonly [SizeBy, MessageKey])[] = [["votes", "byVotes"], ["links", "byLinks"]];

export function appearance(context: Context): HTMLElement[] {
  const { network, texts, state } = context;
  if (!onMap(network, state)) return [];
  const known = { month: rangeOf(network.month)[1] > 0, votes: rangeOf(network.votes)[1] > 0 };
  const colours = COLOURS.filter(([by]) => (by !== "topic" || mainTopics(network).topics.length > 1) && (by !== "month" || known.month) && (by !== "votes" || known.votes));
  const sizes = SIZES.filter(([by]) => by !== "votes" || known.votes);
  return [
    make(
      "fieldset",
      { class: "appearance" },
      make("legend", {}, texts.say("appearance")),
      field(context, "colourBy", colours, state.colourBy, (colourBy) => context.change({ colourBy })),
      field(context, "sizeBy", sizes, state.sizeBy, (sizeBy) => context.change({ sizeBy })),
      explained(context),
      sizesShown(context),
      make("p", { class: "hint" }, texts.say("nearIsAlike")),
    ),
  ];
}

function field<Value extends string>(
  { texts }: Context,
  name: "colourBy" | "sizeBy",
  choices: readonly (readonly [Value, MessageKey])[],
  chosen: Value,
  change: (value: Value) => void,
): HTMLElement {
  const select = make("select", { id: `look-${name}` });
  for (const [value, key] of choices) select.append(make("option", { attributes: { value } }, texts.say(key)));
  select.value = chosen;
  select.addEventListener("change", () => change(select.value as Value));
  return make("div", { class: "field" }, make("label", { attributes: { for: select.id } }, texts.say(name)), select);
}

/** What the colours mean. */
function explained(context: Context): HTMLElement | undefined {
  const { network, texts, state, palette } = context;
  const dark = palette.theme === "dark" ? 1 : 0;
  if (state.colourBy === "region") {
    const areas = (network.payload.map?.areas ?? []).flatMap((area, number) => {
      const name = areaOf(context, number, palette).lines.join(" ");
      return name ? [make("li", {}, hasContrast() ? swatch(number, area.text[dark]) : disc(area.colours[dark]), make("span", {}, name))] : [];
    });
    return make("ul", { class: "areas" }, ...areas);
  }
  if (state.colourBy === "topic") {
    const topics = mainTopics(network).topics.map((topic, place) => make("li", {}, disc(categoryColour(palette, place)), make("span", {}, context.label(topic))));
    const others = make("li", {}, disc(UNKNOWN[palette.theme]), make("span", {}, texts.say("otherTopics")));
    return make("ul", { class: "areas" }, ...topics, others);
  }
  if (state.colourBy === "kind") return undefined;
  const by = state.colourBy;
  const [least, most] = rangeOf(by === "month" ? network.month : network.votes);
  const ends = ramp(by, palette);
  const said = (value: number): string => (by === "month" ? monthText(value) : texts.number(value));
  const bar = drawn(
    "svg",
    { viewBox: "0 0 100 8", preserveAspectRatio: "none", class: "ramp", "aria-hidden": "true" },
    drawn("linearGradient", { id: "ramp" }, drawn("stop", { "stop-color": ends[0] }), drawn("stop", { offset: "1", "stop-color": ends[1] })),
    drawn("rect", { width: "100", height: "8", fill: "url(#ramp)" }),
  );
  return make("div", { class: "ramp-row" }, make("span", {}, said(least)), bar, make("span", {}, said(most)));
}

function disc(colour: string, size = 11): Element {
  return icon("M10 2a8 8 0 1 1 0 16a8 8 0 1 1 0-16Z", colour, size);
}

/** What the sizes of marks mean: the smallest, one between, and the largest. */
function sizesShown(context: Context): HTMLElement {
  const { network, texts, state, palette } = context;
  const top = topWeight(network, weightsOf(network, state));
  const steps = [...new Set([0, Math.round(top / 4), top])].map((value) => {
    const size = SAMPLE * (SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(value / top));
    return make("li", {}, disc(palette.community, size), make("span", {}, value === top ? `${texts.number(value)}+` : texts.number(value)));
  });
  const name = texts.say(weightsOf(network, state) === network.votes ? "byVotes" : "byLinks");
  return make("ul", { class: "sizes", attributes: { "aria-label": `${texts.say("sizeBy")}: ${name}` } }, ...steps);
}

/** A piece of a region with its texture. */
function swatch(area: number, colour: string): HTMLCanvasElement {
  const ratio = window.devicePixelRatio || 1;
  const made = make("canvas", { class: "swatch", attributes: { "aria-hidden": "true" } });
  [made.width, made.height] = [28 * ratio, 18 * ratio];
  const context = made.getContext("2d");
  if (!context) return made;
  context.fillStyle = texture(context, area, colour, ratio) ?? colour;
  context.fillRect(0, 0, made.width, made.height);
  return made;
}

function drawn(name: string, attributes: Record<string, string>, ...inside: Element[]): Element {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
}
