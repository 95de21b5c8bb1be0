import { throws } from "node:assert/strict";
import { Columns } from "../../../src/base/columns.ts";
import { STOCK } from "../../../src/contracts/instrument-table.ts";
import { BROKER, CLEARING_HOUSE, EXCHANGE, REGULATOR } from "../../../src/ledger/accounts.ts";
import { CAUSE } from "../../../src/ledger/causes.ts";
import { addLine, balanceOf, createLedger, postEntry } from "../../../src/ledger/ledger.ts";
import { applyCommand } from "../../../src/market/market.ts";
import { createMarket, type Market } from "../../../src/market/market-state.ts";
import type { MarketEvent } from "../../../src/messages/events.ts";
import { CASH } from "../../../src/money/cash.ts";
import {
  BUYER,
  fundAccount,
  holdings,
  listSeries,
  markAt,
  openMarket,
  quoteStock,
  SELLER,
  TAPE,
  timeOf,
  tradeBetween,
} from "../three-parties.ts";
import { type Check, holds, near, same } from "./check.ts";

/** $ in units of $0.0001. */
const DOLLAR = 10_000;

/** A ledger of two accounts refuses what is made of nothing, and numbers that are not exact. */
function refuseBadEntries(): void {
  const ledger = createLedger(new Columns(), 2, 1);
  const bad = (amounts: readonly number[]) => () => {
    amounts.forEach((amount, account) => {
      addLine(ledger, account, 0, amount);
    });
    postEntry(ledger, CAUSE.fee);
  };
  throws(bad([7]), /L1/, "an entry of one line");
  const second = createLedger(new Columns(), 2, 1);
  const move = (): void => {
    addLine(second, 0, 0, -9e15);
    addLine(second, 1, 0, 9e15);
    postEntry(second, CAUSE.funding);
  };
  move();
  throws(move, /L8/, "a balance past 2^53");
}

/** 2 contracts at $1.50 are $300.00, 10 shares at $100.00 are $1,000.00. */
function moveTrades(): void {
  const market = openMarket();
  const series = listSeries(market, { right: "call", strike: 100 * DOLLAR, expiryDay: 30 });
  tradeBetween(market, series, BUYER, SELLER, 1.5 * DOLLAR, 2);
  same(holdings(market, series), [-2, 2, 0], "contracts");
  same(holdings(market, CASH), [300 * DOLLAR, -300 * DOLLAR, 0], "cash for contracts");
  tradeBetween(market, STOCK, SELLER, BUYER, 100 * DOLLAR, 10);
  same(holdings(market, STOCK), [10, -10, 0], "shares");
  same(holdings(market, CASH), [-700 * DOLLAR, 700 * DOLLAR, 0], "cash for shares");
  const house = [CASH, STOCK, series].map((asset) =>
    balanceOf(market.ledger, CLEARING_HOUSE, asset),
  );
  same(house, [0, 0, 0], "what the clearing house holds");
}

/** $0.65 to the broker and $0.50 to the exchange per contract; a sale's share to the regulator. */
function chargeFees(): void {
  const market = openMarket();
  const series = listSeries(market, { right: "call", strike: 100 * DOLLAR, expiryDay: 30 });
  for (const account of [BUYER, SELLER]) {
    const fee = { kind: "fee", time: 0, account } as const;
    applyCommand(market, { ...fee, fee: "commission", rate: 6_500 });
    applyCommand(market, { ...fee, fee: "contract", rate: 5_000 });
    applyCommand(market, { ...fee, fee: "sale", rate: 0.001 });
    applyCommand(market, { ...fee, fee: "contract-sold", rate: 30 });
  }
  const said = tradeBetween(market, series, BUYER, SELLER, 2 * DOLLAR, 3);
  const got = [BROKER, EXCHANGE, REGULATOR].map((one) => balanceOf(market.ledger, one, CASH));
  // Both sides pay for 3 contracts; the seller 0.1 % of $600 and $0.003 for each.
  same(got, [2 * 19_500, 2 * 15_000, 6_000 + 90], "fees of broker, exchange, regulator");
  const cash = [6_000_000 - 19_500 - 15_000 - 6_090, -6_000_000 - 19_500 - 15_000, 0];
  same(holdings(market, CASH), cash, "cash after fees");
  same(said.filter(({ kind }) => kind === "fee-paid").length, 5, "payments");
}

