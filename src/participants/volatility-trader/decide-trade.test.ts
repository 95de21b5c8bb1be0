import { describe, expect, it } from "vitest";
import { decideTrade, edgeSeen } from "./decide-trade.ts";

/** A quote of 19.5 to 20.5 %; 0.1 point for the hedge and 0.3 must be left. */
const QUOTE = { bidVolatility: 0.195, askVolatility: 0.205, hedgeCost: 0.001, minEdge: 0.003 };

describe("the decision of a volatility trader", () => {
  it.each([
    [0.2092, "buy"],
    [0.2088, "none"],
    [0.2, "none"],
    [0.1912, "none"],
    [0.1908, "sell"],
    [Number.NaN, "none"],
  ] as const)("at a forecast of %d: %s", (forecast, side) => {
    expect(decideTrade({ ...QUOTE, forecast })).toBe(side);
  });

  it("does not count the half-spread twice: without costs the quote itself is the limit", () => {
    const free = { ...QUOTE, hedgeCost: 0, minEdge: 0 };
    expect(decideTrade({ ...free, forecast: 0.2051 })).toBe("buy");
    expect(decideTrade({ ...free, forecast: 0.205 })).toBe("none");
    expect(decideTrade({ ...free, forecast: 0.1949 })).toBe("sell");
  });

  it("sees the distance to the side he can trade at, negative inside the quote", () => {
    expect(edgeSeen({ ...QUOTE, forecast: 0.225 })).toBeCloseTo(0.02, 12);
    expect(edgeSeen({ ...QUOTE, forecast: 0.185 })).toBeCloseTo(0.01, 12);
    expect(edgeSeen({ ...QUOTE, forecast: 0.2 })).toBeCloseTo(-0.005, 12);
  });
});
