import { describe, expect, it } from "vitest";
import { timeOf, tradeBetween } from "../../test/support/three-parties.ts";
import { STOCK } from "../contracts/instrument-table.ts";
import { CLEARING_HOUSE, FIRST_PARTY } from "../ledger/accounts.ts";
import { balanceOf } from "../ledger/ledger.ts";
import { applyCommand } from "../market/market.ts";
import { createMarket, type Market } from "../market/market-state.ts";
import type { MarketEvent } from "../messages/events.ts";
import { CASH } from "../money/cash.ts";

const HOLDER = FIRST_PARTY;
const FIRST_SHORT = FIRST_PARTY + 1;
const SERIES = 2;
const STRIKE = 1_000_000;

/** One holder, and shorts of so many contracts each in the order of their accounts. */
function openWheel(seed: number, shorts: readonly number[], right: "call" | "put" = "call") {
  const names = ["holder", ...shorts.map((_, i) => `short ${i}`)];
  const parties = names.map((name) => ({ name, bearsInterest: false }));
  const market = createMarket({ parties, lender: "holder", series: 1, orders: 4, seed });
  market.clock[0] = 0;
  const listing = { kind: "list", time: 0, right, strike: STRIKE, ticks: "none" } as const;
  applyCommand(market, { ...listing, expiryDay: 50, style: "american" });
  // The first trade marks the stock.
  tradeBetween(market, STOCK, HOLDER, FIRST_SHORT, STRIKE, 1);
  shorts.forEach((contracts, i) => {
    if (contracts > 0) tradeBetween(market, SERIES, HOLDER, FIRST_SHORT + i, 1, contracts);
  });
  return market;
}

function exercise(market: Market, quantity: number, day: number = 0): MarketEvent[] {
  const command = { time: timeOf(day), account: HOLDER, instrument: SERIES, quantity };
  return applyCommand(market, { kind: "exercise", ...command });
}

/** Contracts assigned to each short. */
function assigned(said: readonly MarketEvent[], shorts: number): number[] {
  const counts = new Array<number>(shorts).fill(0);
  for (const event of said) {
    if (event.kind !== "exercised") throw new Error(`not exercised: ${event.kind}`);
    counts[event.assignee - FIRST_SHORT]! += event.quantity;
  }
  return counts;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** Pearson's statistic of counts against weights. */
function chiSquare(counts: readonly number[], weights: readonly number[]): number {
  const scale = sum(counts) / sum(weights);
  return sum(counts.map((count, i) => (count - weights[i]! * scale) ** 2 / (weights[i]! * scale)));
}

describe("early exercise", () => {
  it("of a call: the strike one way, the shares the other, the contracts are gone", () => {
    const market = openWheel(1, [3]);
    const cash = balanceOf(market.ledger, HOLDER, CASH);
    const said = exercise(market, 2);
    const assignee = FIRST_SHORT;
    expect(said).toEqual([
      {
        ...{ kind: "exercised", time: 0, instrument: SERIES, holder: HOLDER, assignee },
        ...{ quantity: 2, settlement: STRIKE },
      },
    ]);
    const left = [HOLDER, assignee, CLEARING_HOUSE].map((account) => [
      balanceOf(market.ledger, account, SERIES),
      balanceOf(market.ledger, account, STOCK),
    ]);
    // One share came from the trade that marked the stock.
    expect(left).toEqual([
      [1, 201],
      [-1, -201],
      [0, 0],
    ]);
    expect(balanceOf(market.ledger, HOLDER, CASH)).toBe(cash - 200 * STRIKE);
  });

  it("of a put: the shares go to the assignee, the strike to the holder", () => {
    const market = openWheel(1, [1], "put");
    const cash = balanceOf(market.ledger, HOLDER, CASH);
    exercise(market, 1);
    expect(balanceOf(market.ledger, HOLDER, STOCK)).toBe(1 - 100);
    expect(balanceOf(market.ledger, HOLDER, CASH)).toBe(cash + 100 * STRIKE);
  });
});

describe("random assignment", () => {
  it("assigns as many as are exercised, nobody more than he is short: rule C5", () => {
    const shorts = [2, 0, 5, 1, 4];
    for (let quantity = 1; quantity <= 12; quantity++) {
      for (let seed = 0; seed < 20; seed++) {
        const counts = assigned(exercise(openWheel(seed, shorts), quantity), shorts.length);
        expect(sum(counts)).toBe(quantity);
        expect(counts.every((count, i) => count <= shorts[i]!)).toBe(true);
      }
    }
  });

  it("goes round the wheel: from a random contract on, past the last account to the first", () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 60; seed++) {
      seen.add(assigned(exercise(openWheel(seed, [2, 1, 2]), 3), 3).join());
    }
    // Starts at the contracts 0 to 4 of a wheel A A B C C.
    expect([...seen].sort()).toEqual(["0,1,2", "1,0,2", "1,1,1", "2,0,1", "2,1,0"]);
  });

  it("gives each short contract the same chance, over many seeds", () => {
    const shorts = [1, 2, 3, 4, 5, 6, 7, 8];
    const counts = new Array<number>(8).fill(0);
    for (let seed = 0; seed < 2_000; seed++) {
      assigned(exercise(openWheel(seed, shorts), 1), 8).forEach((one, i) => {
        counts[i]! += one;
      });
    }
    // 7 degrees of freedom, p = 0.001.
    expect(chiSquare(counts, shorts)).toBeLessThan(24.32);
  });

  it("gives each short contract the same chance, over many exercises of one market", () => {
    const market = openWheel(7, new Array<number>(10).fill(1));
    const starts = new Array<number>(10).fill(0);
    for (let draw = 0; draw < 3_000; draw++) {
      const counts = assigned(exercise(market, 3), 10);
      const start = counts.findIndex((one, i) => one === 1 && counts[(i + 9) % 10] === 0);
      starts[start]! += 1;
      counts.forEach((one, i) => {
        if (one === 1) tradeBetween(market, SERIES, HOLDER, FIRST_SHORT + i, 1, 1);
      });
    }
    // 9 degrees of freedom, p = 0.001.
    expect(chiSquare(starts, new Array<number>(10).fill(1))).toBeLessThan(27.88);
  });

  it("is the same for the same seed, and another for another exercise, day or seed", () => {
    const shorts = new Array<number>(40).fill(1);
    const draws = (seed: number, day: number): string[] => {
      const market = openWheel(seed, shorts);
      return Array.from({ length: 6 }, () => assigned(exercise(market, 1, day), 40).join());
    };
    expect(draws(3, 0)).toEqual(draws(3, 0));
    expect(new Set(draws(3, 0)).size).toBeGreaterThan(3);
    const sequences = [draws(3, 0), draws(3, 1), draws(4, 0)].map((some) => some.join(" "));
    expect(new Set(sequences).size).toBe(3);
  });

  it("is drawn alike when a saved market goes on: the count of exercises is in its columns", () => {
    const shorts = new Array<number>(40).fill(1);
    const market = openWheel(3, shorts);
    exercise(market, 1);
    const saved = market.columns.snapshot();
    const second = exercise(market, 1);
    market.columns.restore(saved);
    expect(exercise(market, 1)).toEqual(second);
  });
});
