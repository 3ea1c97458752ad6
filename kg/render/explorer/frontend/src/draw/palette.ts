/** The colours of kinds, light and dark; every one stands out from its background by 3:1 at least. */

export interface Palette {
  background: string;
  text: string;
  halo: string;
  community: string;
  dimmed: string;
  ring: string;
  kinds: Record<string, string>;
}

export const LIGHT: Palette = {
  background: "#fcfcfb",
  text: "#1c2127",
  halo: "rgba(252,252,251,0.92)",
  community: "#4a5260",
  dimmed: "#e3e5e8",
  ring: "#111418",
  kinds: {
    paper: "#2f6fc9",
    person: "#8a7a5c",
    topic: "#0b8a63",
    benchmark: "#cf5214",
    model: "#b23a83",
    artifact: "#7250c7",
    other: "#5f6873",
  },
};

export const DARK: Palette = {
  background: "#14171b",
  text: "#e9ecef",
  halo: "rgba(20,23,27,0.9)",
  community: "#b4bcc8",
  dimmed: "#2b3037",
  ring: "#ffffff",
  kinds: {
    paper: "#6ea8f5",
    person: "#c0b08e",
    topic: "#3ecf9d",
    benchmark: "#f58b4e",
    model: "#ec84c1",
    artifact: "#ae95f2",
    other: "#9aa4b1",
  },
};

export function kindColour(palette: Palette, kind: string): string {
  return palette.kinds[kind] ?? (palette.kinds["other"] as string);
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
