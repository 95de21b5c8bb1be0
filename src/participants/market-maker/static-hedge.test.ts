import { describe, expect, it } from "vitest";
import type { MarketView } from "../../view/market-view.ts";
import { StaticHedge } from "./static-hedge.ts";

const [CALL, PUT] = [2, 3];

/** An account that has so many contracts of each series. */
function viewOf(...held: readonly (readonly [series: number, contracts: number])[]): MarketView {
  const forEachOwnSeries: MarketView["forEachOwnSeries"] = (visit) => {
    for (const [series, contracts] of held) visit(series, contracts);
  };
  return { forEachOwnSeries } as MarketView;
}

describe("a hedge that is never rebalanced", () => {
  it("stands against each trade at its own delta, whatever the delta is later", () => {
    const hedge = new StaticHedge();
    hedge.read(viewOf([CALL, 10]), () => 0.5);
    expect(hedge.shares).toBe(-500);
    hedge.read(viewOf([CALL, 10]), () => 0.9);
    expect(hedge.shares).toBe(-500);
    // 10 more at a delta of 0.9: 900 shares more.
    hedge.read(viewOf([CALL, 20], [PUT, 4]), (series) => (series === CALL ? 0.9 : -0.25));
    expect(hedge.shares).toBe(-500 - 900 + 100);
  });

  it("goes with the contracts, in equal parts, and turns with them", () => {
    const hedge = new StaticHedge();
    hedge.read(viewOf([CALL, 20]), () => 0.5);
    hedge.read(viewOf([CALL, 5]), () => 0.8);
    expect(hedge.shares).toBe(-250);
    hedge.read(viewOf([CALL, -5]), () => 0.8);
    expect(hedge.shares).toBe(400);
    hedge.read(viewOf(), () => 0.8);
    expect(hedge.shares).toBe(0);
  });

  it("knows nothing of a series that ended when its number comes again", () => {
    const hedge = new StaticHedge();
    hedge.read(viewOf([CALL, 10]), () => 0.5);
    hedge.read(viewOf(), () => 0);
    hedge.read(viewOf([CALL, 10]), () => 0.2);
    expect(hedge.shares).toBe(-200);
  });
});
