import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { commandsOf } from "../../scripts/doc-commands.ts";
import { writeAppleSample } from "../../scripts/samples/apple-sample.ts";
import { writeTradesSample } from "../../scripts/samples/sample-trades.ts";
import { readTree } from "../../scripts/tidy/tree.ts";
import { runServe } from "./run-serve.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SHARED_EXISTS = existsSync(new URL("../../../shared", import.meta.url));
const PAGES = readTree(ROOT).filter(({ path }) => /^(README\.md|docs\/.*\.md)$/.test(path));

/** Blocks beside their output: edges/cli/main.test.ts runs them in a shell and compares. */
const TOLD = /```sh\n[^`]*bothsides (?:price|iv)[^`]*```\n+```text\n[^`]*```/g;
const withoutTold = (text: string): string =>
  text.replace(TOLD, (block) => block.replace(/[^\n]/g, ""));

/** Runs the commands of README.md and docs/. @param isWanted which of them, by their arguments. */
export function describeCommands(isWanted: (argv: readonly string[]) => boolean): void {
  // The pages replay these samples, which `npm start` writes and a fresh clone does not have.
  writeTradesSample(writeAppleSample());
  describe("commands of the pages", () => {
    const seen = new Set<string>();

    it("are looked for in pages that exist", () => {
      expect(PAGES.length).toBeGreaterThan(0);
    });

    for (const page of PAGES) {
      const toRun = page.path === "docs/cli.md" ? withoutTold(page.text) : page.text;
      for (const { line, text, argv } of commandsOf(toRun)) {
        // Several pages begin with the same replay: it is run once.
        const command = argv.join("\n");
        if (seen.has(command) || !isWanted(argv)) continue;
        seen.add(command);
        const needsShared = text.includes("../shared");
        const why = needsShared
          ? " (skipped without ../shared, the data beside the repository)"
          : "";
        it.skipIf(needsShared && !SHARED_EXISTS)(`${page.path}:${line} ${text}${why}`, async () => {
          if (argv[0] === "serve") {
            // It runs until it is told to end.
            expect(await (await runServe(argv)).end("SIGINT")).toBe(0);
            return;
          }
          const run = spawnSync(process.execPath, ["dist/edges/cli/main.js", ...argv], {
            cwd: ROOT,
            encoding: "utf8",
          });
          expect(run.status, run.stderr ?? run.error?.message).toBe(0);
        });
      }
    }
  });
}
