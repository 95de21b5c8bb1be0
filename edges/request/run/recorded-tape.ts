import { dividendsOnExDates } from "../../../src/history/replay-columns.ts";
import { roundHalfAway } from "../../../src/money/amount.ts";
import { roundToTick, type TapeDay } from "../../../src/simulator/run/tape-path.ts";
import { ewmaVolatility } from "../../../src/volatility/ewma.ts";
import { InputError, quoted } from "../../input/input-error.ts";
import { parseNumber } from "../../input/parse-number.ts";
import { readDividends } from "../../input/read-dividends.ts";
import { type ReadBytes, readTable, readText } from "../../input/read-file.ts";
import { type Prices, readPrices } from "../../input/read-prices.ts";

/** The files that a stock is read from. */
export interface RecordedStock {
  readonly prices: string;
  /** A file of dividends, or 0 for none; without it what the adjusted close shows. */
  readonly dividends?: string | undefined;
}

/**
 * The last sessions of a price file, at their closes; swings are forecast from the closes before.
 * All is in shares of the last day: closes and dividends before a split are divided by it, to a
 * cent and to $0.0001 a share. A dividend of the first session is left out: nobody held a share at
 * the close before.
 *
 * @throws InputError for a file with too few sessions, and for dividends that are a yield.
 */
export async function recordedTape(
  stock: RecordedStock,
  sessions: number,
  readBytes: ReadBytes,
): Promise<TapeDay[]> {
  const file = await readText(stock.prices, readBytes);
  const prices = readPrices(file);
  const { days } = prices;
  const paid = await paidOf(stock.dividends, prices, readBytes);
  const adjusted = inLastShares(prices, prices.closes);
  const dividends = inLastShares(prices, paid).map(roundHalfAway);
  const forecasts = ewmaVolatility(adjusted);
  const rows = [...days.keys()].filter((row) => row > 0 && !Number.isNaN(forecasts[row - 1]!));
  if (rows.length < sessions) {
    throw new InputError({
      file: file.name,
      what: `${rows.length} sessions with a forecast`,
      why: `${sessions} were asked for, and the first forecast needs 252 returns`,
      mend: "Give --days, or a longer file",
    });
  }
  return rows.slice(-sessions).map((row, i) => {
    const day = days[row]!;
    const price = roundToTick(adjusted[row]!);
    const session = { day, prices: [price], forecast: forecasts[row - 1]!, isRecorded: true };
    if (i === 0) return session;
    const dividend = dividends[row]!;
    const split = prices.splits.find((one) => one.day === day);
    return { ...session, ...(dividend > 0 && { dividend }), ...(split && { split }) };
  });
}

/** Amounts by row, of a share as it is traded on that day, for one as it is on the last day. */
function inLastShares({ days, splits }: Prices, amounts: Float64Array): Float64Array {
  return amounts.map((amount, row) =>
    splits
      .filter(({ day }) => day > days[row]!)
      .reduce((rest, { newShares, oldShares }) => (rest * oldShares) / newShares, amount),
  );
}

/** What each row pays, $0.0001 per share as it is traded then: the same as in a replay. */
async function paidOf(
  text: string | undefined,
  { days, dividends }: Prices,
  readBytes: ReadBytes,
): Promise<Float64Array> {
  const none = new Float64Array(days.length);
  if (text === undefined) {
    if (dividends === undefined) return none;
    const { days: exDays, amounts } = dividends;
    return dividendsOnExDates(days, { days: exDays, values: amounts }).paid;
  }
  const number = parseNumber(text);
  if (number === 0) return none;
  const flag = "stock.dividends";
  const given = number === undefined && readDividends(await readTable(text, readBytes), flag);
  if (given && given.kind === "discrete") return dividendsOnExDates(days, given).paid;
  throw new InputError({
    what: `setting ${flag}=${quoted(text)}`,
    why: "a run pays dividends one by one, and this is a yield",
    mend: "Give a file with the columns date,amount, or 0 for none",
  });
}
