import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvariantError } from "../../base/assert.ts";
import { amountFromDollars } from "../../money/amount.ts";
import { nakedRequirement } from "./naked-requirement.ts";
import {
  CASH_ACCOUNT,
  createRegTMargin,
  evaluateRegT,
  MARGIN_ACCOUNT,
  type RegTMargin,
  type RegTSettings,
  regTRequirement,
} from "./reg-t-margin.ts";
import {
  addToPosition,
  createStockPosition,
  resetStockPosition,
  type StockPosition,
} from "./stock-position.ts";

const units = amountFromDollars;

interface Series {
  right: number;
  strike: number;
  expiry: number;
  contracts: number;
  /** Per contract. */
  mark: number;
  deliverable: number;
}

interface Account {
  spot: number;
  shares: number;
  cash: number;
  series: readonly Series[];
}

const POSITION = createStockPosition(8);

function fill({ spot, shares, cash, series }: Account): StockPosition {
  resetStockPosition(POSITION, spot, shares, cash);
  for (const { right, strike, expiry, contracts, mark, deliverable } of series) {
    addToPosition(POSITION, right, strike, expiry, contracts, mark, deliverable);
  }
  return POSITION;
}

/** Dollars per share; expiry in days. */
function option(right: number, strike: number, contracts: number, mark: number, expiry = 30) {
  return {
    right,
    strike: units(strike),
    expiry,
    contracts,
    mark: units(mark) * 100,
    deliverable: 100,
  };
}

function marginOf(
  settings: RegTSettings,
  spot: number,
  shares: number,
  cash: number,
  ...series: Series[]
): RegTMargin {
  const out = createRegTMargin();
  evaluateRegT(out, fill({ spot: units(spot), shares, cash: units(cash), series }), settings);
  return out;
}

describe("a covered call", () => {
  it("needs no margin for the call; its shares count at the strike at most", () => {
    const out = marginOf(CASH_ACCOUNT, 110, 100, 0, option(1, 100, -1, 11));
    expect(out.shortUnits).toBe(0);
    expect(out.requirementUnits).toBe(units(10_000));
    expect(out.collateralUnits).toBe(units(10_000));
    expect(marginOf(MARGIN_ACCOUNT, 90, 100, 0, option(1, 100, -1, 1)).requirementUnits).toBe(
      units(4_500),
    );
  });

  it("covers the lowest strike first; the rest is naked", () => {
    const calls = [option(1, 120, -1, 1), option(1, 100, -1, 9)];
    const out = marginOf(MARGIN_ACCOUNT, 105, 150, 0, ...calls);
    expect(out.promisedUnits).toBe(units(500));
    expect(out.shortUnits).toBe(units(100 + 1_050));
    expect(out.shareUnits).toBe(units((150 * 105 - 500) / 2));
  });
});

describe("a short put", () => {
  it("holds its strike in cash where the account says so: its own part is 100 K - premium", () => {
    const sold = marginOf(CASH_ACCOUNT, 52, 0, 5_500, option(-1, 55, -1, 4));
    expect(sold.requirementUnits).toBe(units(5_500));
    expect(sold.excessUnits).toBe(0);
    // Before the sale the account had $5,500 - $400.
    expect(marginOf(CASH_ACCOUNT, 52, 0, 5_100, option(-1, 55, -1, 4)).excessUnits).toBe(
      units(-400),
    );
  });

  it("is not secured by shares", () => {
    const borrowing = { sharePercent: 50, cashSecuredPuts: true };
    const out = marginOf(borrowing, 100, 1_000, 4_000, option(-1, 50, -1, 1));
    expect(out.collateralUnits - out.requirementUnits).toBe(units(49_000));
    expect(out.excessUnits).toBe(units(-1_000));
  });

  it("of a margin account is naked: 5 puts K 55, S 52, at 4 need $7,200 (Cboe manual)", () => {
    const out = marginOf(MARGIN_ACCOUNT, 52, 0, 7_200, option(-1, 55, -5, 4));
    expect(out.requirementUnits).toBe(units(7_200));
    expect(out.excessUnits).toBe(0);
  });
});

describe("shares and long options", () => {
  it("half of long shares may be borrowed; short shares need their proceeds and half", () => {
    expect(marginOf(MARGIN_ACCOUNT, 50, 200, -5_000).excessUnits).toBe(0);
    expect(marginOf(MARGIN_ACCOUNT, 50, -200, 15_000).excessUnits).toBe(0);
    expect(marginOf(CASH_ACCOUNT, 50, 200, 0).excessUnits).toBe(0);
  });

  it("long options are paid in full and lend nothing", () => {
    const out = marginOf(MARGIN_ACCOUNT, 50, 0, 0, option(1, 50, 3, 2));
    expect([out.longUnits, out.requirementUnits, out.excessUnits]).toEqual([
      units(600),
      units(600),
      0,
    ]);
  });
});

