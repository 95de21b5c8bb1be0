import { exp } from "../math/exp.ts";
import type { RandomStream } from "../math/random-stream.ts";
import type { RetailMood } from "./retail-account.ts";

const POINTS_PER_ONE = 100;

/**
 * Whether somebody trades today: with the chance of a good price, less the more of it he would have
 * to give up, and more where the price is better than he thought (a premium elasticity of about 2;
 * docs/assumptions/retail-flow.md).
 *
 * @param chance a day, at a fair price. @param givenUp volatility per year by which the price is
 * worse than the reference; NaN: it has none, and nobody trades.
 */
export function arrives(
  stream: RandomStream,
  chance: number,
  mood: RetailMood,
  givenUp: number,
): boolean {
  const draw = stream.nextUniform();
  return draw < chance * exp(-mood.elasticity * POINTS_PER_ONE * givenUp);
}
