/** The head of the page: title, ways to look, language, colours, saving, back and reset. */

import type { Language, Theme, View } from "../state/state";
import type { Context } from "./context";
import { button, isolated, make } from "./dom";
import { plain } from "../text/normalise";

export interface ToolbarActs {
  view(view: View): void;
  language(language: Language): void;
  theme(theme: Theme): void;
  back(): void;
  reset(): void;
  save(what: "png" | "svg" | "turtle" | "nodes" | "links"): void;
  print(): void;
}

export function toolbar(context: Context, acts: ToolbarActs, chosen: { theme: Theme; canGoBack: boolean }): HTMLElement {
  const { network, texts, state } = context;
  const { title, subject, sparql } = network.payload;
  const views: [View, string][] = [["drawing", texts.say("drawing")], ["lists", texts.say("lists")]];
  if (sparql) views.push(["sparql", texts.say("ask")]);
  const viewButtons = views.map(([view, name]) =>
    button(name, () => acts.view(view), { id: `view-${view}`, attributes: { "aria-pressed": String(state.view === view) } }),
  );
  const back = button(texts.say("back"), acts.back, { id: "back" });
  back.disabled = !chosen.canGoBack;
  const saves: ["png" | "svg" | "turtle" | "nodes" | "links", string][] = [
    ["png", texts.say("savePng")],
    ["svg", texts.say("saveSvg")],
    ["turtle", texts.say("saveTurtle")],
    ["nodes", texts.say("saveNodes")],
    ["links", texts.say("saveLinks")],
  ];
  const menu = make("details", { class: "menu" }, make("summary", { id: "save" }, texts.say("save")));
  const shut = (): void => {
    menu.open = false;
  };
  menu.append(
    make(
      "ul",
      {},
      ...saves.map(([what, name]) => make("li", {}, button(name, () => { shut(); acts.save(what); }, { id: `save-${what}` }))),
      make("li", {}, button(texts.say("print"), () => { shut(); acts.print(); })),
    ),
  );
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    shut();
    menu.querySelector("summary")?.focus();
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget as Node)) shut();
  });
  const theme = make("select", { id: "theme", attributes: { "aria-label": texts.say("theme") } });
  for (const [value, name] of [["auto", texts.say("themeAuto")], ["light", texts.say("themeLight")], ["dark", texts.say("themeDark")]] as const) {
    theme.append(make("option", { attributes: { value } }, name));
  }
  theme.value = chosen.theme;
  theme.addEventListener("change", () => acts.theme(theme.value as Theme));
  const other: Language = texts.language === "ko" ? "en" : "ko";
  return make(
    "div",
    { class: "bar" },
    make("div", { class: "titles" }, make("h1", {}, isolated(plain(title))), make("p", {}, isolated(plain(texts.of(subject))))),
    make("div", { class: "group", attributes: { role: "group", "aria-label": texts.say("views") } }, ...viewButtons),
    make("div", { class: "group" }, back, button(texts.say("reset"), acts.reset, { id: "reset" })),
    menu,
    make("div", { class: "group" }, theme, button(texts.say("language"), () => acts.language(other), { id: "language", attributes: { lang: other } })),
  );
}
