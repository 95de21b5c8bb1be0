/**
 * A listed stock option. It says what is owed to whom and when; it does not know its price.
 */
export interface OptionContract {
  /** Root of the OCC symbol: the stock's ticker, or a variant of it (SPXW, AAPL1). */
  readonly root: string;
  readonly right: "call" | "put";
  /** Strike per share, an integer number of $0.0001. */
  readonly strike: number;
  /** Day number (since 1970-01-01) of the last trading day. */
  readonly expiryDay: number;
  /** Shares delivered per contract. */
  readonly multiplier: 100;
}
