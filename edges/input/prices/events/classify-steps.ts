import type { Step } from "./adjusted-steps.ts";
import { ratioOf, reduced, type ShareRatio, SIMPLE_RATIOS } from "./simple-ratio.ts";

/** From here up a quotient that is a simple ratio is a split; below it a dividend. */
const SPLIT_QUOTIENT_MIN = 1.19;

/** A split and a dividend on one day: the dividend is at most this share of the price. */
const DIVIDEND_BESIDE_SPLIT_MAX = 0.05;

/** A split such as 1998:1000 is this near to a simple ratio. */
const NEARLY = 0.01;
const DECIMAL_SCALES = [100, 1_000, 10_000, 100_000];

/** A quotient that falls as far as this without being simple is no split either. */
const REVERSE_QUOTIENT_MAX = 0.9;

/** What a change of adjusted close / close is. */
export interface Event {
  readonly step: Step;
  /** Undefined: a dividend alone. */
  readonly split: ShareRatio | undefined;
}

/** Events, and steps that no company's action explains: the quotient falls, or comes back. */
export interface Classified {
  readonly events: readonly Event[];
  readonly odd: readonly Step[];
}

/** How many rows a wrong adjusted close may stand before it is right again. */
const SLIP_ROWS_MAX = 5;

/** Splits and dividends among the steps of one history. */
export function classifySteps(steps: readonly Step[]): Classified {
  const events: Event[] = [];
  const odd: Step[] = [];
  for (let k = 0; k < steps.length; k++) {
    const step = steps[k]!;
    if (isUndone(step, steps[k + 1])) {
      odd.push(step);
      k++;
      continue;
    }
    const event = eventOf(step);
    if (event === undefined) odd.push(step);
    else events.push(event);
  }
  return { events, odd };
}

/** A wrong value or two: the next step leads back. */
function isUndone(step: Step, next: Step | undefined): boolean {
  if (next === undefined || next.row - step.row > SLIP_ROWS_MAX) return false;
  return step.low * next.low <= 1 && step.high * next.high >= 1;
}

function eventOf(step: Step): Event | undefined {
  const simple = isSplitSized(step)
    ? (simpleWithin(step.low, step.high) ?? besideDividend(step) ?? nearlySimple(step))
    : undefined;
  return simple === undefined && step.low <= 1 ? undefined : { step, split: simple };
}

function isSplitSized({ high }: Step): boolean {
  return high >= SPLIT_QUOTIENT_MIN || high <= REVERSE_QUOTIENT_MAX;
}

function simpleWithin(low: number, high: number): ShareRatio | undefined {
  return SIMPLE_RATIOS.find((simple) => ratioOf(simple) >= low && ratioOf(simple) <= high);
}

function besideDividend({ low, high }: Step): ShareRatio | undefined {
  const [least, most] = [low * (1 - DIVIDEND_BESIDE_SPLIT_MAX), high];
  const found = simpleWithin(least, most);
  // 9:7 lies near everything: a ratio that companies choose has a small term.
  return found && Math.min(found.newShares, found.oldShares) <= 2 ? found : undefined;
}

/** Near a whole ratio, with the fewest decimals that the bounds allow: 1998:1000. */
function nearlySimple({ low, high }: Step): ShareRatio | undefined {
  const found = simpleWithin(low * (1 - NEARLY), high * (1 + NEARLY));
  if (found === undefined || Math.min(found.newShares, found.oldShares) > 1) return undefined;
  for (const scale of DECIMAL_SCALES) {
    const scaled = Math.round(((low + high) / 2) * scale);
    if (scaled >= low * scale && scaled <= high * scale) return reduced(scaled, scale);
  }
  return undefined;
}
