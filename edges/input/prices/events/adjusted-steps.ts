/** A day on which adjusted close / close changes. */
export interface Step {
  /** The first row with the new quotient. */
  readonly row: number;
  /** Bounds of quotient after / quotient before: above 1 for a dividend, 2 for a 2:1 split. */
  readonly low: number;
  readonly high: number;
  /** Whether rounding leaves more than one day for it. */
  readonly isDayUnsure: boolean;
}

/** Adjusted close / close over some rows lies between the bounds. */
interface Segment {
  readonly from: number;
  readonly low: number;
  readonly high: number;
}

interface Bounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Half of the last digit, and a tenth of that for a source's own rounding before. */
const ROUNDING = 0.55;
/** Sources keep prices and factors in 32 bits: 2^-24 of each, several times over. */
const RELATIVE_ERROR = 2.5e-6;

/** Prices are in cents: a file of whole dollars has lost the zeros behind the point. */
const DECIMALS_MIN = 2;
const DECIMALS_MAX = 8;

/**
 * The days on which adjusted close / close changes by more than rounding explains. Each row bounds
 * the quotient (half of the last digit written); rows whose bounds have a value in common may have
 * one quotient. The fewest segments are taken from the left, and from the right for the earliest
 * days: where these differ, the day with the smallest squared error.
 *
 * @param closes Dollars, oldest first. @param adjusted The same days.
 * @param closeErrors What each close may be off; undefined where they are what was traded.
 */
export function adjustedSteps(
  closes: Float64Array,
  adjusted: Float64Array,
  closeErrors?: Float64Array,
): Step[] {
  const bounds = quotientBounds(closes, adjusted, closeErrors);
  const latest = latestStarts(bounds);
  const earliest = earliestStarts(bounds);
  const segments = latest.map((from, k) => segmentOf(bounds, from, latest[k + 1]));
  const starts = latest.map((from, k) => {
    if (k === 0 || earliest[k] === from) return from;
    const [before, after] = [segments[k - 1]!, segments[k]!];
    return bestStart(closes, adjusted, earliest[k]!, from, before, after);
  });
  const settled = starts.map((from, k) => segmentOf(bounds, from, starts[k + 1]));
  return settled.slice(1).map((after, k) => {
    const before = settled[k]!;
    return {
      row: after.from,
      low: after.low / before.high,
      high: after.high / before.low,
      isDayUnsure: earliest[k + 1] !== latest[k + 1],
    };
  });
}

function quotientBounds(
  closes: Float64Array,
  adjusted: Float64Array,
  closeErrors: Float64Array | undefined,
): Bounds {
  const adjustedError = roundingError(adjusted);
  const low = new Float64Array(closes.length);
  const high = new Float64Array(closes.length);
  for (let row = 0; row < closes.length; row++) {
    const [close, value] = [closes[row]!, adjusted[row]!];
    const closeError = closeErrors?.[row] ?? 0;
    // A price of a cent or less says little: the bounds stay above 0 and finite.
    low[row] = Math.max(value - adjustedError, value / 8) / (close + closeError);
    high[row] = (value + adjustedError) / Math.max(close - closeError, close / 8);
    low[row]! *= 1 - RELATIVE_ERROR;
    high[row]! *= 1 + RELATIVE_ERROR;
  }
  return { low, high };
}

/** What values with so many decimals may be off: 0.0055 for two. */
export function roundingError(values: Float64Array): number {
  let decimals = DECIMALS_MIN;
  for (const value of values) {
    const text = String(value);
    const point = text.indexOf(".");
    if (point >= 0) decimals = Math.max(decimals, text.length - point - 1);
  }
  return ROUNDING / Number(`1e${Math.min(decimals, DECIMALS_MAX)}`);
}

/** First rows of the segments, each as long as it can be from the left. */
function latestStarts({ low, high }: Bounds): number[] {
  const starts = [0];
  let [least, most] = [low[0]!, high[0]!];
  for (let row = 1; row < low.length; row++) {
    least = Math.max(least, low[row]!);
    most = Math.min(most, high[row]!);
    if (least <= most) continue;
    starts.push(row);
    [least, most] = [low[row]!, high[row]!];
  }
  return starts;
}

/** As many first rows, each segment as long as it can be from the right. */
function earliestStarts({ low, high }: Bounds): number[] {
  const ends = latestStarts({ low: low.slice().reverse(), high: high.slice().reverse() });
  const starts = ends.slice(1).map((end) => low.length - end);
  return [0, ...starts.reverse()];
}

function segmentOf({ low, high }: Bounds, from: number, to = low.length): Segment {
  let [least, most] = [low[from]!, high[from]!];
  for (let row = from + 1; row < to; row++) {
    least = Math.max(least, low[row]!);
    most = Math.min(most, high[row]!);
  }
  // Neighbouring days that are both unsure may leave nothing in common: then all between.
  return { from, low: Math.min(least, most), high: Math.max(least, most) };
}

/** The row from `earliest` to `latest` from which on the second quotient fits better. */
function bestStart(
  closes: Float64Array,
  adjusted: Float64Array,
  earliest: number,
  latest: number,
  before: Segment,
  after: Segment,
): number {
  const [first, second] = [(before.low + before.high) / 2, (after.low + after.high) / 2];
  let best = latest;
  let change = 0;
  let least = 0;
  for (let row = latest - 1; row >= earliest; row--) {
    const quotient = adjusted[row]! / closes[row]!;
    change += (quotient - second) * (quotient - second) - (quotient - first) * (quotient - first);
    if (change < least) [best, least] = [row, change];
  }
  return best;
}
