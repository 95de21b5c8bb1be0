/** Bid and ask of one listed option at one instant, as a chain file has them. */
export interface OptionQuote {
  /** The day of the quote, days since 1970-01-01; undefined where the file has no dates. */
  readonly day: number | undefined;
  /** The day of expiry; undefined where the file has only the time to it. */
  readonly expiryDay: number | undefined;
  /** Time to expiry: calendar days / 365, or as the file states it; above 0. */
  readonly years: number;
  readonly right: "call" | "put";
  /** Undefined where the file does not say. */
  readonly style: "european" | "american" | undefined;
  /** Per share in $0.0001, as `bid`, `ask` and `spot`. */
  readonly strike: number;
  /** 0 where nobody bids. */
  readonly bid: number;
  /** Above 0 and not below the bid. */
  readonly ask: number;
  /** The underlying's price at the instant; undefined where the file does not say. */
  readonly spot: number | undefined;
  /** Contracts of the day; undefined where the file does not say, as `openInterest`. */
  readonly volume: number | undefined;
  readonly openInterest: number | undefined;
}
