import { InputError } from "../../input/input-error.ts";
import { parseNumber } from "../../input/parse-number.ts";
import type { ListedSplits } from "../../input/prices/events/read-splits.ts";
import { readSplits } from "../../input/prices/events/read-splits.ts";
import { type Dividends, readDividends } from "../../input/read-dividends.ts";
import { fileName, type Later, numberOrTable, readTable } from "../../input/read-file.ts";
import type { PriceOptions } from "../../input/read-prices.ts";
import { type Rates, readRates } from "../../input/read-rates.ts";
import { oneOf } from "../flags.ts";
import { type HalfSpread, readHalfSpread } from "./half-spread.ts";

/** What the command line says of the stock and its carry, unread. */
export interface HistoryOptions {
  readonly prices?: string;
  readonly ticker?: string;
  readonly close?: string;
  readonly splits?: string;
  readonly rates?: string;
  readonly dividends?: string;
  readonly halfSpread: string;
  readonly fees: string;
  readonly seed: number;
}

/** The same, understood; what stands in a file is read later. */
export interface HistoryFlags {
  readonly prices: string;
  readonly priceChoice: Omit<PriceOptions, "splits">;
  readonly splits: Later<ListedSplits> | undefined;
  readonly rates: Later<Rates>;
  /** Undefined: what the adjusted close shows, if there is one. */
  readonly dividends: Later<Dividends> | undefined;
  readonly halfSpread: HalfSpread;
  readonly fees: "none" | "retail";
  readonly seed: number;
  /** Names of the files of rates and dividends, for notes. */
  readonly ratesName: string;
  readonly dividendsName: string;
  readonly asked: AskedHistory;
}

/** What a report repeats of it. */
export interface AskedHistory {
  readonly halfSpread: string;
  readonly rates: string | number;
  readonly dividends: string;
  readonly fees: "none" | "retail";
}

/** @throws InputError for a flag that is not understood; no file is opened. */
export function readHistoryFlags(options: HistoryOptions): HistoryFlags {
  const { prices, rates, dividends, splits } = options;
  const fees = oneOf("--fees", options.fees, ["none", "retail"] as const);
  return {
    prices: requirePrices(prices),
    priceChoice: readPriceChoice(options),
    splits:
      splits === undefined
        ? undefined
        : async (readBytes) => readSplits(await readTable(splits, readBytes)),
    rates: numberOrTable(rates ?? "0", (read) => readRates(read, "--rates")),
    dividends:
      dividends === undefined
        ? undefined
        : numberOrTable(dividends, (read) => readDividends(read, "--dividends")),
    halfSpread: readHalfSpread(options.halfSpread),
    fees,
    seed: options.seed,
    ratesName: fileName(rates ?? ""),
    dividendsName: fileName(dividends ?? ""),
    asked: {
      halfSpread: options.halfSpread,
      rates: rates === undefined ? 0 : "continuous, of the entry day until the expiry",
      dividends: withoutFolders(dividends ?? "0"),
      fees,
    },
  };
}

/** A report names a file, never the folders of the user's computer. */
function withoutFolders(value: string): string {
  return parseNumber(value) === undefined ? fileName(value) : value;
}

function requirePrices(file: string | undefined): string {
  if (file !== undefined) return file;
  throw new InputError({
    what: "--prices missing",
    why: "A replay needs a price history",
    mend: "Give a CSV file with the columns date,close, such as --prices AAPL.csv",
  });
}

/** `--ticker` and `--close`: what the user says of the price file. */
function readPriceChoice({ ticker, close }: HistoryOptions): Omit<PriceOptions, "splits"> {
  if (ticker?.trim() === "") {
    throw new InputError({ what: "--ticker without a name", mend: "Give it, such as AAPL" });
  }
  return {
    ...(ticker === undefined ? {} : { ticker }),
    ...(close === "adjusted" || close === "unadjusted" ? { close } : {}),
  };
}
