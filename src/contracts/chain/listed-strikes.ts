/**
 * The rungs from one strike to the next zone, in $0.0001. Within a zone each step is a multiple of
 * the one before it, so every coarser rung is a finer one too; and each border is a fine rung of
 * both its zones, so walking up from rung to rung never misses one.
 */
interface Zone {
  readonly from: number;
  /** Fine, coarse, wide. */
  readonly steps: readonly [number, number, number];
}

/** Up to $75 $0.50, to $150 $1, to $300 $2.50, to $600 $5, then $10. */
const ZONES: readonly Zone[] = [
  { from: 0, steps: [5_000, 25_000, 50_000] },
  { from: 750_000, steps: [10_000, 50_000, 100_000] },
  { from: 1_500_000, steps: [25_000, 50_000, 100_000] },
  { from: 3_000_000, steps: [50_000, 100_000, 100_000] },
  { from: 6_000_000, steps: [100_000, 100_000, 100_000] },
];

const FINE = 0;
const COARSE = 1;
const WIDE = 2;

/** Expiries up to eight months (35 weeks) away have the fine rungs. */
const FINE_DAYS = 245;
const DAYS_PER_YEAR = 365;

/** Half-width of the strikes over the spot: 40 % at no time left, 55 % at one year, 61 % at two. */
const RANGE_AT_EXPIRY = 0.4;
const RANGE_PER_ROOT_YEAR = 0.15;
/** No narrower than $25: a cheap stock has few strikes per 40 %. In $0.0001. */
const SMALLEST_RANGE = 250_000;
/** In the outermost tenth of the range the rungs are one step coarser. */
const DENSE_PART = 0.9;

/**
 * How far from the spot strikes of an expiry are listed, in $0.0001 (with a fraction).
 *
 * @param days calendar days to the expiry, not negative.
 * @param spot $0.0001 per share, above 0.
 */
export function strikeRange(days: number, spot: number): number {
  const part = RANGE_AT_EXPIRY + RANGE_PER_ROOT_YEAR * Math.sqrt(days / DAYS_PER_YEAR);
  return Math.max(part * spot, SMALLEST_RANGE);
}

/**
 * The strikes of an expiry that must be listed on a day at a spot, ascending, in $0.0001 per share;
 * none after the expiry. Which rungs there are depends on the strike alone, how many of them are
 * used on the distance in time and price: another spot gives other rungs of the same ladder.
 * Source: the intervals of the exchanges' programmes, simplified (docs/assumptions/listing.md).
 *
 * @param day days since 1970-01-01, as `expiryDay`.
 * @param spot $0.0001 per share, above 0 and finite.
 * @param share of the whole range.
 */
export function listedStrikes(day: number, expiryDay: number, spot: number, share = 1): number[] {
  const strikes: number[] = [];
  if (day > expiryDay) return strikes;
  const range = share * strikeRange(expiryDay - day, spot);
  const dense = DENSE_PART * range;
  const near = expiryDay - day <= FINE_DAYS ? FINE : COARSE;
  const far = near === FINE ? COARSE : WIDE;
  let strike = firstRungAtOrAbove(spot - range);
  while (strike <= spot + range) {
    const { steps } = zoneOf(strike);
    const step = steps[Math.abs(strike - spot) <= dense ? near : far];
    if (strike % step === 0) strikes.push(strike);
    strike += steps[FINE];
  }
  return strikes;
}

/** Whether a price in $0.0001 is a strike that can be listed for some spot and expiry. */
export function isOnListedLadder(strike: number): boolean {
  return strike > 0 && strike % zoneOf(strike).steps[FINE] === 0;
}

/** The lowest fine rung at or above a price that may have a fraction; there is none at zero. */
function firstRungAtOrAbove(price: number): number {
  const lowest = ZONES[0]!.steps[FINE];
  if (price <= lowest) return lowest;
  const rest = price % zoneOf(price).steps[FINE];
  return rest === 0 ? price : price - rest + zoneOf(price).steps[FINE];
}

function zoneOf(strike: number): Zone {
  let zone = ZONES[0]!;
  for (const next of ZONES) if (strike >= next.from) zone = next;
  return zone;
}
