import { listedStrikes } from "./listed-strikes.ts";

type Right = "call" | "put";

/** Whether a series is listed already; strike in $0.0001, expiry in days since 1970-01-01. */
export type HasSeries = (right: Right, strike: number, expiryDay: number) => boolean;

/** Is told of a series that has to be listed; the units are those of {@link HasSeries}. */
export type ListSeries = (right: Right, strike: number, expiryDay: number) => void;

const RIGHTS: readonly Right[] = ["call", "put"];

/**
 * Tells `list` of each series that has to be listed on a day and is not: by expiry, then by strike,
 * both ascending, the call before the put. Series that the rule no longer asks for are not its
 * matter: once listed they stay until their expiry.
 *
 * @param day days since 1970-01-01.
 * @param expiries ascending, as `listedExpiries` gives them; one before the day gets nothing.
 * @param spot $0.0001 per share, above 0 and finite.
 * @param share of the whole range of strikes.
 */
export function forEachMissingSeries(
  day: number,
  expiries: readonly number[],
  spot: number,
  has: HasSeries,
  list: ListSeries,
  share = 1,
): void {
  for (const expiryDay of expiries) {
    for (const strike of listedStrikes(day, expiryDay, spot, share)) {
      for (const right of RIGHTS) {
        if (!has(right, strike, expiryDay)) list(right, strike, expiryDay);
      }
    }
  }
}
