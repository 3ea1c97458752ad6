// Bundles the editor into ../static/editor, or the folder given: the same bytes each time, nothing loaded from elsewhere.
import { build } from "esbuild";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = process.argv[2] ?? fileURLToPath(new URL("../static/editor", import.meta.url));
rmSync(folder, { recursive: true, force: true });
await build({
  absWorkingDir: fileURLToPath(new URL(".", import.meta.url)),
  entryPoints: { editor: "src/editor.js" },
  bundle: true,
  minify: true,
  charset: "utf8",
  target: "es2020",
  format: "iife",
  legalComments: "linked",
  outdir: folder,
  loader: { ".svg": "dataurl", ".png": "dataurl" },
  define: { "process.env.NODE_ENV": '"production"', global: "window" },
  logLevel: "warning",
});
