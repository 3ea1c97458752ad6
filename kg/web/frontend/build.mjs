// Bundles the editor into ../static/editor, or the folder given: the same bytes each time, nothing loaded from elsewhere.
import { build } from "esbuild";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundled, packageLicences } from "../../render/explorer/frontend/licences.mjs";

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

writeFileSync(join(folder, "LICENSES.txt"), `${packageLicences(here, bundled(here, Object.keys(metafile.inputs)))}\n`);
