import { isoFromDay } from "../../../src/calendar/civil-date.ts";
import { MULTIPLIER } from "../../../src/contracts/instrument-table.ts";
import {
  type PriceHistory,
  type RowSplit,
  splitAdjustedCloses,
} from "../../../src/simulator/history/price-history.ts";
import { InputError } from "../../input/input-error.ts";
import { ratioWords } from "../../input/prices/events/simple-ratio.ts";
import { type ReadBytes, readText } from "../../input/read-file.ts";
import type { Prices } from "../../input/read-prices.ts";
import {
  type DividendInput,
  derivedDividends,
  dividendInput,
  rateColumn,
} from "./carry-columns.ts";
import { BORROW_RATE, feeRows } from "./fee-rows.ts";
import { halfSpreadColumn } from "./half-spread.ts";
import type { AskedHistory, HistoryFlags } from "./history-flags.ts";
import { readPricesOnce } from "./read-prices-once.ts";

/** Everything that is known of the stock, along the rows of its prices. */
export interface ReadHistory {
  readonly prices: Prices;
  readonly history: PriceHistory;
  /** Closes in shares of the first row: forecasts see no split. */
  readonly adjusted: Float64Array;
  readonly notes: readonly string[];
  readonly asked: AskedHistory;
}

/** Three in four of the 252 trading days of a calendar year. */
const LEAST_ROWS_PER_DAY = 0.75 * (252 / 365);

/** Reads every file of the stock and its carry. */
export async function readHistory(flags: HistoryFlags, readBytes: ReadBytes): Promise<ReadHistory> {
  const text = await readText(flags.prices, readBytes);
  const prices = readPricesOnce(text, {
    ...flags.priceChoice,
    splits: await flags.splits?.(readBytes),
  });
  refuseSparse(prices, flags.prices);
  const { days, closes } = prices;
  const rates = rateColumn(await flags.rates(readBytes), flags.ratesName, days);
  const dividends = await readDividendInput(flags, prices, readBytes);
  const history: PriceHistory = {
    days,
    closes,
    halfSpreads: halfSpreadColumn(flags.halfSpread, closes),
    rates: rates.values,
    yields: dividends.yields,
    dividends: dividends.paid,
    announced: dividends.announced,
    splits: splitRows(prices, flags.prices),
    ...(flags.fees === "none" ? {} : { feeChanges: feeRows(days), borrowRate: BORROW_RATE }),
    seed: flags.seed,
  };
  return {
    prices,
    history,
    adjusted: splitAdjustedCloses(history),
    notes: [
      ...rates.notes,
      ...dividends.notes,
      ...(flags.splits === undefined ? [] : splitNotes(prices)),
    ],
    asked: isDerived(flags, prices)
      ? { ...flags.asked, dividends: "from the adjusted close" }
      : flags.asked,
  };
}

/** Forecasts, dividends and hedges count in trading days: weekly prices would mislead them. */
function refuseSparse(prices: Prices, file: string): void {
  const { days } = prices;
  const wanted = (days.at(-1)! - days[0]!) * LEAST_ROWS_PER_DAY;
  if (days.length >= wanted) return;
  throw new InputError({
    file,
    what: `${days.length} prices in ${days.at(-1)! - days[0]!} days: they are not daily`,
    why: "Swings, dividends and hedges are counted by trading days",
    mend: "Give a row for every trading day",
  });
}

/** The rows on which shares are split; one that leaves parts of a share is refused. */
function splitRows({ days, splits }: Prices, file: string): RowSplit[] {
  return splits.map((split) => {
    const { day, newShares, oldShares } = split;
    if ((MULTIPLIER * newShares) % oldShares !== 0) {
      throw new InputError({
        file,
        what: `a split on ${isoFromDay(day)}, ${ratioWords(split)}`,
        why: "A contract for 100 shares would deliver a part of a share",
        mend: `Use --from ${isoFromDay(day)}, or prices adjusted for it with --close adjusted`,
      });
    }
    return { row: days.indexOf(day), newShares, oldShares };
  });
}

const NAMED_SPLITS_MAX = 6;

function splitNotes({ splits }: Prices): string[] {
  if (splits.length === 0) return [];
  const named = splits
    .slice(0, NAMED_SPLITS_MAX)
    .map((split) => `${ratioWords(split)} on ${isoFromDay(split.day)}`);
  return [`Splits: ${named.join(", ")}${splits.length > NAMED_SPLITS_MAX ? ", ..." : ""}.`];
}

/** Without `--dividends` those that the adjusted close shows count. */
function isDerived(flags: HistoryFlags, prices: Prices): boolean {
  return flags.dividends === undefined && prices.dividends !== undefined;
}

async function readDividendInput(
  flags: HistoryFlags,
  { days, closes, dividends }: Prices,
  readBytes: ReadBytes,
): Promise<DividendInput> {
  if (flags.dividends === undefined && dividends !== undefined) {
    return derivedDividends(dividends, days);
  }
  const given = (await flags.dividends?.(readBytes)) ?? { kind: "none" };
  return dividendInput(given, flags.dividendsName, days, closes);
}
