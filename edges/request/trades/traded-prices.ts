import { isoFromDay } from "../../../src/calendar/civil-date.ts";
import { dollarsFromAmount } from "../../../src/money/amount.ts";
import type { PriceHistory } from "../../../src/simulator/history/price-history.ts";
import type { TradePlan } from "../../../src/simulator/trades/plan/trade-plan.ts";
import { InputError } from "../../input/input-error.ts";
import type { ReadBytes } from "../../input/read-file.ts";
import type { Trades } from "../../input/trades/merge-trades.ts";
import type { TradeRow } from "../../input/trades/trade-row.ts";
import { type ReadHistory, readHistory } from "../history/read-history.ts";
import type { TradesFlags } from "./trades-flags.ts";

/**
 * The prices of the stock that was traded.
 *
 * @throws InputError also where a share row of the user's shows that they are of another stock.
 */
export async function readTradedPrices(
  flags: TradesFlags,
  trades: Trades,
  rows: readonly TradeRow[],
  readBytes: ReadBytes,
): Promise<ReadHistory> {
  const read = await readPricesOf(withSplits(flags, trades, rows), readBytes);
  refuseOtherPrices(trades, rows, read.history);
  return read;
}

/** @throws InputError where no rate is known, or no volatility for the first hedge. */
export function refuseUnknown(
  history: PriceHistory,
  plan: TradePlan,
  hedgeVolatility: Float64Array | undefined,
): void {
  refuseUnknownRate(history, plan);
  refuseUnknownHedge(hedgeVolatility, plan);
}

/** Without `--splits` the user's file lists them: closes adjusted for them are undone. */
function withSplits(flags: TradesFlags, { files }: Trades, rows: readonly TradeRow[]): TradesFlags {
  const first = rows.find(({ split }) => split !== undefined);
  if (flags.history.splits !== undefined || first === undefined) return flags;
  const splits = rows.flatMap(({ day, line, split }) => (split ? [{ ...split, day, line }] : []));
  const name = files[first.file]!.name;
  return {
    ...flags,
    history: { ...flags.history, splits: () => Promise.resolve({ name, splits }) },
  };
}

/** Shares are never traded at twice or half the close; strikes lie beyond it, but not most. */
const PRICE_RATIO_MAX = 2;

/** Prices of another stock, or adjusted for a split that nobody told, fit no strike. */
function refuseOtherPrices(
  { files }: Trades,
  rows: readonly TradeRow[],
  { days, closes }: PriceHistory,
): void {
  const strikes: OffClose[] = [];
  for (const trade of rows) {
    const row = days.indexOf(trade.day);
    if (row < 0) continue;
    const { action, contract, price, isDelivery } = trade;
    const close = closes[row]!;
    if (action === "open") strikes.push({ trade, price: contract!.strike, close });
    if (action !== "share" || isDelivery || price <= 0) continue;
    const off = { trade, price, close };
    if (ratioOf(off) >= PRICE_RATIO_MAX) throw otherPrices(files, "shares at", off);
  }
  strikes.sort((a, b) => ratioOf(a) - ratioOf(b));
  const median = strikes[strikes.length >> 1];
  if (median === undefined || ratioOf(median) < PRICE_RATIO_MAX) return;
  throw otherPrices(files, "a strike of", median);
}

/** A price or strike of the user's, and the close of its day. */
interface OffClose {
  readonly trade: TradeRow;
  readonly price: number;
  readonly close: number;
}

function ratioOf({ price, close }: OffClose): number {
  return Math.max(price / close, close / price);
}

function otherPrices(
  files: Trades["files"],
  words: string,
  { trade, price, close }: OffClose,
): InputError {
  return new InputError({
    file: files[trade.file]!.name,
    line: trade.line,
    what: `${words} ${dollarsFromAmount(price)}, the day closed at ${dollarsFromAmount(close)}`,
    why: "The prices are of another stock, or adjusted for a split",
    mend: "Give closes as they were traded, or the splits: --splits FILE",
  });
}

/** `--ticker` is the stock of the trades; the price file needs it only when it has several. */
async function readPricesOf({ history }: TradesFlags, readBytes: ReadBytes): Promise<ReadHistory> {
  const { ticker, ...choice } = history.priceChoice;
  if (ticker === undefined || history.prices === "-") return readHistory(history, readBytes);
  try {
    return await readHistory({ ...history, priceChoice: choice }, readBytes);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return readHistory(history, readBytes);
  }
}

function refuseUnknownRate({ days, rates }: PriceHistory, { firstRow, lastRow }: TradePlan): void {
  const row = rates.findIndex((rate, i) => i >= firstRow && i <= lastRow && Number.isNaN(rate));
  if (row < 0) return;
  throw new InputError({
    what: `no interest rate is known on ${isoFromDay(days[row]!)}`,
    mend: "Give rates from your first trade to your last, or leave out --rates",
  });
}

function refuseUnknownHedge(volatility: Float64Array | undefined, { firstRow }: TradePlan): void {
  if (volatility === undefined || !Number.isNaN(volatility[firstRow]!)) return;
  throw new InputError({
    what: "--hedge-vol: no forecast is known on the day of your first trade",
    why: "A forecast needs 252 returns before it",
    mend: "Give a year of prices before your first trade, or --hedge-vol implied",
  });
}
