import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkInstant, checkTable, OutsideMoney } from "../../test/support/identities.ts";
import { FIRST_DAY, SmallMarket } from "../../test/support/small-market.ts";
import { balanceOf } from "../ledger/ledger.ts";
import type { FeeKind } from "../messages/admin-commands.ts";
import { checkExplained, resultOf } from "./attribution.ts";
import { RESULT_ROWS, type ResultRow, ROW, ROW_COUNT } from "./result-rows.ts";

const CALL = 2;
const EXPIRY = 30;

/** The rows of an account that are not 0, in dollars. */
function rowsOf(small: SmallMarket, account: number): Partial<Record<ResultRow, number>> {
  const { results } = small.attribution;
  const rows = RESULT_ROWS.map((row) => [row, results[account * ROW_COUNT + ROW[row]]! / 10_000]);
  return Object.fromEntries(rows.filter(([, dollars]) => dollars !== 0));
}

/** The writer's call, sold for 3.00 at a mark of 3.20; see who-paid-whom.test.ts. */
function sold(style: "european" | "american" = "european"): SmallMarket {
  const small = new SmallMarket();
  small.stockAt(100);
  small.send({ kind: "fund", account: small.tape, instrument: 1, quantity: 10_000 });
  small.send({ kind: "fund", account: small.writer, instrument: 1, quantity: 100 });
  const expiryDay = FIRST_DAY + EXPIRY;
  small.send({
    kind: "list",
    right: "call",
    strike: 1_000_000,
    expiryDay,
    ticks: "none",
    style,
  });
  small.quote(small.maker, CALL, 3, 3.4, 1);
  small.send({ kind: "mark" });
  small.order(small.writer, "sell", CALL, 1, 3);
  return small;
}

