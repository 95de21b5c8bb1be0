import { isoFromDay } from "../../calendar/civil-date.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import type { Market } from "../../market/market-state.ts";
import { dollarsFromAmount } from "../../money/amount.ts";
import { CASH } from "../../money/cash.ts";
import type { RecordedLine } from "./record-replay.ts";

/** One line of the ledger in words. */
export interface EntryLine {
  readonly date: string;
  /** Lines of one entry share a number and sum to zero for each asset. */
  readonly entry: number;
  readonly cause: string;
  readonly account: string;
  /** `cash`, `stock`, or a series such as `call 145 2007-08-17`. */
  readonly asset: string;
  /** Dollars, shares or contracts. */
  readonly amount: number;
}

/** A recorded line as a table or a page shows it. */
export function entryLine(market: Market, days: Int32Array, line: RecordedLine): EntryLine {
  return {
    date: isoFromDay(days[line.row]!),
    entry: line.entry,
    cause: line.cause,
    account: market.accounts[line.account]!.name,
    asset: assetName(market, line.asset),
    amount: line.asset === CASH ? dollarsFromAmount(line.amount) : line.amount,
  };
}

function assetName({ instruments }: Market, asset: number): string {
  if (asset === CASH) return "cash";
  if (asset === STOCK) return "stock";
  const right = instruments.right[asset] === 1 ? "call" : "put";
  const strike = dollarsFromAmount(instruments.strike[asset]!);
  return `${right} ${strike} ${isoFromDay(instruments.expiryDay[asset]!)}`;
}
