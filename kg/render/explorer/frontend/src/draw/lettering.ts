/** The labels of a scene: which nodes ask for one, how they are measured and drawn. */

import { shorten } from "../text/normalise";
import type { Projection, Style } from "./drawing";
import { placeLabels, type Box, type Candidate, type Placed } from "./labels";
import type { Emphasis, Scene } from "./scene";

export const FONT = 'system-ui, -apple-system, "Segoe UI", "Noto Sans KR", "Noto Sans CJK KR", "Malgun Gothic", "Apple SD Gothic Neo", sans-serif';
const [LONGEST, SHORTEST] = [34, 14] as const; // letters of a label
const LONGEST_BESIDE = 66; // beside a neighbour of the chosen thing, where there is room
const MARGIN = 60;
const ROAMS = 0.62; // of the view's width is the widest name without a place of its own
const LEAST = 12; // pixels of letters
const NEAREST = 80; // pixels that the name of what is chosen may stand from it where there is no room beside it
const BESIDE_DOTS = 2; // pixels
const [MIDDLE, MIDDLE_ROOM] = [1.5, 20] as const; // how wide its name may be there, between marks: of the dots' reach and some pixels
const FARTHEST = 150; // pixels that the name of an area may stand from where it was to be
const [FIRST_AREA, LINES] = [1e9, 10] as const; // keys of the lines of names, beyond those of nodes
const [BUTTONS, BUTTONS_NARROW] = [[338, 52], [184, 56]] as const; // pixels that the drawing's buttons take
const REST = [160, 50] as const; // pixels that the way to the list of unnamed neighbours takes
const widths = new Map<string, number>();

export function fontOf({ bold, size }: { bold: boolean; size: number }): string {
  return `${bold ? "600 " : ""}${size}px ${FONT}`;
}

/** The label of a node may be set right of it where its circle ends. */
export function screenRadius(scene: Scene, node: number, ratio: number): number {
  return scene.radius(node) / Math.sqrt(ratio);
}

export function chooseLabels(
  scene: Scene,
  emphasis: Emphasis,
  style: Style,
  view: Projection,
  context: CanvasRenderingContext2D,
): Placed[] {
  const measure = (candidate: Candidate): number => {
    const key = `${candidate.bold ? "b" : ""}${candidate.size}|${candidate.text}`;
    let width = widths.get(key);
    if (width === undefined) {
      context.font = fontOf(candidate);
      width = context.measureText(candidate.text).width;
      if (widths.size > 20_000) widths.clear();
      widths.set(key, width);
    }
    return width;
  };
  const room = view.ratio > 0.6 && !emphasis.lit ? 15_000 : 9_000; // square pixels a label; fewer when seen from afar
  const most = Math.min(160, Math.max(10, scene.ring.size + 1, Math.round((view.width * view.height) / room)));
  const { width, height } = view;
  const [wide, high] = width < 600 ? BUTTONS_NARROW : BUTTONS;
  const buttons = { left: width - wide, right: width, top: height - high, bottom: height };
  const more = scene.dots.size ? [{ left: 0, right: REST[0], top: height - REST[1], bottom: height }] : [];
  const taken = [buttons, ...more, ...marks(scene, emphasis, view)];
  return placeLabels(candidates(scene, emphasis, style, view, most * 12, measure), view, measure, most, taken);
}

/** Where marks stand that labels must not cover: all in the view, while something is chosen those that stand out. */
function marks(scene: Scene, emphasis: Emphasis, view: Projection): Box[] {
  const found: Box[] = [];
  for (const node of scene.nodes) {
    if (emphasis.lit && !emphasis.lit.has(node)) continue;
    const x = (scene.x[node] as number) * view.scale + view.left;
    const y = view.top - (scene.y[node] as number) * view.scale;
    const radius = screenRadius(scene, node, view.ratio);
    if (x < -radius || y < -radius || x > view.width + radius || y > view.height + radius) continue;
    found.push({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius, key: node });
  }
  return found;
}

