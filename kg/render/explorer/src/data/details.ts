/** What cards tell besides the drawing: results, author positions, links and the words behind each edge. */

import { decodeText } from "./decode";
import type { Network } from "./network";
import type { Details } from "./payload";

export interface Score {
  system: string;
  metric: string;
  value: string;
  unit: string;
  kind: string;
  setting: string;
  asWritten: string;
}

export interface Testimony {
  quote: string;
  document: string;
  confidence: number;
  surface: string;
}

export class DetailBook {
  readonly omitted: number;
  private readonly scores: Map<number, string[][]>;
  private readonly positions: Map<number, number>;
  private readonly links: Map<number, string[][]>;
  private readonly places = new Map<number, number[]>();

  constructor(
    private readonly network: Network,
    private readonly details: Details,
  ) {
    this.scores = new Map(details.scores[0].map((edge, place) => [edge, details.scores[1][place] ?? []]));
    this.positions = new Map(details.positions[0].map((edge, place) => [edge, details.positions[1][place] ?? 0]));
    this.links = new Map(details.links[0].map((node, place) => [node, details.links[1][place] ?? []]));
    this.omitted = details.evidence.omitted;
    let edge = 0;
    details.evidence.edge.forEach((difference, place) => {
      edge += difference;
      const known = this.places.get(edge);
      if (known) known.push(place);
      else this.places.set(edge, [place]);
    });
  }

  static async decode(network: Network, base64: string): Promise<DetailBook> {
    return new DetailBook(network, JSON.parse(await decodeText(base64)) as Details);
  }

  scoresOf(edge: number): Score[] {
    return (this.scores.get(edge) ?? []).map(
      ([system = "", metric = "", value = "", unit = "", kind = "", setting = "", asWritten = ""]) => ({
        system,
        metric,
        value,
        unit,
        kind,
        setting,
        asWritten,
      }),
    );
  }

  position(edge: number): number {
    return this.positions.get(edge) ?? 0;
  }

  linksOf(node: number): string[] {
    return (this.links.get(node) ?? []).map(([, address = ""]) => address);
  }

  evidenceOf(edge: number): Testimony[] {
    const { evidence } = this.details;
    return (this.places.get(edge) ?? []).map((place) => {
      const quote = evidence.quote[place] as number;
      return {
        quote: quote < 0 ? (this.network.label[this.network.target[edge] as number] as string) : (evidence.quotes[quote] ?? ""),
        document: evidence.documents[evidence.document[place] as number] ?? "",
        confidence: (evidence.confidence[place] as number) / 100,
        surface: evidence.surfaces[evidence.surface[place] as number] ?? "",
      };
    });
  }
}
