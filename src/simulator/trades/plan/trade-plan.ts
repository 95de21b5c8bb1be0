import type { UserTrade } from "./user-trade.ts";

/** The user's trades along the rows of a price history, ready to be played in a market. */
export interface TradePlan {
  readonly series: readonly PlannedSeries[];
  /** By ascending row; within a row in the order in which they are played. */
  readonly events: readonly PlannedEvent[];
  /** Of the first event, and the last that anybody has an option of the user's. */
  readonly firstRow: number;
  readonly lastRow: number;
  /** Shares, in those of the first row, that must have been there before. */
  readonly openingShares: number;
  /** Most shares that were ever held or stood behind options, for the size of the market. */
  readonly peakShares: number;
  /** What the files say that the planned rows moved the cash by, in $0.0001. */
  readonly fileCash: number;
  /** Dividends of the file that are not played, because the price history has its own. */
  readonly fileDividends: number;
  /** Rows that are not played, by reason. */
  readonly skipped: readonly { readonly reason: string; readonly count: number }[];
  readonly notes: readonly string[];
}

export interface PlannedSeries {
  /** As they were when the user first traded it. */
  readonly root: string;
  readonly right: "call" | "put";
  readonly strike: number;
  readonly expiryDay: number;
  /** Row of prices at whose close it ends; undefined when that is after the last one. */
  readonly expiryRow: number | undefined;
}

interface EventOfRow {
  readonly row: number;
  /** $0.0001, charged after the event. */
  readonly fees: number;
  readonly trade: UserTrade;
}

/**
 * - `fill`: contracts bought (above 0) or sold at a price.
 * - `assign`, `exercise`: so many contracts, by the other side or by the user.
 * - `expire`: so many contracts ended unused on the last day, whatever the close.
 * - `share`: shares bought or sold.
 * - `dividend`: so much cash for the shares held.
 * - `fees`: nothing but what was charged.
 */
export type PlannedEvent = EventOfRow &
  (
    | {
        readonly kind: "fill";
        readonly series: number;
        readonly quantity: number;
        readonly price: number;
      }
    | {
        readonly kind: "assign" | "exercise" | "expire";
        readonly series: number;
        readonly quantity: number;
        /** That came to the user, or below 0 went from him. */
        readonly shares: number;
      }
    | { readonly kind: "share"; readonly quantity: number; readonly price: number }
    | { readonly kind: "dividend"; readonly cash: number }
    | { readonly kind: "fees" }
  );
