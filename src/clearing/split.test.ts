import { describe, expect, it } from "vitest";
import {
  BUYER,
  fundAccount,
  holdings,
  listSeries,
  openMarket,
  quoteSeries,
  quoteStock,
  SELLER,
  TAPE,
  timeOf,
  tradeBetween,
} from "../../test/support/three-parties.ts";
import { STOCK } from "../contracts/instrument-table.ts";
import { CLEARING_HOUSE, FIRST_PARTY, ISSUER } from "../ledger/accounts.ts";
import { balanceOf } from "../ledger/ledger.ts";
import { checkTrialBalance } from "../ledger/trial-balance.ts";
import { applyCommand } from "../market/market.ts";
import type { Market } from "../market/market-state.ts";
import type { MarketEvent } from "../messages/events.ts";
import { CASH } from "../money/cash.ts";
import { wealthOf } from "../positions/positions.ts";

const PRICE = 1_200_000;
const CALL = 2;
const PUT = 3;

/**
 * The stock at $120; the buyer is short 150 shares lent by the tape. A call and a put struck at
 * `strike`, 4 and 5 contracts from the seller to the buyer at $3.0001 and $2.
 */
function openWith(strike: number, shares: readonly [seller: number, buyer: number]): Market {
  const market = openMarket(4, 16);
  quoteStock(market, PRICE);
  applyCommand(market, { kind: "mark", time: 0 });
  quoteStock(market, 0);
  fundAccount(market, TAPE, STOCK, 10_000);
  fundAccount(market, SELLER, STOCK, shares[0]);
  if (shares[1] < 0) tradeBetween(market, STOCK, TAPE, BUYER, PRICE, -shares[1]);
  listSeries(market, { right: "call", strike, expiryDay: 9 });
  listSeries(market, { right: "put", strike, expiryDay: 9 });
  tradeBetween(market, CALL, BUYER, SELLER, 30_001, 4);
  tradeBetween(market, PUT, BUYER, SELLER, 20_000, 5);
  return market;
}

function split(market: Market, newShares: number, oldShares: number): MarketEvent[] {
  const said = applyCommand(market, { kind: "split", time: 0, newShares, oldShares });
  checkTrialBalance(market.ledger);
  expect(balanceOf(market.ledger, CLEARING_HOUSE, CALL)).toBe(0);
  return said;
}

function wealths(market: Market): number[] {
  const { ledger, marks, instruments, accounts } = market;
  return accounts.map((_, account) => wealthOf(ledger, marks, instruments, account));
}

function terms({ instruments }: Market, series: number): number[] {
  return [instruments.strike[series]!, instruments.deliverable[series]!];
}

