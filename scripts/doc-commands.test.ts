import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runServe } from "../test/support/run-serve.ts";
import { commandsOf, splitArguments } from "./doc-commands.ts";
import { writeAppleSample } from "./samples/apple-sample.ts";
import { writeTradesSample } from "./samples/sample-trades.ts";
import { readTree } from "./tidy/tree.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SHARED_EXISTS = existsSync(new URL("../../shared", import.meta.url));
const PAGES = readTree(ROOT).filter(({ path }) => /^(README\.md|docs\/.*\.md)$/.test(path));

/** Blocks beside their output: edges/cli/main.test.ts runs them in a shell and compares. */
const TOLD = /```sh\n[^`]*bothsides (?:price|iv)[^`]*```\n+```text\n[^`]*```/g;
const withoutTold = (text: string): string =>
  text.replace(TOLD, (block) => block.replace(/[^\n]/g, ""));

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
      if (seen.has(command)) continue;
      seen.add(command);
      const needsShared = text.includes("../shared");
      const why = needsShared ? " (skipped without ../shared, the data beside the repository)" : "";
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

describe("commands of a page", () => {
  it("are the npx bothsides lines inside sh blocks only", () => {
    const page = [
      "npx bothsides outside",
      "```",
      "npx bothsides in-another-block",
      "```",
      "```sh",
      "npm ci",
      "npx bothsides replay \\",
      "  --prices a.csv   # yours",
      "npx bothsides-else",
      "```",
      "npx bothsides after",
    ].join("\n");
    expect(commandsOf(page)).toEqual([
      {
        line: 7,
        text: "npx bothsides replay --prices a.csv   # yours",
        argv: ["replay", "--prices", "a.csv"],
      },
    ]);
  });

  it("are split at blanks, with quotes kept together", () => {
    expect(splitArguments(`a  'b c' "d e"f ''`)).toEqual(["a", "b c", "d ef", ""]);
  });

  it("are refused when they need a shell or leave a quote open", () => {
    expect(() => splitArguments("npx bothsides run > out.json")).toThrow("needs a shell");
    expect(() => splitArguments("npx bothsides run | head")).toThrow("needs a shell");
    expect(() => splitArguments("npx bothsides 'run")).toThrow("left open");
    expect(splitArguments("echo '>'")).toEqual(["echo", ">"]);
  });
});
