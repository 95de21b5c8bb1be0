/**
 * Cash dividends on the way to expiry: at each ex-date the share price drops by the amount (never
 * below 0); between them it moves lognormally. Parallel columns, times rising.
 */
export interface CashDividends {
  /** Years from now, > 0. */
  readonly times: Float64Array;
  /** Dollars per share, > 0. */
  readonly amounts: Float64Array;
}

export const NO_DIVIDENDS: CashDividends = {
  times: new Float64Array(0),
  amounts: new Float64Array(0),
};

/** An option on a share that pays cash dividends. Units as of `evaluateEuropean`. */
export interface DividendOption {
  /** 1 call, -1 put. */
  readonly sign: 1 | -1;
  readonly strike: number;
  readonly years: number;
  readonly rate: number;
  /** Continuous, beside the cash. */
  readonly dividendYield: number;
  readonly sigma: number;
  /** Exercised at any time; at expiry only where false. */
  readonly american: boolean;
  /** Those up to the expiry ({@link dividendsUntil}). */
  readonly dividends: CashDividends;
}

/** Dividends nearer to each other, in years (53 minutes), are of one day. */
const LEAST_GAP = 1e-4;

/** The dividends up to and with the expiry, in the order of their times; those of a day joined. */
export function dividendsUntil(years: number, dividends: CashDividends): CashDividends {
  const order = Array.from(dividends.times.keys())
    .filter((i) => dividends.times[i]! > 0 && dividends.times[i]! <= years)
    .filter((i) => dividends.amounts[i]! > 0)
    .sort((a, b) => dividends.times[a]! - dividends.times[b]!);
  const times: number[] = [];
  const amounts: number[] = [];
  for (const i of order) {
    const last = times.length - 1;
    const isSameDay = last >= 0 && dividends.times[i]! - times[last]! < LEAST_GAP;
    if (isSameDay) amounts[last]! += dividends.amounts[i]!;
    else {
      times.push(dividends.times[i]!);
      amounts.push(dividends.amounts[i]!);
    }
  }
  return { times: Float64Array.from(times), amounts: Float64Array.from(amounts) };
}