describe("attribution of results", () => {
  it("a trade against the mark is spread at once, the other way round for the other side", () => {
    const small = sold();
    expect(rowsOf(small, small.maker)).toEqual({ spread: 20 });
    expect(rowsOf(small, small.writer)).toEqual({ spread: -20 });
    small.order(small.investor, "buy", 1, 10, 100.02);
    expect(rowsOf(small, small.investor)).toEqual({ stockSpread: -0.2 });
    expect(rowsOf(small, small.tape)).toEqual({ stockSpread: 0.2 });
  });

  it("what is put in or taken out is no result", () => {
    const small = sold();
    small.stockAt(110);
    const before = resultOf(small.attribution, small.investor);
    small.send({ kind: "fund", account: small.investor, instrument: 0, quantity: 5_000_000 });
    small.send({ kind: "fund", account: small.investor, instrument: 1, quantity: 7 });
    small.send({ kind: "fund", account: small.investor, instrument: 0, quantity: -1_000_000 });
    expect(resultOf(small.attribution, small.investor)).toBe(before);
    expect(small.attribution.deposits[small.investor]).toBe(4_000_000 + 7 * 1_100_000);
    checkExplained(small.attribution);
  });

  it("only time passes: decay and financing; only the volatility moves: vega", () => {
    const small = sold();
    // The quote goes: from now on the mark is the model's, at the volatility of the last one.
    small.quote(small.maker, CALL, 3, 3.4, 0);
    small.day = 5;
    small.send({ kind: "mark" });
    const { decay, financing, residual, ...others } = rowsOf(small, small.maker);
    expect(decay).toBeLessThan(-20);
    expect(others).toEqual({ spread: 20 });
    expect(financing ?? 0).toBe(0); // no rate, no yield
    expect(Math.abs(residual ?? 0)).toBeLessThan(0.01);
    small.quote(small.maker, CALL, 3, 3.4, 1);
    small.send({ kind: "mark" });
    const after = rowsOf(small, small.maker);
    expect(after.decay).toBe(decay);
    expect(after.vega).toBeGreaterThan(20);
    expect(after.vega! + decay!).toBeCloseTo(0, 0);
  });

  it("a marks' jump to the payoff at the expiry is explained, not thrown into the residual", () => {
    const small = sold();
    small.day = EXPIRY - 1;
    small.quote(small.maker, CALL, 3, 3.4, 0);
    small.stockAt(101);
    small.day = EXPIRY;
    small.stockAt(100.5);
    small.send({ kind: "expire", instrument: CALL });
    const rows = rowsOf(small, small.maker);
    const option = Object.values(rows).reduce((a, b) => a + b, 0);
    expect(option).toBeCloseTo(100 * (0.5 - 3), 9);
    expect(Math.abs(rows.residual ?? 0)).toBeLessThan(0.01 * Math.abs(rows.decay!));
  });

  it("exercise before the expiry: the holder gives up time value, and the assignee has it", () => {
    const small = sold("american");
    small.stockAt(102);
    small.quote(small.maker, CALL, 4.4, 4.6, 1);
    small.send({ kind: "mark" });
    const before = rowsOf(small, small.maker);
    small.send({ kind: "exercise", account: small.maker, instrument: CALL, quantity: 1 });
    // A call marked at 4.50 for a gain of 2.00.
    expect(rowsOf(small, small.maker)).toEqual({ ...before, exercise: -250 });
    expect(rowsOf(small, small.writer).exercise).toBe(250);
    checkInstant(small.attribution);
    // The shares that changed hands move with the stock from now on.
    small.stockAt(103);
    expect(rowsOf(small, small.maker)).toEqual({ ...before, exercise: -250, stock: 100 });
    checkInstant(small.attribution);
  });

  it("exercise of an option out of the money costs what it is under water besides", () => {
    const small = sold("american");
    small.stockAt(99);
    small.quote(small.maker, CALL, 2.4, 2.6, 1);
    small.send({ kind: "mark" });
    small.send({ kind: "exercise", account: small.maker, instrument: CALL, quantity: 1 });
    expect(rowsOf(small, small.maker).exercise).toBe(-350);
    expect(rowsOf(small, small.writer).exercise).toBe(350);
    checkInstant(small.attribution);
  });

  it("fees and borrowing are rows of their own, negative for who pays", () => {
    const small = sold();
    small.send({ kind: "fee", account: small.investor, fee: "share", rate: 10 });
    small.order(small.investor, "sell", 1, 100, 99.98);
    small.send({ kind: "borrow", rate: 0.01, years: 0.5 });
    expect(rowsOf(small, small.investor)).toEqual({ stockSpread: -2, fees: -0.1, borrow: -50 });
    expect(rowsOf(small, small.tape)).toEqual({ stockSpread: 2, borrow: 50 });
    checkInstant(small.attribution);
  });

  it("a split changes no row, but what rounding the new marks leaves", () => {
    const small = sold();
    const before = rowsOf(small, small.writer);
    small.send({ kind: "split", newShares: 2, oldShares: 1 });
    expect(rowsOf(small, small.writer)).toEqual(before);
    // Now 50.00 and 1.60: a seventh is 7.142857 and 0.228571 (the strike becomes 50 / 7: adjusted).
    small.send({ kind: "split", newShares: 7, oldShares: 1 });
    const { stock, ...others } = rowsOf(small, small.writer);
    expect(others).toEqual(before);
    // 1,400 shares at 7.1429 instead of 200 at 50.
    expect(stock).toBeCloseTo(1_400 * 7.1429 - 10_000, 9);
    expect(stock).not.toBe(0);
    checkInstant(small.attribution);
  });

  it("rounding of a series' mark shows in the residual, for longs and shorts alike", () => {
    const small = sold();
    small.quote(small.maker, CALL, 3, 3.4001, 1);
    small.send({ kind: "mark" });
    const before = [small.maker, small.writer].map((account) => rowsOf(small, account));
    small.send({ kind: "split", newShares: 16, oldShares: 1 });
    // $320.005 by 16 is $20.0003125: 16 contracts at $20.0003 are $0.0002 less.
    expect(small.market.marks.mark[CALL]).toBe(200_003);
    const after = [small.maker, small.writer].map((account) => rowsOf(small, account));
    const changes = after.map(({ residual }, i) => (residual ?? 0) - (before[i]!.residual ?? 0));
    expect(changes[0]).toBeCloseTo(-0.0002, 9);
    expect(changes[1]).toBeCloseTo(0.0002, 9);
    checkInstant(small.attribution);
  });

  it("rows that are off by one unit are found", () => {
    const small = sold();
    small.attribution.results[small.maker * ROW_COUNT + ROW.gamma]! += 1;
    expect(() => checkExplained(small.attribution)).toThrow(/^E1: .* off by 1$/);
  });
});

