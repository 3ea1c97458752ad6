/** Parts of a map that a reader has drawn around: polygons in whole numbers, short enough for an address. */

export type Point = readonly [x: number, y: number];

const MOST = 40;

/** A drawn line as a polygon, [x, y, x, y, ...], with as few corners as keep its form; [] if it encloses nothing. */
export function lassoOf(points: readonly Point[], closeness: number): number[] {
  let corners = points;
  for (let tolerance = closeness; corners.length > MOST || tolerance === closeness; tolerance *= 1.5) {
    corners = simplified(points, tolerance);
  }
  return corners.length < 3 ? [] : corners.flatMap(([x, y]) => [Math.round(x), Math.round(y)]);
}

/** Whether a place lies inside a polygon, by how often a ray to the right crosses its edges. */
export function isInside(polygon: readonly number[], x: number, y: number): boolean {
  let inside = false;
  const count = polygon.length / 2;
  for (let corner = 0, last = count - 1; corner < count; last = corner, corner += 1) {
    const [x1, y1] = [polygon[2 * corner] as number, polygon[2 * corner + 1] as number];
    const [x2, y2] = [polygon[2 * last] as number, polygon[2 * last + 1] as number];
    if (y1 > y !== y2 > y && x < x1 + ((x2 - x1) * (y - y1)) / (y2 - y1)) inside = !inside;
  }
  return inside;
}

/** D. Douglas, T. Peucker, "Algorithms for the reduction of the number of points required to represent a digitized line" (1973). */
function simplified(points: readonly Point[], tolerance: number): readonly Point[] {
  const [first, last] = [points[0], points[points.length - 1]];
  if (points.length < 3 || !first || !last) return points;
  let [farthest, place] = [0, 0];
  for (let at = 1; at < points.length - 1; at += 1) {
    const away = distance(points[at] as Point, first, last);
    if (away > farthest) [farthest, place] = [away, at];
  }
  if (farthest <= tolerance) return [first, last];
  return [...simplified(points.slice(0, place + 1), tolerance).slice(0, -1), ...simplified(points.slice(place), tolerance)];
}

function distance([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): number {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (!length) return Math.hypot(x - x1, y - y1);
  return Math.abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length;
}
