import { type WorstPoint, worstButterfly } from "./smile/butterfly.ts";
import { worstCalendar } from "./smile/calendar.ts";
import { type Smile, totalVariance } from "./smile/svi.ts";

/** The smile of one expiry. */
export interface DatedSmile {
  /** Time to expiry, > 0. */
  readonly years: number;
  readonly smile: Smile;
}

/** Where a surface comes nearest to an arbitrage, or deepest into one (below 0). */
export interface SurfacePoint extends WorstPoint {
  readonly years: number;
}

export interface SurfaceCheck {
  /** The least Durrleman g. */
  readonly butterfly: SurfacePoint;
  /** The least growth of total variance, in parts, from the expiry before; none of one expiry. */
  readonly calendar: SurfacePoint | undefined;
}

/**
 * Looks for static arbitrage: a butterfly with a negative price within an expiry, and a total
 * variance that falls from one expiry to the next at the same multiple of the forward (Gatheral and
 * Jacquier, Quantitative Finance 14, 2014).
 *
 * @param smiles By time to expiry, ascending; one or more.
 */
export function checkSurface(smiles: readonly DatedSmile[]): SurfaceCheck {
  const butterflies = smiles.map(({ years, smile }) => ({ ...worstButterfly(smile), years }));
  const calendars = smiles
    .slice(1)
    .map(({ years, smile }, i) => ({ ...worstCalendar(smiles[i]!.smile, smile), years }));
  return { butterfly: lowest(butterflies)!, calendar: lowest(calendars) };
}

function lowest(points: readonly SurfacePoint[]): SurfacePoint | undefined {
  let found = points[0];
  for (const point of points) if (point.value < found!.value) found = point;
  return found;
}

/**
 * Volatility per square root of a year at a log-moneyness k = ln(K / F) and a time to expiry: total
 * variance is linear in time between two expiries, which keeps the calendar rule, and volatility is
 * that of the first expiry before it and of the last after it.
 */
export function surfaceVolatility(smiles: readonly DatedSmile[], k: number, years: number): number {
  const found = smiles.findIndex((dated) => dated.years >= years);
  const later = smiles[found < 0 ? smiles.length - 1 : found]!;
  const variance = totalVariance(later.smile, k);
  if (found <= 0) return Math.sqrt(variance / later.years);
  const earlier = smiles[found - 1]!;
  const before = totalVariance(earlier.smile, k);
  const weight = (years - earlier.years) / (later.years - earlier.years);
  return Math.sqrt((before + weight * (variance - before)) / years);
}
