/** The page's address: what a view is, in its fragment, with the language and the colours it is seen in. */

import type { Network } from "../data/network";
import { readFragment, writeFragment } from "./fragment";
import type { Language, State, Theme } from "./state";

export interface Start {
  network: Network;
  /** How many nodes the first view draws. */
  first: number;
  /** Without WebGL at most so many nodes are drawn, and lists come first. */
  most: number;
  webGl: boolean;
}

export function fragment(): string {
  return location.hash.replace(/^#/, "");
}

export function usualLanguage(): Language {
  return navigator.language.startsWith("ko") ? "ko" : "en";
}

/** The language and the colours that the address asks for, else those of the browser. */
export function readManner(): { language: Language; theme: Theme } {
  const parameters = new URLSearchParams(fragment());
  const [language, theme] = [parameters.get("lang"), parameters.get("theme")];
  return {
    language: language === "ko" || language === "en" ? language : usualLanguage(),
    theme: theme === "dark" || theme === "light" ? theme : "auto",
  };
}

export function readAddress({ network, first, most, webGl }: Start): State {
  const asked = fragment();
  const state = readFragment(asked, network, first);
  const { centre } = network.payload;
  if (!asked && centre >= 0) state.selected = centre;
  if (!webGl) {
    state.shown = Math.min(state.shown, most);
    if (!asked.includes("view=") && state.focus < 0) state.view = "lists";
  }
  return state;
}

export function addressOf(state: State, { network, first }: Start, language: Language, theme: Theme): string {
  const manner = new URLSearchParams();
  if (language !== usualLanguage()) manner.set("lang", language);
  if (theme !== "auto") manner.set("theme", theme);
  return [writeFragment(state, network, first), manner.toString()].filter(Boolean).join("&");
}

export function writeAddress(written: string): void {
  if (`#${written}` !== location.hash) history.replaceState(null, "", written ? `#${written}` : location.pathname + location.search);
}