type Right = "call" | "put";

/** A market in which the buyer holds 2 contracts of a series, with the stock marked on a day. */
function openHolding(right: Right, strike: number, day: number, price: number): Market {
  const market = openMarket();
  const series = listSeries(market, { right, strike, expiryDay: 9, style: "american" });
  tradeBetween(market, series, BUYER, SELLER, DOLLAR, 2);
  markAt(market, timeOf(day), price);
  quoteStock(market, 0);
  return market;
}

/** Exercise pays 100 x (S - K), and the other way for a put; on a day before the end or at it. */
function exerciseOptions(): void {
  const [spot, series] = [100 * DOLLAR, 2];
  for (const [right, strike, sign] of [
    ["call", 95, 1],
    ["put", 107, -1],
  ] as const) {
    for (const isEarly of [true, false]) {
      const market = openHolding(right, strike * DOLLAR, isEarly ? 3 : 9, spot);
      const at = { time: market.clock[0]!, instrument: series };
      if (isEarly) applyCommand(market, { kind: "exercise", ...at, account: BUYER, quantity: 2 });
      else applyCommand(market, { kind: "expire", ...at });
      const what = `${right} exercised ${isEarly ? "early" : "at the end"}`;
      same(holdings(market, series), [0, 0, 0], `${what}: contracts`);
      same(holdings(market, STOCK), [-200 * sign, 200 * sign, 0], `${what}: shares`);
      const cash = sign * 200 * strike * DOLLAR;
      same(holdings(market, CASH)[1], -200 * DOLLAR - cash, `${what}: the holder's cash`);
      const gain = 200 * sign * spot - cash;
      same(gain, 200 * Math.abs(spot - strike * DOLLAR), `${what}: gain`);
      same(holdings(market, CASH)[0], 200 * DOLLAR + cash, `${what}: the short's cash`);
    }
  }
}

/** Out of the money and at the money an option ends at nothing. */
function expireWorthless(): void {
  for (const strike of [100, 110]) {
    const market = openHolding("call", strike * DOLLAR, 9, 100 * DOLLAR);
    const said = applyCommand(market, { kind: "expire", time: market.clock[0]!, instrument: 2 });
    same(
      said.map(({ kind }) => kind),
      ["expired"],
      "what an expiry says",
    );
    same((said[0] as { value: number }).value, 0, "value at the end");
    same(holdings(market, 2), [0, 0, 0], "contracts");
    same(holdings(market, STOCK), [0, 0, 0], "shares");
    same(holdings(market, CASH), [200 * DOLLAR, -200 * DOLLAR, 0], "cash");
  }
}

/** Of 2 contracts one is abandoned: one is exercised, and the other ends for nothing. */
function abandonOne(): void {
  const market = openHolding("call", 95 * DOLLAR, 9, 100 * DOLLAR);
  const at = { time: market.clock[0]!, instrument: 2 };
  applyCommand(market, { kind: "abandon", ...at, account: BUYER, quantity: 1 });
  const said = applyCommand(market, { kind: "expire", ...at });
  const kinds = said.map(({ kind }) => kind);
  same(kinds, ["exercised", "abandoned", "expired"], "what an expiry says");
  same(holdings(market, STOCK), [-100, 100, 0], "shares");
}

