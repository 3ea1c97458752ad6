// Completion from what the graph and its ontology know; nobody else is asked.
const short = (iri, prefixes) => {
  for (const [name, namespace] of Object.entries(prefixes)) {
    if (iri.startsWith(namespace) && /^[\w-]+$/.test(iri.slice(namespace.length))) return `${name}:${iri.slice(namespace.length)}`;
  }
  return `<${iri}>`;
};

const word = (yasqe, token) => ({ ...token, autocompletionString: token.string.trim().replace(/^</, "") });

const terms = (name, found, prefixes, isPlace) => ({
  name,
  bulk: false,
  autoShow: false,
  isValidCompletionPosition: (yasqe) => {
    const token = yasqe.getCompleteToken();
    return !token.string.startsWith("?") && isPlace(yasqe, token);
  },
  preProcessToken: word,
  get: (yasqe, token) => {
    const typed = (token?.autocompletionString ?? "").toLowerCase();
    return found
      .map(({ iri, label }) => ({ iri, label, name: short(iri, prefixes) }))
      .filter(({ iri, label, name }) => [iri, label, name].some((each) => each.toLowerCase().includes(typed)))
      .map(({ iri }) => iri);
  },
  postProcessSuggestion: (yasqe, token, suggested) => {
    const name = short(suggested, prefixes);
    const prefix = name.startsWith("<") ? "" : name.split(":")[0];
    if (prefix && !(prefix in yasqe.getPrefixesFromQuery())) yasqe.addPrefixes({ [prefix]: prefixes[prefix] });
    return name;
  },
});

const before = (yasqe, token) => {
  const line = yasqe.getDoc().getCursor().line;
  return yasqe.getPreviousNonWsToken(line, token)?.string ?? "";
};

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
  terms("known-classes", classes, prefixes, (yasqe, token) => ["a", "rdf:type"].includes(before(yasqe, token))),
  terms("known-properties", properties, prefixes, (yasqe, token) => !["a", "rdf:type"].includes(before(yasqe, token))),
];
