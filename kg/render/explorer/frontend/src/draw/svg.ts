/** Writes the view as an SVG picture. Text becomes text, escaped; nothing in it can run. */

import type { Projection, Style } from "./drawing";
import type { Placed } from "./labels";
import { FONT, screenRadius } from "./lettering";
import { regionsSvg } from "./regions";
import { curvesOf, curvesSvg } from "./links";
import { inPaintingOrder, lineColour, nodeColour } from "./paint";
import { pairKey, type Emphasis, type Scene } from "./scene";
import { shapeOf, shapePath } from "./shapes";

export function escapeXml(text: string): string {
  // eslint-disable-next-line no-control-regex -- XML forbids these characters altogether
  const allowed = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
  return allowed.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

export function toSvg(
  scene: Scene,
  emphasis: Emphasis,
  style: Style,
  view: Projection,
  labels: readonly Placed[],
  title: string,
): string {
  const x = (node: number): number => round((scene.x[node] as number) * view.scale + view.left);
  const y = (node: number): number => round(view.top - (scene.y[node] as number) * view.scale);
  const inside = (node: number): boolean => x(node) > -40 && x(node) < view.width + 40 && y(node) > -40 && y(node) < view.height + 40;
  const parts: string[] = [regionsSvg(scene, style, view), curvesSvg(curvesOf(scene, emphasis, style, view))];
  const { source, target } = scene.lines;
  for (let line = 0; !scene.map && line < source.length; line += 1) {
    const a = source[line] as number;
    const b = target[line] as number;
    if (!inside(a) && !inside(b)) continue;
    const width = emphasis.path.has(pairKey(a, b)) ? 3 : 1;
    const colour = lineColour(scene, emphasis, style, a, b);
    parts.push(`<path d="M${x(a)} ${y(a)}L${x(b)} ${y(b)}" stroke="${colour}" stroke-width="${width}"/>`);
  }
  for (const node of inPaintingOrder(scene, emphasis)) {
    if (!inside(node)) continue;
    const shape = shapePath(shapeOf(scene.network.kindOf(node)), x(node), y(node), screenRadius(scene, node, view.ratio));
    const name = escapeXml(style.label(node));
    parts.push(`<path d="${shape}" fill="${nodeColour(emphasis, style, node)}"><title>${name}</title></path>`);
  }
  for (const label of labels) {
    const colour = label.colour ?? (label.centred ? style.palette.community : style.palette.text);
    parts.push(
      `<text x="${round(label.left)}" y="${round(label.middle + label.size * 0.35)}" font-size="${label.size}"` +
        `${label.bold ? ' font-weight="600"' : ""} fill="${colour}" stroke="${style.palette.halo}" stroke-width="3" ` +
        `paint-order="stroke" stroke-linejoin="round">${escapeXml(label.text)}</text>`,
    );
  }
  const size = `width="${round(view.width)}" height="${round(view.height)}"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${round(view.width)} ${round(view.height)}" ` +
    `font-family="${escapeXml(FONT)}"><title>${escapeXml(title)}</title>` +
    `<rect width="100%" height="100%" fill="${style.palette.background}"/>${parts.join("")}</svg>\n`
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
