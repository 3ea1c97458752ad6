import { describe, expect, it } from "vitest";
import { derivedId, monthNumber, monthText, Network } from "../src/data/network";
import type { KindColumn, Payload } from "../src/data/payload";
import type { DetailBook } from "../src/data/details";
import { bibtex, tex } from "../src/files/bibtex";
import { NO_FILTERS, passing } from "../src/model/filters";
import { isInside, lassoOf } from "../src/model/lasso";
import { SearchIndex } from "../src/model/search";
import { neighbourhood, lightestPath } from "../src/model/walks";
import { readFragment, writeFragment } from "../src/state/fragment";
import { startState } from "../src/state/state";
import { select } from "../src/model/selection";

function smallKind(name: string): KindColumn {
  return { name, label: [name, name], plural: [name, name], shape: "circle", light: "#000000", dark: "#ffffff", type: "", title: "" };
}

/** Two papers of one author, one with a topic and a benchmark; a third paper alone. */
function smallPayload(): Payload {
  return {
    version: 5,
    map: null,
    title: ["Small", "작은 그래프"],
    subject: ["small", "작은 것"],
    base: "https://w3id.org/paper-kg/id/",
    kinds: ["paper", "person", "topic", "benchmark", "model", "artifact", "other"].map(smallKind),
    first: 7,
    centre: -1,
    nodes: {
      kind: "0012300", // digits: places among the kinds
      label: [["Counting Sheep: 양 세기", "Orca-Math", "Alone", "Ｗｉｄｅ"], ["J. Kim"], ["Mathematical reasoning"], ["GSM8K"]],
      id: [0, 0, 0, "mathematical-reasoning", 0, 0, "title/wide"],
      x: [5, 10, 5, 15, 25, 50, 10],
      y: [0, 10, 10, 20, 30, 50, 10],
      community: [0, 0, 0, 0, 0, 1, 1],
    },
    korean: [[3], ["수학 추론"]],
    names: [[2], [["김철수"]]],
    types: [[], []],
    venues: [[], [], []],
    papers: {
      arxiv: ["2401.00001", "2402.14830", "2403.00003", 0],
      url: [0, 0, 0, "javascript:alert(1)"],
      date: ["2024-01-05", "2024-02-26", 0, 0],
      votes: [3, 40, -1, -1],
    },
    relations: [
      { name: "creator", iri: "http://purl.org/dc/terms/creator", direct: true, label: ["author", "저자"], reverse: ["wrote", "쓴 논문"], source: [0, 1], target: [2, 2] },
      { name: "subject", iri: "http://purl.org/dc/terms/subject", direct: true, label: ["topic", "주제"], reverse: ["topic of", "논문"], source: [1], target: [3] },
      { name: "evaluatesOn", iri: "x:e", direct: true, label: ["evaluates on", "평가"], reverse: ["evaluated by", "평가한"], source: [1], target: [4] },
    ],
    communities: [{ name: ["Maths", "수학"], size: 5 }, { name: ["", ""], size: 2 }],
    prefixes: {},
    sparql: false,
  };
}

const network = new Network(smallPayload());
const all = passing(network, NO_FILTERS);

describe("network", () => {
  it("numbers edges from differences and knows both ends", () => {
    expect([...network.source]).toEqual([0, 1, 1, 1]);
    expect([...network.target]).toEqual([2, 2, 3, 4]);
    expect([...network.edgesOf(2)]).toEqual([0, 1]);
    expect(network.other(1, 2)).toBe(1);
  });

  it("derives IRIs and finds nodes by them", () => {
    expect(network.iri(1)).toBe("https://w3id.org/paper-kg/id/paper/arxiv/2402.14830");
    expect(network.iri(2)).toBe("https://w3id.org/paper-kg/id/person/jkim");
    expect(network.iri(4)).toBe("https://w3id.org/paper-kg/id/benchmark/gsm8k");
    expect(network.iri(6)).toBe("https://w3id.org/paper-kg/id/paper/title/wide");
    for (let node = 0; node < network.size; node += 1) {
      expect(network.find(network.iri(node))).toBe(node);
      expect(network.find(network.key(node))).toBe(node);
    }
    expect(network.find("nothing")).toBe(-1);
    expect(derivedId("MT-Bench 2", "benchmark")).toBe("mt-bench-2");
  });

  it("tells months as numbers and back", () => {
    expect(monthText(monthNumber("2024-12-31"))).toBe("2024-12");
    expect(monthNumber("soon")).toBe(0);
  });
});

