import type { TradeLine } from "../trade-line.ts";
import { splitRatio, type TradeAction, type TradeDraft } from "../trade-row.ts";
import { draftOf } from "../trade-sheet.ts";

export const SAME_FILL = "the same fill again: orders, lots, totals";
export const OTHER_CURRENCY = "other currencies";

export interface IbkrAction {
  readonly action: TradeAction;
  /** One fill that closed and opened: `C;O`. */
  readonly isFlip: boolean;
}

/**
 * What a row of an option did, by its codes: A assignment, Ex exercise, Ep expired, O opening,
 * C closing, `C;O` both at once.
 *
 * @throws InputError when none of them stands there.
 */
export function ibkrAction(line: TradeLine, codes: string, column: string): IbkrAction {
  const all = codes.split(/[;, ]+/);
  if (all.includes("A")) return { action: "assign", isFlip: false };
  if (all.includes("Ex")) return { action: "exercise", isFlip: false };
  if (all.includes("Ep")) return { action: "expire", isFlip: false };
  const isClosing = all.includes("C");
  const isOpening = all.includes("O");
  if (isClosing || isOpening) {
    return { action: isClosing ? "close" : "open", isFlip: isClosing && isOpening };
  }
  throw line.refuse(column, "no code of A, Ex, Ep, O, C says what this option trade did");
}

/** Whether these shares come from an assignment or an exercise. */
export function isIbkrDelivery(codes: string): boolean {
  return codes.split(/[;, ]+/).some((code) => code === "A" || code === "Ex");
}

/** The split a corporate action describes: `ACME(US0000000001) Split 4 for 1 (ACME, ...)`. */
export function ibkrSplit(
  line: TradeLine,
  ticker: string | undefined,
  dateColumn: string,
): TradeDraft | undefined {
  const parts = /\bSplit ([1-9]\d*) for ([1-9]\d*)\b/i.exec(line.text("description"));
  if (parts === null || ticker === undefined) return undefined;
  const split = splitRatio(Number(parts[1]), Number(parts[2]));
  const row = { action: "split", quantity: 0, split } as const;
  return draftOf(line, line.time(dateColumn), ticker, row);
}

/**
 * A dividend; `Cash Dividend USD 0.25 per Share` and the amount give the number of shares, where
 * it comes out whole.
 */
export function ibkrDividend(line: TradeLine, ticker: string, dateColumn: string): TradeDraft {
  const said = /\bUSD ([\d.]+) per Share/i.exec(line.text("description"))?.[1];
  const shares = said === undefined ? 0 : (line.number("amount") ?? 0) / Number(said);
  const isWhole = Math.abs(shares - Math.round(shares)) < 1e-6 && shares !== 0;
  const quantity = isWhole ? Math.round(shares) : 0;
  const row = { action: "dividend", quantity, cash: line.units("amount") } as const;
  return draftOf(line, line.time(dateColumn), ticker, row, isWhole ? Number(said) : 0);
}
