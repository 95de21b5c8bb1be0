import type { TapeDay } from "../tape-path.ts";

/** What makes the stock's price in a run: a tape, or a crowd that trades it. */
export interface StockDriver {
  /** Steps at which the rest of the market has its turn, in each session. */
  stepsOf(day: TapeDay): number;
  /** Everybody's shares, the first quote and the first mark. */
  open(time: number): void;
  /** Opens a session: the stock is quoted and marked. */
  startDay(day: TapeDay, time: number): void;
  /** The stock moves to the end of a step, and is marked. */
  playStep(day: TapeDay, step: number, time: number): void;
  /** Plays what happens in the stock up to a time within a step. */
  playUntil(time: number): void;
  /** The latest time at which something of the session arrives. */
  endOf(closeTime: number): number;
}
