/** The same content as lists: one table a kind, sorted by what one chooses, following the filters. */

import { communityOf, kindHeading, type Context } from "./context";
import { button, isolated, make } from "./dom";

const PAGE = 100;

interface Column {
  key: "name" | "date" | "votes" | "degree" | "community";
  text: (node: number) => string;
  compare: (a: number, b: number) => number;
  number: boolean;
}

export class Lists {
  private kind = "";
  private sorted: Column["key"] = "degree";
  private descending = true;
  private rows = PAGE;

  render(context: Context): HTMLElement {
    const made = make("section", { class: "lists", attributes: { "aria-label": context.texts.say("lists") } });
    this.redraw(made, context);
    return made;
  }

  private redraw(made: HTMLElement, context: Context): void {
    const { network, texts } = context;
    const members = new Map<string, number[]>(network.kinds.map((kind) => [kind, []]));
    const { passing, distances } = context.selection;
    for (let node = 0; node < network.size; node += 1) {
      const shown = distances ? distances.has(node) : passing.nodes[node];
      if (shown) members.get(network.kindName(node))?.push(node);
    }
    const present = network.kinds.filter((kind) => members.get(kind)?.length);
    if (!present.includes(this.kind)) this.kind = present[0] ?? "";
    if (!this.kind) {
      made.replaceChildren(make("p", {}, texts.say("noneShown")));
      return;
    }
    const tabs = present.map((kind) =>
      button(`${kindHeading(context, kind)} ${texts.number(members.get(kind)?.length ?? 0)}`, () => {
        this.kind = kind;
        this.rows = PAGE;
        this.redraw(made, context);
        made.querySelector<HTMLElement>(`[data-kind="${kind}"]`)?.focus();
      }, { attributes: { "aria-pressed": String(kind === this.kind), "data-kind": kind } }),
    );
    made.replaceChildren(
      make("div", { class: "tabs", attributes: { role: "group", "aria-label": texts.say("listOf") } }, ...tabs),
      ...this.table(context, members.get(this.kind) ?? [], made),
    );
  }

  private table(context: Context, nodes: number[], made: HTMLElement): HTMLElement[] {
    const { texts } = context;
    const columns = this.columns(context, nodes);
    const by = columns.find(({ key }) => key === this.sorted) ?? columns[0];
    const ordered = [...nodes].sort((a, b) => (by ? (this.descending ? -1 : 1) * by.compare(a, b) : 0) || a - b);
    const head = columns.map((column) => {
      const isSorted = column === by;
      const mark = isSorted ? (this.descending ? " ▾" : " ▴") : "";
      const sort = button(`${texts.say(column.key)}${mark}`, () => {
        this.descending = isSorted ? !this.descending : column.number;
        this.sorted = column.key;
        this.redraw(made, context);
        made.querySelector<HTMLElement>(`[data-column="${column.key}"]`)?.focus();
      }, { attributes: { "data-column": column.key } });
      const attributes: Record<string, string> = { scope: "col", class: column.key };
      if (isSorted) attributes["aria-sort"] = this.descending ? "descending" : "ascending";
      return make("th", { attributes }, sort);
    });
    const body = ordered.slice(0, this.rows).map((node) => {
      const link = button("", () => context.open(node), { class: "link" });
      link.append(isolated(context.label(node)));
      const cells = columns.slice(1).map((column) => make("td", { class: column.number ? "number" : column.key }, isolated(column.text(node))));
      return make("tr", {}, make("th", { attributes: { scope: "row" } }, link), ...cells);
    });
    const counted = texts.say("rowsShown", { n: Math.min(this.rows, nodes.length), all: nodes.length });
    const table = make("table", {}, make("caption", {}, `${kindHeading(context, this.kind)}: ${counted}`), make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body));
    const parts: HTMLElement[] = [make("div", { class: "scroll", attributes: { tabindex: "0", role: "group", "aria-label": kindHeading(context, this.kind) } }, table)];
    if (this.rows < nodes.length) {
      const more = Math.min(PAGE * 5, nodes.length - this.rows);
      parts.push(button(texts.say("showMore", { n: more }), () => {
        this.rows += more;
        this.redraw(made, context);
      }, { class: "more" }));
    }
    return parts;
  }

  private columns(context: Context, nodes: readonly number[]): Column[] {
    const { network, texts } = context;
    const label = (node: number): string => context.label(node);
    const compareText = (text: (node: number) => string) => (a: number, b: number) =>
      text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0;
    const date = (node: number): string => network.date.get(node) ?? "";
    const votes = (node: number): number => network.votes[node] as number;
    const community = (node: number): string => communityOf(context, network.community[node] as number);
    const columns: Column[] = [{ key: "name", text: label, compare: compareText((node) => label(node).toLowerCase()), number: false }];
    if (nodes.some((node) => network.date.has(node))) columns.push({ key: "date", text: date, compare: compareText(date), number: true });
    if (nodes.some((node) => votes(node) >= 0)) {
      columns.push({ key: "votes", text: (node) => (votes(node) < 0 ? "" : texts.number(votes(node))), compare: (a, b) => votes(a) - votes(b), number: true });
    }
    columns.push({ key: "degree", text: (node) => texts.number(network.degree(node)), compare: (a, b) => network.degree(a) - network.degree(b), number: true });
    if (nodes.some((node) => community(node))) columns.push({ key: "community", text: community, compare: compareText(community), number: false });
    return columns;
  }
}
