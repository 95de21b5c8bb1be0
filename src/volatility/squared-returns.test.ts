import { describe, expect, it } from "vitest";
import { squaredReturns } from "./squared-returns.ts";

describe("squared returns", () => {
  it("are those of log returns, one for each close, 0 for the first", () => {
    const squares = squaredReturns([100, 110, 99]);
    expect([...squares]).toEqual([
      0,
      expect.closeTo(Math.log(1.1) ** 2, 15),
      expect.closeTo(Math.log(0.9) ** 2, 15),
    ]);
    expect(squaredReturns([])).toHaveLength(0);
  });
});
