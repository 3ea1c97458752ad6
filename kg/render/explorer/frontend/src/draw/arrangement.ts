/**
 * Places neighbours around a chosen thing: as many as there are lines for stand on an oval, each beside its name; the
 * others are dots within it, those of one relation and one region beside each other.
 */

import type { Network } from "../data/network";

const [OVAL, SHARE, SHARE_OF_FEW, SHARE_NARROW] = [0.72, 0.2, 0.267, 0.17] as const; // the oval's width: of its height, of the view's at most
const FEW = 24; // neighbours, whose names may be shorter
const LEAST = 0.2; // of its height: how far beside the middle the highest and lowest stand
const LINE = 15.6; // pixels from one name to the next
const [ABOVE, BELOW] = [26, 62] as const; // pixels above it, and below, where buttons stand
const [NARROW, ABOVE_NARROW, BELOW_NARROW] = [600, 12, 58] as const; // and in views up to a width
const MOST_NAMED = 80;
const MOST_PEOPLE = 16; // where not all are named
const OF_EACH_RELATION = 3; // at least, where not all are named
const [HOLE, MARGIN] = [19, 24] as const; // pixels around the middle, and from the dots to the oval
const [TIGHTEST, LOOSEST] = [3.8, 11] as const; // pixels from dot to dot
const [DOT, LARGEST_DOT] = [0.36, 3.2] as const; // radius of a dot: of what is from dot to dot, and in pixels at most

/** Where something stands, in pixels from the middle: rightwards and upwards. */
export interface Place {
  node: number;
  across: number;
  up: number;
}

export interface Arrangement {
  named: readonly Place[];
  dots: readonly Place[];
  /** Of a dot, and of all dots, in pixels. */
  dotRadius: number;
  radius: number;
  /** Pixels from the middle to the top, and how far above the middle of the view that stands. */
  height: number;
  lift: number;
}

/**
 * @param middle the chosen node
 * @param near its neighbours, the most important first
 * @param group what dots beside each other have in common, of those of one relation
 * @param view the width and the height of the drawing, in pixels
 */
export function arrange(
  network: Network,
  middle: number,
  near: readonly number[],
  group: (node: number) => number,
  [width, high]: readonly [width: number, height: number],
): Arrangement {
  const isNarrow = width < NARROW;
  const [top, bottom] = isNarrow ? [ABOVE_NARROW, BELOW_NARROW] : [ABOVE, BELOW];
  const height = Math.max((high - top - bottom) / 2, 60);
  const relations = new Map<number, number>(); // of the first link with each
  for (const edge of network.edgesOf(middle)) {
    const other = network.other(edge, middle);
    if (!relations.has(other)) relations.set(other, network.relation[edge] as number);
  }
  const relation = (node: number): number => relations.get(node) ?? 0;
  const inOrder = (nodes: readonly number[]): number[] => [...nodes].sort((one, other) => relation(one) - relation(other) || one - other);
  const named = chooseNamed(network, near, relation, Math.min(MOST_NAMED, 2 * Math.floor((2 * height) / LINE)));
  const share = isNarrow ? SHARE_NARROW : named.length > FEW ? SHARE : SHARE_OF_FEW;
  const half = Math.max(Math.min(OVAL * height, share * width), 40);
  const isNamed = new Set(named);
  const kind = (node: number): number => network.kind[node] as number;
  const rest = near
    .filter((node) => !isNamed.has(node))
    .sort((one, other) => relation(one) - relation(other) || kind(one) - kind(other) || group(one) - group(other) || one - other);
  const slots = dotSlots(Math.max(half - MARGIN, HOLE + 2 * TIGHTEST), rest.length);
  return {
    named: onOval(inOrder(named), half, height),
    dots: slots.places.map(([across, up], place) => ({ node: rest[place] as number, across, up })),
    dotRadius: Math.min(LARGEST_DOT, DOT * slots.apart),
    radius: slots.places.length ? slots.radius : 0,
    height,
    lift: (bottom - top) / 2,
  };
}

/** The most important neighbours, some of each relation among them, and not only people. */
function chooseNamed(network: Network, near: readonly number[], relation: (node: number) => number, most: number): number[] {
  if (near.length <= most) return [...near];
  const chosen = new Set<number>();
  const counts = new Map<number, number>();
  for (const node of near) {
    const count = (counts.get(relation(node)) ?? 0) + 1;
    counts.set(relation(node), count);
    if (count <= OF_EACH_RELATION && chosen.size < most) chosen.add(node);
  }
  let people = [...chosen].filter((node) => network.kindName(node) === "person").length;
  for (const node of near) {
    const isPerson = network.kindName(node) === "person";
    if (chosen.has(node) || chosen.size >= most || (isPerson && people >= MOST_PEOPLE)) continue;
    if (isPerson) people += 1;
    chosen.add(node);
  }
  return [...chosen];
}

/** Clockwise from the top: down the right side, and up the left one, evenly, so that each has a line for its name. */
function onOval(nodes: readonly number[], half: number, height: number): Place[] {
  const right = Math.ceil(nodes.length / 2);
  return nodes.map((node, place) => {
    const isRight = place < right;
    const count = isRight ? right : nodes.length - right;
    const at = isRight ? place : nodes.length - 1 - place;
    const up = 1 - (2 * (at + 0.5)) / count;
    const across = half * Math.max(Math.sqrt(1 - up * up), LEAST);
    return { node, across: isRight ? across : -across, up: up * height };
  });
}

/** Rings of places for dots, by their direction, clockwise from the top: as many as there is room for, and no more than are wanted. */
function dotSlots(most: number, wanted: number): { places: (readonly [number, number])[]; apart: number; radius: number } {
  const ringsOf = (apart: number): number[] => {
    const rings: number[] = [];
    let left = wanted;
    for (let radius = HOLE; radius <= most && left > 0; radius += apart) {
      rings.push(Math.min(left, Math.floor((2 * Math.PI * radius) / apart)));
      left -= rings[rings.length - 1] as number;
    }
    return rings;
  };
  let apart: number = LOOSEST;
  const count = (rings: readonly number[]): number => rings.reduce((sum, each) => sum + each, 0);
  while (apart > TIGHTEST && count(ringsOf(apart)) < wanted) apart -= 0.2;
  const rings = ringsOf(apart);
  const turned = rings.flatMap((dots, ring) =>
    Array.from({ length: dots }, (_, place) => [((place + (ring % 2) / 2) / dots) * 2 * Math.PI, HOLE + ring * apart] as const),
  );
  turned.sort(([one, near], [other, far]) => one - other || near - far);
  const places = turned.map(([angle, radius]) => [Math.sin(angle) * radius, Math.cos(angle) * radius] as const);
  return { places, apart, radius: HOLE + (rings.length - 1) * apart };
}
