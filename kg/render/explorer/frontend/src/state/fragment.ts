/** The state in the fragment of the page's address, so that a view can be shared and reloaded. */

import { monthNumber, monthText, type Network } from "../data/network";
import { startState, type ColourBy, type State, type View } from "./state";

const COLOURS: readonly ColourBy[] = ["region", "kind", "month", "votes"];
const VIEWS: readonly View[] = ["drawing", "lists", "sparql"];

export function writeFragment(state: State, network: Network, first: number): string {
  const { filters, camera } = state;
  const told = new URLSearchParams();
  const key = (node: number): string => network.key(node);
  if (state.view !== "drawing") told.set("view", state.view);
  if (state.focus >= 0) {
    told.set("focus", key(state.focus));
    told.set("hops", String(state.hops));
  }
  if (state.selected >= 0) told.set("select", key(state.selected));
  if (state.pathFrom >= 0) told.set("from", key(state.pathFrom));
  if (state.pathTo >= 0) told.set("to", key(state.pathTo));
  if (filters.hiddenKinds.size) told.set("without", [...filters.hiddenKinds].sort().join(","));
  if (filters.hiddenRelations.size) told.set("without-relations", [...filters.hiddenRelations].sort().join(","));
  if (filters.from) told.set("since", monthText(filters.from));
  if (filters.to) told.set("until", monthText(filters.to));
  if (filters.minVotes) told.set("votes", String(filters.minVotes));
  if (filters.topic >= 0) told.set("topic", key(filters.topic));
  if (filters.venue) told.set("venue", filters.venue);
  const area = network.payload.map?.areas[filters.area];
  if (area) told.set("region", area.name[0]);
  if (filters.lasso.length) told.set("within", filters.lasso.join(","));
  if (state.listed) told.set("list", "1");
  if (state.shown !== first) told.set("shown", String(state.shown));
  for (const node of state.expanded) told.append("expanded", key(node));
  for (const node of state.hidden) told.append("hidden", key(node));
  if (state.things) told.set("things", "1");
  if (state.colourBy !== "region") told.set("colour", state.colourBy);
  if (state.sizeBy !== "votes") told.set("size", state.sizeBy);
  if (camera) told.set("camera", [camera.x, camera.y, camera.ratio].map((value) => value.toFixed(4)).join(","));
  return told.toString();
}

/** What a fragment says; parts that make no sense are left out. */
export function readFragment(fragment: string, network: Network, first: number): State {
  const told = new URLSearchParams(fragment.replace(/^#/, ""));
  const node = (name: string): number => (told.has(name) ? network.find(told.get(name) as string) : -1);
  const nodes = (name: string): number[] =>
    [...new Set(told.getAll(name).map((key) => network.find(key)))].filter((found) => found >= 0);
  const names = (name: string, known: readonly string[]): Set<string> =>
    new Set((told.get(name) ?? "").split(",").filter((each) => known.includes(each)));
  const topic = node("topic");
  const view = told.get("view") as View;
  return {
    ...startState(first),
    view: VIEWS.includes(view) ? view : "drawing",
    filters: {
      hiddenKinds: names("without", network.kinds),
      hiddenRelations: names("without-relations", network.relations.map((relation) => relation.name)),
      from: monthNumber(told.get("since") ?? ""),
      to: monthNumber(told.get("until") ?? ""),
      minVotes: whole(told.get("votes"), 0, 1_000_000, 0),
      topic: topic >= 0 && network.kindName(topic) === "topic" ? topic : -1,
      venue: told.get("venue") ?? "",
      area: told.has("region") ? (network.payload.map?.areas ?? []).findIndex(({ name }) => name[0] === told.get("region")) : -1,
      lasso: network.payload.map ? readLasso(told.get("within")) : [],
    },
    focus: node("focus"),
    hops: whole(told.get("hops"), 1, 3, 1),
    selected: node("select"),
    listed: told.get("list") === "1",
    pathFrom: node("from"),
    pathTo: node("to"),
    shown: whole(told.get("shown"), 1, network.size, first),
    expanded: nodes("expanded"),
    hidden: nodes("hidden"),
    camera: readCamera(told.get("camera")),
    things: told.get("things") === "1",
    colourBy: COLOURS.find((each) => each === told.get("colour")) ?? "region",
    sizeBy: told.get("size") === "links" ? "links" : "votes",
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
