/** The words behind something, unfolded on demand: each quote with its document and how sure it is. */

import type { Testimony } from "../data/evidence";
import { plain } from "../text/normalise";
import type { Context } from "./context";
import { isolated, languageOf, make } from "./dom";

/**
 * @param name what the words stand behind
 * @param words what is marked in the quotes
 */
export function evidence(
  { texts }: Context,
  name: string,
  pieces: readonly Testimony[],
  words: readonly string[],
): HTMLElement | undefined {
  if (!pieces.length) return undefined;
  const shown = make("details", { class: "evidence" });
  const summary = make("summary", { attributes: { "aria-label": texts.say("evidenceFor", { name }) } }, texts.say("evidence"));
  shown.append(summary);
  shown.addEventListener("toggle", () => {
    if (!shown.open || shown.children.length > 1) return;
    for (const piece of pieces) {
      const quote = make("blockquote", {}, make("p", {}, marked(plain(piece.quote), words)));
      const confidence = texts.say("confidence", { n: piece.confidence.toFixed(2) });
      shown.append(quote, make("p", { class: "source" }, isolated(plain(piece.document)), ` · ${confidence}`));
    }
  });
  return shown;
}

/** A quote in which the first of some words that occurs is marked. */
function marked(quote: string, words: readonly string[]): HTMLElement {
  const made = isolated("");
  made.lang = languageOf(quote);
  const lower = quote.toLowerCase();
  for (const word of words) {
    const place = word.length > 1 && word.length < quote.length ? lower.indexOf(word.toLowerCase()) : -1;
    const end = place + word.length;
    // some letters change their number in lower case: what is marked must still be the word
    if (place < 0 || quote.slice(place, end).toLowerCase() !== word.toLowerCase()) continue;
    made.append(quote.slice(0, place), make("mark", {}, quote.slice(place, end)), quote.slice(end));
    return made;
  }
  made.textContent = quote;
  return made;
}
