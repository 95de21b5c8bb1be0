import { NO_SLOT, slotOfExpiry } from "../contracts/instrument-table.ts";
import { COMMAND } from "../messages/commands.ts";
import type { RefusalCode } from "../messages/refusal-codes.ts";
import type { Rows } from "../messages/rows.ts";
import { commitSheet, SHEET, sheetPlace } from "../quoting/quote-sheets.ts";
import { type Exchange, mayTrade } from "./exchange.ts";

/** Largest volatility of a shift or half-spread, and largest shift of the stock's mid. */
const MAX_SIGMA = 10;
const MAX_SPOT_SHIFT = 10_000_000;
const MAX_SIZE = 1_000_000;

/** Handles the commands of a quote sheet. */
export function writeSheet(exchange: Exchange, rows: Rows, place: number): RefusalCode | undefined {
  const account = rows.account[place]!;
  if (!mayTrade(exchange, account)) return "unknown-account";
  const maker = exchange.sheets.makerOf[account]!;
  if (maker < 0) return "not-a-maker";
  switch (rows.kind[place]) {
    case COMMAND.sheetSmile:
      return writeSmile(exchange, maker, rows, place);
    case COMMAND.sheetTerms:
      return writeTerms(exchange, maker, rows, place);
    case COMMAND.clearSheet:
      exchange.sheets.isLive[maker] = 0;
      return undefined;
    default:
      return putInForce(exchange, maker, rows, place);
  }
}

function putInForce(
  exchange: Exchange,
  maker: number,
  rows: Rows,
  place: number,
): RefusalCode | undefined {
  const account = rows.account[place]!;
  if (exchange.killed[account] === 1) return "killed";
  if (exchange.protection.tripped[account] === 1) return "protected";
  const spotShift = rows.price[place]!;
  if (!(Math.abs(spotShift) <= MAX_SPOT_SHIFT)) return "bad-sheet";
  commitSheet(exchange.sheets, maker, spotShift + 0);
  return undefined;
}

function writeSmile(
  exchange: Exchange,
  maker: number,
  rows: Rows,
  place: number,
): RefusalCode | undefined {
  const slot = slotOfExpiry(exchange.instruments.expiries, rows.other[place]!);
  const [a, b] = [rows.price[place]!, rows.price2[place]!];
  const [rho, m, s] = [rows.quantity[place]!, rows.quantity2[place]!, rows.order[place]!];
  // The least total variance of the smile (Gatheral and Jacquier 2014).
  const least = a + b * s * Math.sqrt(1 - rho * rho);
  const good = b >= 0 && Math.abs(rho) <= 1 && s > 0 && least > 0 && least < 100;
  if (slot === NO_SLOT || !good || !(Math.abs(m) < 10)) return "bad-sheet";
  const { draft } = exchange.sheets;
  const at = sheetPlace(maker, slot);
  if (draft[at + SHEET.day] !== rows.other[place]) forgetTerms(draft, at);
  draft[at + SHEET.day] = rows.other[place]!;
  draft[at + SHEET.a] = a;
  draft[at + SHEET.b] = b;
  draft[at + SHEET.rho] = rho;
  draft[at + SHEET.m] = m;
  draft[at + SHEET.s] = s;
  return undefined;
}

function writeTerms(
  exchange: Exchange,
  maker: number,
  rows: Rows,
  place: number,
): RefusalCode | undefined {
  const slot = slotOfExpiry(exchange.instruments.expiries, rows.other[place]!);
  const [shift, halfSpread] = [rows.price[place]!, rows.price2[place]!];
  const sizes = [rows.quantity[place]!, rows.quantity2[place]!];
  const areSizes = sizes.every((n) => Number.isInteger(n) && n >= 0 && n <= MAX_SIZE);
  const good = Math.abs(shift) <= MAX_SIGMA && halfSpread >= 0 && halfSpread <= MAX_SIGMA;
  const { draft } = exchange.sheets;
  if (slot === NO_SLOT || !areSizes || !good) return "bad-sheet";
  const at = sheetPlace(maker, slot);
  // Terms follow a smile of this expiry.
  if (draft[at + SHEET.day] !== rows.other[place]) return "bad-sheet";
  draft[at + SHEET.shift] = shift;
  draft[at + SHEET.halfSpread] = halfSpread;
  draft[at + SHEET.bidSize] = sizes[0]!;
  draft[at + SHEET.askSize] = sizes[1]!;
  return undefined;
}

/** Until terms come, nothing is quoted of an expiry that is new in its slot. */
function forgetTerms(draft: Float64Array, at: number): void {
  draft[at + SHEET.bidSize] = 0;
  draft[at + SHEET.askSize] = 0;
}
