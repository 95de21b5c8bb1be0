import { dayFromIso } from "../../../src/calendar/civil-date.ts";
import { parseOccSymbol } from "../../../src/contracts/occ-symbol.ts";
import { UNITS_PER_DOLLAR } from "../../../src/money/amount.ts";
import type { TradeContract } from "./trade-row.ts";
import { monthNumber, parseTradeDay } from "./trade-time.ts";

/** `AAPL  120317C00500000`, with or without the spaces: eight digits are dollars x 1000. */
const OCC = /^-?([A-Z0-9.]{1,6}?) *(\d{6})([CP])(\d{8})$/;
/** Fidelity: `-EWY260904C182.5`. */
const DASHED = /^-?([A-Z0-9.]{1,6}?)(\d{2})(\d{2})(\d{2})([CP])(\d+(?:\.\d+)?)$/;
/** Schwab: `DELL 07/03/2025 125.00 C`. */
const RIGHT_LAST = /^([A-Z0-9./]{1,6}) (\d{1,2}\/\d{1,2}\/\d{4}) ([\d,]+(?:\.\d+)?) ([CP])$/;
/** Robinhood: `IREN 1/2/2026 Put $39.00`. */
const RIGHT_IN_WORDS =
  /^([A-Z0-9./]{1,6}) (\d{1,2}\/\d{1,2}\/\d{4}) (Call|Put) \$([\d,]+(?:\.\d+)?)$/;
/** Interactive Brokers: `AAPL 15MAR24 150 C`; others write the year in full. */
const MONTH_NAME = /^([A-Z0-9. ]{1,6}) (\d{1,2})([A-Z]{3})((?:20)?\d{2}) (\d+(?:\.\d+)?) ([CP])$/;
/** E*Trade: `AAPL Feb 18 '11 $330 Call`. */
const SHORT_YEAR =
  /^([A-Z0-9./]{1,6}) ([A-Z][a-z]{2}) (\d{1,2}) '(\d{2}) \$([\d,]+(?:\.\d+)?) (Call|Put)$/;

/**
 * The contract that a broker's name of an option means, whichever broker wrote it; undefined
 * for any other text, a date that does not exist, and a strike finer than $0.0001.
 */
export function parseOptionName(text: string): TradeContract | undefined {
  const name = text.trim();
  let parts = OCC.exec(name);
  if (parts !== null) {
    const symbol = `${plainTicker(parts[1]!).padEnd(6)}${parts[2]}${parts[3]}${parts[4]}`;
    const result = parseOccSymbol(symbol);
    if (!result.ok) return undefined;
    const { root, right, strike, expiryDay } = result.contract;
    return { root, right, strike, expiryDay };
  }
  parts = DASHED.exec(name);
  if (parts !== null) {
    const [, root, yy, month, dayOfMonth, right, strike] = parts;
    return contractOf(root!, right!, strike!, dayFromIso(`20${yy}-${month}-${dayOfMonth}`));
  }
  parts = RIGHT_LAST.exec(name);
  if (parts !== null) {
    return contractOf(parts[1]!, parts[4]!, parts[3]!, parseTradeDay(parts[2]!));
  }
  parts = RIGHT_IN_WORDS.exec(name);
  if (parts !== null) {
    return contractOf(parts[1]!, parts[3]!, parts[4]!, parseTradeDay(parts[2]!));
  }
  parts = SHORT_YEAR.exec(name);
  if (parts !== null) {
    const [, root, month, dayOfMonth, yy, strike, right] = parts;
    const day = parseTradeDay(`${monthNumber(month!)}/${dayOfMonth}/${yy}`);
    return contractOf(root!, right!, strike!, day);
  }
  parts = MONTH_NAME.exec(name);
  if (parts === null) return undefined;
  const [, root, dayOfMonth, month, yy, strike, right] = parts;
  return contractOf(
    root!,
    right!,
    strike!,
    parseTradeDay(`${monthNumber(month!)}/${dayOfMonth}/${yy}`),
  );
}

/**
 * A contract from its parts as text.
 *
 * @param right C, P, call, put in any case. @param strike Dollars, thousands commas allowed.
 * @returns Undefined when a part is none.
 */
export function contractOf(
  root: string,
  right: string,
  strike: string,
  expiryDay: number | undefined,
): TradeContract | undefined {
  const plainRoot = plainTicker(root);
  const side = /^c(all)?$/i.test(right) ? "call" : /^p(ut)?$/i.test(right) ? "put" : undefined;
  const units = Math.round(Number(strike.replaceAll(",", "")) * UNITS_PER_DOLLAR);
  const isStrike = units > 0 && units / UNITS_PER_DOLLAR === Number(strike.replaceAll(",", ""));
  if (!/^[A-Z0-9]{1,6}$/.test(plainRoot) || side === undefined || !isStrike) return undefined;
  return expiryDay === undefined
    ? undefined
    : { root: plainRoot, right: side, strike: units, expiryDay };
}

/** `BRK.B`, `BRK/B` and `BRK B` are one stock: `BRKB`. */
export function plainTicker(text: string): string {
  return text.trim().toUpperCase().replace(/[ ./]/g, "");
}

/** The stock of a root: adjusted contracts have a digit at its end (`AAPL1`). */
export function tickerOfRoot(root: string): string {
  return root.replace(/\d$/, "");
}