type Step = (small: SmallMarket) => void;

const party = fc.constantFrom(7, 8, 9, 10);
const series = fc.constantFrom(2, 3, 4);
const price = fc.integer({ min: 7000, max: 14_000 }).map((cents) => cents / 100);
const premium = fc.integer({ min: 1, max: 2000 }).map((cents) => cents / 100);
const quantity = fc.integer({ min: 1, max: 40 });
const side = fc.constantFrom("buy", "sell");

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(party, price, quantity).map(
    ([account, bid, size]): Step =>
      (small) => {
        small.quote(account, 1, bid, bid + 0.06, size);
      },
  ),
  fc.tuple(party, series, premium, quantity).map(
    ([account, option, bid, size]): Step =>
      (small) => {
        small.quote(account, option, bid, bid * 1.1, size);
      },
  ),
  fc.tuple(party, side, quantity).map(
    ([account, way, size]): Step =>
      (small) => {
        small.order(account, way, 1, size, way === "buy" ? 200 : 1);
      },
  ),
  fc.tuple(party, side, series, quantity).map(
    ([account, way, option, size]): Step =>
      (small) => {
        small.order(account, way, option, size, way === "buy" ? 100 : 0.01);
      },
  ),
  fc.tuple(party, fc.integer({ min: -50, max: 500 })).map(
    ([account, shares]): Step =>
      (small) => {
        small.send({ kind: "fund", account, instrument: 1, quantity: shares });
      },
  ),
  fc.constant<Step>((small) => {
    small.send({ kind: "mark" });
  }),
  fc.integer({ min: 0, max: 9 }).map(
    (days): Step =>
      (small) => {
        small.day += days;
        small.send({ kind: "mark" });
        for (const instrument of [2, 3, 4]) small.send({ kind: "expire", instrument });
      },
  ),
);

const used = fc.constantFrom("exercise" as const, "abandon" as const);
const exercise: fc.Arbitrary<Step> = fc.tuple(party, series, quantity, used).map(
  ([account, instrument, most, kind]): Step =>
    (small) => {
      const held = balanceOf(small.market.ledger, account, instrument);
      if (held <= 0) return;
      small.send({ kind, account, instrument, quantity: Math.min(held, most) });
    },
);

const split: fc.Arbitrary<Step> = fc
  .constantFrom([2, 1], [3, 1], [7, 1], [3, 2], [1, 2], [1, 10])
  .map(
    ([newShares, oldShares]): Step =>
      (small) => {
        small.send({ kind: "split", newShares: newShares!, oldShares: oldShares! });
      },
  );

const fee: fc.Arbitrary<Step> = fc
  .tuple(party, fc.constantFrom<FeeKind>("commission", "contract", "share", "sale"))
  .map(
    ([account, kind]): Step =>
      (small) => {
        small.send({ kind: "fee", account, fee: kind, rate: kind === "sale" ? 0.000_03 : 6_537.5 });
      },
  );

const outsideStep: fc.Arbitrary<Step> = fc.oneof(
  fc.integer({ min: 1, max: 9999 }).map(
    (amount): Step =>
      (small) => {
        small.send({ kind: "dividend", amount });
      },
  ),
  fc.integer({ min: 0, max: 30 }).map(
    (days): Step =>
      (small) => {
        small.send({ kind: "interest", years: days / 365 });
        small.send({ kind: "borrow", rate: 0.02, years: days / 365 });
      },
  ),
  fc.integer({ min: -3, max: 9 }).map(
    (points): Step =>
      (small) => {
        small.send({ kind: "carry", rate: points / 100, dividendYield: points / 300 });
      },
  ),
);

