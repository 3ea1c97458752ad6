/** The papers that pass the filters as a list: to read, to copy, to save and to link to. */

import { copy } from "../files/copy";
import { savePapers } from "../files/save";
import type { Context } from "./context";
import { button, isolated, make } from "./dom";

const FIRST = 100;

export function chosenSet(context: Context): HTMLElement {
  const { network, texts } = context;
  const papers = chosenPapers(context);
  const said = make("p", { class: "hint", attributes: { role: "status" } });
  const tell = async (done: Promise<boolean>, words: string): Promise<void> => {
    said.textContent = (await done) ? words : texts.say("notCopied");
  };
  const list = make("ol", { class: "papers" }, ...papers.slice(0, FIRST).map((paper) => row(paper)));
  const made = make(
    "article",
    { attributes: { "aria-labelledby": "card-title" } },
    make(
      "header",
      {},
      make("h2", { id: "card-title", attributes: { tabindex: "-1" } }, texts.say("papersChosen", { n: papers.length })),
      button("×", () => context.change({ listed: false }), { class: "close", attributes: { "aria-label": texts.say("close") } }),
    ),
    make(
      "div",
      { class: "acts" },
      button(texts.say("copyList"), () => void tell(copy(asText(context, papers)), texts.say("listCopied", { n: papers.length })), { id: "copy-list" }),
      button(texts.say("copyLink"), () => void tell(copy(location.href), texts.say("linkCopied")), { id: "copy-link" }),
      button("BibTeX", () => void savePapers("bibtex", context, papers), { id: "papers-bibtex" }),
      button("CSV", () => void savePapers("csv", context, papers), { id: "papers-csv" }),
      button("Turtle", () => void savePapers("turtle", context, papers), { id: "papers-turtle" }),
    ),
    said,
    list,
  );
  if (papers.length > FIRST) {
    const more = button(texts.say("showAll", { n: papers.length }), () => {
      list.append(...papers.slice(FIRST).map((paper) => row(paper)));
      more.remove();
      (list.children[FIRST]?.querySelector("button") as HTMLElement | null)?.focus();
    }, { class: "more" });
    made.append(more);
  }
  return made;

  function row(paper: number): HTMLElement {
    const link = button("", () => context.open(paper), { class: "link" });
    link.append(isolated(context.label(paper)));
    const votes = network.votes[paper] as number;
    const about = [network.date.get(paper) ?? "", votes >= 0 ? texts.say("votesOf", { n: votes }) : ""].filter(Boolean).join(" · ");
    return make("li", {}, link, about ? make("small", {}, " ", about) : undefined);
  }
}

/** The papers that pass the filters and are not hidden, those with most votes first. */
export function chosenPapers({ network, selection, state }: Context): number[] {
  const { passing, distances } = selection;
  const papers: number[] = [];
  for (let node = 0; node < network.size; node += 1) {
    const shown = distances ? distances.has(node) : passing.nodes[node];
    if (shown && network.kindName(node) === "paper" && !state.hidden.includes(node)) papers.push(node);
  }
  return papers.sort((a, b) => (network.votes[b] as number) - (network.votes[a] as number) || a - b);
}

function asText(context: Context, papers: readonly number[]): string {
  const { network } = context;
  const lines = papers.map((paper) => [context.label(paper), network.date.get(paper) ?? "", network.url.get(paper) ?? ""].filter(Boolean).join("\t"));
  return `${lines.join("\n")}\n`;
}
