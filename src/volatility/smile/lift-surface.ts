import { worstButterfly } from "./butterfly.ts";
import { worstCalendar } from "./calendar.ts";
import type { Svi } from "./svi.ts";

/** A lift is found by doubling from this part of the total variance at the vertex. */
const FIRST_LIFT = 1e-9;
const MOST_DOUBLINGS = 60;

/**
 * The smiles with what is left of arbitrage taken away, shortest first: wings not below those of
 * the expiry before, and then a, which shifts total variance as a whole, raised until both checks
 * pass. Raising it never breaks the calendar rule against an earlier expiry, and makes g tend to
 * 1 - w'^2 / 16 + w'' / 2, which is above 0 as wings are below 2: there is always an end.
 */
export function liftSurface(smiles: readonly Svi[]): Svi[] {
  const lifted: Svi[] = [];
  for (const smile of smiles) {
    const earlier = lifted.at(-1);
    lifted.push(liftSmile(earlier === undefined ? smile : widenWings(smile, earlier), earlier));
  }
  return lifted;
}

function widenWings(smile: Svi, earlier: Svi): Svi {
  const right = Math.max(smile.b * (1 + smile.rho), earlier.b * (1 + earlier.rho));
  const left = Math.max(smile.b * (1 - smile.rho), earlier.b * (1 - earlier.rho));
  const b = (right + left) / 2;
  return { ...smile, b, rho: b > 0 ? (right - left) / (right + left) : 0 };
}

function liftSmile(smile: Svi, earlier: Svi | undefined): Svi {
  const isFree = (candidate: Svi): boolean =>
    worstButterfly(candidate).value >= 0 &&
    (earlier === undefined || worstCalendar(earlier, candidate).value >= 0);
  if (isFree(smile)) return smile;
  const raised = (lift: number): Svi => ({ ...smile, a: smile.a + lift });
  let high = FIRST_LIFT * (Math.abs(smile.a) + smile.b * smile.sigma);
  for (let doubling = 0; doubling < MOST_DOUBLINGS && !isFree(raised(high)); doubling++) high *= 2;
  let low = 0;
  for (let step = 0; step < 20; step++) {
    const middle = 0.5 * (low + high);
    if (isFree(raised(middle))) high = middle;
    else low = middle;
  }
  return raised(high);
}
