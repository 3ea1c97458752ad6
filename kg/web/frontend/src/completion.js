// Completion from what the graph and its ontology know; nobody else is asked.
const short = (iri, prefixes) => {
  for (const [name, namespace] of Object.entries(prefixes)) {
    if (iri.startsWith(namespace) && /^[\w-]+$/.test(iri.slice(namespace.length))) return `${name}:${iri.slice(namespace.length)}`;
  }
  return `<${iri}>`;
};

const word = (yasqe, token) => ({ ...token, autocompletionString: token.string.trim().replace(/^</, "").replace(/>$/, "") });

// How well a term fits what was typed: its name begins so, a part of its name does, or its label does; 0 for not at all.
const fit = (typed, name, label) => {
  const [whole, local] = [name.toLowerCase(), name.slice(name.indexOf(":") + 1).toLowerCase()];
  if (whole.startsWith(typed) || local.startsWith(typed)) return 3;
  if (whole.includes(typed)) return 2;
  return label.toLowerCase().includes(typed) ? 1 : 0;
};

const terms = (name, known, prefixes, isPlace) => {
  const all = known.map(({ iri, label }) => ({ iri, label, name: short(iri, prefixes) }));
  const labels = new Map(all.map((term) => [term.name, term.label]));
  return {
    name,
    bulk: false,
    autoShow: false,
    isValidCompletionPosition: (yasqe) => {
      const token = yasqe.getCompleteToken();
      return !/^[?$]/.test(token.string) && isPlace(yasqe, token);
    },
    preProcessToken: word,
    get: (yasqe, token) => {
      const typed = (token?.autocompletionString ?? "").toLowerCase();
      return all
        .map((term) => ({ ...term, fit: fit(typed, term.name, term.label) }))
        .filter((term) => term.fit)
        .sort((a, b) => b.fit - a.fit || (a.name < b.name ? -1 : 1))
        .map((term) => term.name);
    },
    postprocessHints: (yasqe, hints) =>
      hints.map((hint) => ({
        ...hint,
        displayText: labels.get(hint.text) ? `${hint.text}  ${labels.get(hint.text)}` : hint.text,
        hint: (editor, data) => {
          editor.replaceRange(hint.text, hint.from ?? data.from, hint.to ?? data.to, "complete");
          const prefix = hint.text.startsWith("<") ? "" : hint.text.split(":")[0];
          if (prefix) yasqe.addPrefixes({ [prefix]: prefixes[prefix] });
        },
      })),
  };
};

const before = (yasqe, token) => yasqe.getPreviousNonWsToken(yasqe.getDoc().getCursor().line, token);

const isType = (yasqe, token) => ["a", "rdf:type"].includes(before(yasqe, token)?.string);

export const completers = ({ prefixes, classes, properties }) => [
  {
    name: "known-prefixes",
    bulk: true,
    autoShow: true,
    isValidCompletionPosition: (yasqe) => {
      const line = yasqe.getDoc().getCursor().line;
      return /^\s*PREFIX\s/i.test(yasqe.getDoc().getLine(line)) && !yasqe.getDoc().getLine(line).includes("<");
    },
    preProcessToken: word,
    get: () => Object.entries(prefixes).map(([name, namespace]) => `${name}: <${namespace}>`),
  },
  terms("known-classes", classes, prefixes, isType),
  // where a verb may stand, the grammar allows "a"
  terms("known-properties", properties, prefixes, (yasqe, token) => !isType(yasqe, token) && token.state.possibleCurrent.includes("a")),
];
