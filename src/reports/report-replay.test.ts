import { describe, expect, it } from "vitest";
import { appleRequest } from "../../test/support/apple-request.ts";
import { conventionsOf } from "./conventions.ts";
import { reportReplay } from "./report-replay.ts";

const { config, asked, ...rest } = appleRequest();
const short = { ...config, cycles: config.cycles.slice(0, 3) };

describe("replay report", () => {
  it("takes its conventions from the configuration where that knows them", () => {
    const changes = {
      contracts: 7,
      makerEdge: 0.01,
      hedge: { kind: "none" },
      ticks: "none",
    } as const;
    const report = reportReplay({ ...rest, asked, config: { ...short, ...changes } });
    expect(report.conventions).toMatchObject({
      strategy: "covered-call",
      contracts: 7,
      makerEdge: 0.01,
      hedge: "none",
      ticks: "none",
    });
    expect(report.conventions).toEqual(conventionsOf({ ...short, ...changes }, asked));
    expect(report.conventions).toMatchObject(asked);
  });

  it("has the interest on the seller's own money: the shares, or the strike in cash", () => {
    const rates = config.rates.map(() => 0.05);
    for (const strategy of ["covered-call", "cash-secured-put"] as const) {
      const { cycles } = reportReplay({ ...rest, asked, config: { ...short, rates, strategy } });
      for (const { seller, buyAndHold, spot, strike, years } of cycles) {
        const growth = Math.expm1(0.05 * years) * 300;
        const own = strategy === "covered-call" ? spot : strike;
        expect(Math.abs(seller.interest - own * growth)).toBeLessThan(0.0001);
        expect(Math.abs(buyAndHold.interest - spot * growth)).toBeLessThan(0.0001);
        expect(buyAndHold.excess).toBeCloseTo(buyAndHold.pnl - buyAndHold.interest, 9);
      }
    }
  });
});
