import { describe, expect, it } from "vitest";
import { createStream } from "../../math/random-stream.ts";
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

  /**
   * Economics 3, M11: quotes are off by a deviation of 1.4 points, a trade costs .65 and is made
   * from .9 on; who takes his forecasts as they are breaks even where they are off by about 2.7.
   */
  it("breaks even at a forecast noise of about 2.7 points", () => {
    const meanAt = (noise: number): number => {
      const stream = createStream(1, "M11");
      let [sum, trades] = [0, 0];
      for (let i = 0; i < 100_000; i++) {
        const off = 0.014 * stream.nextNormal();
        const forecast = 0.25 + off + noise * stream.nextNormal();
        const terms = { bidVolatility: 0.244, askVolatility: 0.256, hedgeCost: 0.0005 };
        const side = decideTrade({ ...terms, forecast, minEdge: 0.0025 });
        if (side === "none") continue;
        sum += (side === "buy" ? off : -off) - 0.0065;
        trades++;
      }
      return sum / trades;
    };
    expect(meanAt(0.024)).toBeGreaterThan(0.0004);
    expect(Math.abs(meanAt(0.027))).toBeLessThan(0.0003);
    expect(meanAt(0.03)).toBeLessThan(-0.0004);
  });

  it("sees the distance to the side he can trade at, negative inside the quote", () => {
    expect(edgeSeen({ ...QUOTE, forecast: 0.225 })).toBeCloseTo(0.02, 12);
    expect(edgeSeen({ ...QUOTE, forecast: 0.185 })).toBeCloseTo(0.01, 12);
    expect(edgeSeen({ ...QUOTE, forecast: 0.2 })).toBeCloseTo(-0.005, 12);
  });
});
