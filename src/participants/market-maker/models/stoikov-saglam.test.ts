import { describe, expect, it } from "vitest";
import { createEuropeanGreeks, evaluateEuropean } from "../../../pricing/black-scholes.ts";
import {
  gammaVegaQuotes,
  hedgedVariance,
  liquidQuotes,
  netDeltaQuotes,
  type QuoteDistances,
} from "./stoikov-saglam.ts";

const FLOW = { atFair: 40, perDollar: 200 };

function expectQuotes(found: QuoteDistances, ask: number, bid: number): void {
  expect(found.ask).toBeCloseTo(ask, 14);
  expect(found.bid).toBeCloseTo(bid, 14);
}

describe("an option dealer of Stoikov and Saglam", () => {
  it("quotes C / 2D on both sides where the stock is liquid (theorem 1)", () => {
    expectQuotes(liquidQuotes(FLOW), 0.1, 0.1);
  });

  it("leans with the contracts he holds where volatility and nights are risky (theorem 4)", () => {
    expectQuotes(gammaVegaQuotes(FLOW, 0.1, 1, 0), 0.15, 0.15);
    expectQuotes(gammaVegaQuotes(FLOW, 0.1, 1, 5), 0, 0.2);
    expectQuotes(gammaVegaQuotes(FLOW, 0.1, 1, 1), 0.05, 0.2);
    expectQuotes(gammaVegaQuotes(FLOW, 0.01, 1, 5), 0.055, 0.155);
    expectQuotes(gammaVegaQuotes(FLOW, 0.01, 1, -5), 0.155, 0.055);
  });

  it("does not lean without risk aversion, whatever he holds", () => {
    for (const held of [-50, -5, 0, 1, 50]) {
      expect(gammaVegaQuotes(FLOW, 0, 1, held)).toEqual(liquidQuotes(FLOW));
      expect(netDeltaQuotes(FLOW, 0, 4, 0.5, held)).toEqual(liquidQuotes(FLOW));
    }
  });

  it("leans with the net delta where the stock is illiquid (theorem 2)", () => {
    const call = (netDelta: number) => netDeltaQuotes(FLOW, 0.001, 4, 0.5, netDelta);
    expectQuotes(call(0), 0.1005, 0.1005);
    expectQuotes(call(10), 0.0805, 0.1205);
    expectQuotes(call(-10), 0.1205, 0.0805);
    const put = netDeltaQuotes(FLOW, 0.001, 4, -0.5, 10);
    expectQuotes(put, 0.1205, 0.0805);
  });

  it("takes from each trade the most that is left after its risk", () => {
    const [aversion, variance, delta, held] = [0.002, 4, 0.6, 7];
    const worth = (eps: number, trade: number): number => {
      const risk = aversion * variance * ((held + trade) ** 2 - held ** 2);
      return (FLOW.atFair - FLOW.perDollar * eps) * (eps - risk);
    };
    const { bid, ask } = netDeltaQuotes(FLOW, aversion, variance, delta, held);
    for (const step of [-1e-3, 1e-3]) {
      expect(worth(bid, delta)).toBeGreaterThan(worth(bid + step, delta));
      expect(worth(ask, -delta)).toBeGreaterThan(worth(ask + step, -delta));
    }
  });

  it("fears gamma in short options and vega in long ones", () => {
    const greeks = createEuropeanGreeks();
    const night = 1 / 365;
    const share = (years: number): number => {
      evaluateEuropean(greeks, 1, 100, 100, years, 0, 0, 0.2);
      const all = hedgedVariance(0.2, 0.1, night, years, greeks.gamma, 100);
      // Vega's term is the variance of vega times the move of the volatility.
      const vega = greeks.vega * 0.1;
      const fromVega = vega * vega * night;
      const fromGamma = hedgedVariance(0.2, 0, night, years, greeks.gamma, 100);
      expect(fromGamma + fromVega).toBeCloseTo(all, 12);
      return fromVega / all;
    };
    expect(share(7 / 365)).toBeLessThan(0.1);
    expect(share(2)).toBeGreaterThan(0.9);
  });
});
