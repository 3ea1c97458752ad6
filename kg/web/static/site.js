// Results while typing; without it, the form sends its words to the page of results.
// Tables that links sort and filter can also be narrowed while typing.
"use strict";
(() => {
  const form = document.querySelector("form[data-suggest]");
  const input = form.querySelector("input");
  const box = form.querySelector("#suggestions");
  let waiting = 0;
  let asked = null;

  const hide = () => { box.hidden = true; box.replaceChildren(); };

  const show = (hits) => {
    const list = document.createElement("ul");
    for (const hit of hits) {
      if (!hit.address.startsWith(form.dataset.pages)) continue;
      const link = document.createElement("a");
      link.href = hit.address;
      link.textContent = hit.name === hit.label ? hit.label : `${hit.label} (${hit.name})`;
      const kind = document.createElement("span");
      kind.className = "note";
      kind.textContent = ` ${hit.kindLabel}`;
      link.append(kind);
      const item = document.createElement("li");
      item.append(link);
      list.append(item);
    }
    box.replaceChildren(list);
    box.hidden = !list.children.length;
  };

  const ask = async () => {
    if (asked) asked.abort();
    const words = input.value.trim();
    if (!words) { hide(); return; }
    asked = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(words)}`, { signal: asked.signal });
      if (answer.ok) show((await answer.json()).hits);
    } catch (error) {
      if (error.name !== "AbortError") hide();
    }
  };

  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 120); });
  form.addEventListener("keydown", (event) => {
    const links = [...box.querySelectorAll("a")];
    if (event.key === "Escape") { hide(); input.focus(); }
    if (!links.length || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    event.preventDefault();
    const next = links.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    (links[next] || input).focus();
  });
  document.addEventListener("click", (event) => { if (!form.contains(event.target)) hide(); });
})();

(() => {
  const FEWEST = 4; // rows that are worth narrowing

  for (const section of document.querySelectorAll("section")) {
    const tables = [...section.querySelectorAll("[data-narrow]")];
    const rows = tables.flatMap((table) => [...table.querySelectorAll("tbody tr")]);
    if (rows.length < FEWEST) continue;
    const box = document.createElement("p");
    const label = document.createElement("label");
    const input = document.createElement("input");
    const count = document.createElement("span");
    box.className = "narrowing";
    input.type = "search";
    input.autocomplete = "off";
    count.setAttribute("role", "status");
    label.append(`${tables[0].dataset.narrow} `, input);
    box.append(label, count);
    tables[0].before(box);
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every((word) => text.includes(word));
        if (!row.hidden) shown += 1;
        const rest = row.closest("details.rest");
        if (words.length && !row.hidden && rest) rest.open = true;
      }
      count.textContent = words.length ? `${shown} / ${rows.length}` : "";
    });
  }
})();