describe("a split of the stock", () => {
  it("2 for 1: twice the shares and contracts at half the price, and nobody gains", () => {
    const market = openWith(1_100_000, [300, -150]);
    const before = wealths(market);
    const said = split(market, 2, 1);
    expect(said.slice(0, 2)).toEqual([
      { kind: "split", time: 0, newShares: 2, oldShares: 1, before: PRICE, mark: 600_000 },
      { kind: "shares-split", time: 0, account: SELLER, old: 300, new: 600, cash: 0 },
    ]);
    expect(holdings(market, STOCK)).toEqual([600, -300, 20_300]);
    expect(balanceOf(market.ledger, ISSUER, STOCK)).toBe(-20_600);
    expect(holdings(market, CALL)).toEqual([-8, 8, 0]);
    expect(holdings(market, PUT)).toEqual([-10, 10, 0]);
    expect(terms(market, CALL)).toEqual([550_000, 100]);
    expect(said.slice(-2)).toEqual([
      {
        kind: "adjusted",
        time: 0,
        instrument: CALL,
        factor: 2,
        before: 3_000_100,
        mark: 1_500_050,
      },
      { kind: "adjusted", time: 0, instrument: PUT, factor: 2, before: 2_000_000, mark: 1_000_000 },
    ]);
    expect(wealths(market)).toEqual(before);
  });

  it("3 for 1: three contracts where the strike can be divided, else 300 shares each", () => {
    const divisible = openWith(1_050_000, [300, -150]);
    split(divisible, 3, 1);
    expect(holdings(divisible, CALL)).toEqual([-12, 12, 0]);
    expect(terms(divisible, CALL)).toEqual([350_000, 100]);
    const other = openWith(1_100_000, [300, -150]);
    const before = wealths(other);
    split(other, 3, 1);
    expect(holdings(other, CALL)).toEqual([-4, 4, 0]);
    expect(terms(other, CALL)).toEqual([1_100_000, 300]);
    expect(wealths(other)).toEqual(before);
  });

  it.each([
    [3, 2, 150, 800_000],
    [5, 4, 125, 960_000],
    [1, 10, 10, 12_000_000],
    [1, 2, 50, 2_400_000],
  ])("%i for %i: a contract delivers %i shares for the same strike", (to, from, shares, mark) => {
    const market = openWith(1_100_000, [300, -200]);
    const before = wealths(market);
    split(market, to, from);
    expect(market.marks.mark[STOCK]).toBe(mark);
    expect(holdings(market, CALL)).toEqual([-4, 4, 0]);
    expect(terms(market, CALL)).toEqual([1_100_000, shares]);
    expect(terms(market, PUT)).toEqual([1_100_000, shares]);
    expect(wealths(market)).toEqual(before);
  });

  it("4 for 2 is 2 for 1", () => {
    const market = openWith(1_100_000, [300, -150]);
    split(market, 4, 2);
    expect(holdings(market, CALL)).toEqual([-8, 8, 0]);
    expect(terms(market, CALL)).toEqual([550_000, 100]);
  });

  it("a contract that was adjusted before delivers more again, whatever its strike", () => {
    const market = openWith(1_100_000, [300, -150]);
    split(market, 3, 2);
    split(market, 2, 1);
    expect(holdings(market, CALL)).toEqual([-4, 4, 0]);
    expect(terms(market, CALL)).toEqual([1_100_000, 300]);
  });

  it("pays cash for a part of a share, and a short pays it", () => {
    const market = openWith(1_100_000, [307, -153]);
    const cash = holdings(market, CASH);
    const before = wealths(market);
    const said = split(market, 1, 10);
    // 30.7 and -15.3 shares at $1,200.
    expect(said.filter(({ kind }) => kind === "shares-split")).toMatchObject([
      { account: SELLER, old: 307, new: 30, cash: 8_400_000 },
      { account: BUYER, old: -153, new: -15, cash: -3_600_000 },
      { account: TAPE, old: 10_153, new: 1_015, cash: 3_600_000 },
    ]);
    expect(holdings(market, STOCK)).toEqual([30, -15, 1_015]);
    const paid = holdings(market, CASH).map((now, i) => now - cash[i]!);
    expect(paid).toEqual([8_400_000, -3_600_000, 3_600_000]);
    expect(wealths(market)).toEqual(before);
  });

  it("rounds that cash once, half away from zero, however many the shares", () => {
    const market = openWith(1_100_000, [3_000_003, -150]);
    quoteStock(market, 1_100_005);
    applyCommand(market, { kind: "mark", time: 0 });
    // 0.3 of a share at $100.0005: 300,001.5 units.
    const said = split(market, 11, 10);
    expect(market.marks.mark[STOCK]).toBe(1_000_005);
    const [seller] = said.filter(({ kind }) => kind === "shares-split");
    expect(seller).toMatchObject({ old: 3_000_003, new: 3_300_003, cash: 300_002 });
  });

  it("changes what announced dividends pay per share", () => {
    const market = openWith(1_100_000, [300, -150]);
    for (const [exDay, amount] of [
      [3, 5_000],
      [9, 4_001],
    ] as const) {
      applyCommand(market, { kind: "announce-dividend", time: 0, exDay, amount });
    }
    split(market, 2, 1);
    expect([...market.carry.amount.subarray(0, 3)]).toEqual([2_500, 2_000.5, 0]);
    split(market, 1, 4);
    expect([...market.carry.amount.subarray(0, 3)]).toEqual([10_000, 8_002, 0]);
  });

  it("cancels every order, of the stock and of each series", () => {
    const market = openWith(1_100_000, [300, -150]);
    quoteSeries(market, STOCK, TAPE, 1_199_900, 1_200_100);
    quoteSeries(market, CALL, SELLER, 20_000, 40_000);
    quoteSeries(market, PUT, BUYER, 0, 40_000);
    const kinds = split(market, 2, 1).map(({ kind }) => kind);
    expect(kinds).toEqual([
      ...["cancelled", "cancelled", "split"],
      ...["shares-split", "shares-split", "shares-split"],
      ...["cancelled", "cancelled", "adjusted", "cancelled", "adjusted"],
    ]);
    const left = [SELLER, BUYER, TAPE].flatMap((account) =>
      applyCommand(market, { kind: "cancel-all", time: 0, account }),
    );
    expect(left).toEqual([]);
  });

  it("is refused when a contract's shares would not be whole, or too many", () => {
    const market = openWith(1_100_000, [300, -150]);
    for (const [newShares, oldShares] of [
      [1, 3],
      [1, 1_000],
      [1_001, 1],
      [0, 1],
    ] as const) {
      const command = { kind: "split", time: 0, newShares, oldShares } as const;
      expect(applyCommand(market, command)).toMatchObject([{ code: "bad-ratio" }]);
    }
    split(market, 1_000, 1);
    // The strike of $0.11 cannot be divided by 999: 99,900 shares; and not 99,600,300.
    expect(split(market, 999, 1)).toHaveLength(1 + 3 + 2);
    expect(split(market, 997, 1)).toMatchObject([{ code: "bad-ratio" }]);
  });
});

describe("an adjusted contract", () => {
  /** After 3 for 2 the call delivers 150 shares for 100 x $110. */
  it.each([
    // 150 x $73.34 - 100 x $110 = $1: a cent for each of a hundred.
    [733_400, 10_000],
    [733_399, 0],
  ])("is exercised from a dollar in the money: the stock at %i", (close, value) => {
    const market = openWith(1_100_000, [300, 0]);
    split(market, 3, 2);
    const cash = balanceOf(market.ledger, BUYER, CASH);
    market.clock[0] = timeOf(9);
    quoteStock(market, close);
    applyCommand(market, { kind: "mark", time: timeOf(9) });
    const said = applyCommand(market, { kind: "expire", time: timeOf(9), instrument: CALL });
    expect(said.at(-1)).toMatchObject({ kind: "expired", value });
    const exercised = value > 0;
    expect(balanceOf(market.ledger, BUYER, STOCK)).toBe(exercised ? 600 : 0);
    const paid = exercised ? 4 * 100 * 1_100_000 : 0;
    expect(balanceOf(market.ledger, BUYER, CASH)).toBe(cash - paid);
  });
});

describe("the ledger's room for one entry", () => {
  it("holds a split in which every party has contracts", () => {
    const market = openWith(1_100_000, [300, -150]);
    tradeBetween(market, CALL, TAPE, SELLER, 30_000, 1);
    split(market, 2, 1);
    const parties = market.accounts.length - FIRST_PARTY;
    expect(holdings(market, CALL).every((contracts) => contracts !== 0)).toBe(true);
    expect(2 * parties).toBeLessThan(market.ledger.pending.capacity);
  });
});
