import { MULTIPLIER } from "../../contracts/instrument-table.ts";
import { nakedRequirement } from "./naked-requirement.ts";
import type { StockPosition } from "./stock-position.ts";

/** What short options need, and what they do to the shares that cover them; $0.0001. */
export interface ShortRequirement {
  /** Of all short options, the strikes of cash-secured puts included. */
  shortUnits: number;
  /** The part of it that must be there in cash: the strikes of cash-secured puts. */
  strikeCashUnits: number;
  /** By how much shares promised at a strike count for less than their mark. */
  promisedUnits: number;
}

const NONE = -1;

/**
 * Sets each short option against what covers it. The deepest in the money comes first (lowest call
 * strike, highest put strike; then the later expiry), and takes in this order:
 * a call: shares, which then count at the strike at most and leave no requirement;
 * a put of a cash-secured account: the whole strike in cash;
 * any other: long options of the same right that do not expire before it, the least loss first,
 * where that loss is less than the naked requirement. What is left is naked.
 * Source: Cboe Rule 10.3 (covered writing, spreads). Pairing in this order is not always the
 * cheapest (docs/market/margin.md). An account holds few series, so each step looks at all of them.
 */
export function pairShorts(
  out: ShortRequirement,
  position: StockPosition,
  cashSecuredPuts: boolean,
): void {
  const { count, right, strikeUnits, contracts, unpaired, spotUnits } = position;
  out.shortUnits = out.strikeCashUnits = out.promisedUnits = 0;
  for (let i = 0; i < count; i++) unpaired[i] = contracts[i]!;
  let freeShares = Math.max(position.shares, 0);
  for (let short = nextShort(position); short !== NONE; short = nextShort(position)) {
    const deliverable = position.deliverable[short]!;
    const strike = strikeUnits[short]! * MULTIPLIER;
    let left = -unpaired[short]!;
    unpaired[short] = 0;
    if (right[short]! > 0) {
      const covered = Math.min(left, Math.floor(freeShares / deliverable));
      freeShares -= covered * deliverable;
      left -= covered;
      out.promisedUnits += covered * Math.max(spotUnits * deliverable - strike, 0);
    } else if (cashSecuredPuts) {
      out.strikeCashUnits += left * strike;
      out.shortUnits += left * strike;
      continue;
    }
    out.shortUnits += pairWithLongs(position, short, left);
  }
}

/** What short contracts need with the best longs taken for them, the rest naked; $0.0001. */
function pairWithLongs(position: StockPosition, short: number, contracts: number): number {
  const { right, strikeUnits, markUnits, deliverable, unpaired, spotUnits } = position;
  const naked = nakedRequirement(
    right[short]!,
    strikeUnits[short]!,
    spotUnits,
    markUnits[short]!,
    deliverable[short]!,
  );
  let left = contracts;
  let units = 0;
  while (left > 0) {
    const long = bestLong(position, short);
    if (long === NONE) break;
    const loss = spreadLoss(position, short, long);
    if (loss >= naked) break;
    const pairs = Math.min(left, unpaired[long]!);
    unpaired[long]! -= pairs;
    units += pairs * loss;
    left -= pairs;
  }
  return units + left * naked;
}

/** The most that a short and a long of one right can lose at the expiry, $0.0001 per contract. */
function spreadLoss(position: StockPosition, short: number, long: number): number {
  const { right, strikeUnits } = position;
  return Math.max(right[short]! * (strikeUnits[long]! - strikeUnits[short]!), 0) * MULTIPLIER;
}

function nextShort(position: StockPosition): number {
  const { count, right, strikeUnits, expiryDay, unpaired } = position;
  let next = NONE;
  for (let i = 0; i < count; i++) {
    if (unpaired[i]! >= 0) continue;
    const ahead =
      next === NONE ? -1 : right[i]! * strikeUnits[i]! - right[next]! * strikeUnits[next]!;
    if (ahead < 0 || (ahead === 0 && expiryDay[i]! > expiryDay[next]!)) next = i;
  }
  return next;
}

/** The long with the least loss beside a short; of equals the first to expire. */
function bestLong(position: StockPosition, short: number): number {
  const { count, right, expiryDay, deliverable, unpaired } = position;
  let best = NONE;
  for (let i = 0; i < count; i++) {
    if (unpaired[i]! <= 0 || right[i] !== right[short]) continue;
    if (deliverable[i] !== deliverable[short] || expiryDay[i]! < expiryDay[short]!) continue;
    const ahead =
      best === NONE ? -1 : spreadLoss(position, short, i) - spreadLoss(position, short, best);
    if (ahead < 0 || (ahead === 0 && expiryDay[i]! < expiryDay[best]!)) best = i;
  }
  return best;
}
