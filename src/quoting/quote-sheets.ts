import type { Columns } from "../base/columns.ts";
import { MOST_EXPIRIES } from "../contracts/instrument-table.ts";

/** What a sheet says about one expiry; places of the numbers of an expiry in `terms`. */
export const SHEET = {
  /** Total variance by k = ln(K / F): a + b (rho (k - m) + sqrt((k - m)^2 + s^2)) (SVI). */
  a: 0,
  b: 1,
  rho: 2,
  m: 3,
  s: 4,
  /** Added to the volatility of every strike, per year: the skew for what the maker holds. */
  shift: 5,
  /** Half of the spread at the money, in volatility per year. */
  halfSpread: 6,
  bidSize: 7,
  askSize: 8,
  /** The expiry that was meant: its slot may have become another's. */
  day: 9,
} as const;
export const SHEET_FIELDS = 10;

/** Stock mids that are kept for makers who see them later, in a ring: a power of two. */
const KEPT_MIDS = 1_024;

/**
 * The quote sheets of the makers: data, not functions. The exchange works a sheet out for a series
 * when somebody looks or trades, against the stock's mid that the maker sees by then; own fills
 * reduce the sizes until the next sheet.
 */
export interface QuoteSheets {
  readonly makers: number;
  /** Account of each maker, and the maker of each account or -1. */
  readonly account: Int32Array;
  readonly makerOf: Int32Array;
  /** How long after everybody he sees the stock, in microseconds. */
  readonly latencyUs: Float64Array;
  /** 1 while his sheet is in force. */
  readonly isLive: Int32Array;
  /** Sheets are numbered as they come: the older one trades first at the same price. */
  readonly number: Float64Array;
  /** [0]: sheets so far. */
  readonly numbered: Float64Array;
  /** Added to the stock's mid, in $0.0001 per share: the skew for delta that is not hedged. */
  readonly spotShift: Float64Array;
  /** terms[(maker x MOST_EXPIRIES + expiry slot) x SHEET_FIELDS + SHEET.field], in force. */
  readonly terms: Float64Array;
  /** The same, of the sheet that is being written. */
  readonly draft: Float64Array;
  /** Contracts filled of the sheet `usedOf`: [(maker x instruments + series) x 2 + side is sell] */
  readonly used: Float64Array;
  readonly usedOf: Float64Array;
  readonly instruments: number;
  /** The stock's mid in $0.0001 per share, a ring; [0] of `midsWritten`: how many ever. */
  readonly midTime: Float64Array;
  readonly mid: Float64Array;
  readonly midsWritten: Float64Array;
}

export interface SheetMaker {
  readonly account: number;
  readonly latencyUs: number;
}

export function createQuoteSheets(
  columns: Columns,
  makers: readonly SheetMaker[],
  accounts: number,
  instruments: number,
): QuoteSheets {
  const count = makers.length;
  const size = count * MOST_EXPIRIES * SHEET_FIELDS;
  const sheets: QuoteSheets = {
    makers: count,
    instruments,
    account: columns.int32("sheets.account", count),
    makerOf: columns.int32("sheets.makerOf", accounts),
    latencyUs: columns.float64("sheets.latencyUs", count),
    isLive: columns.int32("sheets.isLive", count),
    number: columns.float64("sheets.number", count),
    numbered: columns.float64("sheets.numbered", 1),
    spotShift: columns.float64("sheets.spotShift", count),
    terms: columns.float64("sheets.terms", size),
    draft: columns.float64("sheets.draft", size),
    used: columns.float64("sheets.used", count * instruments * 2),
    usedOf: columns.float64("sheets.usedOf", count * instruments),
    midTime: columns.float64("sheets.midTime", KEPT_MIDS),
    mid: columns.float64("sheets.mid", KEPT_MIDS),
    midsWritten: columns.float64("sheets.midsWritten", 1),
  };
  sheets.makerOf.fill(-1);
  makers.forEach(({ account, latencyUs }, maker) => {
    sheets.account[maker] = account;
    sheets.makerOf[account] = maker;
    sheets.latencyUs[maker] = latencyUs;
  });
  return sheets;
}

/** Place of an expiry's first number in `terms` and `draft`. */
export function sheetPlace(maker: number, slot: number): number {
  return (maker * MOST_EXPIRIES + slot) * SHEET_FIELDS;
}

/** Puts the draft in force. What was filled of the sheet before does not count any more. */
export function commitSheet(sheets: QuoteSheets, maker: number, spotShift: number): void {
  const [from, to] = [sheetPlace(maker, 0), sheetPlace(maker + 1, 0)];
  for (let i = from; i < to; i++) sheets.terms[i] = sheets.draft[i]!;
  sheets.isLive[maker] = 1;
  sheets.number[maker] = ++sheets.numbered[0]!;
  sheets.spotShift[maker] = spotShift;
}

/** A number that was another series' before starts with its sizes whole. */
export function forgetUsed(sheets: QuoteSheets, series: number): void {
  for (let maker = 0; maker < sheets.makers; maker++) {
    sheets.usedOf[maker * sheets.instruments + series] = 0;
  }
}

/** After a split no sheet and no mid mean anything until new ones come. */
export function withdrawSheets(sheets: QuoteSheets): void {
  sheets.isLive.fill(0);
  sheets.midsWritten[0] = 0;
}

/** Notes the stock's mid; twice the same counts once. */
export function noteMid(sheets: QuoteSheets, time: number, mid: number): void {
  const written = sheets.midsWritten[0]!;
  if (written > 0 && sheets.mid[(written - 1) & (KEPT_MIDS - 1)] === mid) return;
  sheets.midTime[written & (KEPT_MIDS - 1)] = time;
  sheets.mid[written & (KEPT_MIDS - 1)] = mid;
  sheets.midsWritten[0] = written + 1;
}

/** The stock's mid as a maker sees it at a time; 0 before he has seen any. */
export function midSeenBy(sheets: QuoteSheets, maker: number, time: number): number {
  const seen = time - sheets.latencyUs[maker]!;
  const written = sheets.midsWritten[0]!;
  const oldest = Math.max(written - KEPT_MIDS, 0);
  for (let i = written - 1; i >= oldest; i--) {
    if (sheets.midTime[i & (KEPT_MIDS - 1)]! <= seen || (i === oldest && i > 0)) {
      return sheets.mid[i & (KEPT_MIDS - 1)]!;
    }
  }
  return 0;
}

/** Contracts filled of the sheet in force, of a series and side. */
export function usedSize(sheets: QuoteSheets, maker: number, series: number, side: number): number {
  const place = maker * sheets.instruments + series;
  if (sheets.usedOf[place] !== sheets.number[maker]) return 0;
  return sheets.used[2 * place + (side > 0 ? 0 : 1)]!;
}

/** Counts a fill of the sheet in force. */
export function useSize(
  sheets: QuoteSheets,
  maker: number,
  series: number,
  side: number,
  contracts: number,
): void {
  const place = maker * sheets.instruments + series;
  if (sheets.usedOf[place] !== sheets.number[maker]) {
    sheets.usedOf[place] = sheets.number[maker]!;
    sheets.used[2 * place] = 0;
    sheets.used[2 * place + 1] = 0;
  }
  const mine = 2 * place + (side > 0 ? 0 : 1);
  sheets.used[mine] = sheets.used[mine]! + contracts;
}