/** As many contracts are assigned as are exercised, to shorts, on the whole wheel. */
function assignShorts(): void {
  const shorts = [3, 2, 5];
  const names = ["holder", "a", "b", "c"];
  const parties = names.map((name) => ({ name, bearsInterest: false }));
  for (let seed = 0; seed < 12; seed++) {
    const market = createMarket({ parties, lender: "holder", series: 1, orders: 4, seed });
    market.clock[0] = 0;
    listSeries(market, { right: "call", strike: 50, expiryDay: 50, style: "american" });
    tradeBetween(market, STOCK, 7, 8, 100, 1);
    shorts.forEach((contracts, i) => {
      tradeBetween(market, 2, 7, 8 + i, 60, contracts);
    });
    const exercise = { kind: "exercise", time: 0, account: 7, instrument: 2 } as const;
    const said = applyCommand(market, { ...exercise, quantity: 7 });
    same(assignedIn(said), 7, "contracts assigned");
    const left = [7, 8, 9, 10].map((account) => balanceOf(market.ledger, account, 2));
    same(
      left.reduce((sum, contracts) => sum + contracts, 0),
      0,
      "contracts in all",
    );
    same(left[0], 3, "contracts that the holder has left");
  }
}

function assignedIn(said: readonly MarketEvent[]): number {
  return said.reduce((sum, one) => sum + (one.kind === "exercised" ? one.quantity : 0), 0);
}

/** Interest on what was earned, to who earned it; a dividend and a borrowing fee from the short. */
function payCarry(): void {
  const market = openMarket();
  markAt(market, 0, 100 * DOLLAR);
  quoteStock(market, 0);
  fundAccount(market, BUYER, CASH, 500 * DOLLAR);
  fundAccount(market, TAPE, STOCK, 100);
  tradeBetween(market, STOCK, SELLER, BUYER, 100 * DOLLAR, 10);
  applyCommand(market, { kind: "carry", time: 0, rate: 0.05, dividendYield: 0 });
  applyCommand(market, { kind: "interest", time: 0, years: 1 });
  const earned = 1_000 * DOLLAR;
  const interest = holdings(market, CASH)[1]! - 500 * DOLLAR - earned;
  near(interest, earned * Math.expm1(0.05), 1, "interest on $1,000 at 5 %");
  const before = holdings(market, CASH);
  applyCommand(market, { kind: "dividend", time: 0, amount: DOLLAR });
  const paid = holdings(market, CASH).map((cash, i) => cash - before[i]!);
  same(paid, [10 * DOLLAR, -10 * DOLLAR, 100 * DOLLAR], "a dividend of $1.00");
  applyCommand(market, { kind: "borrow", time: 0, rate: 0.1, years: 1 });
  const lent = holdings(market, CASH).map((cash, i) => cash - before[i]! - paid[i]!);
  same(lent, [0, -100 * DOLLAR, 100 * DOLLAR], "10 % on 10 shares that were borrowed");
}

/** Two for one: twice the shares and contracts, at half the price. */
function splitShares(): void {
  const market = openHolding("call", 90 * DOLLAR, 3, 100 * DOLLAR);
  fundAccount(market, TAPE, STOCK, 101);
  applyCommand(market, { kind: "split", time: market.clock[0]!, newShares: 2, oldShares: 1 });
  same(holdings(market, STOCK), [0, 0, 202], "shares after a split");
  same(holdings(market, 2), [-4, 4, 0], "contracts after a split");
  same(market.instruments.strike[2], 45 * DOLLAR, "strike after a split");
  same(market.marks.mark[STOCK], 50 * DOLLAR, "the stock's mark after a split");
}

function refuseOldCommands(): void {
  const market = openMarket();
  markAt(market, 1_000, 100 * DOLLAR);
  const [said] = applyCommand(market, { kind: "mark", time: 999 });
  holds(said?.kind === "refused" && said.code === "time-backwards", "an older command is applied");
}

export const LEDGER_CHECKS: readonly Check[] = [
  { name: "bad entries are refused", ask: refuseBadEntries },
  { name: "trades in numbers", ask: moveTrades },
  { name: "fees in numbers", ask: chargeFees },
  { name: "exercise pays 100 x (S - K)", ask: exerciseOptions },
  { name: "options expire worthless", ask: expireWorthless },
  { name: "abandoned options", ask: abandonOne },
  { name: "assignment = exercise", ask: assignShorts },
  { name: "carry in numbers", ask: payCarry },
  { name: "a split in numbers", ask: splitShares },
  { name: "time never goes back", ask: refuseOldCommands },
];
