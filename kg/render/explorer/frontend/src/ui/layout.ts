/** The parts of the page and where they stand; each is made anew when what it shows has changed. */

import type { State, Theme } from "../state/state";
import { appearance } from "./appearance";
import { card } from "./card";
import { chosenSet } from "./chosenSet";
import type { Context } from "./context";
import { make } from "./dom";
import { filterForm } from "./filterForm";
import { legend } from "./legend";
import { monthBars } from "./monthBars";
import { Player } from "./player";
import { Lists } from "./lists";
import { searchBox } from "./searchBox";
import type { Stage } from "./stage";
import { SparqlPanel } from "./sparqlPanel";
import { status } from "./status";
import { toolbar, type ToolbarActs } from "./toolbar";

export interface LayoutOptions {
  first: number;
  /** How many nodes can be drawn at most. */
  most: number;
  /** How many pieces of evidence were left out of the file. */
  omitted: number;
  theme(): Theme;
  isClear(): boolean;
  canGoBack(): boolean;
  acts: ToolbarActs;
}

export class Layout {
  private readonly head = make("header", { class: "head" });
  private readonly controls = make("details", { class: "controls", attributes: { open: "" } });
  private readonly chosen = make("div", { class: "chosen" });
  private readonly words = make("div", { class: "words" });
  private readonly content = make("div", { class: "content" });
  private readonly aside = make("aside", { class: "card" });
  private readonly body = make("div", { class: "body" }, this.controls, make("main", {}, this.words, this.content), this.aside);
  private readonly announcer = make("p", { class: "unseen", attributes: { role: "status" } });
  private readonly lists = new Lists();
  private readonly sparql: SparqlPanel;
  private readonly player = new Player();
  private language = "";
  private isComplete = false;

  constructor(
    root: HTMLElement,
    private readonly context: Context,
    private readonly stage: Stage,
    private readonly options: LayoutOptions,
  ) {
    this.sparql = new SparqlPanel(context);
    const skip = make("a", { class: "skip", attributes: { href: "#stage" } });
    skip.addEventListener("click", (event) => {
      event.preventDefault();
      stage.focus();
    });
    skip.id = "skip";
    root.append(skip, this.head, this.body, this.announcer);
    if (window.matchMedia("(max-width: 899px)").matches) this.controls.open = false;
  }

  /** Makes everything anew: the language or the colours have changed. */
  rebuild(): void {
    const { texts, network } = this.context;
    document.documentElement.lang = texts.language;
    document.title = texts.of(network.payload.title);
    const skip = document.getElementById("skip");
    if (skip) skip.textContent = texts.say("skip");
    if (this.language !== texts.language) {
      this.language = texts.language;
      this.controls.replaceChildren(make("summary", {}, texts.say("controls")), searchBox(this.context), this.chosen);
    }
    this.aside.setAttribute("aria-label", texts.say("card"));
    this.refreshHead();
    this.refreshControls();
    this.refreshWords();
    this.refreshContent();
    this.refreshCard();
  }

  /** Adds what the first picture does not wait for: the filters, with a line for each topic. */
  complete(): void {
    this.isComplete = true;
    this.chosen.append(...this.filters());
  }

  update(before: State): void {
    const { state } = this.context;
    const changed = (...keys: (keyof State)[]): boolean => keys.some((key) => before[key] !== state[key]);
    const drawn = changed("filters", "focus", "hops", "shown", "expanded", "hidden", "things", "colourBy", "sizeBy");
    this.refreshHead();
    if (drawn) this.refreshControls();
    if (drawn || changed("pathFrom", "pathTo", "selected", "view", "listed")) this.refreshWords();
    if (changed("view") || (drawn && state.view === "lists")) this.refreshContent();
    if (changed("selected", "focus", "expanded", "listed") || (state.listed && state.selected < 0 && drawn)) this.refreshCard();
  }

  focusCard(): void {
    this.aside.querySelector<HTMLElement>("#card-title")?.focus({ preventScroll: true });
    this.aside.scrollTop = 0;
  }

  /** Shows all neighbours in the card, and goes to the first that was not listed before. */
  listNeighbours(): void {
    const [first, ...others] = this.aside.querySelectorAll<HTMLElement>(".neighbours .more");
    for (const more of others) more.click();
    if (first) first.click(); // it gives the focus on
    else this.aside.querySelector<HTMLElement>(".neighbours .link")?.focus();
    document.activeElement?.scrollIntoView({ block: "center" });
  }

  announce(text: string): void {
    this.announcer.textContent = text;
  }

  private refreshHead(): void {
    const chosen = { theme: this.options.theme(), isClear: this.options.isClear(), canGoBack: this.options.canGoBack() };
    keepFocus(this.head, () => this.head.replaceChildren(toolbar(this.context, this.options.acts, chosen)));
  }

  private refreshControls(): void {
    this.stage.showMonths(monthBars(this.context, this.player), this.player.button);
    keepFocus(this.chosen, () => this.chosen.replaceChildren(...appearance(this.context), legend(this.context), ...this.filters()));
  }

  private filters(): HTMLElement[] {
    if (!this.isComplete) return [];
    const { omitted } = this.options;
    const form = filterForm(this.context);
    const note = make("p", { class: "hint" }, this.context.texts.say("evidenceOmitted", { n: omitted }));
    return [...(form ? [form] : []), ...(omitted ? [note] : [])];
  }

  private refreshWords(): void {
    const { texts } = this.context;
    const { most } = this.options;
    const notice = make("p", { class: "notice" }, `${texts.say("noWebGl")} ${texts.say("canvasMost", { n: most })}`);
    keepFocus(this.words, () => this.words.replaceChildren(...(this.context.network.payload.first > most ? [notice] : []), status(this.context, this.options)));
  }

  private refreshContent(): void {
    const { state } = this.context;
    const parts: HTMLElement[] = [this.stage.element];
    this.stage.element.hidden = state.view !== "drawing";
    if (state.view === "lists") parts.push(this.lists.render(this.context));
    if (state.view === "sparql") parts.push(this.sparql.element());
    this.content.replaceChildren(...parts);
  }

  private refreshCard(): void {
    const { selected, listed } = this.context.state;
    const shown = selected >= 0 ? card(this.context, selected) : listed ? chosenSet(this.context) : undefined;
    const hadFocus = this.aside.contains(document.activeElement);
    const id = document.activeElement?.id;
    this.aside.replaceChildren(...(shown ? [shown] : []));
    this.aside.hidden = !shown;
    this.body.classList.toggle("has-card", Boolean(shown));
    if (hadFocus && !shown) this.stage.focus();
    else if (hadFocus) (document.getElementById(id ?? "") ?? document.getElementById("card-title"))?.focus({ preventScroll: true });
  }
}

/** Changes a part of the page and gives the focus back to what had it. */
function keepFocus(part: HTMLElement, change: () => void): void {
  const focused = document.activeElement as HTMLElement | null;
  const inside = focused && part.contains(focused);
  const mark = inside ? (focused.id ? `#${CSS.escape(focused.id)}` : focused.dataset["name"] ? `[data-name="${CSS.escape(focused.dataset["name"])}"]` : "") : "";
  const opened = [...part.querySelectorAll("details")].map((each) => each.open);
  change();
  [...part.querySelectorAll("details")].forEach((each, place) => {
    each.open = opened[place] ?? each.open;
  });
  if (mark) part.querySelector<HTMLElement>(mark)?.focus({ preventScroll: true });
}
