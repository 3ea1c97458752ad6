/** The saved queries of a page, and how the values of their parameters join them: as terms, never as query text. */

import { iri, literal } from "../files/turtle";

export interface AskedParameter {
  name: string;
  type: string;
  description: string;
  example: string;
  default: string;
  required: boolean;
}

export interface Question {
  name: string;
  summary: string;
  text: string;
  columns: string[];
  parameters: AskedParameter[];
}

const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMBERS = new Set(["integer", "decimal"]);

/**
 * Returns the text of a question with its values.
 *
 * @param values what was typed, by parameter
 * @param find the IRI that a name of a kind stands for; undefined if there is none
 * @throws Error with the parameter's name where a value is missing, ill-typed or unknown
 */
export function withValues(
  question: Question,
  values: Readonly<Record<string, string>>,
  find: (name: string, kind: string) => string | undefined,
): string {
  const terms = new Map<string, string>();
  let limit = "";
  for (const parameter of question.parameters) {
    const value = (values[parameter.name] ?? "").trim() || parameter.default;
    if (!value) {
      if (parameter.required) throw new Error(`${parameter.name}: ?`);
      continue;
    }
    if (parameter.name === "limit") {
      if (!/^\d{1,9}$/.test(value)) throw new Error(`limit: ${value}`);
      limit = `\nLIMIT ${value}`;
    } else terms.set(`_${parameter.name.replaceAll("-", "_")}`, term(parameter, value, find));
  }
  return bound(question.text, terms) + limit;
}

/** Strings, IRIs and comments, which hold no variables; braces; variables (SPARQL 1.1, section 19.8). */
const TOKEN =
  /"""(?:[^"\\]|\\.|"(?!""))*"""|'''(?:[^'\\]|\\.|'(?!''))*'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>"{}|^`\\\s]*>|#[^\n]*|[{}]|[?$]\w+/g;

/**
 * Returns a query in which some variables have one value each.
 *
 * Every group that names one begins with its VALUES: a VALUES at the end would join what filters have dropped already.
 */
export function bound(text: string, terms: ReadonlyMap<string, string>): string {
  const open: { begins: number; names: Set<string> }[] = [];
  const groups: { begins: number; names: Set<string> }[] = [];
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === "{") open.push({ begins: index + 1, names: new Set() });
    else if (token === "}") {
      const group = open.pop();
      if (group?.names.size && !/^\s*SELECT\b/i.test(text.slice(group.begins))) groups.push(group);
    } else if (/^[?$]/.test(token) && terms.has(token.slice(1))) open.at(-1)?.names.add(token.slice(1));
  }
  groups.sort((a, b) => b.begins - a.begins);
  return groups.reduce((made, { begins, names }) => {
    const clauses = [...names].map((name) => ` VALUES ?${name} { ${terms.get(name) as string} }`).join("");
    return made.slice(0, begins) + clauses + made.slice(begins);
  }, text);
}

function term(parameter: AskedParameter, value: string, find: (name: string, kind: string) => string | undefined): string {
  const { name, type } = parameter;
  if (type === "string") return literal(value);
  if (type === "date") return `${literal(value)}^^${iri(`${XSD}date`)}`;
  if (NUMBERS.has(type)) {
    if (!/^[+-]?\d{1,17}(\.\d{1,17})?$/.test(value)) throw new Error(`${name}: ${value}`);
    return `${literal(value)}^^${iri(XSD + type)}`;
  }
  const found = find(value, type);
  if (!found) throw new Error(`${name}: ${value}`);
  return iri(found);
}

/** A query with the prefixes that it uses and does not declare. */
export function withPrefixes(text: string, prefixes: Readonly<Record<string, string>>): string {
  const missing = Object.entries(prefixes).filter(
    ([name]) => new RegExp(`(^|[^\\w-])${name}:`).test(text) && !new RegExp(`prefix\\s+${name}:`, "i").test(text),
  );
  return [...missing.map(([name, namespace]) => `PREFIX ${name}: ${iri(namespace)}`), text].join("\n");
}