function* candidates(
  scene: Scene,
  emphasis: Emphasis,
  style: Style,
  view: Projection,
  most: number,
  measure: (candidate: Candidate) => number,
): Generator<Candidate> {
  const first = [emphasis.hovered, emphasis.selected].filter((node) => node >= 0);
  const lit = emphasis.lit;
  const asCandidate = (node: number, strong: boolean): Candidate | undefined => {
    const x = (scene.x[node] as number) * view.scale + view.left;
    const y = view.top - (scene.y[node] as number) * view.scale;
    if (x < -MARGIN || y < 0 || x > view.width + MARGIN || y > view.height) return undefined;
    const isMiddle = node === emphasis.selected && scene.dotsReach > 0; // its name stands beside its dots
    const radius = isMiddle ? scene.dotsReach * view.scale + BESIDE_DOTS : screenRadius(scene, node, view.ratio);
    const size = strong ? 13 : radius > 9 ? 13 : 12;
    const candidate: Candidate = { key: node, text: shorten(style.label(node), scene.around ? 30 : LONGEST), x, y, radius, size, bold: strong, centred: false, ...(scene.around ? around(scene, node) : {}), ...beside(node) };
    for (let longest = LONGEST; isMiddle && longest >= SHORTEST && measure(candidate) > MIDDLE * (radius + MIDDLE_ROOM); longest -= 2) {
      candidate.text = shorten(style.label(node), longest);
    }
    if (!scene.ring.has(node)) return candidate;
    // beside a neighbour of the chosen thing there is only so much room
    candidate.close = true;
    candidate.text = shorten(style.label(node), LONGEST_BESIDE);
    const beyond = candidate.first === "left" ? x : view.width - x;
    for (let longest = LONGEST_BESIDE - 4; longest >= SHORTEST && measure(candidate) > beyond - radius - 10; longest -= 4) {
      candidate.text = shorten(style.label(node), longest);
    }
    return candidate;
  };
  // the neighbours of a chosen node stand in rings around it: their labels outside
  const middle = scene.map && emphasis.selected >= 0 ? (scene.x[emphasis.selected] as number) : undefined;
  const beside = (node: number): Pick<Candidate, "first"> => {
    const step = scene.steps.indexOf(node);
    if (step >= 0) return scene.upright ? {} : { first: step % 2 ? "above" : "below" };
    if (middle === undefined || !lit?.has(node)) return {};
    if (node === emphasis.selected) return { first: "below" };
    return (scene.x[node] as number) < middle - 1 ? { first: "left" } : {};
  };
  for (const node of new Set([...first, ...scene.steps])) {
    const candidate = asCandidate(node, true);
    if (candidate) yield node === emphasis.hovered ? { ...candidate, insists: true } : node === emphasis.selected ? { ...candidate, roams: NEAREST } : candidate;
  }
  const said = new Set<string>();
  if (scene.map && !lit) {
    for (const candidate of areaNames(scene, style, view, measure)) {
      const inView = candidate.x > 0 && candidate.x < view.width && candidate.y > 0 && candidate.y < view.height;
      if (inView) said.add(candidate.text); // a community of the same name needs no other one
      yield candidate;
    }
  }
  if (!lit && (scene.map ? view.ratio < 0.8 : view.ratio > 0.45)) {
    for (const { community, x, y, rise } of scene.communities) {
      const text = style.communityName(community).split(" · ").map((name) => shorten(name, 40)).find((name) => !said.has(name));
      if (text === undefined) continue;
      said.add(text);
      const place = { x: x * view.scale + view.left, y: view.top - y * view.scale };
      const colour = scene.map?.areas[scene.map.homes[community] ?? -1] ? style.area(scene.map.homes[community] as number).colour : undefined;
      const size = scene.map ? 13 : view.width < 600 ? 13 : 15;
      yield { key: -1 - community, text, ...place, radius: rise * view.scale, size, bold: true, centred: true, ...(colour ? { colour } : {}), ...(scene.map && view.width < 600 ? { roams: FARTHEST / 2 } : {}) };
    }
  }
  let asked = 0;
  for (const node of scene.nodes) {
    if (asked >= most) return;
    if ((lit && !lit.has(node)) || first.includes(node) || scene.steps.includes(node) || scene.dots.has(node)) continue;
    const candidate = asCandidate(node, false);
    if (!candidate || said.has(candidate.text)) continue;
    asked += 1;
    yield candidate;
  }
}

/** The names of a map's areas, line by line, where papers left room for them. */
function* areaNames(
  scene: Scene,
  style: Style,
  view: Projection,
  measure: (candidate: Candidate) => number,
): Generator<Candidate> {
  const { map } = scene;
  if (!map) return;
  for (const [number, { wide, upright }] of map.areas.entries()) {
    const area = scene.turned ? upright : wide;
    const { lines, colour } = style.area(number, scene.turned);
    if (!area.letters) continue;
    const wanted = Math.min(26, area.letters * view.scale);
    const bold = { key: 0, x: 0, y: 0, radius: 0, size: 20, bold: true, centred: true };
    const widest = Math.max(...lines.map((text) => measure({ ...bold, text })), 1); // of fonts, some are wider than others
    const size = Math.floor(Math.min(wanted, (20 * area.room * view.scale) / widest));
    const [x, y] = [area.at[0] * view.scale + view.left, view.top - area.at[1] * view.scale];
    const roamingSize = Math.max(12, Math.min(size, 16));
    const whole = lines.join(" ");
    const fits = (measure({ ...bold, text: whole }) * roamingSize) / 20 < view.width * ROAMS;
    const roaming = { key: FIRST_AREA + number * LINES + LINES - 1, text: fits ? whole : begun(whole), x, y, radius: 0, size: roamingSize, bold: true, centred: true, colour, roams: scene.turned ? FARTHEST / 2 : FARTHEST };
    if (size < LEAST) {
      // on a small screen the room does not fit: the name stands where there is some
      yield roaming;
      continue;
    }
    for (const [place, text] of lines.entries()) {
      const down = (place - (lines.length - 1) / 2) * size * 1.16;
      yield { key: FIRST_AREA + number * LINES + place, text, x, y: y + down, radius: 0, size, bold: true, centred: true, exact: true, group: number, colour };
    }
    yield { ...roaming, group: number, instead: true };
  }
}

/** The first of two topics that make up a name, where there is no room for both. */
function begun(name: string): string {
  const joint = / [&·] /.exec(name);
  return joint ? `${name.slice(0, joint.index)}${joint[0]}…` : name;
}

/** Around a middle, its own label stands below it, those left of it on their left. */
function around(scene: Scene, node: number): Pick<Candidate, "first"> {
  const [x, y] = [scene.x[node] as number, scene.y[node] as number];
  if (Math.hypot(x, y) < 1) return { first: "below" };
  return x < -1 ? { first: "left" } : {};
}

/** Draws labels with a halo, so that they read on lines and nodes alike. */
export function drawLabels(context: CanvasRenderingContext2D, placed: readonly Placed[], style: Style): void {
  context.textBaseline = "middle";
  context.textAlign = "left";
  context.lineJoin = "round";
  for (const label of placed) {
    context.font = fontOf(label);
    context.lineWidth = label.insists ? 8 : label.centred ? 5 : 3;
    context.strokeStyle = style.palette.halo;
    context.strokeText(label.text, label.left, label.middle);
    context.fillStyle = label.colour ?? (label.centred ? style.palette.community : style.palette.text);
    context.fillText(label.text, label.left, label.middle);
  }
}