describe("search", () => {
  const index = new SearchIndex(network);
  const nodes = (query: string): number[] => index.find(query, 10).map(({ node }) => node);

  it("finds English and Korean labels in any Unicode form and width", () => {
    expect(nodes("orca")).toEqual([1]);
    expect(nodes("수학".normalize("NFD"))).toEqual([3]);
    expect(nodes("wide")).toEqual([6]);
    expect(nodes("2402")).toEqual([1]);
    expect(nodes("  ")).toEqual([]);
  });

  it("tells by which other name a node was found", () => {
    expect(index.find("김철", 5)).toEqual([{ node: 2, by: "김철수" }]);
    expect(index.find("j. kim", 5)).toEqual([{ node: 2, by: "" }]);
  });

  it("passes over spaces and hyphens where nothing else is found", () => {
    expect(nodes("수학추론")).toEqual([3]);
    expect(nodes("orcamath")).toEqual([1]);
    expect(nodes("gsm-8k")).toEqual([4]);
  });

  it("puts whole names before beginnings before the rest", () => {
    expect(nodes("a")[0]).toBe(5);
    expect(nodes("gsm8k")).toEqual([4]);
  });
});

describe("filters", () => {
  it("keeps what is linked with the papers that pass", () => {
    const { nodes } = passing(network, { ...NO_FILTERS, minVotes: 10 });
    expect([...nodes]).toEqual([0, 1, 1, 1, 1, 0, 0]);
    expect([...passing(network, { ...NO_FILTERS, to: monthNumber("2024-01") }).nodes]).toEqual([1, 0, 1, 0, 0, 0, 0]);
    expect([...passing(network, { ...NO_FILTERS, topic: 3 }).nodes]).toEqual([0, 1, 1, 1, 1, 0, 0]);
  });

  it("hides what a hidden relation alone held", () => {
    const { nodes, edges } = passing(network, { ...NO_FILTERS, hiddenRelations: new Set(["creator"]) });
    expect([...nodes]).toEqual([1, 1, 0, 1, 1, 1, 1]);
    expect([...edges]).toEqual([0, 0, 1, 1]);
  });
});

describe("walks", () => {
  it("finds neighbourhoods by hops", () => {
    expect(neighbourhood(network, all, 0, 1)).toEqual(new Map([[0, 0], [2, 1]]));
    expect(neighbourhood(network, all, 0, 3).size).toBe(5);
  });

  it("finds a shortest path, or none", () => {
    expect(lightestPath(network, all, 0, 4)).toEqual([0, 1, 3]);
    expect(lightestPath(network, all, 0, 0)).toEqual([]);
    expect(lightestPath(network, all, 0, 5)).toBeUndefined();
  });
});

describe("fragment", () => {
  it("gives back what it was made of", () => {
    const state = {
      ...startState(7),
      view: "lists" as const,
      focus: 1,
      hops: 2,
      selected: 2,
      pathFrom: 0,
      pathTo: 4,
      shown: 5,
      expanded: [3],
      hidden: [5],
      camera: { x: 0.25, y: 0.5, ratio: 0.125 },
      filters: { hiddenKinds: new Set(["model"]), hiddenRelations: new Set(["subject"]), from: monthNumber("2024-01"), to: monthNumber("2024-02"), minVotes: 4, topic: 3, venue: "ACL", area: -1, lasso: [], lassoUpright: false },
      listed: true,
    };
    expect(readFragment(writeFragment(state, network, 7), network, 7)).toEqual(state);
    expect(writeFragment(startState(7), network, 7)).toBe("");
  });

  it("leaves out what makes no sense", () => {
    const odd = "view=%3Cscript%3E&focus=nobody&hops=99&votes=-1&topic=person/jkim&camera=1,2&shown=1e9&without=paper,no";
    const state = readFragment(`#${odd}`, network, 7);
    expect(state).toEqual({ ...startState(7), filters: { ...NO_FILTERS, hiddenKinds: new Set(["paper"]) } });
  });
});

