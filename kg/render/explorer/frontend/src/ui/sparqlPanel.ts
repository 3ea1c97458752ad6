/** Where saved queries and free SPARQL are asked, in a file that carries its triples. */

import { decodeText, takeBlock } from "../data/decode";
import { Engine, Stopped } from "../sparql/engine";
import type { Answer, Cell } from "../sparql/protocol";
import { withPrefixes, withValues, type Question } from "../sparql/questions";
import { normalise, plain } from "../text/normalise";
import type { Context } from "./context";
import { button, isolated, make } from "./dom";

const MOST = 500;
const LIMIT = 30; // seconds that a query may take, unless the reader says otherwise
const START = "SELECT ?title ?votes WHERE {\n  ?listing kg:lists ?paper ; kg:votes ?votes .\n  ?paper dcterms:title ?title .\n}\nORDER BY DESC(?votes)\nLIMIT 20";

export class SparqlPanel {
  private engine: Engine | undefined;
  private running = false;
  private seconds = LIMIT;
  private questions: Promise<Question[]> | undefined;
  private names: Map<string, number> | undefined;
  private text = START;
  private chosen = "";

  constructor(private readonly context: Context) {}

  element(): HTMLElement {
    const { texts } = this.context;
    const made = make("section", { class: "sparql", attributes: { "aria-label": texts.say("ask") } }, make("p", { attributes: { role: "status" } }, texts.say("loadingSparql")));
    this.questions ??= decodeText(takeBlock("questions")).then((text) => JSON.parse(text) as Question[]);
    void this.questions.then((questions) => made.replaceChildren(...this.form(questions)));
    return made;
  }

