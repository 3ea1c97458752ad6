// The licences of what is bundled: each package with its whole text. The front-end of kg/web uses this file, too.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const OWN = /^(licen[cs]e|copying|notice)([-.].*)?$/i;
const SEPARATOR = "\n\n----\n\n";

const COPY = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use,
copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom
the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

const ISC = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted,
provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED
WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR
CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF
CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS
SOFTWARE.`;

const ZLIB = `This software is provided 'as-is', without any express or implied warranty. In no event will the authors be held liable for
any damages arising from the use of this software.

Permission is granted to anyone to use this software for any purpose, including commercial applications, and to alter it
and redistribute it freely, subject to the following restrictions: 1. The origin of this software must not be
misrepresented; you must not claim that you wrote the original software. If you use this software in a product, an
acknowledgment in the product documentation would be appreciated but is not required. 2. Altered source versions must be
plainly marked as such, and must not be misrepresented as being the original software. 3. This notice may not be removed
or altered from any source distribution.`;

const TEXTS = { MIT: COPY, ISC, Zlib: ZLIB };

const nameOf = (author) => (typeof author === "string" ? author : author?.name ?? "").replace(/\s*[<(].*/, "").trim();

// One npm package: the texts that it ships; else the text of its licence with the author whom it names.
const entry = (root) => {
  const { name, version, license, author, contributors } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const files = readdirSync(root, { withFileTypes: true }).filter((each) => each.isFile() && OWN.test(each.name));
  const texts = files.map((each) => readFileSync(join(root, each.name), "utf8").trim()).sort();
  if (!texts.length) {
    const text = TEXTS[license];
    if (!text) throw new Error(`${name} ships no text of its licence, ${license}`);
    const holders = nameOf(author) || (contributors ?? []).map(nameOf).filter(Boolean).join(", ") || `the authors of ${name}`;
    texts.push(`Copyright (c) ${holders}\n\n${text}\n\n(The package ships no text; this is that of the licence it names.)`);
  }
  return `${name} ${version} (${license})\n\n${texts.join("\n\n")}`;
};

// Every package that a bundle was made of, those already inside of another package's bundle included.
export const bundled = (folder, inputs) => {
  const packageOf = (path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
  const within = (input) => {
    const map = join(folder, `${input}.map`);
    return existsSync(map) ? JSON.parse(readFileSync(map, "utf8")).sources : [];
  };
  return [...new Set([...inputs, ...inputs.flatMap(within)].map(packageOf).filter(Boolean))].sort();
};

export const packageLicences = (folder, names) => {
  const missing = names.filter((name) => !existsSync(join(folder, "node_modules", name)));
  if (missing.length) throw new Error(`not installed, so that its licence is not known: ${missing.join(", ")}`);
  return names.map((name) => entry(join(folder, "node_modules", name))).join(SEPARATOR);
};

// Rust crates inside of a WebAssembly file: one line each, then the text of every licence that was chosen.
export const crateLicences = (crates, apache) => {
  const chosen = ({ licence }) => (licence.includes("Apache-2.0") ? "Apache-2.0" : ["MIT", "ISC", "Zlib"].find((each) => licence.includes(each)));
  const lines = crates.map((crate) => {
    const license = chosen(crate);
    if (!license) throw new Error(`no text for ${crate.licence} of the crate ${crate.name}`);
    return `${crate.name} ${crate.version} (${crate.licence}; here: ${license})${crate.authors ? `, Copyright (c) ${crate.authors}` : ""}`;
  });
  const used = [...new Set(crates.map(chosen))].sort();
  return [lines.join("\n"), ...used.map((each) => `${each}\n\n${TEXTS[each] ?? apache.trim()}`)].join(SEPARATOR);
};
