// Bundles the page's script and style into ../static/: the same sources give the same bytes.
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "fflate";
import { build } from "esbuild";
import { bundled, crateLicences, packageLicences } from "./licences.mjs";

const folder = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const common = {
  absWorkingDir: folder,
  bundle: true,
  charset: "utf8",
  format: "iife",
  legalComments: "none",
  logLevel: "warning",
  minify: true,
  target: ["es2020"],
  metafile: true,
};

await build({ ...common, entryPoints: ["src/loader.ts"], outfile: "../static/loader.js" });
const explorer = await build({ ...common, entryPoints: ["src/main.ts"], outfile: "../static/explorer.js" });
await build({ ...common, entryPoints: ["src/style/explorer.css"], outfile: "../static/explorer.css" });
const sparql = await build({
  ...common,
  entryPoints: ["src/sparql/worker.ts"],
  define: { "import.meta.url": '""' },
  outfile: "../static/sparql.js",
});

// Oxigraph's WebAssembly, compressed as it goes into the page.
const wasm = await readFile(join(dirname(require.resolve("oxigraph/package.json")), "web_bg.wasm"));
await writeFile(join(folder, "..", "static", "oxigraph.wasm.gz"), gzipSync(wasm, { level: 9, mtime: 0 }));

// The licences of what is bundled: of what every page has, and of what stands in pages that answer SPARQL.
// crates.json lists what Oxigraph is compiled from; the software bill of materials of pyoxigraph names their licences.
const engine = new Set(bundled(folder, Object.keys(sparql.metafile.inputs)));
const always = bundled(folder, Object.keys(explorer.metafile.inputs));
const crates = JSON.parse(await readFile(join(folder, "crates.json"), "utf8"));
const found = [...wasm.toString("latin1").matchAll(/\/([a-z0-9_-]+?)-(\d+\.\d+\.\d+)\/src\//g)];
const unknown = found.filter(([, name, version]) => !crates.some((each) => each.name === name && each.version === version));
if (unknown.length) throw new Error(`crates.json lacks ${unknown[0][1]} ${unknown[0][2]}`);
const apache = await readFile(join(folder, "apache-2.0.txt"), "utf8");
await writeFile(join(folder, "..", "static", "LICENSES.txt"), `${packageLicences(folder, always)}\n`);
const oxigraph = JSON.parse(await readFile(require.resolve("oxigraph/package.json"), "utf8"));
const others = [...engine].filter((name) => name !== "oxigraph" && !always.includes(name));
const heading = `oxigraph ${oxigraph.version} (${oxigraph.license}), by Tpt and the Oxigraph developers, compiled to WebAssembly from these crates:`;
const parts = [`${heading}\n\n${crateLicences(crates, apache)}`, ...(others.length ? [packageLicences(folder, others)] : [])];
await writeFile(join(folder, "..", "static", "LICENSES-sparql.txt"), `${parts.join("\n\n----\n\n")}\n`);
