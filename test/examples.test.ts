import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Each example, and the page whose first ```text block is what it prints. */
const PAGES: Readonly<Record<string, string>> = {
  "one-trade.ts": "docs/market/messages.md",
};

describe("examples", () => {
  it("all have a page", () => {
    const files = readdirSync(`${ROOT}/examples`, { withFileTypes: true });
    const programs = files.filter((one) => one.isFile()).map(({ name }) => name);
    expect(programs.sort()).toEqual(Object.keys(PAGES).sort());
  });

  it.each(Object.entries(PAGES))("%s prints what %s shows", (file, page) => {
    const run = spawnSync(process.execPath, ["--import", "tsx", `examples/${file}`], {
      cwd: ROOT,
      encoding: "utf8",
    });
    expect(run.status, run.stderr).toBe(0);
    const shown = /```text\n(.*?)```/s.exec(readFileSync(`${ROOT}/${page}`, "utf8"))?.[1];
    expect(run.stdout).toBe(shown);
  });
});
