import { roundHalfAway } from "../../../src/money/amount.ts";

/** Shares that one contract delivers. Contracts of another size are not read. */
export const CONTRACT_SHARES = 100;

export const TRADE_ACTIONS = [
  "open",
  "close",
  "expire",
  "assign",
  "exercise",
  "split",
  "dividend",
  "share",
] as const;

export type TradeAction = (typeof TRADE_ACTIONS)[number];

/** The series a row is about. */
export interface TradeContract {
  /** Root of the OCC symbol. */
  readonly root: string;
  readonly right: "call" | "put";
  /** Integer units of $0.0001 per share. */
  readonly strike: number;
  /** Day number of the last trading day. */
  readonly expiryDay: number;
}

/** `newShares` for every `oldShares`: 4 and 1 in a four-for-one split. */
export interface SplitRatio {
  readonly newShares: number;
  readonly oldShares: number;
}

/** The ratio in lowest terms. */
export function splitRatio(newShares: number, oldShares: number): SplitRatio {
  let [a, b] = [newShares, oldShares];
  while (b !== 0) [a, b] = [b, a % b];
  return { newShares: newShares / a, oldShares: oldShares / a };
}

interface TradeFields {
  /** Line of the file, from 1. */
  readonly line: number;
  /** The day on which it happened (an "as of" date, not the day it was booked). */
  readonly day: number;
  /** Seconds of the day as the file says them; New York time where the file says a zone. */
  readonly seconds: number | undefined;
  readonly action: TradeAction;
  /** Undefined in rows about shares: split, dividend, share. */
  readonly contract: TradeContract | undefined;
  /** The stock, without dots and spaces: `BRKB`. */
  readonly ticker: string;
  /**
   * Change of the position, in contracts or shares: above 0 bought or received, below 0 sold or
   * delivered. So an expired or assigned short option has +1. Shares may be fractions. A dividend's
   * is the number of shares it was paid on, 0 where the file does not say; a split's is 0.
   */
  readonly quantity: number;
  /** Integer units of $0.0001 per share; 0 where there is none, and in splits. */
  readonly price: number;
  /** Whether the file's price was finer than $0.0001, so that `price` is the nearest. */
  readonly isPriceRounded: boolean;
  /** Integer units of $0.0001; below 0 is a rebate. */
  readonly fees: number;
  /** Integer units of $0.0001 by which the file says this row moved the cash; net of fees. */
  readonly cash: number | undefined;
}

/** One event of an account in the plain form into which every file is read. */
export interface TradeRow extends TradeFields {
  /** Index of its file among those read. */
  readonly file: number;
  /** In `split` rows only. */
  readonly split: SplitRatio | undefined;
  /** Whether these shares changed hands because an option was assigned or exercised. */
  readonly isDelivery: boolean;
}

/** A row as a reader leaves it, before rows of all files are put together. */
export interface TradeDraft extends TradeFields {
  /**
   * Of a split: its ratio, or what was added to the position. A row with a contract is the split
   * of that contract, named as it is afterwards.
   */
  readonly split: SplitRatio | "added" | undefined;
  /** Whether the file itself says that these shares come from an assignment or exercise. */
  readonly isDelivery: boolean;
  /** False where an expiry names only how many contracts, not whether they were short. */
  readonly isSignKnown: boolean;
  /** One fill that closed a position and opened the opposite one (`C;O`). */
  readonly isFlip: boolean;
  /** The broker's number of this trade. */
  readonly tradeId: string | undefined;
}

/** Rows left out, by reason. */
export interface SkipCount {
  readonly reason: string;
  readonly count: number;
}

/**
 * What a row moves on the account, from quantity, price and fees: units of $0.0001. A dividend
 * whose shares the file does not say is what the file says.
 */
export function cashOfRow(row: TradeFields): number {
  const { action, contract, quantity, price, fees, cash } = row;
  if (action === "dividend") {
    return quantity === 0 ? (cash ?? 0) : roundHalfAway(quantity * price) - fees;
  }
  const shares = contract === undefined ? quantity : quantity * CONTRACT_SHARES;
  return 0 - roundHalfAway(shares * price) - fees;
}
