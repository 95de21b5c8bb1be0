import { describe, expect, it } from "vitest";
import { PARTS } from "../../measures/account-parts.ts";
import { ownSection } from "./own-section.ts";
import type { ClassReport, PartyReport } from "./run-report.ts";

/** Every part of a result is this; the result is no sum here. */
function partsOf(amount: number): PartyReport["parts"] {
  return Object.fromEntries(PARTS.map((part) => [part, amount])) as PartyReport["parts"];
}

const MINE = { id: "own-mine", class: "own-maker", pnl: 12.5, parts: partsOf(-1) };
const THEIRS = { class: "market-maker", accounts: 4, pnl: -100, parts: partsOf(8), explained: {} };

describe("one's own in the statement", () => {
  it("stand beside the mean of those who do the same", () => {
    const lines = ownSection({ parties: [MINE], classes: [THEIRS as unknown as ClassReport] });
    const cells = lines.map((line) => line.slice(20).trim().split(/ +/));
    expect(cells).toEqual([
      ["RESULT", "spread", "options", "shares", "fees"],
      // Shares: what they gained, and their spread.
      ["+12.50", "-1.00", "-1.00", "-2.00", "-1.00"],
      ["-25.00", "+2.00", "+2.00", "+4.00", "+2.00"],
    ]);
    expect(ownSection({ parties: [MINE], classes: [] })).toHaveLength(2);
    expect(ownSection({ parties: [{ ...MINE, class: "tape" }], classes: [] })).toEqual([]);
  });

  it("fit 80 columns, whatever they are called and were suspended for", () => {
    const long = { ...MINE, id: `own-${"long".repeat(20)}`, parts: partsOf(-123_456.78) };
    const suspended = [{ id: "own-mine", reason: "why ".repeat(60), time: "now", command: 1 }];
    const lines = ownSection({ parties: [long], classes: [], suspended });
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  });
});
