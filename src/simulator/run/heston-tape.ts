import { createStream } from "../../math/random-stream.ts";
import type { HestonParameters } from "../../pricing/heston/heston-exponent.ts";
import { meanVariance } from "../../pricing/heston/mean-variance.ts";
import { HestonStep } from "./heston-tape-step.ts";
import { roundToTick, type TapeDay, type TapeMove, yearsOf } from "./tape-path.ts";
import { applyShocks, type Shock } from "./trouble/tape-shocks.ts";

/** A stock whose variance moves by itself: its fair smile is known. Years: of trading's clock. */
export interface HestonStock extends HestonParameters {
  readonly seed: number;
  /** $0.0001 per share. */
  readonly start: number;
  /** Of the price, per year. */
  readonly drift: number;
  /** Before the first session, per year. */
  readonly variance: number;
  readonly stepsPerSession: number;
  readonly shocks?: readonly Shock[];
  /** Name of its draws: another name is another path of the same law. */
  readonly stream?: string;
}

/** What is forecast is the mean variance of about 21 sessions. */
const MONTH = 1 / 12;

/**
 * Sessions of a Heston stock. The variance of closed days comes with the open, that of a session in
 * equal steps; every draw belongs to its day and step, so that a longer run begins alike. Forecast
 * is the root of the mean variance that is expected at the open for the month to come.
 */
export function hestonTape(stock: HestonStock, days: readonly number[]): TapeDay[] {
  const { seed, drift, stepsPerSession, shocks = [] } = stock;
  const stream = createStream(seed, stock.stream ?? "price");
  const state = { price: stock.start, variance: stock.variance };
  return days.map((day, index) => {
    const { gap, session } = yearsOf(days, index);
    const draw = (step: HestonStep, number: number): void => {
      stream.at(day, number);
      const uniform = stream.nextUniform();
      step.move(state, uniform, stream.nextNormal());
    };
    if (gap > 0) draw(new HestonStep(stock, drift, gap), 0);
    applyShocks(state, shocks, index, 0);
    const forecast = Math.sqrt(meanVariance(stock, state.variance, MONTH));
    const years = session / stepsPerSession;
    const step = new HestonStep(stock, drift, years);
    const prices: number[] = [];
    const variances: number[] = [];
    const moves: TapeMove[] = [];
    for (let number = 1; number <= stepsPerSession; number++) {
      const deviation = Math.sqrt(state.variance * years);
      draw(step, number);
      const { price } = state;
      applyShocks(state, shocks, index, number);
      moves.push({ deviation, shock: state.price / price });
      prices.push(roundToTick(state.price));
      variances.push(state.variance);
    }
    return { day, prices, forecast, variances, moves };
  });
}
