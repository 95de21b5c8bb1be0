import { worstButterfly } from "./butterfly.ts";
import { worstCalendar } from "./calendar.ts";
import { type Smile, wingSlope } from "./svi.ts";

/** A lift is found by doubling from this total variance, 0.01 % for an hour. */
const FIRST_LIFT = 1e-12;
const MOST_DOUBLINGS = 60;
const HALVINGS = 20;

/**
 * The smiles with what is left of arbitrage taken away, shortest first: wings not below those of
 * the expiry before, and then a, which shifts total variance as a whole, raised until both checks
 * pass. Raising it keeps the calendar rule against an earlier expiry, and makes g tend to
 * 1 - w'^2 / 16 + w'' / 2, which is above 0 as wings are below 2: there is always an end.
 */
export function liftSurface(smiles: readonly Smile[]): Smile[] {
  const lifted: Smile[] = [];
  for (const smile of smiles) {
    const earlier = lifted.at(-1);
    lifted.push(liftSmile(earlier === undefined ? smile : widenWings(smile, earlier), earlier));
  }
  return lifted;
}

function widenWings(smile: Smile, earlier: Smile): Smile {
  const missing = ([1, -1] as const).map((side) =>
    Math.max(wingSlope(earlier, side) - wingSlope(smile, side), 0),
  );
  if (missing[0] === 0 && missing[1] === 0) return smile;
  const [first, ...others] = smile;
  const right = first!.b * (1 + first!.rho) + missing[0]!;
  const left = first!.b * (1 - first!.rho) + missing[1]!;
  const sum = right + left;
  return [{ ...first!, b: sum / 2, rho: (right - left) / sum }, ...others];
}

function liftSmile(smile: Smile, earlier: Smile | undefined): Smile {
  const isFree = (candidate: Smile): boolean =>
    worstButterfly(candidate).value >= 0 &&
    (earlier === undefined || worstCalendar(earlier, candidate).value >= 0);
  if (isFree(smile)) return smile;
  const [first, ...others] = smile;
  const raised = (lift: number): Smile => [{ ...first!, a: first!.a + lift }, ...others];
  let high = FIRST_LIFT;
  for (let doubling = 0; doubling < MOST_DOUBLINGS && !isFree(raised(high)); doubling++) high *= 2;
  let low = 0;
  for (let step = 0; step < HALVINGS; step++) {
    const middle = 0.5 * (low + high);
    if (isFree(raised(middle))) high = middle;
    else low = middle;
  }
  return raised(high);
}
