"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const container = document.getElementById("network");
  const panel = document.getElementById("card");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

  const themed = () => {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(name).trim();
    const face = colour("--face");
    return {
      nodes: {
        font: { color: colour("--text"), face, strokeColor: colour("--back") },
        color: { highlight: { border: colour("--text") } },
      },
      edges: { color: { color: dark.matches ? "#8b949e" : "#7d8894", highlight: colour("--text"), opacity: 0.4 } },
    };
  };
  const merged = (base, more) => {
    for (const [key, value] of Object.entries(more)) {
      base[key] = value && typeof value === "object" && base[key] ? merged(base[key], value) : value;
    }
    return base;
  };

  const nodes = new vis.DataSet(data.nodes);
  const edges = new vis.DataSet(data.edges);
  const network = new vis.Network(container, { nodes, edges }, merged(data.options, themed()));
  const fit = (animation) => {
    network.fit({ animation: false, maxZoomLevel: 1 });
    // labels stand out over the nodes that fit() looks at
    network.moveTo({ scale: network.getScale() * 0.93, animation });
  };
  fit(false);
  dark.addEventListener("change", () => network.setOptions(themed()));

  const animation = still ? false : { duration: 250, easingFunction: "easeInOutQuad" };
  const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation });
  document.getElementById("in").addEventListener("click", () => zoom(1.5));
  document.getElementById("out").addEventListener("click", () => zoom(1 / 1.5));
  document.getElementById("fit").addEventListener("click", () => fit(animation));

  // Everything below puts text into the page as text: labels come from documents that nobody has vouched for.
  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  const links = new Map();
  for (const edge of data.edges) {
    for (const [near, far, reverse] of [[edge.from, edge.to, 0], [edge.to, edge.from, 1]]) {
      if (!links.has(near)) links.set(near, []);
      links.get(near).push({ edge, far, reverse });
    }
  }
  const relationName = (relation, reverse) => (data.relations[relation] || [relation, relation + " of"])[reverse];

  const facts = (card) => {
    const parts = [];
    if (card.type) parts.push(card.type);
    if (card.date) parts.push("listed " + card.date);
    if (card.votes !== undefined) parts.push(card.votes + (card.votes === 1 ? " vote" : " votes"));
    return parts.join(" · ");
  };

  const hide = () => {
    panel.hidden = true;
    network.unselectAll();
  };

  const show = (number) => {
    const card = data.cards[number];
    panel.replaceChildren();
    panel.append(element("h2", card.label));
    const close = element("button", "×", "close");
    close.type = "button";
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", hide);
    panel.append(close);
    const kind = element("p", data.kinds[data.nodes[number].group]);
    panel.append(kind);
    if (card.labelKo) panel.append(element("p", card.labelKo));
    if (facts(card)) panel.append(element("p", facts(card)));
    if (card.names) panel.append(element("p", "also: " + card.names.join(", ")));
    if (card.url) {
      const link = element("a", card.arxiv ? "arXiv:" + card.arxiv : card.url);
      link.href = card.url;
      link.rel = "noreferrer noopener";
      const line = element("p");
      line.append(link);
      panel.append(line);
    }
    const groups = new Map();
    for (const each of links.get(number) || []) {
      const name = relationName(each.edge.relation, each.reverse);
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(each);
    }
    for (const [name, members] of groups) {
      members.sort((a, b) => (a.edge.position || 1e9) - (b.edge.position || 1e9));
      panel.append(element("h3", `${name} (${members.length})`));
      const list = element("ul");
      for (const { edge, far } of members) {
        const item = element("li");
        const button = element("button", data.cards[far].label);
        button.type = "button";
        button.addEventListener("click", () => choose(far));
        item.append(button);
        if (edge.scores) {
          const table = element("table");
          for (const score of edge.scores) {
            const row = element("tr");
            for (const cell of score) row.append(element("td", cell));
            table.append(row);
          }
          item.append(table);
        }
        list.append(item);
      }
      panel.append(list);
    }
    panel.hidden = false;
    panel.scrollTop = 0;
  };

  const choose = (number) => {
    network.selectNodes([number]);
    network.focus(number, { scale: Math.max(network.getScale(), 0.8), animation });
    show(number);
  };

  network.on("click", (event) => (event.nodes.length ? show(event.nodes[0]) : hide()));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) hide();
  });
})();
