import { varianceYears } from "../../../calendar/clocks.ts";
import { SESSION_US } from "../../../calendar/trading-days.ts";
import { exp } from "../../../math/exp.ts";
import { createStream, type RandomStream } from "../../../math/random-stream.ts";
import { openOf } from "../session-times.ts";
import type { FundamentalPath } from "./fundamental-path.ts";
import type { ValueModel } from "./value-models.ts";

export interface ModelPathConfig {
  readonly seed: number;
  /** $0.0001 per share, at the close before the first session. */
  readonly start: number;
  /** Steps of a session: whole microseconds each. */
  readonly steps: number;
}

/** A value that follows a model, step by step; the variance of closed days comes with the open. */
export class ModelPath implements FundamentalPath {
  readonly stepUs: number;
  readonly #model: ValueModel;
  readonly #stream: RandomStream;
  readonly #values: Float64Array;
  #value: number;
  #day = Number.NaN;
  #open = 0;

  constructor(model: ValueModel, { seed, start, steps }: ModelPathConfig) {
    this.#model = model;
    this.#stream = createStream(seed, "value");
    this.#values = new Float64Array(steps);
    this.#value = start;
    this.stepUs = stepOf(steps);
  }

  startDay(day: number): void {
    const before = Number.isNaN(this.#day) ? day - 1 : this.#day;
    this.#day = day;
    this.#open = openOf(day);
    this.#stream.at(day, 0);
    this.#model.startDay(this.#stream);
    const session = varianceYears(day - 1, day);
    this.#move(varianceYears(before, day) - session);
    const steps = this.#values.length;
    for (let step = 0; step < steps; step++) {
      this.#values[step] = this.#value;
      this.#move(session / steps);
    }
  }

  valueAt(time: number): number {
    return valueIn(this.#values, time - this.#open, this.stepUs);
  }

  #move(years: number): void {
    if (years > 0) this.#value *= exp(this.#model.move(this.#stream, years));
  }
}

/** A session of a value that is given. */
interface PathDay {
  readonly day: number;
  readonly prices: readonly number[];
  readonly exFactor?: number;
}

/**
 * A value that is given: the prices of each session of a tape, equally spaced, each from its step's
 * beginning on. Every session must have equally many; a step must be whole microseconds.
 */
export class TapePath implements FundamentalPath {
  readonly stepUs: number;
  exFactor = 1;
  readonly #days: ReadonlyMap<number, PathDay>;
  #open = 0;
  #prices: readonly number[] = [];

  constructor(tape: readonly PathDay[]) {
    this.#days = new Map(tape.map((session) => [session.day, session]));
    this.stepUs = stepOf(tape[0]!.prices.length);
  }

  startDay(day: number): void {
    const session = this.#days.get(day);
    if (session === undefined) throw new RangeError(`the tape has no day ${day}`);
    this.#open = openOf(day);
    this.#prices = session.prices;
    this.exFactor = session.exFactor ?? 1;
  }

  valueAt(time: number): number {
    return valueIn(this.#prices, time - this.#open, this.stepUs);
  }
}

/** Of the step that a time falls into; the first before the open, the last after the close. */
function valueIn(values: ArrayLike<number>, sinceOpenUs: number, stepUs: number): number {
  const step = Math.floor(sinceOpenUs / stepUs);
  return values[Math.min(Math.max(step, 0), values.length - 1)]!;
}

function stepOf(steps: number): number {
  const stepUs = SESSION_US / steps;
  if (!Number.isInteger(stepUs))
    throw new RangeError(`a session in ${steps} steps: a step is no whole microsecond`);
  return stepUs;
}
