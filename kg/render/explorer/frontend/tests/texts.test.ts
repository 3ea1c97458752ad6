import { gzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { decodeText } from "../src/data/decode";
import { placeLabels, type Candidate } from "../src/draw/labels";
import { escapeXml } from "../src/draw/svg";
import { SHAPES, shapePath } from "../src/draw/shapes";
import { cell } from "../src/files/csv";
import { iri, literal } from "../src/files/turtle";
import { bound, withPrefixes, withValues, type Question } from "../src/sparql/questions";
import { withSymbols } from "../src/text/mathematics";
import { MESSAGES, Texts } from "../src/text/messages";
import { valueIn } from "../src/ui/results";
import { normalise, plain, safeAddress, shorten } from "../src/text/normalise";

/** J. P. Kincaid et al., "Derivation of new readability formulas for Navy enlisted personnel" (1975), by groups of vowels. */
function grade(sentence: string): number {
  const words = sentence.match(/[a-z]+/gi) ?? [];
  const syllables = words.reduce((sum, word) => sum + Math.max(1, (word.toLowerCase().replace(/e$/, "").match(/[aeiouy]+/g) ?? []).length), 0);
  return 0.39 * words.length + (11.8 * syllables) / Math.max(words.length, 1) - 15.59;
}

describe("texts", () => {
  it("has sentences that nine years at school are enough for", () => {
    const texts = Object.values(MESSAGES).map(([english]) => english.replace(/\{\w+:([^|}]*)\|[^}]*\}/g, "$1").replace(/\{\w+\}/g, "it"));
    const sentences = texts.flatMap((text) => text.split(/[.:;!?]\s+/)).filter((text) => text.split(" ").length > 4);
    expect(sentences.length).toBeGreaterThan(20);
    expect(sentences.filter((sentence) => grade(sentence) > 9)).toEqual([]);
  });

  it("writes figures with units in the language of the page", () => {
    const points = { asWritten: "89.50점", value: "89.5", unit: "points" };
    expect(valueIn(new Texts("en"), points)).toBe("89.50 points");
    expect(valueIn(new Texts("ko"), points)).toBe("89.50점");
    expect(valueIn(new Texts("en"), { asWritten: "두 배", value: "2", unit: "x" })).toBe("2×");
    expect(valueIn(new Texts("en"), { asWritten: "72.10%", value: "72.1", unit: "%" })).toBe("72.10%");
    expect(valueIn(new Texts("ko"), { asWritten: "", value: "3", unit: "%" })).toBe("3%");
  });

  it("compares in one form", () => {
    expect(normalise("ＧＳＭ８Ｋ ")).toBe("gsm8k");
    expect(normalise("한글".normalize("NFD"))).toBe("한글");
  });

  it("cuts between letters, never within one", () => {
    expect(shorten("𝔸".repeat(40))).toBe(`${"𝔸".repeat(33)}…`);
    expect(shorten("short")).toBe("short");
  });

  it("takes out what turns the direction of text", () => {
    expect(plain("a\u202eb\u2066c\u0007")).toBe("a b c ");
  });

  it("links to http and https alone", () => {
    expect(safeAddress("https://arxiv.org/abs/1")).toBe("https://arxiv.org/abs/1");
    for (const bad of ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", " vbscript:x", "//x", ""]) {
      expect(safeAddress(bad)).toBeUndefined();
    }
  });

  it("escapes for XML, CSV and Turtle", () => {
    expect(escapeXml(`<a b="c">&'\u0000`)).toBe("&#60;a b=&#34;c&#34;&#62;&#38;&#39;");
    expect(cell('=1+"2"')).toBe(`"'=1+""2"""`);
    expect(cell("-4.5")).toBe("-4.5");
    expect(literal('a"\\\n')).toBe('"a\\"\\\\\\n"');
    expect(iri("https://x/ <y>")).toBe("<https://x/%20%3Cy%3E>");
  });

  it("says everything in both languages", () => {
    expect(new Texts("ko").say("found", { n: 1200 })).toBe("1,200개 찾음");
    expect(new Texts("en").say("nothingFound")).toBe("No matches.");
    expect(new Texts("en").say("hopCount", { n: 1 })).toBe("1 hop");
    expect(new Texts("en").say("allShown", { n: 1200 })).toBe("Showing 1,200 things.");
    expect(new Texts("ko").say("hopCount", { n: 2 })).toBe("2단계");
    expect(new Texts("ko").of(["only English", ""])).toBe("only English");
  });
});

describe("data blocks", () => {
  const text = "데이터 ".repeat(100);
  const bytes = gzipSync(new TextEncoder().encode(text));
  const base64 = Buffer.from(bytes).toString("base64");

  it("are decompressed", async () => {
    expect(await decodeText(base64)).toBe(text);
  });
});

