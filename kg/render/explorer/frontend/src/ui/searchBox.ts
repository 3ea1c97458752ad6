/** The search box: a combobox with a list of suggestions (WAI-ARIA Authoring Practices, combobox pattern). */

import { plain } from "../text/normalise";
import type { Context } from "./context";
import { kindIcon, kindLabel } from "./context";
import { isolated, make } from "./dom";

const MOST = 12;
const [MOST_QUOTES, LEAST] = [8, 2] as const; // of notes; and letters from which these are searched

export function searchBox(context: Context): HTMLElement {
  const { texts } = context;
  const list = make("ul", { id: "found", attributes: { role: "listbox", "aria-label": texts.say("search"), hidden: "" } });
  const status = make("p", { class: "unseen", attributes: { role: "status" } });
  const input = make("input", {
    id: "search",
    attributes: {
      type: "text",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      placeholder: texts.say("searchHint"),
      "aria-expanded": "false",
      "aria-controls": "found",
      "aria-autocomplete": "list",
    },
  });
  let nodes: number[] = [];
  let active = -1;

  const close = (): void => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (node: number | undefined): void => {
    if (node === undefined) return;
    close();
    context.open(node);
  };
  const mark = (place: number): void => {
    active = place;
    [...list.children].forEach((option, index) => {
      option.setAttribute("aria-selected", String(index === place));
      if (index === place) option.scrollIntoView({ block: "nearest" });
    });
    if (place >= 0) input.setAttribute("aria-activedescendant", `found-${place}`);
  };
  const option = (node: number, place: number, ...below: (Node | string)[]): HTMLElement => {
    const kind = context.network.kindName(node);
    return make(
      "li",
      { id: `found-${place}`, attributes: { role: "option", "aria-selected": "false" }, on: { mousedown: (event) => { event.preventDefault(); choose(node); } } },
      kindIcon(context, kind),
      make("span", { class: "found-label" }, isolated(context.label(node)), ...below),
      make("small", { class: "found-kind" }, kindLabel(context, kind)),
    );
  };
  const tell = (query: string, names: number): void => {
    const asked = query.trim().length > 0;
    const inNotes = nodes.length - names;
    const words = [names || !inNotes ? texts.say("found", { n: names }) : "", inNotes ? texts.say("foundInNotes", { n: inNotes }) : ""].filter(Boolean).join(" ");
    status.textContent = asked ? (nodes.length ? words : texts.say("nothingFound")) : "";
    status.className = asked && !nodes.length ? "hint" : "unseen";
    list.hidden = nodes.length === 0;
    input.setAttribute("aria-expanded", String(nodes.length > 0));
  };
  const show = (): void => {
    const query = input.value;
    const found = context.search().find(query, MOST);
    nodes = found.map(({ node }) => node);
    list.replaceChildren(...found.map(({ node, by }, place) => option(node, place, ...(by ? [make("small", {}, " ", isolated(by))] : []))));
    active = -1;
    input.removeAttribute("aria-activedescendant");
    tell(query, found.length);
    if (query.trim().length < LEAST) return;
    void context.details().then((details) => {
      if (input.value !== query || document.activeElement !== input) return; // something else was asked meanwhile
      const quotes = details.notes().find(query, MOST_QUOTES + found.length).filter(({ node }) => !nodes.includes(node)).slice(0, MOST_QUOTES);
      list.append(...quotes.map(({ node, quote }, place) => option(node, found.length + place, make("small", { class: "quote" }, isolated(plain(quote))))));
      nodes = [...nodes, ...quotes.map(({ node }) => node)];
      tell(query, found.length);
    });
  };
  input.addEventListener("input", show);
  input.addEventListener("focus", () => input.value && show());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) show();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (nodes.length) mark((active + step + nodes.length) % nodes.length);
    } else if (event.key === "Enter") {
      choose(nodes[Math.max(active, 0)]);
    } else if (event.key === "Escape") {
      if (list.hidden) input.value = "";
      close();
    }
  });
  return make(
    "div",
    { class: "search", attributes: { role: "search" } },
    make("label", { attributes: { for: "search" } }, texts.say("search")),
    input,
    list,
    status,
  );
}
