import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { MEASURES } from "./measures.ts";
import { reportSweep } from "./sweep-report.ts";
import { sweepStatement } from "./sweep-statement.ts";

const DEFAULTS = { scenario: "history", set: [] };
const OTHER = {
  scenario: "tight-limits",
  set: ["makers.skew=0", "retail.crowd=0.5", "makers.limit=100000", "stock.sigma=0.4"],
};

/** Every measure has these values, the second arm's last. */
function statementOf(...arms: (number | null)[][]): string {
  const seeds = arms[0]!.map((_, i) => 11 + i);
  const sets = [DEFAULTS, OTHER].slice(0, arms.length);
  const results = arms.map((values) =>
    values.map((value) => ({ stateHash: "0", values: MEASURES.map(() => value) })),
  );
  const request = { days: 42, seeds, arms: sets };
  return sweepStatement(reportSweep(request, results));
}

const rowOf = (text: string, words: string): string[] =>
  text
    .split("\n")
    .find((line) => line.startsWith(words))!
    .slice(24)
    .trim()
    .split(/ +(?![%p])/);

describe("the statement of a sweep", () => {
  it("stays within 80 columns, however large the amounts", () => {
    for (const size of [0.001, 1, 1_234.56, 999_999, 43_000_000]) {
      // Only dollars grow large.
      const dollars = MEASURES.map(({ unit }) => (unit === "dollars" ? size : Math.min(size, 9)));
      const results = [1, -1, 0.5].map((sign) => ({
        stateHash: "0",
        values: dollars.map((value) => value * sign),
      }));
      const request = { days: 1, seeds: [1, 2, 3], arms: [DEFAULTS, OTHER] };
      for (const line of sweepStatement(reportSweep(request, [results, results])).split("\n")) {
        expect(line.length).toBeLessThanOrEqual(80);
      }
    }
  });

  it("tells each measure by its unit, with its interval", () => {
    // Two seeds of 0.02 and 0.04: 0.03 and 12.706 times 0.01.
    const text = statementOf([0.02, 0.04]);
    expect(text).toContain("2 SEEDS (11 to 12), 42 DAYS EACH");
    expect(rowOf(text, "Deviation of holdings")).toEqual(["3.0 %", "-9.7 %", "15.7 %"]);
    expect(rowOf(text, "Marks above forecast")).toEqual(["3.00 pt", "-9.71 pt", "15.71 pt"]);
    expect(rowOf(text, "Spread per contract")).toEqual(["+0.03", "-0.10", "+0.16"]);
    expect(rowOf(text, "Trades a day per series")).toEqual(["0.0300", "-0.0971", "0.1571"]);
    expect(rowOf(statementOf([-0.01, -0.01]), "Contracts a day")).toEqual(["0.0", "0.0", "0.0"]);
  });

  it("sets the arms side by side, with difference and correlation", () => {
    const text = statementOf([10_000, 20_000, 30_000], [11_000, 22_000, 33_000]);
    // Differences 1, 2 and 3 thousand: 2,000 and 4.303 times 1,000 / sqrt 3.
    const told = ["+20,000", "+22,000", "+2,000", "-484", "+4,484", "1.00"];
    expect(rowOf(text, "Result of all makers")).toEqual(told);
    const against = statementOf([1, 2, 4], [-1, -2, -4]);
    expect(rowOf(against, "Hedge cost per contract").at(-1)).toBe("-1.00");
    expect(text).toContain("A: history\n");
    const other = [OTHER.scenario, ...OTHER.set].join(" ");
    expect(text.replace(/\n +/g, " ")).toContain(`B: ${other}\n`);
  });

  it("says which measures some seeds lack", () => {
    expect(statementOf([1, 2])).not.toContain("Not on all seeds");
    const text = statementOf([1, null, 2]);
    expect(text.replace(/\s+/g, " ")).toContain("Not on all seeds: Result of all makers; Spread");
    expect(statementOf([null, null])).not.toMatch(/^Result/m);
  });
});

describe("measures", () => {
  it("have names of their own, words that fit and a row of docs/simulator/sweeps.md", () => {
    const page = readFileSync(
      new URL("../../../docs/simulator/sweeps.md", import.meta.url),
      "utf8",
    );
    const rows = [...page.matchAll(/^\| `(\w+)` \| (M\d+) \| (\w+) \| (.+?) \|/gm)];
    expect(rows.map(([, ...cells]) => cells.slice(0, 3))).toEqual(
      MEASURES.map(({ name, mechanism, unit }) => [name, mechanism, unit]),
    );
    expect(new Set(MEASURES.map(({ name }) => name)).size).toBe(MEASURES.length);
    expect(new Set(MEASURES.map(({ words }) => words)).size).toBe(MEASURES.length);
    for (const { words } of MEASURES) expect(words.length).toBeLessThanOrEqual(24);
  });
});
