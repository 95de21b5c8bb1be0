import { describe, expect, it } from "vitest";
import { createOpenings } from "./follow-edges.ts";

describe("the share of a trade that opens contracts", () => {
  it("is what does not close others, account by account and series by series", () => {
    const openedBy = createOpenings(100);
    const trades = [
      [1, 7, 5],
      [1, 7, 3],
      [1, 7, -6],
      // Two are closed, six are owed anew.
      [1, 7, -8],
      [1, 7, -1],
      [2, 7, -4],
      [1, 8, 4],
      [1, 7, 7],
    ] as const;
    const shares = trades.map(([who, series, change]) => openedBy(who, series, change));
    expect(shares).toEqual([1, 1, 0, 0.75, 1, 1, 1, 0]);
  });
});
