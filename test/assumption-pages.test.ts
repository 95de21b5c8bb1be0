import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readTree } from "../scripts/tidy/tree.ts";

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");

/** Reports name the pages of what they take for granted in tables of `["page", holds]`. */
const SOURCES = readTree(fileURLToPath(new URL("..", import.meta.url)))
  .filter(
    ({ path, text }) =>
      path.startsWith("src/") && text.includes("of the pages in docs/assumptions"),
  )
  .map(({ path }) => path);

describe("assumptions that a report names", () => {
  it("stand in reports that are found", () => {
    expect(SOURCES).toContain("src/reports/assumptions.ts");
    expect(SOURCES.some((path) => path.includes("/trades/"))).toBe(true);
  });

  for (const source of SOURCES) {
    const names = [...read(source).matchAll(/^ {4}\["([a-z-]+)", /gm)].map(([, name]) => name!);

    it(`are pages: ${source}`, () => {
      expect(names.length).toBeGreaterThan(5);
      const missing = names.filter(
        (name) => !existsSync(new URL(`../docs/assumptions/${name}.md`, import.meta.url)),
      );
      expect(missing).toEqual([]);
    });

    it(`are listed for readers: ${source}`, () => {
      const list = read("docs/assumptions/README.md");
      expect(names.filter((name) => !list.includes(`](${name}.md)`))).toEqual([]);
    });
  }
});
