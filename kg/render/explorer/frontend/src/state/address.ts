/** The page's address: what a view is, in its fragment, with the language and the colours it is seen in. */

import type { Network } from "../data/network";
import { readFragment, writeFragment } from "./fragment";
import type { Language, State, Theme } from "./state";

export interface Start {
  network: Network;
  /** How many nodes the first view draws. */
  first: number;
  /** How many nodes are drawn at most: without WebGL, not all of many. */
  most: number;
  /** Whether all of the first view is drawn; else lists come first. */
  draws: boolean;
}

/** How a page looks, whatever it shows. */
export interface Manner {
  language: Language;
  theme: Theme;
  /** Whether a reader has asked for more contrast, textures and large buttons. */
  isClear: boolean;
}

export function fragment(): string {
  return location.hash.replace(/^#/, "");
}

export function usualLanguage(): Language {
  return navigator.language.startsWith("ko") ? "ko" : "en";
}

/** How the address asks for a page to look: its language and colours, else those of the browser; whether it is made clearer. */
export function readManner(): Manner {
  const parameters = new URLSearchParams(fragment());
  const [language, theme] = [parameters.get("lang"), parameters.get("theme")];
  return {
    isClear: parameters.has("clear"),
    language: language === "ko" || language === "en" ? language : usualLanguage(),
    theme: theme === "dark" || theme === "light" ? theme : "auto",
  };
}

export function readAddress({ network, first, most, draws }: Start): State {
  const asked = fragment();
  const state = readFragment(asked, network, first);
  const { centre } = network.payload;
  if (!asked && centre >= 0) state.selected = centre;
  state.shown = Math.min(state.shown, most);
  if (!draws && !asked.includes("view=") && state.focus < 0) state.view = "lists";
  return state;
}

export function addressOf(state: State, { network, first }: Start, { language, theme, isClear }: Manner): string {
  const manner = new URLSearchParams();
  if (language !== usualLanguage()) manner.set("lang", language);
  if (theme !== "auto") manner.set("theme", theme);
  if (isClear) manner.set("clear", "1");
  return [writeFragment(state, network, first), manner.toString()].filter(Boolean).join("&");
}

export function writeAddress(written: string): void {
  if (`#${written}` !== location.hash) history.replaceState(null, "", written ? `#${written}` : location.pathname + location.search);
}