describe("labels", () => {
  const candidate = (key: number, x: number, y: number): Candidate => ({ key, text: `label ${key}`, x, y, radius: 4, size: 12, bold: false, centred: false });
  const view = { width: 800, height: 600 };

  it("never overlap, and the first come first", () => {
    const random = (seed: number): number => (Math.sin(seed * 12.9898) * 43758.5453) % 1;
    const many = Array.from({ length: 600 }, (_, key) => candidate(key, Math.abs(random(key)) * 800, Math.abs(random(key + 1000)) * 600));
    const placed = placeLabels(many, view, () => 70, 600);
    expect(placed.length).toBeGreaterThan(40);
    expect(placed[0]?.key).toBe(0);
    placed.forEach((a, place) => {
      for (const b of placed.slice(place + 1)) {
        const apart = a.left + a.width <= b.left || b.left + b.width <= a.left || Math.abs(a.middle - b.middle) >= a.size;
        expect(apart, `${a.text} and ${b.text}`).toBe(true);
      }
    });
  });

  it("stay within the view and within their number", () => {
    expect(placeLabels([candidate(1, 790, 300)], view, () => 70, 5)[0]?.left).toBeLessThan(720);
    expect(placeLabels([candidate(1, 100, 100), candidate(2, 100, 300)], view, () => 70, 1)).toHaveLength(1);
  });

  it("show names of several lines whole or not at all, and count each as one", () => {
    const line = (group: number, place: number): Candidate => ({ ...candidate(10 * group + place, 100 + 200 * group, 100 + 20 * place), exact: true, centred: true, group });
    const names = [line(0, 0), line(0, 1), line(1, 0), line(1, 1), line(2, 0), line(2, 1)];
    expect(placeLabels(names, view, () => 70, 2).map(({ key }) => key)).toEqual([0, 1, 10, 11]);
    const mark = [{ left: 60, top: 115, right: 140, bottom: 125, key: 99 }];
    expect(placeLabels(names, view, () => 70, 2, mark).map(({ key }) => key)).toEqual([10, 11, 20, 21]);
  });

  it("cover marks where no place is free only if they insist", () => {
    const marks = [{ left: 0, top: 0, right: 800, bottom: 600, key: 9 }];
    expect(placeLabels([candidate(1, 300, 300)], view, () => 70, 5, marks)).toEqual([]);
    const atEdge = { ...candidate(1, 30, 300), exact: true as const };
    expect(placeLabels([atEdge], view, () => 70, 5)).toMatchObject([{ left: 3 }]);
    expect(placeLabels([{ ...atEdge, x: -10 }], view, () => 70, 5)).toEqual([]);
    expect(placeLabels([{ ...candidate(1, 300, 300), insists: true }], view, () => 70, 5, marks)).toMatchObject([{ left: 308, middle: 300 }]);
  });
});

describe("shapes", () => {
  it("differ from each other", () => {
    expect(new Set(SHAPES.map((shape) => shapePath(shape, 10, 10, 8))).size).toBe(SHAPES.length);
  });
});

describe("mathematics", () => {
  it("reads as plain text", () => {
    expect(withSymbols("$\\nabla^2$DFT: A Dataset")).toBe("∇²DFT: A Dataset");
    expect(withSymbols("$τ$-bench and $\\tau^{2}$")).toBe("τ-bench and τ²");
    expect(withSymbols("$\\text{M}^{3}$EL, H$_2$O")).toBe("M³EL, H₂O");
    expect(withSymbols("$\\mathcal{X}_{ab}$")).toBe("X_ab");
  });

  it("leaves money and all other text alone", () => {
    for (const text of ["costs $5 and $6", "no mathematics", "from $100 million to $1"]) expect(withSymbols(text)).toBe(text);
  });
});

describe("questions", () => {
  const parameter = (name: string, type: string, required = false) => ({ name, type, description: "", example: "", default: "", required });
  const question: Question = {
    name: "q",
    summary: "",
    text: "SELECT ?x ?_author WHERE { ?x dcterms:creator ?_author }",
    columns: ["x"],
    parameters: [parameter("author", "person", true), parameter("words", "string"), parameter("limit", "integer")],
  };
  const find = (name: string): string | undefined => (name === "Kim" ? "https://x/kim" : undefined);

  it("take values as terms", () => {
    expect(withValues(question, { author: "Kim", words: 'a"} DROP', limit: "5" }, find)).toBe(
      "SELECT ?x ?_author WHERE { VALUES ?_author { <https://x/kim> } ?x dcterms:creator ?_author }\nLIMIT 5",
    );
    expect(() => withValues(question, {}, find)).toThrow("author");
    expect(() => withValues(question, { author: "Lee" }, find)).toThrow("author: Lee");
    expect(() => withValues(question, { author: "Kim", limit: "1; DROP" }, find)).toThrow("limit");
  });

  it("bind variables in every group that names them, and nowhere else", () => {
    const terms = new Map([["_a", '"x\\"} y"'], ["_b", "<u:b>"]]);
    expect(bound("SELECT ?_a { { SELECT ?_a ?s { ?s ?p ?o FILTER(?o = ?_a) } GROUP BY ?_a ?s } OPTIONAL { ?s ?p $_b } }", terms)).toBe(
      'SELECT ?_a { { SELECT ?_a ?s { VALUES ?_a { "x\\"} y" } ?s ?p ?o FILTER(?o = ?_a) } GROUP BY ?_a ?s } OPTIONAL { VALUES ?_b { <u:b> } ?s ?p $_b } }',
    );
    const untouched = `ASK { <u:?_a> ?p "?_a {" , '?_b', """?_a " { """ # ?_a {\n }`;
    expect(bound(untouched, terms)).toBe(untouched);
    expect(bound("ASK { ?s ?_ab ?o FILTER(?s < ?o && ?o > ?s) }", terms)).toBe("ASK { ?s ?_ab ?o FILTER(?s < ?o && ?o > ?s) }");
  });

  it("know the prefixes that they do not declare", () => {
    const prefixes = { kg: "https://k/", dcterms: "http://d/", foaf: "http://f/" };
    expect(withPrefixes("PREFIX kg: <x:>\nASK { ?a kg:b dcterms:c }", prefixes)).toBe(
      "PREFIX dcterms: <http://d/>\nPREFIX kg: <x:>\nASK { ?a kg:b dcterms:c }",
    );
  });
});
