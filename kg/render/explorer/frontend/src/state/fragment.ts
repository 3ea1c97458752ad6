/** The state in the fragment of the page's address, so that a view can be shared and reloaded. */

import { monthNumber, monthText, type Network } from "../data/network";
import { startState, type ColourBy, type State, type View } from "./state";

const COLOURS: readonly ColourBy[] = ["region", "topic", "kind", "month", "votes"];
const [WITHIN, WITHIN_UPRIGHT] = ["within", "within-upright"] as const; // the map of wide, and of high screens
const VIEWS: readonly View[] = ["drawing", "lists", "sparql"];

export function writeFragment(state: State, network: Network, first: number): string {
  const { filters, camera } = state;
  const parameters = new URLSearchParams();
  const key = (node: number): string => network.key(node);
  if (state.view !== "drawing") parameters.set("view", state.view);
  if (state.focus >= 0) {
    parameters.set("focus", key(state.focus));
    parameters.set("hops", String(state.hops));
  }
  if (state.selected >= 0) parameters.set("select", key(state.selected));
  if (state.pathFrom >= 0) parameters.set("from", key(state.pathFrom));
  if (state.pathTo >= 0) parameters.set("to", key(state.pathTo));
  if (filters.hiddenKinds.size) parameters.set("without", [...filters.hiddenKinds].sort().join(","));
  if (filters.hiddenRelations.size) parameters.set("without-relations", [...filters.hiddenRelations].sort().join(","));
  if (filters.from) parameters.set("since", monthText(filters.from));
  if (filters.to) parameters.set("until", monthText(filters.to));
  if (filters.minVotes) parameters.set("votes", String(filters.minVotes));
  if (filters.topic >= 0) parameters.set("topic", key(filters.topic));
  if (filters.venue) parameters.set("venue", filters.venue);
  const area = network.payload.map?.areas[filters.area];
  if (area) parameters.set("region", area.name[0]);
  if (filters.lasso.length) parameters.set(filters.lassoUpright ? WITHIN_UPRIGHT : WITHIN, filters.lasso.join(","));
  if (state.listed) parameters.set("list", "1");
  if (state.shown !== first) parameters.set("shown", String(state.shown));
  for (const node of state.expanded) parameters.append("expanded", key(node));
  for (const node of state.hidden) parameters.append("hidden", key(node));
  if (state.things) parameters.set("things", "1");
  if (state.colourBy !== "region") parameters.set("colour", state.colourBy);
  if (state.sizeBy !== "votes") parameters.set("size", state.sizeBy);
  if (camera) parameters.set("camera", [camera.x, camera.y, camera.ratio].map((value) => value.toFixed(4)).join(","));
  return parameters.toString();
}

/** What a fragment says; parts that make no sense are left out. */
export function readFragment(fragment: string, network: Network, first: number): State {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ""));
  const node = (name: string): number => (parameters.has(name) ? network.find(parameters.get(name) as string) : -1);
  const nodes = (name: string): number[] =>
    [...new Set(parameters.getAll(name).map((key) => network.find(key)))].filter((found) => found >= 0);
  const names = (name: string, known: readonly string[]): Set<string> =>
    new Set((parameters.get(name) ?? "").split(",").filter((each) => known.includes(each)));
  const topic = node("topic");
  const view = parameters.get("view") as View;
  return {
    ...startState(first),
    view: VIEWS.includes(view) ? view : "drawing",
    filters: {
      hiddenKinds: names("without", network.kinds),
      hiddenRelations: names("without-relations", network.relations.map((relation) => relation.name)),
      from: monthNumber(parameters.get("since") ?? ""),
      to: monthNumber(parameters.get("until") ?? ""),
      minVotes: whole(parameters.get("votes"), 0, 1_000_000, 0),
      topic: topic >= 0 && network.kindName(topic) === "topic" ? topic : -1,
      venue: parameters.get("venue") ?? "",
      area: parameters.has("region") ? (network.payload.map?.areas ?? []).findIndex(({ name }) => name[0] === parameters.get("region")) : -1,
      lasso: network.payload.map ? readLasso(parameters.get(WITHIN_UPRIGHT) ?? parameters.get(WITHIN)) : [],
      lassoUpright: parameters.has(WITHIN_UPRIGHT),
    },
    focus: node("focus"),
    hops: whole(parameters.get("hops"), 1, 3, 1),
    selected: node("select"),
    listed: parameters.get("list") === "1",
    pathFrom: node("from"),
    pathTo: node("to"),
    shown: whole(parameters.get("shown"), 1, network.size, first),
    expanded: nodes("expanded"),
    hidden: nodes("hidden"),
    camera: readCamera(parameters.get("camera")),
    things: parameters.get("things") === "1",
    colourBy: COLOURS.find((each) => each === parameters.get("colour")) ?? "region",
    sizeBy: parameters.get("size") === "links" ? "links" : "votes",
  };
}

function whole(text: string | null, least: number, most: number, otherwise: number): number {
  const number = Number(text);
  return text && Number.isInteger(number) && number >= least && number <= most ? number : otherwise;
}

function readLasso(text: string | null): number[] {
  const numbers = (text ?? "").split(",").map(Number);
  const sensible = numbers.length >= 6 && numbers.length <= 200 && numbers.length % 2 === 0 && numbers.every(Number.isInteger);
  return sensible ? numbers : [];
}

function readCamera(text: string | null): State["camera"] {
  const [x, y, ratio, ...more] = (text ?? "").split(",").map(Number);
  if (more.length || x === undefined || y === undefined || ratio === undefined) return undefined;
  const sensible = Math.abs(x) < 10 && Math.abs(y) < 10 && ratio > 0.001 && ratio < 10;
  return sensible ? { x, y, ratio } : undefined;
}
