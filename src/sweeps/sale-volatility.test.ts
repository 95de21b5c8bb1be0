import { describe, expect, it } from "vitest";
import { appleRequest } from "../../test/support/apple-request.ts";
import { breakEvenShift, replayShifted } from "./sale-volatility.ts";

/** Eight months: a replay of them takes a few milliseconds. */
const short = (saleVolatility: number) => {
  const { config } = appleRequest();
  const cycles = config.cycles.slice(0, 8);
  return { ...config, cycles, saleVolatility: config.closes.map(() => saleVolatility) };
};

describe("break-even of the sale volatility", () => {
  it("is found from the run alone, below it and above it, as from shifts on both sides", () => {
    for (const volatility of [0.2, 0.33, 0.6]) {
      const config = short(volatility);
      const alone = breakEvenShift(config, [replayShifted(config, 0)])!;
      const wide = [-0.64, 0, 0.64]
        .filter((shift) => volatility + shift > 0)
        .map((shift) => replayShifted(config, shift));
      expect(alone).toBeCloseTo(breakEvenShift(config, wide)!, 2);
      const [below, above] = [-0.005, 0.005].map((gap) => replayShifted(config, alone + gap));
      expect(below!.buyer).toBeGreaterThan(0);
      expect(above!.buyer).toBeLessThan(0);
    }
  });

  it("is undefined when the buyer gains and loses nothing at any volatility", () => {
    const config = { ...short(0.33), cycles: [] };
    expect(breakEvenShift(config, [replayShifted(config, 0)])).toBeUndefined();
  });
});
