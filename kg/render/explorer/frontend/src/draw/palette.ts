/** The colours of the page, light and dark; those of kinds are told by the data. */

import type { KindColumn } from "../data/payload";

export interface Palette {
  theme: "light" | "dark";
  background: string;
  text: string;
  halo: string;
  community: string;
  dimmed: string;
  ring: string;
}

export const LIGHT: Palette = {
  theme: "light",
  background: "#fcfcfb",
  text: "#1c2127",
  halo: "rgba(252,252,251,0.92)",
  community: "#4a5260",
  dimmed: "#e3e5e8",
  ring: "#111418",
};

export const DARK: Palette = {
  theme: "dark",
  background: "#14171b",
  text: "#e9ecef",
  halo: "rgba(20,23,27,0.9)",
  community: "#b4bcc8",
  dimmed: "#2b3037",
  ring: "#ffffff",
};

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
