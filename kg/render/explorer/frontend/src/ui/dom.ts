/** Makes elements. Texts become text nodes, never markup. */

type Child = Node | string | undefined | false;

export interface Properties {
  class?: string;
  id?: string;
  title?: string;
  attributes?: Record<string, string>;
  on?: Partial<Record<keyof HTMLElementEventMap, (event: Event) => void>>;
}

export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (properties.class) element.className = properties.class;
  if (properties.id) element.id = properties.id;
  if (properties.title) element.title = properties.title;
  for (const [key, value] of Object.entries(properties.attributes ?? {})) element.setAttribute(key, value);
  for (const [key, listener] of Object.entries(properties.on ?? {})) element.addEventListener(key, listener);
  for (const child of children) if (child !== undefined && child !== false) element.append(child);
  return element;
}

/** A text from the graph: its direction and its language are its own and change nothing around it. */
export function isolated(text: string, properties: Properties = {}): HTMLElement {
  const made = make("bdi", properties, text);
  if (text) made.lang = languageOf(text);
  return made;
}

/** The language in which a text is to be read aloud. */
export function languageOf(text: string): "en" | "ko" {
  return /[가-힣]/.test(text) ? "ko" : "en";
}

export function button(text: string, act: () => void, properties: Properties = {}): HTMLButtonElement {
  const attributes = { type: "button", ...properties.attributes };
  return make("button", { ...properties, attributes, on: { click: act, ...properties.on } }, text);
}

const SVG = "http://www.w3.org/2000/svg";

/** A small picture of one path, for ornament: screen readers pass it by. */
export function icon(path: string, colour: string, size = 16): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("width", String(size));
  svg.setAttribute("height", String(size));
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  const drawn = document.createElementNS(SVG, "path");
  drawn.setAttribute("d", path);
  drawn.setAttribute("fill", colour);
  svg.append(drawn);
  return svg;
}
