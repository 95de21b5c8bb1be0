import { type Svi, smileVolatility } from "../../volatility/smile/svi.ts";

/** Log-moneyness that is looked at, in deviations until the earlier expiry. */
const LOOKS = [-2.5, -1.25, 0, 1.25, 2.5];

/**
 * The least shift of an expiry's volatilities with which its total variance is not below that of
 * the expiry before it, wherever strikes trade: else somebody could take a calendar for nothing.
 *
 * @param earlierShift what is added to the volatilities of the earlier expiry, per year.
 */
export function calendarFloor(
  earlier: Svi,
  earlierYears: number,
  earlierShift: number,
  later: Svi,
  laterYears: number,
): number {
  const root = Math.sqrt(earlierYears);
  const deviation = smileVolatility(earlier, earlierYears, 0) * root;
  let floor = Number.NEGATIVE_INFINITY;
  for (const look of LOOKS) {
    const k = look * deviation;
    const before = (smileVolatility(earlier, earlierYears, k) + earlierShift) * root;
    const least = before / Math.sqrt(laterYears) - smileVolatility(later, laterYears, k);
    floor = Math.max(floor, least);
  }
  return floor;
}
