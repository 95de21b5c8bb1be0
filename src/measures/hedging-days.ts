import type { Attribution } from "../attribution/attribution.ts";
import type { ChainStep } from "../attribution/chain-walk.ts";
import type { GroupPositions } from "../attribution/group-positions.ts";
import { ROW, ROW_COUNT } from "../attribution/result-rows.ts";
import { clockYears } from "../calendar/clocks.ts";
import { MULTIPLIER, STOCK } from "../contracts/instrument-table.ts";
import type { Market } from "../market/market-state.ts";
import { EVENT } from "../messages/events.ts";
import { dollarsFromAmount } from "../money/amount.ts";

/** What the swings of a day brought to a group of hedgers, and what theory says of it; dollars. */
export interface HedgingDay {
  /** Days since 1970-01-01. */
  readonly day: number;
  /** Their rows of the attribution on this day. */
  readonly gamma: number;
  readonly decay: number;
  /** Sum over their positions of 1/2 gamma S^2 (r^2 - sigma^2 dt), over the stock's moves. */
  readonly weighted: number;
  /** The stock's, at the instants of hedging and with a mean of zero, per year of the clock. */
  readonly realized: number;
  /** Of their positions by the last marks, weighted by gamma whatever its sign, likewise. */
  readonly implied: number;
}

export interface HedgingReport {
  /** From the second session on, where they held options over the night. */
  readonly days: readonly HedgingDay[];
  /** Sum over steps and series of the gamma row without its sign, and of the residual; dollars. */
  readonly grossGamma: number;
  readonly grossResidual: number;
}

/** Follows one group; amounts in $0.0001 unless told. */
export interface HedgingDays {
  readonly market: Market;
  readonly group: number;
  readonly days: HedgingDay[];
  gross: { gamma: number; residual: number };
  /** Since the last close. */
  since: {
    weighted: number;
    /** Sum of (change / price)^2 of the stock. */
    squares: number;
    /** Of |contracts| x 1/2 gamma S^2 dt, and x sigma^2. */
    swingYears: number;
    priced: number;
  };
  /** The rows up to the last close, and its day. */
  closed: { day: number; gamma: number; decay: number };
}

const nothing = (): HedgingDays["since"] => ({ weighted: 0, squares: 0, swingYears: 0, priced: 0 });

export function createHedgingDays(market: Market, group: number): HedgingDays {
  const closed = { day: Number.NaN, gamma: 0, decay: 0 };
  const gross = { gamma: 0, residual: 0 };
  return { market, group, days: [], gross, since: nothing(), closed };
}

/** Reads one event; to be called for each, in order. */
export function followSwings({ market, since }: HedgingDays, place: number): void {
  const { events } = market;
  const isMove = events.kind[place] === EVENT.marked && events.instrument[place] === STOCK;
  if (!isMove) return;
  const swing = events.price[place]! / events.price2[place]! - 1;
  since.squares += swing * swing;
}

/** A step of a series that somebody holds, as `Grouping.onStep` tells it. */
export function noteStep(
  { group, gross, since }: HedgingDays,
  { held, size }: GroupPositions,
  series: number,
  step: ChainStep,
  residual: number,
): void {
  const contracts = held[series * size + group]!;
  if (contracts === 0) return;
  const units = Math.abs(contracts) * MULTIPLIER;
  since.weighted += contracts * MULTIPLIER * (step.swings - step.pricedSwings);
  gross.gamma += units * Math.abs(step.gamma);
  gross.residual += Math.abs(contracts * residual);
  if (step.pricedSwings === 0) return;
  since.priced += units * step.pricedSwings;
  since.swingYears += (units * step.pricedSwings) / (step.sigma * step.sigma);
}

/** After the marks of a close. The first only begins: nobody held anything before it. */
export function closeHedgingDay(hedging: HedgingDays, attribution: Attribution, day: number): void {
  const { market, group, days, since, closed } = hedging;
  const gamma = attribution.results[group * ROW_COUNT + ROW.gamma]!;
  const decay = attribution.results[group * ROW_COUNT + ROW.decay]!;
  if (since.swingYears > 0) {
    const years = clockYears(market.instruments.volClock, closed.day, day);
    days.push({
      day,
      gamma: dollarsFromAmount(gamma - closed.gamma),
      decay: dollarsFromAmount(decay - closed.decay),
      weighted: dollarsFromAmount(Math.round(since.weighted)),
      realized: Math.sqrt(since.squares / years),
      implied: Math.sqrt(since.priced / since.swingYears),
    });
  }
  hedging.closed = { day, gamma, decay };
  hedging.since = nothing();
}

export function hedgingReport({ days, gross }: HedgingDays): HedgingReport {
  return {
    days,
    grossGamma: dollarsFromAmount(Math.round(gross.gamma)),
    grossResidual: dollarsFromAmount(gross.residual),
  };
}
