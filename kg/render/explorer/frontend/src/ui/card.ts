/** The card of a node: what is known of it, its results, its neighbours by relation. */

import type { DetailBook } from "../data/details";
import type { Fact } from "../data/evidence";
import { plain, safeAddress } from "../text/normalise";
import type { Context } from "./context";
import { communityOf, kindIcon, kindLabel } from "./context";
import { button, isolated, make } from "./dom";
import { evidence } from "./evidence";
import { neighbours } from "./neighbours";
import { results } from "./results";

const MOST_NAMES = 8;

/** The card of a node; details join it once they are decoded. */
export function card(context: Context, node: number): HTMLElement {
  const { network, texts } = context;
  const kind = network.kindName(node);
  const heading = make("h2", { id: "card-title", attributes: { tabindex: "-1" } }, isolated(context.label(node)));
  const lead = make("div", { class: "lead" });
  const later = make("div", { class: "later", attributes: { "aria-busy": "true" } });
  const made = make(
    "article",
    { attributes: { "aria-labelledby": "card-title" } },
    make(
      "header",
      {},
      context.state.listed && button(`‹ ${texts.say("backToList")}`, () => context.change({ selected: -1 }), { id: "back-to-list" }),
      make("p", { class: "kind" }, kindIcon(context, kind), ` ${kindLabel(context, kind)}`),
      button("×", () => context.change({ selected: -1, listed: false }), { class: "close", attributes: { "aria-label": texts.say("close") } }),
    ),
    heading,
    network.payload.site && make("p", { class: "page" }, make("a", { attributes: { href: `${network.payload.site}page/${network.key(node)}` } }, texts.say("onSite"))),
    lead,
    facts(context, node),
    actions(context, node),
    later,
  );
  void context.details().then((details) => {
    for (const place of made.querySelectorAll<HTMLElement>("[data-fact]")) {
      const fact = place.dataset["fact"] as Fact;
      const words = evidence(context, place.dataset["name"] ?? fact, details.evidence.ofFact(node, fact), []);
      if (words) place.append(words);
    }
    lead.append(...opening(context, node, details));
    const documents = [...new Set(details.evidence.ofFact(node, "title").map(({ document }) => document))];
    if (documents.length) {
      const names = documents.flatMap((document, place) => [place ? ", " : "", isolated(plain(document))]);
      made.querySelector("dl")?.append(make("dt", {}, texts.say("documents")), make("dd", {}, ...names));
    }
    const parts = [links(context, node, details), results(context, node, details), neighbours(context, node, details), left(context, node, details)];
    later.replaceChildren(...parts.filter((each) => each !== undefined));
    later.removeAttribute("aria-busy");
  });
  return made;
}

/** What the notes say of a paper, in a sentence of theirs. */
function opening({ texts }: Context, node: number, details: DetailBook): HTMLElement[] {
  return details.evidence.ofFact(node, "opening").slice(0, 1).map(({ quote, document }) =>
    make("figure", {}, make("blockquote", {}, isolated(plain(quote))), make("figcaption", {}, `${texts.say("fromNotes")} `, isolated(plain(document)))),
  );
}

/** How many of a node's links have no words in this file, if some were left out of it. */
function left(context: Context, node: number, details: DetailBook): HTMLElement | undefined {
  if (!details.evidence.omitted) return undefined;
  const bare = [...context.network.edgesOf(node)].filter((edge) => !details.evidenceOf(edge).length).length;
  return bare ? make("p", { class: "hint" }, context.texts.say("evidenceLeft", { n: bare })) : undefined;
}

function actions(context: Context, node: number): HTMLElement {
  const { texts, state } = context;
  const made: HTMLElement[] = [];
  if (state.focus !== node) {
    made.push(button(texts.say("focusHere"), () => context.change({ focus: node, hops: 1, expanded: [], camera: undefined, view: "drawing" }), { id: "focus-here" }));
  }
  if (!state.expanded.includes(node) && state.focus !== node) {
    made.push(button(texts.say("expand"), () => context.change({ expanded: [...context.state.expanded, node] }), { id: "expand" }));
  }
  made.push(button(texts.say("hide"), () => {
    const expanded = context.state.expanded.filter((each) => each !== node);
    const focus = context.state.focus === node ? -1 : context.state.focus;
    context.change({ hidden: [...context.state.hidden, node], selected: -1, expanded, focus });
  }, { id: "hide" }));
  made.push(button(texts.say("pathFrom"), () => context.change({ pathFrom: node }), { id: "path-from" }));
  made.push(button(texts.say("pathTo"), () => context.change({ pathTo: node }), { id: "path-to" }));
  return make("div", { class: "acts" }, ...made);
}

function facts(context: Context, node: number): HTMLElement {
  const { network, texts } = context;
  const rows: [string, Node | string, Fact?][] = [];
  const date = network.date.get(node);
  if (date) rows.push([texts.say("date"), date, "date"]);
  const votes = network.votes[node] as number;
  if (votes >= 0) rows.push([texts.say("votes"), texts.number(votes), "votes"]);
  const venue = network.venue.get(node);
  if (venue) rows.push([texts.say("venue"), isolated(plain(venue))]);
  const url = safeAddress(network.url.get(node) ?? "");
  const arxiv = network.arxiv.get(node);
  if (arxiv) rows.push([texts.say("arxiv"), url ? outside(url, arxiv) : isolated(arxiv)]);
  else if (url) rows.push([texts.say("linksOut"), outside(url, url)]);
  const type = network.types.get(node);
  if (type) rows.push([texts.say("type"), isolated(type)]);
  const shown = context.label(node);
  const others = [network.label[node] as string, network.korean.get(node) ?? "", ...(network.names.get(node) ?? [])];
  const names = [...new Set(others.map(plain))].filter((name) => name && name !== shown);
  if (names.length) {
    const list = make("span", {});
    names.slice(0, MOST_NAMES).forEach((name, place) => list.append(place ? ", " : "", isolated(name)));
    if (names.length > MOST_NAMES) list.append(" …");
    rows.push([texts.say("alsoCalled"), list]);
  }
  const community = communityOf(context, network.community[node] as number);
  if (community) rows.push([texts.say("community"), isolated(community)]);
  return make("dl", {}, ...rows.flatMap(([term, described, fact]) => {
    const attributes: Record<string, string> = fact ? { "data-fact": fact, "data-name": term } : {};
    return [make("dt", {}, term), make("dd", { attributes }, described)];
  }));
}

/** A link that leaves the page: it opens elsewhere, and that page learns nothing of this one. */
export function outside(address: string, text: string): HTMLElement {
  return make("a", { attributes: { href: address, target: "_blank", rel: "noopener noreferrer" } }, isolated(plain(text)));
}

function links(context: Context, node: number, details: DetailBook): HTMLElement | undefined {
  const items = details.linksOf(node).flatMap(({ address, evidence: pieces }) => {
    const safe = safeAddress(address);
    if (!safe) return [];
    const short = safe.replace(/^https?:\/\//, "");
    return [make("li", {}, outside(safe, short), evidence(context, short, pieces, [address]))];
  });
  if (!items.length) return undefined;
  return make("section", {}, make("h3", {}, context.texts.say("linksOut")), make("ul", { class: "links" }, ...items));
}
