/** Plays the months of a map one after another: what came before stays, or a chosen span moves along. */

import type { Context } from "./context";
import { button } from "./dom";

const EACH = 700; // milliseconds

export class Player {
  /** Starts and stops it; for readers who want no motion, goes a month on. It stays in the page while months play. */
  readonly button: HTMLButtonElement;
  private timer = 0;
  private act: () => void = () => undefined;

  constructor() {
    this.button = button("", () => this.act(), { id: "play" });
  }

  /** Lets the button say and do what it does now. */
  refresh(context: Context, first: number, last: number): void {
    const { texts } = context;
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (still) return this.name("⏭", texts.say("nextMonth"), () => this.step(context, first, last, true));
    const plays = this.timer !== 0;
    this.name(plays ? "❚❚" : "▶", texts.say(plays ? "pauseMonths" : "playMonths"), () => (plays ? this.pause(context) : this.start(context, first, last)));
  }

  stop(): void {
    window.clearInterval(this.timer);
    this.timer = 0;
  }

  private name(text: string, name: string, act: () => void): void {
    this.button.textContent = text;
    this.button.title = name;
    this.button.setAttribute("aria-label", name);
    this.act = act;
  }

  private pause(context: Context): void {
    this.stop();
    context.change({ filters: { ...context.state.filters } }, false); // the button says another thing
  }

  private start(context: Context, first: number, last: number): void {
    this.stop();
    this.timer = window.setInterval(() => {
      if (!this.step(context, first, last, false)) this.pause(context);
    }, EACH);
    this.step(context, first, last, true);
  }

  /** Goes a month on, at the end back to the beginning; false once the last month is reached. */
  private step(context: Context, first: number, last: number, again: boolean): boolean {
    const { filters } = context.state;
    const span = filters.from && filters.to ? filters.to - filters.from : -1; // a chosen span keeps its length
    const atEnd = !filters.to || filters.to >= last;
    if (atEnd && !again) return false;
    const to = atEnd ? first + Math.max(span, 0) : filters.to + 1;
    context.change({ filters: { ...filters, from: span >= 0 ? to - span : 0, to } }, again);
    return true;
  }
}
