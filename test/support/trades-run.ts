import { readTrades } from "../../edges/input/trades/read-trades.ts";
import { dayFromIso } from "../../src/calendar/civil-date.ts";
import { isTradingDay } from "../../src/calendar/trading-days.ts";
import { STOCK } from "../../src/contracts/instrument-table.ts";
import { balanceOf } from "../../src/ledger/ledger.ts";
import { amountFromDollars } from "../../src/money/amount.ts";
import { CASH } from "../../src/money/cash.ts";
import type { PriceHistory } from "../../src/simulator/history/price-history.ts";
import { planTrades } from "../../src/simulator/trades/plan/plan-trades.ts";
import { tradeSplits } from "../../src/simulator/trades/plan/trade-splits.ts";
import type { UserTrade } from "../../src/simulator/trades/plan/user-trade.ts";
import type { TradesConfig } from "../../src/simulator/trades/trades-config.ts";
import type { TradesWorld } from "../../src/simulator/trades/trades-world.ts";

/** Closes on trading days from a date on, in dollars. */
export function historyOf(
  start: string,
  dollars: readonly number[],
  changes: Partial<PriceHistory> = {},
): PriceHistory {
  const days: number[] = [];
  for (let day = dayFromIso(start)!; days.length < dollars.length; day++) {
    if (isTradingDay(day)) days.push(day);
  }
  const column = (value: number): Float64Array => new Float64Array(days.length).fill(value);
  return {
    days: Int32Array.from(days),
    closes: Float64Array.from(dollars, amountFromDollars),
    halfSpreads: column(0),
    rates: column(0),
    yields: column(0),
    dividends: column(0),
    announced: false,
    seed: 1,
    ...changes,
  };
}

/** Trades in the plain form, below its header. */
export function tradesOf(lines: readonly string[]): readonly UserTrade[] {
  const text = ["time,action,contract,quantity,price,fees", ...lines].join("\n");
  return readTrades([{ name: "trades.csv", text }]).rows;
}

export function configOf(
  history: PriceHistory,
  trades: readonly UserTrade[],
  changes: Partial<TradesConfig> = {},
): TradesConfig {
  const { days, closes, dividends } = history;
  const { splits } = tradeSplits(days, closes, history.splits ?? [], trades);
  const paysDividends = dividends.some((amount) => amount > 0);
  return {
    ...history,
    splits,
    plan: planTrades({ days, splits, paysDividends }, trades),
    style: "american",
    hedge: { kind: "close" },
    fallbackVolatility: new Float64Array(days.length).fill(Number.NaN),
    ...changes,
  };
}

/** What the user has at the end: cash in dollars, and shares. */
export function endOf({ market, sellerAccount }: TradesWorld): {
  readonly cash: number;
  readonly shares: number;
} {
  const { ledger } = market;
  return {
    cash: balanceOf(ledger, sellerAccount, CASH) / 10_000,
    shares: balanceOf(ledger, sellerAccount, STOCK),
  };
}