describe("a vertical spread", () => {
  it("needs what it can lose: a 100/110 call spread sold at 5 - 2 needs $700 of one's own", () => {
    const legs = [option(1, 100, -1, 5), option(1, 110, 1, 2)];
    const out = marginOf(MARGIN_ACCOUNT, 100, 0, 300 + 700, ...legs);
    expect(out.shortUnits).toBe(units(1_000));
    expect(out.excessUnits).toBe(0);
  });

  it("bought needs its cost only; naked where that is less; no long that ends first", () => {
    const short = option(-1, 100, -1, 3);
    const shortUnits = (long: Series): number =>
      marginOf(MARGIN_ACCOUNT, 100, 0, 0, short, long).shortUnits;
    expect(shortUnits(option(-1, 105, 1, 6))).toBe(0);
    expect(shortUnits(option(-1, 40, 1, 0.01))).toBe(units(2_300));
    expect(shortUnits(option(-1, 105, 1, 6, 29))).toBe(units(2_300));
    expect(shortUnits(option(-1, 95, 1, 2, 60))).toBe(units(500));
    expect(shortUnits(option(1, 95, 1, 2, 60))).toBe(units(2_300));
  });

  it("is the worst that the two can be worth at the expiry", () => {
    const strike = fc.integer({ min: 90, max: 110 });
    fc.assert(
      fc.property(fc.constantFrom(1, -1), strike, strike, (right, short, long) => {
        let worst = 0;
        for (let spot = 80; spot <= 120; spot++) {
          const brings = (k: number): number => Math.max(right * (spot - k), 0);
          worst = Math.max(worst, 100 * (brings(short) - brings(long)));
        }
        const legs = [option(right, short, -1, 30), option(right, long, 1, 1)];
        const spread = marginOf(MARGIN_ACCOUNT, 100, 0, 0, ...legs);
        expect(spread.shortUnits).toBe(units(worst));
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

const SERIES: fc.Arbitrary<Series> = fc.record({
  right: fc.constantFrom(1, -1),
  strike: fc.integer({ min: 16, max: 24 }).map((step) => step * units(5)),
  expiry: fc.integer({ min: 1, max: 3 }),
  contracts: fc.integer({ min: -4, max: 4 }),
  mark: fc.integer({ min: 0, max: units(3_000) }),
  deliverable: fc.constantFrom(100, 100, 100, 150, 33),
});

const ACCOUNT: fc.Arbitrary<Account> = fc.record({
  spot: fc.integer({ min: units(75), max: units(125) }),
  shares: fc.oneof(fc.constant(0), fc.integer({ min: -500, max: 900 })),
  cash: fc.integer({ min: -units(50_000), max: units(50_000) }),
  series: fc.array(SERIES, { maxLength: 7 }),
});

const SETTINGS: fc.Arbitrary<RegTSettings> = fc.record({
  sharePercent: fc.constantFrom(25, 50, 100),
  cashSecuredPuts: fc.boolean(),
});

/** The same, contract by contract, in parts of a unit: every amount times 100. */
function naiveMargin({ spot, shares, cash, series }: Account, settings: RegTSettings): number[] {
  const singles = series.flatMap((each) =>
    Array.from({ length: Math.abs(each.contracts) }, () => each),
  );
  const longs = singles.filter(({ contracts }) => contracts > 0);
  const shorts = singles.filter(({ contracts }) => contracts < 0);
  shorts.sort((a, b) => a.right * a.strike - b.right * b.strike || b.expiry - a.expiry);
  const longValue = longs.reduce((sum, { mark }) => sum + mark, 0);
  let required = longValue;
  let free = shares;
  let stock = Math.max(shares, 0) * spot;
  let strikeCash = 0;
  for (const short of shorts) {
    const [stockValue, strikeValue] = [spot * short.deliverable, short.strike * 100];
    if (short.right === 1 && free >= short.deliverable) {
      free -= short.deliverable;
      stock -= stockValue - Math.min(stockValue, strikeValue);
      continue;
    }
    if (short.right === -1 && settings.cashSecuredPuts) {
      strikeCash += strikeValue;
      required += strikeValue;
      continue;
    }
    const out = Math.max(
      short.right === 1 ? strikeValue - stockValue : stockValue - strikeValue,
      0,
    );
    const least = short.right === 1 ? stockValue : strikeValue;
    const naked = short.mark + Math.max(Math.ceil(stockValue / 5) - out, Math.ceil(least / 10));
    const width = (long: Series): number =>
      Math.max(short.right === 1 ? long.strike - short.strike : short.strike - long.strike, 0) *
      100;
    const [best] = longs
      .filter(
        (long) =>
          long.right === short.right &&
          long.deliverable === short.deliverable &&
          long.expiry >= short.expiry &&
          width(long) < naked,
      )
      .sort((a, b) => width(a) - width(b) || a.expiry - b.expiry);
    if (best === undefined) required += naked;
    else {
      required += width(best);
      longs.splice(longs.indexOf(best), 1);
    }
  }
  const { sharePercent } = settings;
  required += Math.ceil((stock * sharePercent) / 100);
  required += Math.ceil((Math.max(-shares, 0) * spot * (100 + sharePercent)) / 100);
  const owned = cash + stock + longValue;
  const inCash = strikeCash > 0 ? cash - strikeCash : Number.POSITIVE_INFINITY;
  return [required, owned, Math.min(owned - required, inCash)];
}

describe("the requirement of a whole account", () => {
  it("is that of a naive twin, contract by contract, for 100,000 random accounts (P10)", () => {
    const out = createRegTMargin();
    const met = { covered: 0, spreads: 0, secured: 0, enough: 0 };
    fc.assert(
      fc.property(ACCOUNT, SETTINGS, (account, settings) => {
        const position = fill(account);
        evaluateRegT(out, position, settings);
        const found = [out.requirementUnits, out.collateralUnits, out.excessUnits];
        expect(found).toEqual(naiveMargin(account, settings));
        expect(regTRequirement(position, settings)).toBe(out.requirementUnits);
        met.covered += Number(out.promisedUnits > 0);
        met.secured += Number(out.strikeCashUnits > 0);
        met.enough += Number(out.excessUnits >= 0);
        met.spreads += Number(
          account.series.some(({ contracts }, i) => contracts > 0 && POSITION.unpaired[i] === 0),
        );
      }),
      { seed: 1, numRuns: 100_000 },
    );
    for (const times of Object.values(met)) expect(times).toBeGreaterThan(500);
  });

  it("is never below zero, nor above what everything would need naked: rule R1", () => {
    fc.assert(
      fc.property(ACCOUNT, SETTINGS, (account, settings) => {
        const required = regTRequirement(fill(account), { ...settings, cashSecuredPuts: false });
        const { sharePercent } = settings;
        const shares = Math.abs(account.shares) * account.spot;
        const percent = account.shares < 0 ? 100 + sharePercent : sharePercent;
        let naked = Math.ceil((shares * percent) / 100);
        for (const { right, strike, contracts, mark, deliverable } of account.series) {
          const short = nakedRequirement(right, strike, account.spot, mark, deliverable);
          naked += contracts > 0 ? contracts * mark : -contracts * short;
        }
        expect(required).toBeGreaterThanOrEqual(0);
        expect(required).toBeLessThanOrEqual(naked);
      }),
      { seed: 1, numRuns: 2_000 },
    );
  });

  it("of a covered call is no more than that of its shares alone: rule R2", () => {
    const written = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(ACCOUNT, SERIES, written, SETTINGS, (account, series, contracts, settings) => {
        const call = { ...series, right: 1, contracts: -contracts };
        const shares = contracts * call.deliverable;
        const alone = { ...account, shares, series: [] };
        const stock = regTRequirement(fill(alone), settings);
        const covered = regTRequirement(fill({ ...alone, series: [call] }), settings);
        expect(covered).toBeLessThanOrEqual(stock);
        expect(stock).toBeLessThanOrEqual(shares * account.spot);
      }),
      { seed: 1, numRuns: 2_000 },
    );
  });

  it("does not depend on the order of the series", () => {
    fc.assert(
      fc.property(ACCOUNT, SETTINGS, (account, settings) => {
        // Two marks of one contract are no market; the naive order would then decide.
        const keys = account.series.map((s) => [s.right, s.strike, s.expiry].join());
        fc.pre(new Set(keys).size === keys.length);
        const forward = regTRequirement(fill(account), settings);
        const series = [...account.series].reverse();
        expect(regTRequirement(fill({ ...account, series }), settings)).toBe(forward);
      }),
      { seed: 1, numRuns: 2_000 },
    );
  });

  it("past 2^53 stops the run: L8", () => {
    expect(() =>
      regTRequirement(
        fill({ spot: units(100), shares: 2 ** 40, cash: 0, series: [] }),
        CASH_ACCOUNT,
      ),
    ).toThrow(InvariantError);
  });
});