describe("lasso", () => {
  it("keeps the form of a drawn line with few corners, and knows what lies inside", () => {
    const around = Array.from({ length: 400 }, (_, step) => [100 * Math.cos(step / 63.7), 100 * Math.sin(step / 63.7)] as const);
    const lasso = lassoOf(around, 1);
    expect(lasso.length).toBeLessThan(82);
    expect(lasso.length).toBeGreaterThan(20);
    expect([isInside(lasso, 0, 0), isInside(lasso, 90, 0), isInside(lasso, 110, 0), isInside(lasso, 75, 75)]).toEqual([true, true, false, false]);
    expect(lassoOf([[0, 0], [5, 0]], 1)).toEqual([]);
  });

  it("chooses papers, and what is linked with them", () => {
    const map = { gap: 10, areas: [], homes: [], colours: [], upright: [[], []] as const };
    const mapped = new Network({ ...smallPayload(), map });
    const [x, y] = [mapped.x[1] as number, mapped.y[1] as number];
    const { nodes } = passing(mapped, { ...NO_FILTERS, lasso: [x - 1, y - 1, x + 1, y - 1, x + 1, y + 1, x - 1, y + 1] });
    expect([...nodes]).toEqual([0, 1, 1, 1, 1, 0, 0]);
  });

  it("is drawn on the map that the screen shows", () => {
    const papers = smallPayload().nodes.kind.split("").filter((digit) => digit === smallPayload().nodes.kind[1]).length;
    const map = { gap: 10, areas: [], homes: [], colours: [], upright: [Array(papers).fill(700), Array(papers).fill(-400)] as const };
    const mapped = new Network({ ...smallPayload(), map });
    const places = mapped.places(true);
    expect([places.x[1], places.y[1]]).toEqual([(mapped.y[1] as number) + 700, (mapped.x[1] as number) - 400]);
    expect(places.x[2]).toBeCloseTo((mapped.y[2] as number) + 700); // what is linked with papers moves with them
    const [x, y] = [places.x[1] as number, places.y[1] as number];
    const filters = { ...NO_FILTERS, lasso: [x - 1, y - 1, x + 1, y - 1, x + 1, y + 1, x - 1, y + 1], lassoUpright: true };
    expect(passing(mapped, filters).nodes[1]).toBe(1);
    expect(passing(mapped, { ...filters, lassoUpright: false }).nodes[1]).toBe(0);
    const state = { ...startState(7), filters };
    expect(readFragment(writeFragment(state, mapped, 7), mapped, 7)).toEqual(state);
  });
});

describe("BibTeX", () => {
  it("tells authors, title, month and ids, escaped", () => {
    const details = { position: () => 1 } as unknown as DetailBook;
    expect(bibtex(network, [1], details)).toBe(
      "@misc{kim2024orca,\n  author        = {J. Kim},\n  title         = {{Orca-Math}},\n  year          = {2024},\n  month         = feb,\n" +
        "  eprint        = {2402.14830},\n  archivePrefix = {arXiv},\n  url           = {https://arxiv.org/abs/2402.14830},\n}\n",
    );
    expect(tex("50% of $x_1$ & {y}")).toBe("50\\% of $x_1$ \\& {\\textbraceleft}y{\\textbraceright}");
  });
});

describe("selection", () => {
  it("draws the most important, what is expanded and what is chosen", () => {
    const start = { ...startState(7), shown: 2 };
    expect(select(network, start).nodes).toEqual([0, 1]);
    expect(select(network, { ...start, expanded: [1], selected: 5 }).nodes).toEqual([0, 1, 2, 3, 4, 5]);
    expect(select(network, { ...start, hidden: [0] }).nodes).toEqual([1, 2]);
  });

  it("keeps a path within a focus", () => {
    const { nodes, path, distances } = select(network, { ...startState(7), focus: 0, hops: 1, pathFrom: 0, pathTo: 3 });
    expect(path).toEqual([0, 1, 2]);
    expect(nodes).toEqual([0, 1, 2, 3]);
    expect(distances?.get(3)).toBeDefined();
  });
});
