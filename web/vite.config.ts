import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";
import { firstPaint } from "./build/first-paint-plugin.ts";

const { version: VERSION } = JSON.parse(
  readFileSync(new URL("../package.json", import.meta.url), "utf8"),
) as { version: string };

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Two builds of one page: `vite build` makes the static site, `vite build --mode file` one file
 * that opens by double-click, its worker and its data inside.
 */
export default defineConfig(({ mode }) => {
  const isOneFile = mode === "file";
  return {
    root: here("."),
    base: "./",
    publicDir: false,
    plugins: [firstPaint(VERSION), ...(isOneFile ? [viteSingleFile()] : [])],
    resolve: { alias: { "csv-parse/sync": "csv-parse/browser/esm/sync" } },
    worker: {
      // From file:// Chromium starts classic workers only.
      format: isOneFile ? "iife" : "es",
      ...(isOneFile ? { rolldownOptions: { output: { codeSplitting: false } } } : {}),
    },
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    build: {
      outDir: here(isOneFile ? "../dist/one-file" : "../dist/web"),
      emptyOutDir: true,
      target: "es2022",
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1_000,
      // How long plugins take on a busy machine is no warning about the lab.
      rolldownOptions: { checks: { bundlerTimings: false } },
    },
  };
});
