import { basename } from "node:path";
import { knownColumn } from "../../../src/history/replay-columns.ts";
import { ewmaVolatility } from "../../../src/volatility/ewma.ts";
import { readNumberOrTable } from "../../input/read-file.ts";
import { readVolatility } from "../../input/read-volatility.ts";
import { numberFlag } from "../flags.ts";

/** Where the volatility of the sale comes from, along the rows of the prices. */
export interface PriceSource {
  /** Per year, NaN where unknown. */
  readonly volatility: Float64Array;
  /** Completes "prices are modelled from ...". */
  readonly words: string;
  /** Why a cycle has none, for the count of skipped cycles. */
  readonly missing: string;
  readonly notes: readonly string[];
}

/** `--vol`: a file, a number, or without it the forecast from past closes. */
export async function readPriceSource(
  vol: string | undefined,
  days: Int32Array,
  closes: Float64Array,
): Promise<PriceSource> {
  if (vol === undefined) {
    return {
      volatility: ewmaVolatility(closes),
      words: "past swings: you gave no option prices",
      missing: "no forecast before 252 returns",
      notes: [],
    };
  }
  const source = readVolatility(await readNumberOrTable(vol), "--vol");
  const percent = source.percent ? ", read as percent" : "";
  const missing = "no volatility on the day of the sale";
  if (source.kind === "constant") {
    const volatility = new Float64Array(days.length).fill(source.value);
    const words = `one volatility, ${source.value} a year${percent}`;
    return { volatility, words, missing, notes: [] };
  }
  const { values, carried } = knownColumn(days, source);
  return {
    volatility: values,
    words: `the volatilities in ${basename(vol)} (${source.column}${percent})`,
    missing,
    notes:
      carried === 0
        ? []
        : [`On ${carried} days without a volatility the last one was carried (5 at most).`],
  };
}

/** `--hedge-vol`: undefined for implied, the volatility at which each option was sold. */
export function readHedgeVolatility(
  text: string,
  days: Int32Array,
  closes: Float64Array,
): Float64Array | undefined {
  if (text === "implied") return undefined;
  if (text === "realized") return ewmaVolatility(closes);
  const expected = "implied, realized or a decimal per year such as 0.18";
  const value = numberFlag("--hedge-vol", expected, (sigma) => sigma > 0 && sigma < 1.5)(text);
  return new Float64Array(days.length).fill(value);
}
