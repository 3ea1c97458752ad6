/** Chooses which labels are shown and where, the most important first, so that no two overlap. */

export interface Candidate {
  key: number;
  text: string;
  /** The node's middle and radius on the screen. */
  x: number;
  y: number;
  radius: number;
  size: number;
  bold: boolean;
  /** A community's name: it stands above its nodes, which reach a radius above (x, y), else amid them. */
  centred: boolean;
  /** Where beside its node it is tried first; right of it if this says nothing. */
  first?: "left" | "below" | "above";
  /** It stands where it is or not at all: room was left for it. */
  exact?: true;
  /** It is one of many below each other, which stand as close as lines of a text. */
  close?: true;
  /** How far from its middle it may stand where there is no room nearer, in pixels. */
  roams?: number;
  /** The name that it is a line of; and whether it stands for that name if one of the lines has no room. */
  group?: number;
  instead?: true;
  /** It is shown in any case: where no place is free, it covers marks. */
  insists?: true;
  colour?: string;
}

export interface Placed extends Candidate {
  /** The left end of the text and the middle of its height. */
  left: number;
  middle: number;
  width: number;
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** The node whose mark it is: its own label may touch it. */
  key?: number;
}

const CELL = 64;
const GAP = 3;
const EDGE = 30; // pixels that a name may give way to the edge of the view
const ROAM = 8; // pixels from one place that is tried to the next

/** Boxes on the screen, found by the cells that they touch. */
class Occupied {
  private readonly cells = new Map<number, Box[]>();

  isFree(box: Box, key: number): boolean {
    for (const cell of this.touched(box)) {
      for (const other of this.cells.get(cell) ?? []) {
        if (other.key === key) continue;
        if (box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom) {
          return false;
        }
      }
    }
    return true;
  }

  add(box: Box): void {
    for (const cell of this.touched(box)) {
      const known = this.cells.get(cell);
      if (known) known.push(box);
      else this.cells.set(cell, [box]);
    }
  }

  private *touched(box: Box): Generator<number> {
    for (let row = Math.floor(box.top / CELL); row <= Math.floor(box.bottom / CELL); row += 1) {
      for (let column = Math.floor(box.left / CELL); column <= Math.floor(box.right / CELL); column += 1) {
        yield row * 4096 + column;
      }
    }
  }
}

/**
 * Returns the labels that have room, in the order of the candidates.
 *
 * @param measure the width of a text in the font of a candidate
 * @param most how many labels at most; the lines of one name count as one
 * @param taken where something else stands
 */
export function placeLabels(
  candidates: Iterable<Candidate>,
  view: { width: number; height: number },
  measure: (candidate: Candidate) => number,
  most: number,
  taken: readonly Box[] = [],
): Placed[] {
  const occupied = new Occupied();
  for (const box of taken) occupied.add(box);
  const placed: Placed[] = [];
  const failed = new Set<number | undefined>(); // names of several lines, one of which has no room
  const begun = new Set<number | undefined>(); // and those that have had room so far
  let others = 0;
  for (const candidate of candidates) {
    const goesOn = candidate.exact && begun.has(candidate.group);
    if (others + begun.size >= most && !goesOn) break;
    if (candidate.instead && !failed.has(candidate.group)) continue;
    const width = measure(candidate);
    let place: { box: Box; left: number; middle: number } | undefined;
    for (const [left, middle] of positions(candidate, width, view.width)) {
      const half = candidate.size * (candidate.exact || candidate.close ? 0.5 : 0.62); // the lines of one name stand close
      const box = { left: left - GAP, top: middle - half - 1, right: left + width + GAP, bottom: middle + half + 1 };
      const inside = box.left >= 0 && box.right <= view.width && box.top >= 0 && box.bottom <= view.height;
      if (!inside) continue;
      const isFree = occupied.isFree(box, candidate.key);
      if (isFree || (candidate.insists && !place)) place = { box, left, middle };
      if (isFree) break;
    }
    if (place) {
      occupied.add(place.box);
      placed.push({ ...candidate, left: place.left, middle: place.middle, width });
      if (!candidate.exact) others += 1;
      else if (!failed.has(candidate.group)) begun.add(candidate.group);
    } else if (candidate.exact) {
      failed.add(candidate.group);
      begun.delete(candidate.group);
    }
  }
  return placed.filter(({ exact, group }) => !exact || !failed.has(group));
}

/** Where a label may stand: right of its node, left of it, below, above. */
function positions({ x, y, radius, size, centred, first, exact, roams }: Candidate, width: number, most: number): (readonly [number, number])[] {
  if (exact) {
    const aside = Math.max(GAP - (x - width / 2), 0) - Math.max(x + width / 2 + GAP - most, 0); // away from the edge of the view
    return [[x - width / 2 + (Math.abs(aside) < EDGE ? aside : 0), y]];
  }
  const roaming = (): (readonly [number, number])[] => {
    const found: (readonly [number, number])[] = [[x - width / 2, y]];
    for (let away = ROAM; away <= (roams ?? 0); away += ROAM) {
      const around = Math.ceil((2 * Math.PI * away) / (2 * ROAM));
      for (let turn = 0; turn < around; turn += 1) {
        const angle = (2 * Math.PI * turn) / around;
        found.push([x - width / 2 + 1.5 * away * Math.cos(angle), y + away * Math.sin(angle)]);
      }
    }
    return found;
  };
  if (roams && centred) return roaming();
  if (centred) return [-radius - size * 0.5, -radius + size * 0.7, 0, radius + size * 0.6].map((down) => [x - width / 2, y + down]);
  const gap = radius + 4;
  const right = [x + gap, y] as const;
  const left = [x - gap - width, y] as const;
  const below = [x - width / 2, y + gap + size * 0.5] as const;
  const above = [x - width / 2, y - gap - size * 0.5] as const;
  const beside = { above: [above, below, right, left], below: [below, above, right, left], left: [left, right, below, above], right: [right, left, below, above] };
  return [...beside[first ?? "right"], ...(roams ? roaming().slice(1) : [])];
}
