/** Places neighbours around a chosen thing so that each has a line for its name: evenly from top to bottom, on both sides. */

export const OVAL = 0.72; // how wide it is, of its height
const LEAST = 0.2; // how far beside the middle the highest and lowest stand

export interface OvalPlace {
  node: number;
  /** From the middle, where the oval reaches from -1 to 1 upwards. */
  across: number;
  up: number;
}

/** Clockwise from the top: down the right side, and up the left one. */
export function ovalPlaces(nodes: readonly number[]): OvalPlace[] {
  const right = Math.ceil(nodes.length / 2);
  return nodes.map((node, place) => {
    const isRight = place < right;
    const count = isRight ? right : nodes.length - right;
    const at = isRight ? place : nodes.length - 1 - place;
    const up = 1 - (2 * (at + 0.5)) / count;
    const across = OVAL * Math.max(Math.sqrt(1 - up * up), LEAST);
    return { node, across: isRight ? across : -across, up };
  });
}
