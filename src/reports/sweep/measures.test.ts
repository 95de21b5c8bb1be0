import { describe, expect, it } from "vitest";
import type { RunReport } from "../run/run-report.ts";
import { MEASURES } from "./measures.ts";

/** What a run of two months says that the measures below read. */
const RUN = {
  days: 42,
  classes: [
    { class: "market-maker", accounts: 2, parts: { optionSpread: 9_000, stockSpread: -600 } },
  ],
  inventory: { contracts: 500, vega: -1_000 },
  markouts: [{ contracts: 1_500 }, { contracts: 500 }],
  liquidity: {
    positions: [
      { class: "market-maker", closed: 100, exercisedEarly: 0, heldToExpiry: 900 },
      { class: "covered-call-seller", closed: 20, exercisedEarly: 10, heldToExpiry: 50 },
      { class: "put-seller", closed: 0, exercisedEarly: 0, heldToExpiry: 20 },
      { class: "option-buyer", closed: 90, exercisedEarly: 0, heldToExpiry: 10 },
    ],
  },
} as unknown as RunReport;

const measured = (name: string) => MEASURES.find((one) => one.name === name)!.of(RUN);

describe("measures of a run", () => {
  it("tell costs of each contract traded, and of each held through a month of 21 sessions", () => {
    expect(measured("spreadPerContract")).toBe(4.5);
    expect(measured("hedgeCostPerContract")).toBeCloseTo(0.3, 12);
    // 500 contracts in two months.
    expect(measured("spreadPerMonth")).toBe(9);
    expect(measured("hedgeCostPerMonth")).toBeCloseTo(0.6, 12);
    // $600 for $1,000 a point in two months: .3 points, in volatility.
    expect(measured("hedgeCostInPoints")).toBeCloseTo(0.003, 12);
  });

  it("tell who holds to the expiry, of what ended: the public, sellers, buyers", () => {
    expect(measured("heldToExpiry")).toBe(80 / 200);
    expect(measured("sellersHeldToExpiry")).toBe(70 / 100);
    expect(measured("buyersHeldToExpiry")).toBe(10 / 100);
  });
});
