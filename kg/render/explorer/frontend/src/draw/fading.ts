/** Lets what was drawn fade away over what is drawn next, so that a reader sees which papers come and go. */

const DURATION = 260; // milliseconds
const MANY = 8_000; // marks beyond which drawing the old picture once more would keep a reader waiting

/**
 * Keeps a picture of a drawing above it, which fades while the new one appears.
 *
 * @param container what the drawing stands in
 * @param layers its canvases, from back to front
 * @param appearing the elements that the new drawing appears in
 */
export function fadeAway(container: HTMLElement, layers: Iterable<HTMLCanvasElement>, appearing: Iterable<HTMLElement>): void {
  const picture = document.createElement("canvas");
  for (const earlier of container.querySelectorAll(".fading")) earlier.remove();
  const { left, top, width, height } = container.getBoundingClientRect();
  const ratio = window.devicePixelRatio || 1;
  [picture.width, picture.height] = [width * ratio, height * ratio];
  const context = picture.getContext("2d");
  if (!context || !picture.width || !picture.height) return;
  context.scale(ratio, ratio);
  for (const layer of layers) {
    const box = layer.getBoundingClientRect();
    if (!layer.hidden && layer.width && layer.height) context.drawImage(layer, box.left - left, box.top - top, box.width, box.height);
  }
  picture.className = "fading";
  picture.setAttribute("aria-hidden", "true");
  container.append(picture);
  const end = (): void => picture.remove();
  picture.animate([{ opacity: 1 }, { opacity: 0 }], { duration: DURATION, fill: "forwards" }).addEventListener("finish", end);
  for (const element of appearing) element.animate([{ opacity: 0 }, { opacity: 1 }], { duration: DURATION });
}

/** Whether other nodes are drawn, and nothing else moves: neither neighbours nor the steps of a path stand elsewhere. */
export function isOtherChoice(before: Still | undefined, after: Still): boolean {
  if (!before || before.map !== after.map || before.ring.size || after.ring.size || before.steps.length || after.steps.length) return false;
  if (before.nodes.length > MANY || after.nodes.length > MANY) return false;
  return before.nodes.length !== after.nodes.length || before.nodes.some((node, place) => node !== after.nodes[place]);
}

interface Still {
  nodes: readonly number[];
  ring: ReadonlySet<number>;
  steps: readonly number[];
  map: unknown;
}
