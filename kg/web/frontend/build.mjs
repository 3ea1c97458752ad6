// Bundles the editor into ../static/editor, or the folder given: the same bytes each time, nothing loaded from elsewhere.
import { build } from "esbuild";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const folder = process.argv[2] ?? join(here, "../static/editor");
rmSync(folder, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: { editor: "src/editor.js" },
  bundle: true,
  minify: true,
  charset: "utf8",
  target: "es2020",
  format: "iife",
  legalComments: "none",
  metafile: true,
  outdir: folder,
  loader: { ".svg": "dataurl", ".png": "dataurl" },
  define: { "process.env.NODE_ENV": '"production"', global: "window" },
  logLevel: "warning",
});

// The licences of what is bundled; some packages come with others already in them, which their source maps name.
const packageOf = (path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
const within = (input) => {
  const map = join(here, `${input}.map`);
  return existsSync(map) ? JSON.parse(readFileSync(map, "utf8")).sources : [];
};
const inputs = Object.keys(metafile.inputs);
const packages = new Set([...inputs, ...inputs.flatMap(within)].map(packageOf).filter(Boolean));
const licences = [...packages].sort().map((name) => {
  const root = join(here, "node_modules", name);
  if (!existsSync(root)) return name;
  const { version, license } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const file = ["LICENSE", "LICENSE.md", "LICENSE.txt", "LICENSE-MIT"].map((each) => join(root, each)).find(existsSync);
  return `${name} ${version} (${license})\n\n${file ? readFileSync(file, "utf8").trim() : ""}`.trim();
});
writeFileSync(join(folder, "LICENSES.txt"), `${licences.join("\n\n----\n\n")}\n`);
