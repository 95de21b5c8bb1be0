import type { OptionQuote } from "../../../src/contracts/option-quote.ts";
import { InputError } from "../input-error.ts";
import type { Table } from "../table.ts";
import { findChainColumns } from "./chain-columns.ts";
import { readChainDays } from "./chain-days.ts";
import { type QuoteFault, readQuote } from "./chain-quote.ts";

/** Why a row was left out. */
export type ChainDropReason = QuoteFault | "duplicate";

export interface DroppedQuotes {
  readonly reason: ChainDropReason;
  readonly count: number;
}

/** The quotes of a file, by day, time to expiry, strike, calls before puts. */
export interface Chain {
  readonly quotes: readonly OptionQuote[];
  /** `lines[i]` is the line of the file of `quotes[i]`. */
  readonly lines: readonly number[];
  /** Rows of the file, those left out included. */
  readonly rows: number;
  readonly dropped: readonly DroppedQuotes[];
  /** How the dates were read, where they can be read in two ways. */
  readonly notes: readonly string[];
}

/**
 * Reads an option chain: `date,expiry,type,strike,bid,ask`, perhaps `spot`, `style`, `volume`,
 * `open_interest`; `days_to_expiry` or `years` may stand for `expiry`, and then `date` may be
 * missing. Rows left out are counted in `dropped`. Names and forms: docs/volatility/smile.md.
 *
 * @throws InputError for a missing column, a cell that cannot be read, several underlyings, and a
 * file of which no quote is left.
 */
export function readChain(table: Table): Chain {
  const columns = findChainColumns(table);
  const days = readChainDays(table, columns);
  const counts = new Map<ChainDropReason, number>();
  const found = new Map<string, { readonly quote: OptionQuote; readonly line: number }>();
  const drop = (reason: ChainDropReason): void => {
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  };
  for (let row = 0; row < table.rows.length; row++) {
    const quote = readQuote(table, columns, row, days);
    if (typeof quote === "string") {
      drop(quote);
      continue;
    }
    const key = `${quote.day} ${quote.years} ${quote.right} ${quote.strike}`;
    if (found.has(key)) drop("duplicate");
    else found.set(key, { quote, line: table.lines[row]! });
  }
  const sorted = [...found.values()].sort((a, b) => order(a.quote, b.quote));
  const dropped = [...counts].map(([reason, count]) => ({ reason, count }));
  if (sorted.length === 0) throw noQuotes(table, dropped);
  return {
    quotes: sorted.map(({ quote }) => quote),
    lines: sorted.map(({ line }) => line),
    rows: table.rows.length,
    dropped,
    notes: days.notes,
  };
}

function order(a: OptionQuote, b: OptionQuote): number {
  return (
    (a.day ?? 0) - (b.day ?? 0) ||
    a.years - b.years ||
    a.strike - b.strike ||
    Number(a.right === "put") - Number(b.right === "put")
  );
}

function noQuotes(table: Table, dropped: readonly DroppedQuotes[]): InputError {
  const counted = dropped.map(({ reason, count }) => `${count} ${reason}`).join(", ");
  return new InputError({
    file: table.name,
    what: `no row has a quote that can be used (${counted})`,
    why: "A quote has an ask, a bid that is not above it, and time left to its expiry",
    mend: "Give a file with the bids and asks of options that had not expired",
  });
}
