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
import { fileName, type ReadBytes, readText } from "../../input/read-file.ts";
import type { Trades } from "../../input/trades/merge-trades.ts";
import { readTrades } from "../../input/trades/read-trades.ts";
import type { TradeRow } from "../../input/trades/trade-row.ts";
import { priceNotes } from "../history/input-notes.ts";
import { hedgeVolatilityColumn } from "../replay/price-source.ts";
import { chooseTicker } from "./choose-ticker.ts";
import { readTradedPrices, refuseUnknown } from "./traded-prices.ts";
import type { TradesFlags } from "./trades-flags.ts";

/** Reads the trades and the prices and lays the one along the other. */
export async function readTradesRequest(
  flags: TradesFlags,
  paths: readonly string[],
  readBytes: ReadBytes,
): Promise<TradesRequest> {
  const texts = [];
  for (const path of paths) texts.push(await readText(path, readBytes));
  const trades = readTrades(texts);
  const chosen = chooseTicker(trades.rows, flags.history.priceChoice.ticker);
  const read = await readTradedPrices(flags, trades, chosen.rows, readBytes);
  const { history, prices, adjusted } = read;
  const { plan, split } = withinFiles(trades, () => planned(history, chosen.rows));
  if (flags.style === "european") refuseEarlyUse(trades, plan);
  const hedgeVolatility = hedgeVolatilityColumn(flags.hedgeVolatility, adjusted);
  refuseUnknown(history, plan, hedgeVolatility);
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
    asked: { hedgeVol: flags.hedgeVol, halfSpread, rates, dividends },
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

function planned(
  history: PriceHistory,
  rows: readonly TradeRow[],
): { readonly plan: TradePlan; readonly split: TradeSplits } {
  const { days, closes, dividends, splits = [] } = history;
  const split = tradeSplits(days, closes, splits, rows);
  const paysDividends = dividends.some((amount) => amount > 0);
  return { split, plan: planTrades({ days, splits: split.splits, paysDividends }, rows) };
}

/** A European option is used on its last day; a row that says otherwise contradicts the flag. */
function refuseEarlyUse({ files }: Trades, { events, series }: TradePlan): void {
  for (const event of events) {
    if (event.kind !== "assign" && event.kind !== "exercise") continue;
    const { expiryDay, expiryRow } = series[event.series]!;
    if (event.row === expiryRow) continue;
    throw new InputError({
      file: files[event.trade.file]!.name,
      line: event.trade.line,
      what: `used on ${isoFromDay(event.trade.day)}, before the last day ${isoFromDay(expiryDay)}`,
      why: "--style european says that options are used on their last day alone",
      mend: "Leave out --style european",
    });
  }
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
