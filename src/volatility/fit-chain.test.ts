import { describe, expect, it } from "vitest";
import { makeExpiry } from "../../test/support/made-chain.ts";
import type { ExpiryQuotes } from "../contracts/expiry-quotes.ts";
import { evaluateAmerican } from "../pricing/american/american.ts";
import { createEuropeanGreeks, europeanPrice } from "../pricing/black-scholes.ts";
import { fitChain } from "./fit-chain.ts";
import { checkParity } from "./smile/strike-volatility.ts";
import { type Svi, totalVariance } from "./smile/svi.ts";

const SVI: Svi = { a: 0.01, b: 0.1, rho: -0.4, m: 0.05, sigma: 0.15 };
const [SPOT, YEARS, RATE, YIELD] = [100, 0.5, 0.04, 0.01];
const STRIKES = Array.from({ length: 25 }, (_, i) => 65 + 3 * i);
const GREEKS = createEuropeanGreeks();

function chain(style: "european" | "american", half: number): ExpiryQuotes {
  const price = (sign: 1 | -1, strike: number): number => {
    const k = Math.log(strike / SPOT) - (RATE - YIELD) * YEARS;
    const sigma = Math.sqrt(totalVariance([SVI], k) / YEARS);
    const terms = [SPOT, strike, YEARS, RATE, YIELD, sigma] as const;
    if (style === "european") return europeanPrice(sign, ...terms);
    evaluateAmerican(GREEKS, sign, ...terms, "full");
    return GREEKS.price;
  };
  return makeExpiry({ spot: SPOT, years: YEARS, strikes: STRIKES, half, price });
}

describe("a chain", () => {
  it.each([
    ["european", undefined, 2e-3],
    ["european", RATE, 1e-4],
    ["american", RATE, 5e-4],
  ] as const)("of %s options, rate %s, gives its smile back", (style, rate, tolerance) => {
    const { smiles, leftOut } = fitChain([chain(style, 0.02)], style, () => rate);
    expect(leftOut).toEqual([]);
    const [{ smile, forward, liquid, strikes }] = smiles as [(typeof smiles)[0]];
    expect(forward.forward / 1e4).toBeCloseTo(SPOT * Math.exp((RATE - YIELD) * YEARS), 2);
    for (const i of liquid) {
      const { k } = strikes[i]!;
      const exact = Math.sqrt(totalVariance([SVI], k) / YEARS);
      expect(Math.abs(Math.sqrt(totalVariance(smile, k) / YEARS) - exact)).toBeLessThan(tolerance);
    }
  });

  it("fits liquid strikes on their out-of-the-money side alone", () => {
    const quotes = chain("european", 0.3);
    const { smiles } = fitChain([quotes], "european", () => RATE);
    const { strikes, liquid } = smiles[0]!;
    expect(strikes.length).toBe(STRIKES.length);
    expect(strikes.map(({ side }) => side)).toEqual(
      STRIKES.map((strike) => (strike < SPOT * Math.exp(0.015) ? "put" : "call")),
    );
    const dropped = STRIKES.filter((_, i) => !liquid.includes(i));
    expect(dropped.length).toBeGreaterThan(3);
    for (const strike of dropped) {
      const { call, put } = quotes.strikes[STRIKES.indexOf(strike)]!;
      const { bid, ask } = strike < 101 ? put! : call!;
      expect(bid < 500 || ask - bid > 0.25 * (ask + bid)).toBe(true);
    }
  });

  it("names the strikes whose call and put lie apart", () => {
    const quotes = chain("american", 0.02);
    const strikesApart = (style: "european" | "american"): readonly number[] =>
      checkParity(fitChain([quotes], style, () => RATE).smiles[0]!.strikes).apart;
    expect(strikesApart("american")).toEqual([]);
    // As European options the puts that are worth exercising seem dear.
    expect(strikesApart("european").length).toBeGreaterThan(3);
  });

  it("has a status for every quote", () => {
    const quotes = chain("european", 0.04);
    const strikes = quotes.strikes.map((pair, i) => {
      if (i === 0) return { ...pair, put: { ...pair.put!, bid: 0 } };
      if (i === 1) return { ...pair, call: { ...pair.call!, bid: 1e5, ask: 1.1e5 } };
      return i === 2 ? { ...pair, put: undefined } : pair;
    });
    const found = fitChain([{ ...quotes, strikes }], "european", () => RATE).smiles[0]!.strikes;
    expect(found[0]!.put!.status).toBe("no-bid");
    expect(found[0]!.put!.bid).toBeNaN();
    expect(found[1]!.call!.status).toBe("below-intrinsic");
    expect(found[2]!.put).toBeUndefined();
    expect(found[2]!.side).toBe("call");
  });

  it("leaves out expiries without a forward or with few strikes", () => {
    const quotes = chain("european", 0.02);
    const few = { ...quotes, years: 0.6, strikes: quotes.strikes.slice(10, 14) };
    const calls = quotes.strikes.map((pair) => ({ ...pair, put: undefined }));
    const { smiles, leftOut } = fitChain(
      [{ ...quotes, strikes: calls }, few],
      "european",
      () => RATE,
    );
    expect(smiles).toEqual([]);
    expect(leftOut.map(({ reason }) => reason)).toEqual(["no-forward", "few-strikes"]);
  });
});