/** Without the size most of them would be shorter than ten. */
function someOf(one: fc.Arbitrary<Step>): fc.Arbitrary<Step[]> {
  return fc.array(one, { maxLength: 60, size: "max" });
}

/** Four parties, three series, any commands in any order; everything is checked after each. */
function playRandom(steps: readonly Step[]): OutsideMoney {
  const small = new SmallMarket();
  const outside = new OutsideMoney(small.attribution);
  const checked = (one: Step): void => {
    outside.before();
    one(small);
    outside.after();
    checkInstant(small.attribution);
  };
  small.stockAt(100);
  outside.before();
  const listings = [
    ["call", 100, 20],
    ["put", 95, 20],
    ["call", 110, 40],
  ] as const;
  for (const [right, strike, days] of listings) {
    const expiryDay = FIRST_DAY + days;
    checked(() =>
      small.send({
        kind: "list",
        right,
        strike: strike * 10_000,
        expiryDay,
        ticks: "none",
        style: "american",
      }),
    );
  }
  for (const one of steps) checked(one);
  checkTable(small.flows, small.attribution);
  return outside;
}

describe("identities of a random market", () => {
  it("with a company and a bank, rules I1 and I2: results come from outside, to the unit", () => {
    const others = [outsideStep, fee, exercise, split];
    const steps = someOf(fc.oneof({ weight: 8, arbitrary: step }, ...others));
    let [paid, fees] = [0, 0];
    fc.assert(
      fc.property(steps, (some) => {
        const outside = playRandom(some);
        paid += Math.abs(outside.dividends) + Math.abs(outside.interest);
        fees += outside.fees;
      }),
      { seed: 1, numRuns: 300 },
    );
    expect(paid).toBeGreaterThan(0);
    expect(fees).toBeGreaterThan(0);
  });

  it("closed, rule I4: the revaluation of the shares less fees; options sum to zero", () => {
    const steps = someOf(fc.oneof({ weight: 8, arbitrary: step }, fee, exercise));
    let [moved, fees] = [0, 0];
    fc.assert(
      fc.property(steps, (some) => {
        const outside = playRandom(some);
        expect([outside.dividends + 0, outside.interest + 0]).toEqual([0, 0]);
        moved += Math.abs(outside.revaluation);
        fees += outside.fees;
      }),
      { seed: 2, numRuns: 300 },
    );
    expect(moved).toBeGreaterThan(0);
    expect(fees).toBeGreaterThan(0);
  });
});

describe("an American call over a split and an ex-date", () => {
  it.each<[number, number, string]>([
    [2, 1, "two contracts for one"],
    [3, 2, "150 shares a contract"],
  ])("%d for %d (%s): the same rows as without the split, but for rounding", (...ratio) => {
    const [newShares, oldShares] = ratio;
    const rows = [false, true].map((splits) => {
      const small = sold("american");
      const factor = splits ? oldShares / newShares : 1;
      const exDay = FIRST_DAY + 6;
      small.send({ kind: "announce-dividend", exDay, amount: 12_000 });
      small.quote(small.maker, CALL, 0, 0, 0);
      small.day = 3;
      small.stockAt(103, 0);
      small.day = 5;
      if (splits) small.send({ kind: "split", newShares, oldShares });
      small.stockAt(105 * factor, 0);
      small.day = 6;
      small.send({ kind: "dividend", amount: 12_000 * factor });
      small.stockAt(104.4 * factor, 0);
      checkExplained(small.attribution);
      return rowsOf(small, small.maker);
    });
    const [plain, split] = rows;
    expect(plain!.exDividend).toBeLessThan(-1);
    expect(Math.abs(plain!.residual!)).toBeLessThan(0.005 * plain!.delta!);
    for (const row of ["exDividend", "delta", "gamma", "decay", "carry"] as const) {
      expect(split![row], row).toBeCloseTo(plain![row]!, 1);
    }
  });
});
