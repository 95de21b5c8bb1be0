import type { TradeLine } from "../trade-line.ts";
import type { SplitRatio, TradeAction } from "../trade-row.ts";

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

/** `ACME(US0000000001) Split 4 for 1 (ACME, ...)`. */
export function ibkrSplit(description: string): SplitRatio | undefined {
  const parts = /\bSplit (\d+) for (\d+)\b/i.exec(description);
  if (parts === null || Number(parts[1]) === 0 || Number(parts[2]) === 0) return undefined;
  return { newShares: Number(parts[1]), oldShares: Number(parts[2]) };
}

/** Dollars per share of `ACME(US0000000001) Cash Dividend USD 0.25 per Share`; 0 if not said. */
export function ibkrDividend(description: string): number {
  return Number(/\bUSD ([\d.]+) per Share/i.exec(description)?.[1] ?? 0);
}

/** Shares a dividend was paid on, where amount and dollars per share give a whole number. */
export function sharesOfDividend(amount: number, dollars: number): number {
  const shares = dollars === 0 ? 0 : amount / dollars;
  return Math.abs(shares - Math.round(shares)) < 1e-6 ? Math.round(shares) : 0;
}
