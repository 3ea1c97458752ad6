/** What the parts of the page share: the network, the state, and the one way to change it. */

import type { DetailBook } from "../data/details";
import type { Network } from "../data/network";
import type { Palette } from "../draw/palette";
import { kindColour } from "../draw/palette";
import { shapeOf, shapePath } from "../draw/shapes";
import type { SearchIndex } from "../model/search";
import type { Selection } from "../model/selection";
import type { State } from "../state/state";
import type { Texts } from "../text/messages";
import { withSymbols } from "../text/mathematics";
import { plain } from "../text/normalise";
import { icon } from "./dom";

export interface Context {
  readonly network: Network;
  readonly state: State;
  readonly selection: Selection;
  readonly texts: Texts;
  readonly palette: Palette;
  /** Made when it is first asked for. */
  search(): SearchIndex;
  details(): Promise<DetailBook>;
  /** @param remember whether going back leads to what was before */
  change(patch: Partial<State>, remember?: boolean): void;
  /** Opens a node's card, and brings the node into view. */
  open(node: number): void;
  /** How a node is called in the language of the page. */
  label(node: number): string;
}

export function labelOf(network: Network, texts: Texts, node: number): string {
  const korean = texts.language === "ko" ? network.korean.get(node) : undefined;
  return withSymbols(plain(korean ?? (network.label[node] as string)));
}

/** The name of a community, "" for none. */
export function communityOf({ network, texts }: Pick<Context, "network" | "texts">, community: number): string {
  const found = network.communities[community];
  return found ? withSymbols(plain(texts.of(found.name))) : "";
}

/** The lines of an area's name, and its colour on the page. */
export function areaOf({ network, texts }: Pick<Context, "network" | "texts">, area: number, palette: Palette, upright = false): { lines: readonly string[]; colour: string } {
  const found = network.payload.map?.areas[area];
  const lines = found?.[upright ? "upright" : "wide"].lines[texts.language === "ko" ? 1 : 0] ?? [];
  return { lines: lines.map(plain), colour: found?.text[palette.theme === "dark" ? 1 : 0] ?? palette.community };
}

/** Whether more contrast is asked for, by the system or in the menu. */
export function hasContrast(): boolean {
  return document.documentElement.dataset["contrast"] === "more";
}

/** How a kind of nodes is called. */
export function kindLabel({ network, texts }: Pick<Context, "network" | "texts">, kind: string): string {
  return texts.of(network.kindNamed(kind).label);
}

/** How a kind is called as the heading of several nodes. */
export function kindHeading({ network, texts }: Pick<Context, "network" | "texts">, kind: string): string {
  return texts.of(network.kindNamed(kind).plural);
}

export function kindIcon(context: Context, kind: string, size = 14): SVGSVGElement {
  const row = context.network.kindNamed(kind);
  const made = icon(shapePath(shapeOf(row), 10, 10, 8.5), kindColour(context.palette, row), size);
  made.dataset["icon"] = kind;
  return made;
}
