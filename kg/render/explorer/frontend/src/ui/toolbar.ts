/** The head of the page: title, ways to look, language, back and reset; a menu for saving, printing and colours. */

import type { Saved } from "../files/save";
import type { Language, Theme, View } from "../state/state";
import { plain } from "../text/normalise";
import type { Context } from "./context";
import { button, isolated, make } from "./dom";

export interface ToolbarActs {
  view(view: View): void;
  language(language: Language): void;
  theme(theme: Theme): void;
  /** Asks for more contrast, textures and large buttons, or for the usual page. */
  clear(chosen: boolean): void;
  back(): void;
  reset(): void;
  save(what: Saved): void;
  print(): void;
}

interface Chosen {
  theme: Theme;
  isClear: boolean;
  canGoBack: boolean;
}

export function toolbar(context: Context, acts: ToolbarActs, chosen: Chosen): HTMLElement {
  const { network, texts, state } = context;
  const { title, subject, site, sparql } = network.payload;
  const views: [View, string][] = [["drawing", texts.say("drawing")], ["lists", texts.say("lists")]];
  if (sparql) views.push(["sparql", texts.say("ask")]);
  const viewButtons = views.map(([view, name]) =>
    button(name, () => acts.view(view), { id: `view-${view}`, attributes: { "aria-pressed": String(state.view === view) } }),
  );
  const back = withSign("back", "↶", texts.say("back"), acts.back);
  back.disabled = !chosen.canGoBack;
  const other: Language = texts.language === "ko" ? "en" : "ko";
  return make(
    "div",
    { class: "bar" },
    site && make("a", { class: "home", attributes: { href: site } }, "paper-kg"),
    make("div", { class: "titles" }, make("h1", {}, isolated(plain(texts.of(title)))), make("p", {}, isolated(plain(texts.of(subject))))),
    make(
      "div",
      { class: "tools-head" },
      make("div", { class: "group", attributes: { role: "group", "aria-label": texts.say("views") } }, ...viewButtons),
      make("div", { class: "group" }, back, withSign("reset", "⟲", texts.say("reset"), acts.reset)),
      make("div", { class: "group" }, button(texts.say("language"), () => acts.language(other), { id: "language", attributes: { lang: other } })),
      menu(context, acts, chosen),
    ),
  );
}

/** A button with a sign, which alone is seen where there is little room. */
function withSign(id: string, sign: string, name: string, act: () => void): HTMLButtonElement {
  const made = button("", act, { id, title: name });
  made.append(make("span", { class: "sign", attributes: { "aria-hidden": "true" } }, sign), make("span", { class: "word" }, name));
  return made;
}

function menu({ texts }: Context, acts: ToolbarActs, { theme, isClear }: Chosen): HTMLElement {
  const made = make("details", { class: "menu" });
  const shut = (): void => {
    made.open = false;
  };
  const saves: [Saved, string][] = [
    ["png", texts.say("savePng")],
    ["svg", texts.say("saveSvg")],
    ["turtle", texts.say("saveTurtle")],
    ["nodes", texts.say("saveNodes")],
    ["links", texts.say("saveLinks")],
  ];
  const colours = make("select", { id: "theme" });
  for (const [value, name] of [["auto", texts.say("themeAuto")], ["light", texts.say("themeLight")], ["dark", texts.say("themeDark")]] as const) {
    colours.append(make("option", { attributes: { value } }, name));
  }
  colours.value = theme;
  colours.addEventListener("change", () => acts.theme(colours.value as Theme));
  const clear = make("input", { id: "clear", attributes: { type: "checkbox" } });
  clear.checked = isClear;
  clear.addEventListener("change", () => acts.clear(clear.checked));
  made.append(
    make("summary", { id: "menu", title: texts.say("menu") }, make("span", { class: "sign", attributes: { "aria-hidden": "true" } }, "☰"), make("span", { class: "word" }, texts.say("menu"))),
    make(
      "ul",
      {},
      ...saves.map(([what, name]) => make("li", {}, button(name, () => { shut(); acts.save(what); }, { id: `save-${what}` }))),
      make("li", {}, button(texts.say("print"), () => { shut(); acts.print(); }, { id: "print" })),
      make("li", { class: "keys" }, texts.say("keys")),
      make("li", { class: "field" }, make("label", { attributes: { for: "theme" } }, texts.say("theme")), colours),
      make("li", {}, make("label", { class: "field-check" }, clear, make("span", {}, texts.say("clear")))),
    ),
  );
  made.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !made.open) return;
    shut();
    made.querySelector("summary")?.focus();
  });
  made.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !made.contains(event.relatedTarget as Node)) shut();
  });
  return made;
}
