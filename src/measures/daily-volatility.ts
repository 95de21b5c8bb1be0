import { interestYears } from "../calendar/clocks.ts";
import { STOCK } from "../contracts/instrument-table.ts";
import type { Market } from "../market/market-state.ts";

/** What a day's marks say about the price of swings. */
export interface VolatilityDay {
  readonly day: number;
  /** Dollars would lose a digit: $0.0001 per share. */
  readonly close: number;
  /** What everybody expected, and what a month at the money is marked at; per year. */
  readonly forecast: number;
  readonly implied: number;
}

const MONTH_DAYS = 30;

/**
 * Volatility of a month at the money by the marks: of the expiry nearest to 30 days the mean of the
 * call and put nearest to the spot; NaN where they are not marked.
 */
export function monthVolatility(market: Market, today: number): number {
  const { instruments } = market;
  let expiry = 0;
  forEachLive(instruments, (series) => {
    const days = instruments.expiryDay[series]!;
    const isNearer = Math.abs(days - today - MONTH_DAYS) < Math.abs(expiry - today - MONTH_DAYS);
    if (days > today && (expiry === 0 || isNearer)) expiry = days;
  });
  if (interestYears(today, expiry) <= 0) return Number.NaN;
  return moneyVolatility(market, expiry);
}

/** The same of one expiry. @param expiry days since 1970-01-01. */
export function moneyVolatility({ instruments, marks }: Market, expiry: number): number {
  const spot = marks.mark[STOCK]!;
  let [away, sum, count] = [Number.POSITIVE_INFINITY, 0, 0];
  forEachLive(instruments, (series) => {
    const sigma = marks.volatility[series]!;
    if (instruments.expiryDay[series] !== expiry || sigma === 0) return;
    const distance = Math.abs(instruments.strike[series]! - spot);
    if (distance > away) return;
    if (distance < away) [away, sum, count] = [distance, 0, 0];
    sum += sigma;
    count++;
  });
  return sum / count;
}

function forEachLive(
  { live, liveCount }: Market["instruments"],
  visit: (series: number) => void,
): void {
  for (let i = 0; i < liveCount[0]!; i++) visit(live[i]!);
}
