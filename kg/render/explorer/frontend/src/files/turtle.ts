/** Things and the links among them as Turtle (RDF 1.1 Turtle): types, labels and the links that are triples. */

import type { Network } from "../data/network";

export function toTurtle(network: Network, nodes: readonly number[], edges: readonly number[]): string {
  const { prefixes } = network.payload;
  const needed = ["dcterms", "fabio", "foaf", "kg", "rdfs", "skos"];
  const lines = needed.flatMap((name) => (prefixes[name] ? [`@prefix ${name}: ${iri(prefixes[name])} .`] : []));
  const outgoing = new Map<number, number[]>();
  for (const edge of edges) {
    const source = network.source[edge] as number;
    const known = outgoing.get(source);
    if (known) known.push(edge);
    else outgoing.set(source, [edge]);
  }
  for (const node of nodes) {
    const statements = [...described(network, node), ...links(network, outgoing.get(node) ?? [])];
    if (statements.length) lines.push("", `${iri(network.iri(node))} ${statements.join(" ;\n    ")} .`);
  }
  return `${lines.join("\n")}\n`;
}

function described(network: Network, node: number): string[] {
  const { type, title } = network.kindOf(node);
  const statements = type ? [`a ${type}`] : [];
  const property = title || "rdfs:label";
  const english = property === "skos:prefLabel" ? "@en" : "";
  statements.push(`${property} ${literal(network.label[node] as string)}${english}`);
  const korean = network.korean.get(node);
  if (korean) statements.push(`${property} ${literal(korean)}@ko`);
  const arxiv = network.arxiv.get(node);
  if (arxiv) statements.push(`fabio:hasArXivId ${literal(arxiv)}`);
  return statements;
}

function links(network: Network, edges: readonly number[]): string[] {
  return edges.flatMap((edge) => {
    const relation = network.relations[network.relation[edge] as number];
    return relation?.direct ? [`${iri(relation.iri)} ${iri(network.iri(network.target[edge] as number))}`] : [];
  });
}

/** An IRI in angle brackets; characters that may not stand there are percent-encoded. */
export function iri(text: string): string {
  return `<${text.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (letter) => encodeURIComponent(letter))}>`;
}

export function literal(text: string): string {
  const escapes: Record<string, string> = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  return `"${text.replace(/["\\\n\r\t]/g, (letter) => escapes[letter] as string)}"`;
}
