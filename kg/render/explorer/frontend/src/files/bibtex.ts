/** Papers as BibTeX: what the page knows of each. Formulas and names are escaped as kg/export/bibtex.py does. */

import type { DetailBook } from "../data/details";
import type { Network } from "../data/network";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const SPECIAL: Record<string, string> = {
  "\\": "{\\textbackslash}", "{": "{\\textbraceleft}", "}": "{\\textbraceright}", "~": "{\\textasciitilde}",
  "^": "{\\textasciicircum}", "`": "{\\textasciigrave}", "<": "{\\textless}", ">": "{\\textgreater}",
  "|": "{\\textbar}", "&": "\\&", "%": "\\%", "$": "\\$", "#": "\\#", "_": "\\_",
};
const FILLERS = new Set(["a", "an", "the", "on", "in", "of", "for", "to", "is", "are", "with", "and", "from", "towards"]);

export function bibtex(network: Network, papers: readonly number[], details: DetailBook): string {
  const taken = new Map<string, number>();
  return papers.map((paper) => entry(network, paper, authorsOf(network, paper, details), taken)).join("\n");
}

function authorsOf(network: Network, paper: number, details: DetailBook): string[] {
  const creator = network.relations.findIndex(({ name }) => name === "creator");
  const edges = [...network.edgesOf(paper)].filter((edge) => network.relation[edge] === creator && network.source[edge] === paper);
  const place = (edge: number): number => details.position(edge) || 1_000_000;
  return edges.sort((a, b) => place(a) - place(b) || a - b).map((edge) => network.label[network.target[edge] as number] as string);
}

function entry(network: Network, paper: number, authors: readonly string[], taken: Map<string, number>): string {
  const title = network.label[paper] as string;
  const [year, month] = (network.date.get(paper) ?? "").split("-");
  const arxiv = network.arxiv.get(paper);
  const venue = network.venue.get(paper);
  const doi = /^paper\/doi\/(.+)/.exec(network.key(paper))?.[1];
  const url = network.url.get(paper);
  const fields: [string, string][] = [];
  if (authors.length) fields.push(["author", `{${authors.map(name).join(" and ")}}`]);
  fields.push(["title", `{{${tex(title)}}}`]);
  if (venue) fields.push(["booktitle", `{${tex(venue)}}`]);
  if (year) fields.push(["year", `{${year}}`]);
  const named = MONTHS[Number(month) - 1];
  if (named) fields.push(["month", named]);
  if (arxiv) fields.push(["eprint", `{${arxiv}}`], ["archivePrefix", "{arXiv}"]);
  if (doi) fields.push(["doi", `{${doi.replace(/[{}%]/g, "\\$&")}}`]);
  if (url) fields.push(["url", `{${url.replace(/[{}\\]/g, encodeURIComponent)}}`]);
  const lines = fields.map(([field, value]) => `  ${field.padEnd(13)} = ${value},\n`).join("");
  return `@${venue ? "inproceedings" : "misc"}{${key(authors[0], year, title, taken)},\n${lines}}\n`;
}

/** The first author's last name, the year and the first word of the title, as most do; a letter tells equal ones apart. */
function key(author: string | undefined, year: string | undefined, title: string, taken: Map<string, number>): string {
  const ascii = (text: string): string => text.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]/g, "");
  const family = ascii(author?.split(" ").pop() ?? "");
  const word = title.split(/[^\p{L}\p{N}]+/u).map(ascii).find((each) => each && !FILLERS.has(each)) ?? "";
  const made = `${family}${year ?? ""}${word}` || "paper";
  const number = (taken.get(made) ?? 0) + 1;
  taken.set(made, number);
  if (number === 1) return made;
  return number <= 27 ? `${made}${String.fromCharCode(95 + number)}` : `${made}-${number}`;
}

/** A name; in braces where BibTeX would take it apart in the wrong place. */
function name(text: string): string {
  return /,|\b(and|others)\b/i.test(text) ? `{${tex(text)}}` : tex(text);
}

/** Text as TeX; formulas stay as they are. */
export function tex(text: string): string {
  const parts = text.split(/(\$[^$]+\$)/);
  return parts.map((part, place) => (place % 2 && isBalanced(part) ? part : part.replace(/[\\{}~^`<>|&%$#_]/g, (letter) => SPECIAL[letter] as string))).join("");
}

function isBalanced(formula: string): boolean {
  let depth = 0;
  for (const letter of formula.replace(/\\[\\{}]/g, "")) {
    depth += Number(letter === "{") - Number(letter === "}");
    if (depth < 0) return false;
  }
  return depth === 0 && !formula.includes("\\$");
}
