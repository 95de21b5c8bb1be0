import type { ChainSize } from "./listed-expiries.ts";

/** The largest chain that the listing rules make, and room. */
const MOST_SERIES = 5_000;
/** An expiry's strikes at the widest, with those that a moving spot leaves behind. */
const SERIES_OF_EXPIRY = 400;
/** Quarterly months and LEAPS; and the expiry that is listed when another has passed. */
const LONG_EXPIRIES = 5;
const NEXT_EXPIRY = 1;

/** Series that can be live at once: memory for them is set aside at the start. */
export function mostLiveSeries({ weeklies, monthlies, isLong }: ChainSize): number {
  const expiries = weeklies + monthlies + (isLong ? LONG_EXPIRIES : 0) + NEXT_EXPIRY;
  return Math.min(expiries * SERIES_OF_EXPIRY, MOST_SERIES);
}