  private form(questions: readonly Question[]): HTMLElement[] {
    const { texts } = this.context;
    const select = make("select", { id: "question" }, make("option", { attributes: { value: "" } }, texts.say("ownQuery")));
    for (const { name, summary } of questions) select.append(make("option", { attributes: { value: name } }, `${name}: ${summary}`));
    const area = make("textarea", { id: "query", attributes: { spellcheck: "false" } });
    const values = make("div", { class: "values" });
    const answer = make("div", { class: "answer", attributes: { "aria-live": "polite" } });
    const limit = make("input", { id: "seconds", attributes: { type: "number", min: "1", max: "3600", inputmode: "numeric" } });
    limit.value = String(this.seconds);
    limit.addEventListener("change", () => {
      this.seconds = Math.min(3600, Math.max(1, Math.trunc(Number(limit.value)) || LIMIT));
      limit.value = String(this.seconds);
    });
    const stop = button(texts.say("stop"), () => this.engine?.stop(), { id: "stop" });
    stop.disabled = true;
    const current = (): Question | undefined => questions.find(({ name }) => name === this.chosen);
    const choose = (): void => {
      const question = current();
      area.value = question?.text ?? this.text;
      values.replaceChildren(...(question?.parameters ?? []).map((parameter) => {
        const input = make("input", { id: `value-${parameter.name}`, attributes: { type: "text", placeholder: parameter.example || parameter.default } });
        input.value = parameter.default || (parameter.required ? parameter.example : "");
        return make("div", { class: "field" }, make("label", { attributes: { for: input.id } }, parameter.name), input, make("small", {}, parameter.description));
      }));
    };
    select.value = this.chosen;
    select.addEventListener("change", () => {
      this.chosen = select.value;
      choose();
    });
    area.addEventListener("input", () => {
      if (!this.chosen) this.text = area.value;
    });
    const run = (): void => {
      if (this.running) return;
      const hadFocus = document.activeElement === start;
      stop.disabled = false;
      start.disabled = true;
      if (hadFocus) stop.focus();
      void this.run(area.value, current(), values, answer).finally(() => {
        const focused = document.activeElement === stop;
        stop.disabled = true;
        start.disabled = false;
        if (focused) start.focus();
      });
    };
    const start = button(texts.say("run"), run, { id: "run" });
    area.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
    });
    choose();
    return [
      make("div", { class: "field" }, make("label", { attributes: { for: "question" } }, texts.say("savedQueries")), select),
      make("label", { attributes: { for: "query" } }, texts.say("query")),
      area,
      values,
      make("div", { class: "acts" }, start, stop, make("label", { attributes: { for: "seconds" } }, texts.say("seconds")), limit),
      answer,
    ];
  }

  private async run(text: string, question: Question | undefined, values: HTMLElement, answer: HTMLElement): Promise<void> {
    const { network, texts } = this.context;
    const progress = make("p", { id: "progress", attributes: { "aria-live": "off" } }, texts.say("loadingSparql"));
    answer.replaceChildren(progress);
    this.running = true;
    let clock = 0;
    const count = (): void => {
      const started = performance.now();
      clock = window.setInterval(() => (progress.textContent = texts.say("running", { n: Math.round((performance.now() - started) / 1000) })), 1000);
    };
    try {
      const typed = Object.fromEntries([...values.querySelectorAll("input")].map((input) => [input.id.slice("value-".length), input.value]));
      const bound = question ? withValues({ ...question, text }, typed, (name, kind) => this.find(name, kind)) : text;
      this.engine ??= new Engine();
      const given = await this.engine.ask(withPrefixes(bound, network.payload.prefixes), this.seconds * 1000, count);
      answer.replaceChildren(...this.table(given, question));
    } catch (error) {
      answer.replaceChildren(make("p", { class: "wrong", attributes: { role: "alert" } }, this.reason(error)));
    } finally {
      window.clearInterval(clock);
      this.running = false;
    }
  }

  private reason(error: unknown): string {
    const { texts } = this.context;
    if (error instanceof Stopped) return error.tookTooLong ? texts.say("tookTooLong", { n: this.seconds }) : texts.say("stopped");
    return error instanceof Error ? error.message : String(error);
  }

  private table(answer: Answer, question: Question | undefined): HTMLElement[] {
    const { texts } = this.context;
    const shown = question?.columns.length ? answer.columns.filter((name) => question.columns.includes(name)) : answer.columns;
    const places = shown.map((name) => answer.columns.indexOf(name));
    const rows = answer.rows.slice(0, MOST);
    const body = rows.map((row) => make("tr", {}, ...places.map((place) => make("td", {}, this.cell(row[place] as Cell)))));
    const parts: HTMLElement[] = [make("p", { id: "answered" }, texts.say("rows", { n: answer.all, ms: Math.round(answer.milliseconds) }))];
    if (answer.all > rows.length) parts.push(make("p", { class: "hint" }, texts.say("rowsCut", { n: rows.length, all: answer.all })));
    if (rows.length) {
      const head = make("tr", {}, ...shown.map((name) => make("th", { attributes: { scope: "col" } }, isolated(plain(name)))));
      const table = make("table", {}, make("thead", {}, head), make("tbody", {}, ...body));
      parts.push(make("div", { class: "scroll", attributes: { tabindex: "0", role: "group", "aria-label": texts.say("answer") } }, table));
    }
    return parts;
  }

  /** A value; one that names a node leads to it. */
  private cell({ text, isIri }: Cell): HTMLElement {
    const node = isIri ? this.context.network.find(text) : this.named(text);
    if (node < 0) return isolated(plain(text));
    const link = button("", () => this.context.open(node), { class: "link" });
    link.append(isolated(isIri ? this.context.label(node) : plain(text)));
    return link;
  }

  private named(text: string): number {
    const { network } = this.context;
    const byArxiv = /^\d{4}\.\d{4,5}$/.test(text) ? network.find(`paper/arxiv/${text}`) : -1;
    if (byArxiv >= 0) return byArxiv;
    if (!this.names) {
      this.names = new Map();
      for (let node = network.size - 1; node >= 0; node -= 1) {
        for (const name of [network.label[node] as string, network.korean.get(node) ?? ""]) if (name) this.names.set(normalise(name), node);
      }
    }
    return text.length > 2 ? (this.names.get(normalise(text)) ?? -1) : -1;
  }

  /** The IRI of what somebody calls by a name, of a kind where one is wanted. */
  private find(name: string, kind: string): string | undefined {
    const { network } = this.context;
    if (/^https?:/.test(name)) return name;
    const short = /^([a-z]+):(\S+)$/.exec(name.trim()); // topic:reasoning
    if (short) {
      const whole = `${network.payload.base}${short[1]}/${short[2]}`;
      for (let node = 0; node < network.size; node += 1) if (network.iri(node) === whole) return whole;
    }
    const fits = (node: number): boolean => kind === "iri" || network.kindName(node) === kind;
    const found = this.context.search().find(name, 1, fits)[0];
    if (found) return network.iri(found.node);
    return kind === "metric" ? `${network.payload.base}metric/${name.trim().toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-")}` : undefined;
  }
}
