import { bestDistance, bestGain, type LogisticFlow } from "./baldacci-bergault-gueant.ts";

/** An option as the maker's book sees it. */
export interface VegaOption {
  /** Vega of one order, z V: dollars per 1.00 of volatility, above 0. */
  readonly vega: number;
  /** lambda, orders per year on each side. */
  readonly orders: number;
}

/** What the volatility may do to a maker who hedges the stock, and how much he takes of it. */
export interface VegaRisk {
  /** gamma, per dollar. */
  readonly riskAversion: number;
  /** xi of Heston's model: the variance moves by xi sqrt(variance) dW. */
  readonly volOfVol: number;
  /** By how much the volatility is expected to beat what prices allow for, per year. */
  readonly drift: number;
  /** The most vega he may hold either way, dollars per 1.00 of volatility. */
  readonly limit: number;
  /** Years for which he plans. */
  readonly horizon: number;
}

/** The value of a total vega, in dollars, at equal steps from -limit to limit. */
export interface VegaValue {
  readonly limit: number;
  readonly values: Float64Array;
}

/**
 * What a total vega is worth at the start of the horizon, v(0, x) of Baldacci, Bergault and Gueant
 * (see `baldacci-bergault-gueant.ts`), with the variance and the vegas held at their first values:
 *
 *     -dv/dt = drift x - gamma xi^2 / 8 x^2
 *              + sum over options and sides of lambda z V gain((v(x) - v(x +- z V)) / (z V))
 *
 * v(T) = 0, the gain from {@link bestGain}, and no trade beyond the limit. Solved backwards by
 * Euler's explicit scheme, linear between the points. The time step is below 1 / (sum of all
 * lambda): then each new value rises with every old one, and the scheme is stable (monotone).
 *
 * @param points of the grid, odd so that 0 is one of them.
 */
export function solveVegaValue(
  options: readonly VegaOption[],
  flow: LogisticFlow,
  risk: VegaRisk,
  points = 201,
): VegaValue {
  const { limit, horizon } = risk;
  const orders = options.reduce((sum, option) => sum + 2 * option.orders, 0);
  const steps = Math.ceil(horizon * orders) + 1;
  const dt = horizon / steps;
  const penalty = (risk.riskAversion * risk.volOfVol * risk.volOfVol) / 8;
  let now: VegaValue = { limit, values: new Float64Array(points) };
  let next: VegaValue = { limit, values: new Float64Array(points) };
  for (let step = 0; step < steps; step++) {
    for (let i = 0; i < points; i++) {
      const x = vegaAt(i, points, limit);
      let rate = risk.drift * x - penalty * x * x;
      for (const { vega, orders: arrivals } of options) {
        const buying = bestGain(flow, tradeCost(now, x, vega));
        const selling = bestGain(flow, tradeCost(now, x, -vega));
        rate += arrivals * vega * (buying + selling);
      }
      next.values[i] = now.values[i]! + dt * rate;
    }
    [now, next] = [next, now];
  }
  return now;
}

/**
 * The maker's two quotes for an option, as distances in volatility below and above the middle;
 * Infinity where the trade would break his limit. What he holds enters by its total vega alone.
 */
export function vegaQuotes(
  value: VegaValue,
  flow: LogisticFlow,
  vega: number,
  totalVega: number,
): { readonly bid: number; readonly ask: number } {
  return {
    bid: bestDistance(flow, tradeCost(value, totalVega, vega)),
    ask: bestDistance(flow, tradeCost(value, totalVega, -vega)),
  };
}

/**
 * v(x) - v(x + change) over the vega traded, in volatility; Infinity beyond the limit. A book whose
 * vega has grown past the limit by itself may still trade its way back.
 */
function tradeCost(value: VegaValue, totalVega: number, change: number): number {
  const after = totalVega + change;
  if (Math.abs(after) > Math.max(value.limit, Math.abs(totalVega))) return Number.POSITIVE_INFINITY;
  return (valueAt(value, totalVega) - valueAt(value, after)) / Math.abs(change);
}

/** Between the points, and beyond the last two of them, on a straight line. */
function valueAt({ limit, values }: VegaValue, x: number): number {
  const place = ((x + limit) / (2 * limit)) * (values.length - 1);
  const below = Math.min(Math.max(Math.floor(place), 0), values.length - 2);
  const weight = place - below;
  return values[below]! * (1 - weight) + values[below + 1]! * weight;
}

function vegaAt(index: number, points: number, limit: number): number {
  return ((2 * index) / (points - 1) - 1) * limit;
}
