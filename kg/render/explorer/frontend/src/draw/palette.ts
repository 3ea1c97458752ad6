/** The colours of the page, light and dark; those of kinds come with the data. */

import type { KindColumn } from "../data/payload";

export interface Palette {
  theme: "light" | "dark";
  background: string;
  text: string;
  halo: string;
  community: string;
  ring: string;
}

export const LIGHT: Palette = {
  theme: "light",
  background: "#fcfcfb",
  text: "#1c2127",
  halo: "rgba(252,252,251,0.92)",
  community: "#4a5260",
  ring: "#111418",
};

export const DARK: Palette = {
  theme: "dark",
  background: "#14171b",
  text: "#e9ecef",
  halo: "rgba(20,23,27,0.9)",
  community: "#b4bcc8",
  ring: "#ffffff",
};

/** Hues that stay apart for people who do not see red or green; the second time around lines are dashed. */
const RELATIONS = {
  light: ["#8a6d3b", "#0b8a63", "#2f6fc9", "#cf5214", "#b23a83", "#7250c7", "#4a5568"],
  dark: ["#d3b98a", "#4fd0a5", "#7db1f7", "#f59b62", "#ef8cc6", "#b69cf5", "#b4bcc8"],
} as const;

/** The colour of one of a few categories, by its number. */
export function categoryColour(palette: Palette, category: number): string {
  const colours = RELATIONS[palette.theme];
  return colours[category % colours.length] as string;
}

/** How the links of a relation are drawn, by its number. */
export function relationInk(palette: Palette, relation: number): { colour: string; dash: readonly number[] } {
  const colours = RELATIONS[palette.theme];
  return { colour: colours[relation % colours.length] as string, dash: relation < colours.length ? [] : [6, 4] };
}

const faded = { light: [new Map<string, string>(), new Map<string, string>()], dark: [new Map<string, string>(), new Map<string, string>()] } as const;
const [REMAINS, STAYS] = [0.2, 0.5] as const; // of a colour that fades; and where more contrast is asked for

/** A colour that gives way to what is chosen: most of it has become the paper. */
export function fade(colour: string, palette: Palette, contrast = false): string {
  const remains = contrast ? STAYS : REMAINS;
  const known = faded[palette.theme][contrast ? 1 : 0];
  let made = known.get(colour);
  if (made === undefined) {
    const channel = (text: string, at: number): number => Number.parseInt(text.slice(at, at + 2), 16);
    const digits = [1, 3, 5].map((at) => Math.round(channel(palette.background, at) * (1 - remains) + channel(colour, at) * remains));
    known.set(colour, (made = `#${digits.map((value) => value.toString(16).padStart(2, "0")).join("")}`));
  }
  return made;
}

export function kindColour(palette: Palette, kind: KindColumn): string {
  return kind[palette.theme];
}

const translucent = new Map<string, string>();

/** A colour of six digits with an opacity from 0 to 1. */
export function withOpacity(colour: string, opacity: number): string {
  const key = colour + opacity;
  let made = translucent.get(key);
  if (made === undefined) translucent.set(key, (made = mixed(colour, opacity)));
  return made;
}

function mixed(colour: string, opacity: number): string {
  const part = (from: number): number => Number.parseInt(colour.slice(from, from + 2), 16);
  return `rgba(${part(1)},${part(3)},${part(5)},${opacity})`;
}
