import { exp } from "../../../math/exp.ts";
import { logRatio } from "../../../math/log.ts";
import type { RandomStream } from "../../../math/random-stream.ts";
import { roundToTick, type TapeMove } from "../tape-path.ts";

/** After a price: by then everybody has acted on it; the minutes are counted from there. */
const ACTED_US = 1_000_000;
const MINUTE_US = 60_000_000;

/** How long after the price before it the stock has its `minute`th of those between two, from 0. */
export function minuteAfter(minute: number): number {
  return ACTED_US + (minute + 1) * MINUTE_US;
}

/**
 * Prices of each minute between two prices of a made stock, in $0.0001 per share: a Brownian bridge
 * of ln(price), a draw for each. A shock comes after the last of them.
 *
 * @param us from the one price to the other.
 */
export function bridgeMinutes(
  stream: RandomStream,
  from: number,
  to: number,
  { deviation, shock }: TapeMove,
  us: number,
): number[] {
  const end = logRatio(to / shock, from);
  const prices: number[] = [];
  let [at, time] = [0, 0];
  for (let next = minuteAfter(0); next < us; next = minuteAfter(prices.length)) {
    const share = (next - time) / (us - time);
    const spread = deviation * Math.sqrt(((next - time) / us) * (1 - share));
    at += (end - at) * share + spread * stream.nextNormal();
    time = next;
    prices.push(roundToTick(from * exp(at)));
  }
  return prices;
}
