import { civilFromDay, dayFromIso, isoFromDay } from "../calendar/civil-date.ts";
import type { OptionContract } from "./option-contract.ts";

export type OccSymbolResult =
  | { readonly ok: true; readonly symbol: string }
  | { readonly ok: false; readonly reason: string };

export type OptionContractResult =
  | { readonly ok: true; readonly contract: OptionContract }
  | { readonly ok: false; readonly reason: string };

const ROOT_WIDTH = 6;
const SYMBOL_WIDTH = 21;
const ROOT = /^[A-Z0-9]{1,6}$/;
const SYMBOL = /^([A-Z0-9]{1,6}) *(\d{2})(\d{2})(\d{2})([CP])(\d{8})$/;

/** Strikes are $0.0001 in a contract and $0.001 in a symbol of eight digits. */
const UNITS_PER_SYMBOL_UNIT = 10;
const LARGEST_SYMBOL_STRIKE = 99_999_999;

/** Two-digit years are those of the trading calendar's century: 1985 to 2084. */
const FIRST_YEAR = 1985;

/**
 * The 21 characters by which the Options Clearing Corporation names a series: root padded to 6,
 * expiry yymmdd, C or P, strike x 1000 in 8 digits (Options Symbology Initiative, 2010).
 * Fails with a reason where the format has no room for the contract.
 */
export function occSymbol(contract: OptionContract): OccSymbolResult {
  const { root, right, strike, expiryDay } = contract;
  if (!ROOT.test(root)) {
    return failure(`root "${root}" is not 1 to 6 capital letters or digits`);
  }
  if (!Number.isSafeInteger(strike) || strike <= 0) {
    return failure(`strike ${strike} is not a positive whole number of $0.0001`);
  }
  if (strike % UNITS_PER_SYMBOL_UNIT !== 0) {
    return failure(`strike ${strike} x $0.0001 is not a multiple of $0.001`);
  }
  const symbolStrike = strike / UNITS_PER_SYMBOL_UNIT;
  if (symbolStrike > LARGEST_SYMBOL_STRIKE) {
    return failure(`strike ${strike} x $0.0001 is above $99999.999, the largest a symbol can hold`);
  }
  if (!Number.isSafeInteger(expiryDay)) {
    return failure(`expiry day ${expiryDay} is not a whole day number`);
  }
  const { year } = civilFromDay(expiryDay);
  if (year < FIRST_YEAR || year >= FIRST_YEAR + 100) {
    return failure(`expiry year ${year} is outside ${FIRST_YEAR} to ${FIRST_YEAR + 99}`);
  }
  const yymmdd = isoFromDay(expiryDay).slice(2).replaceAll("-", "");
  const digits = String(symbolStrike).padStart(8, "0");
  const symbol = `${root.padEnd(ROOT_WIDTH)}${yymmdd}${right === "call" ? "C" : "P"}${digits}`;
  return { ok: true, symbol };
}

/** The contract a 21-character OCC symbol names; fails with a reason for any other text. */
export function parseOccSymbol(text: string): OptionContractResult {
  const parts = SYMBOL.exec(text);
  if (text.length !== SYMBOL_WIDTH || parts === null) {
    return failure(
      `"${text}" is not an OCC symbol: 6 characters of root, yymmdd, C or P, 8 digits of strike`,
    );
  }
  const [, root, yy, month, dayOfMonth, right, strikeDigits] = parts;
  const year = FIRST_YEAR + ((Number(yy) - (FIRST_YEAR % 100) + 100) % 100);
  const iso = `${year}-${month}-${dayOfMonth}`;
  const expiryDay = dayFromIso(iso);
  if (expiryDay === undefined) {
    return failure(`"${text}" expires on ${iso}, which is not a date`);
  }
  const strike = Number(strikeDigits) * UNITS_PER_SYMBOL_UNIT;
  if (strike === 0) return failure(`"${text}" has a strike of zero`);
  return {
    ok: true,
    contract: {
      root: root!,
      right: right === "C" ? "call" : "put",
      strike,
      expiryDay,
      multiplier: 100,
    },
  };
}

function failure(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}
