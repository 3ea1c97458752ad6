// Bundles the page's script and style into ../static/: the same sources give the same bytes.
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "fflate";
import { build } from "esbuild";

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
};

await build({ ...common, entryPoints: ["src/loader.ts"], outfile: "../static/loader.js" });
await build({ ...common, entryPoints: ["src/main.ts"], outfile: "../static/explorer.js" });
await build({ ...common, entryPoints: ["src/style/explorer.css"], outfile: "../static/explorer.css" });
await build({
  ...common,
  entryPoints: ["src/sparql/worker.ts"],
  define: { "import.meta.url": '""' },
  outfile: "../static/sparql.js",
});

// Oxigraph's WebAssembly, compressed as it goes into the page.
const wasm = await readFile(join(dirname(require.resolve("oxigraph/package.json")), "web_bg.wasm"));
await writeFile(join(folder, "..", "static", "oxigraph.wasm.gz"), gzipSync(wasm, { level: 9, mtime: 0 }));

// The licences of what is bundled.
const names = ["sigma", "graphology", "graphology-utils", "events", "oxigraph"];
const licences = [];
for (const name of names) {
  const root = join(folder, "node_modules", name);
  const { version, license } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  let text = "";
  for (const file of ["LICENSE", "LICENSE.txt", "LICENSE-MIT"]) {
    text ||= await readFile(join(root, file), "utf8").catch(() => "");
  }
  licences.push(`${name} ${version} (${license})\n\n${text.trim()}`.trim());
}
await writeFile(join(folder, "..", "static", "LICENSES.txt"), `${licences.join("\n\n----\n\n")}\n`);
