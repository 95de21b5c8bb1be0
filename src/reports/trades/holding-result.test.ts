import { describe, expect, it } from "vitest";
import { configOf, historyOf, tradesOf } from "../../../test/support/trades-run.ts";
import { holdingResult } from "./holding-result.ts";

const CLOSES = [100, 101, 104, 106, 107, 110];
const CALL = "ACME  250110C00102000";

/** 100 shares and a call on them that is assigned on 10 January. */
function holdingOf(...after: string[]) {
  const lines = [
    "2025-01-06,share,ACME,100,100,0",
    `2025-01-06,open,${CALL},-1,1.5,0`,
    `2025-01-10,assign,${CALL},1,,`,
    "2025-01-10,share,ACME,-100,102,0",
    ...after,
  ];
  return holdingResult(configOf(historyOf("2025-01-06", CLOSES), tradesOf(lines)), []);
}

describe("just holding the shares", () => {
  it("goes on through an assignment", () => {
    expect(holdingOf().stock).toBe(100 * 6 * 10_000);
  });

  it("is not doubled by the purchase that replaces them, on the same day or later", () => {
    const week = "2025-01-13,open,ACME  250117C00120000,-1,0.1,0";
    for (const day of ["2025-01-10", "2025-01-13"]) {
      const { stock } = holdingOf(
        `${day},share,ACME,100,${day.endsWith("10") ? 106 : 107},0`,
        week,
      );
      expect(stock).toBe(100 * 10 * 10_000);
    }
  });
});
