/** The search box: a combobox with a list of suggestions (WAI-ARIA Authoring Practices, combobox pattern). */

import type { Context } from "./context";
import { kindIcon, kindLabel } from "./context";
import { isolated, make } from "./dom";

const MOST = 12;

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
  const show = (): void => {
    const query = input.value;
    const found = context.search().find(query, MOST);
    nodes = found.map(({ node }) => node);
    list.replaceChildren(
      ...found.map(({ node, by }, place) => {
        const kind = context.network.kindName(node);
        return make(
          "li",
          { id: `found-${place}`, attributes: { role: "option", "aria-selected": "false" }, on: { mousedown: (event) => { event.preventDefault(); choose(node); } } },
          kindIcon(context, kind),
          make("span", { class: "found-label" }, isolated(context.label(node)), by ? make("small", {}, " ", isolated(by)) : undefined),
          make("small", { class: "found-kind" }, kindLabel(context, kind)),
        );
      }),
    );
    const asked = query.trim().length > 0;
    status.textContent = asked ? (found.length ? texts.say("found", { n: found.length }) : texts.say("nothingFound")) : "";
    status.className = asked && !found.length ? "hint" : "unseen";
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    active = -1;
    input.removeAttribute("aria-activedescendant");
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
