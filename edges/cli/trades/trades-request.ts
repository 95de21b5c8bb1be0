import { isoFromDay } from "../../../src/calendar/civil-date.ts";
import { dollarsFromAmount } from "../../../src/money/amount.ts";
import type { TradesRequest } from "../../../src/reports/trades/report-trades.ts";
import type { PriceHistory } from "../../../src/simulator/history/price-history.ts";
import { planTrades } from "../../../src/simulator/trades/plan/plan-trades.ts";
import type { TradePlan } from "../../../src/simulator/trades/plan/trade-plan.ts";
import { type TradeSplits, tradeSplits } from "../../../src/simulator/trades/plan/trade-splits.ts";
import { UnplayableTrades } from "../../../src/simulator/trades/plan/user-trade.ts";
import { ewmaVolatility } from "../../../src/volatility/ewma.ts";
import { InputError } from "../../input/input-error.ts";
import { fileName, readText } from "../../input/read-file.ts";
import type { Trades } from "../../input/trades/merge-trades.ts";
import { readTrades } from "../../input/trades/read-trades.ts";
import type { TradeRow } from "../../input/trades/trade-row.ts";
import { priceNotes } from "../history/input-notes.ts";
import { type ReadHistory, readHistory } from "../history/read-history.ts";
import { hedgeVolatilityColumn } from "../replay/price-source.ts";
import { chooseTicker } from "./choose-ticker.ts";
import type { TradesFlags } from "./trades-flags.ts";

/** Reads the trades and the prices and lays the one along the other. */
export async function readTradesRequest(
  flags: TradesFlags,
  paths: readonly string[],
): Promise<TradesRequest> {
  const texts = [];
  for (const path of paths) texts.push(await readText(path));
  const trades = readTrades(texts);
  const chosen = chooseTicker(trades.rows, flags.history.priceChoice.ticker);
  const read = await readPricesOf(withSplits(flags, trades, chosen.rows));
  refuseOtherPrices(trades, chosen.rows, read.history);
  const { history, prices, adjusted } = read;
  const { plan, split } = withinFiles(trades, () => planned(history, chosen.rows));
  refuseUnknown(history, plan);
  const hedgeVolatility = hedgeVolatilityColumn(flags.hedgeVolatility, adjusted);
  refuseUnknownHedge(hedgeVolatility, plan);
  const { rates, dividends, halfSpread } = read.asked;
  return {
    config: {
      ...history,
      splits: split.splits,
      plan,
      style: flags.style,
      hedge: flags.hedge,
      ...(hedgeVolatility === undefined ? {} : { hedgeVolatility }),
      fallbackVolatility: ewmaVolatility(adjusted),
    },
    input: { rows: prices.rows, used: history.days.length, dropped: prices.dropped },
    asked: { hedgeVol: String(flags.hedgeVolatility), halfSpread, rates, dividends },
    ticker: chosen.ticker,
    ...filesOf(trades, chosen.rows),
    skipped:
      chosen.others === 0 ? [] : [{ reason: "options on other stocks", count: chosen.others }],
    notes: [
      ...trades.files.flatMap(({ name, notes }) =>
        notes.map((note) => `${fileName(name)}: ${note}`),
      ),
      ...split.notes,
      ...priceNotes(prices, [], ""),
      ...read.notes,
    ],
  };
}

/** Without `--splits` those of the user's file are the list: closes adjusted for them are undone. */
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

/** Shares are never traded at twice or half the close of their day. */
const PRICE_RATIO_MAX = 2;

/** Prices of another stock, or adjusted for a split that nobody told, fit no strike. */
function refuseOtherPrices(
  { files }: Trades,
  rows: readonly TradeRow[],
  { days, closes }: PriceHistory,
): void {
  for (const { action, isDelivery, day, price, file, line } of rows) {
    if (action !== "share" || isDelivery) continue;
    const row = days.indexOf(day);
    if (row < 0 || price <= 0) continue;
    const ratio = price / closes[row]!;
    if (Math.max(ratio, 1 / ratio) < PRICE_RATIO_MAX) continue;
    throw new InputError({
      file: files[file]!.name,
      line,
      what: `shares at ${dollarsFromAmount(price)} on a day that closed at ${dollarsFromAmount(closes[row]!)}`,
      why: "The prices are of another stock, or adjusted for a split",
      mend: "Give closes as they were traded, or the splits: --splits FILE",
    });
  }
}

/** `--ticker` is the stock of the trades; the price file needs it only when it has several. */
async function readPricesOf({ history }: TradesFlags): Promise<ReadHistory> {
  const { ticker, ...choice } = history.priceChoice;
  if (ticker === undefined || history.prices === "-") return readHistory(history);
  try {
    return await readHistory({ ...history, priceChoice: choice });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return readHistory(history);
  }
}

function planned(
  history: PriceHistory,
  rows: readonly TradeRow[],
): { readonly plan: TradePlan; readonly split: TradeSplits } {
  const { days, closes, dividends, splits = [] } = history;
  const split = tradeSplits(days, closes, splits, rows);
  const paysDividends = dividends.some((amount) => amount > 0);
  return { split, plan: planTrades({ days, splits: split.splits, paysDividends }, rows) };
}

/** A row that cannot be played is refused with its file and line. */
function withinFiles<T>({ files }: Trades, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof UnplayableTrades)) throw error;
    const { trade, what, why, mend } = error.problem;
    throw new InputError({
      ...(trade === undefined ? {} : { file: files[trade.file]!.name, line: trade.line }),
      what,
      ...(why === undefined ? {} : { why }),
      mend,
    });
  }
}

function filesOf(
  { files }: Trades,
  rows: readonly TradeRow[],
): Pick<TradesRequest, "files" | "isCashSaid" | "differences"> {
  return {
    files: files.map(({ name, broker, duplicates, skipped }, file) => ({
      name: fileName(name),
      broker,
      used: rows.filter((row) => row.file === file).length,
      duplicates,
      skipped,
    })),
    isCashSaid: rows.some(({ cash }) => cash !== undefined),
    differences: files.flatMap(({ name, cash }, file) =>
      cash.differences
        .filter(({ line }) => rows.some((row) => row.file === file && row.line === line))
        .map((difference) => ({
          file: fileName(name),
          line: difference.line,
          said: dollarsFromAmount(difference.file),
          ours: dollarsFromAmount(difference.ours),
        })),
    ),
  };
}

function refuseUnknown({ days, rates }: PriceHistory, { firstRow, lastRow }: TradePlan): void {
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
    what: "--hedge-vol realized: no forecast is known on the day of your first trade",
    why: "It needs 252 returns before",
    mend: "Give a year of prices before your first trade, or --hedge-vol implied",
  });
}
