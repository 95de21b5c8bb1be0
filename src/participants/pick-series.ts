import { interestYears } from "../calendar/clocks.ts";
import { exp } from "../math/exp.ts";
import { inverseNormal } from "../math/inverse-normal.ts";
import type { MarketView } from "../view/market-view.ts";

/** The option that somebody has in mind. */
export interface Target {
  /** 1 call, -1 put. */
  readonly right: 1 | -1;
  /** Size of the delta. */
  readonly delta: number;
  /** Calendar days to the expiry. */
  readonly days: number;
}

/**
 * The live series that is nearest to what somebody has in mind: the expiry nearest to the days,
 * then the strike nearest to that of the delta at a volatility per year; 0 where there is none.
 */
export function pickSeries(view: MarketView, target: Target, sigma: number, today: number): number {
  let expiry = 0;
  view.forEachLiveSeries((_, right, __, expiryDay) => {
    const isNearer =
      expiry === 0 ||
      Math.abs(expiryDay - today - target.days) < Math.abs(expiry - today - target.days);
    if (right === target.right && expiryDay > today + 1 && isNearer) expiry = expiryDay;
  });
  const years = interestYears(today, expiry);
  const deviation = sigma * Math.sqrt(years);
  const d1 = target.right * inverseNormal(target.delta);
  const wanted = view.stockMark() * exp(0.5 * deviation * deviation - d1 * deviation);
  let [found, away] = [0, Number.POSITIVE_INFINITY];
  view.forEachLiveSeries((series, right, strike, expiryDay) => {
    if (right !== target.right || expiryDay !== expiry) return;
    if (Math.abs(strike - wanted) >= away) return;
    found = series;
    away = Math.abs(strike - wanted);
  });
  return found;
}
