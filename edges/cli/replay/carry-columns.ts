import {
  type DividendColumns,
  dividendsOfTrailing,
  dividendsOfYield,
  dividendsOnExDates,
  knownColumn,
} from "../../../src/history/replay-columns.ts";
import { readDividends } from "../../input/read-dividends.ts";
import { readNumberOrTable } from "../../input/read-file.ts";
import { readRates } from "../../input/read-rates.ts";

/** `--rates`: continuous interest per year on each row, NaN where unknown. */
export async function readRateColumn(
  text: string | undefined,
  days: Int32Array,
): Promise<Float64Array> {
  const rates = readRates(text === undefined ? 0 : await readNumberOrTable(text), "--rates");
  if (rates.kind === "constant") return new Float64Array(days.length).fill(rates.value);
  return knownColumn(days, rates).values;
}

/** `--dividends`: what is paid on each row, and the yield that options are priced with. */
export async function readDividendColumns(
  text: string | undefined,
  days: Int32Array,
  closes: Float64Array,
): Promise<DividendColumns & { readonly announced: boolean }> {
  const input = text === undefined ? 0 : await readNumberOrTable(text);
  const dividends = readDividends(input, "--dividends");
  switch (dividends.kind) {
    case "none":
      return { ...dividendsOfYield(closes, 0), announced: false };
    case "yield":
      return { ...dividendsOfYield(closes, dividends.value), announced: false };
    case "trailing": {
      const series = { days: dividends.days, values: dividends.amounts };
      return { ...dividendsOfTrailing(days, closes, series), announced: false };
    }
    case "discrete": {
      const series = { days: dividends.days, values: dividends.amounts };
      return { ...dividendsOnExDates(days, series), announced: true };
    }
  }
}
