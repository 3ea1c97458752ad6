/** Things and links as tables (RFC 4180), with a mark by which spreadsheets know UTF-8. */

import type { Network } from "../data/network";

export function nodesCsv(network: Network, nodes: readonly number[]): string {
  const rows = nodes.map((node) => [
    network.iri(node),
    network.kindName(node),
    network.label[node] as string,
    network.korean.get(node) ?? "",
    network.date.get(node) ?? "",
    (network.votes[node] as number) >= 0 ? String(network.votes[node]) : "",
    network.arxiv.get(node) ?? "",
    network.url.get(node) ?? "",
    network.venue.get(node) ?? "",
    String(network.degree(node)),
    network.communities[network.community[node] as number]?.name[0] ?? "",
  ]);
  return table([["iri", "kind", "label", "labelKo", "date", "votes", "arxiv", "url", "venue", "links", "community"], ...rows]);
}

export function linksCsv(network: Network, edges: readonly number[]): string {
  const rows = edges.map((edge) => {
    const source = network.source[edge] as number;
    const target = network.target[edge] as number;
    const relation = network.relations[network.relation[edge] as number]?.name ?? "";
    return [network.iri(source), network.label[source] as string, relation, network.iri(target), network.label[target] as string];
  });
  return table([["source", "sourceLabel", "relation", "target", "targetLabel"], ...rows]);
}

function table(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** A cell; one that a spreadsheet would take for a formula begins with an apostrophe. */
export function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
