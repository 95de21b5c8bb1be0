import { dayFromCivil, isoFromDay } from "../calendar/civil-date.ts";
import { interestYears } from "../calendar/clocks.ts";
import { nextTradingDay } from "../calendar/trading-days.ts";
import { exp } from "../math/exp.ts";
import { createStream } from "../math/random-stream.ts";

/** A made price history: chance by the seed, its swings as asked. */
export interface PathSettings {
  readonly seed: number;
  /** Closes after the first, 1 or more: exchange trading days. */
  readonly days: number;
  /** Realised volatility of the whole path, per year (calendar days / 365). */
  readonly swingsCame: number;
  /** Mean growth of the logarithm of the price, per year. */
  readonly drift: number;
}

/** The closes of a path; days since 1970-01-01, prices in dollars and whole cents. */
export interface PricePath {
  readonly days: Int32Array;
  readonly closes: Float64Array;
}

const START_DOLLARS = 100;

/** A Monday after a year's last holiday: 252 trading days follow without a special closure. */
const FIRST_DAY = dayFromCivil(2023, 1, 9);

/**
 * Log returns a + b z, z standard normal: a is the drift's part of a day, and b is chosen so that
 * the squared returns sum to swingsCame^2 x years. So the swings that came are those that were
 * asked for, whatever the draw (but for the rounding of closes to cents); b is 0 where the drift
 * alone swings more.
 */
export function pricePath({ seed, days, swingsCame, drift }: PathSettings): PricePath {
  const dates = new Int32Array(days + 1);
  dates[0] = FIRST_DAY;
  for (let i = 1; i <= days; i++) dates[i] = nextTradingDay(dates[i - 1]!);
  const years = interestYears(FIRST_DAY, dates[days]!);
  const stream = createStream(seed, "path");
  const draws = Float64Array.from({ length: days }, () => stream.nextNormal());
  const dayDrift = (drift * years) / days;
  const scale = scaleOf(draws, dayDrift, swingsCame * swingsCame * years);
  const closes = new Float64Array(days + 1);
  let logPrice = 0;
  closes[0] = START_DOLLARS;
  for (let i = 1; i <= days; i++) {
    logPrice += dayDrift + scale * draws[i - 1]!;
    closes[i] = Math.max(Math.round(START_DOLLARS * exp(logPrice) * 100), 1) / 100;
  }
  return { days: dates, closes };
}

/** The larger root b of sum (a + b z)^2 = variance; 0 where there is none above it. */
function scaleOf(draws: Float64Array, drift: number, variance: number): number {
  let [sum, squares] = [0, 0];
  for (const z of draws) {
    sum += z;
    squares += z * z;
  }
  const half = drift * sum;
  const inside = half * half - squares * (draws.length * drift * drift - variance);
  return inside < 0 ? 0 : Math.max((Math.sqrt(inside) - half) / squares, 0);
}

/** The path as the price file that the lab and the command line read: date,close. */
export function pathCsv(settings: PathSettings): string {
  const { days, closes } = pricePath(settings);
  const rows = Array.from(days, (day, i) => `${isoFromDay(day)},${closes[i]!.toFixed(2)}\n`);
  return `date,close\n${rows.join("")}`;
}
