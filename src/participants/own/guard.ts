/** What one wake-up may cost, in units that are the same on every computer. */
const MOST_READS = 20_000;
const MOST_COMMANDS = 50;

/** How long a reason may get: what somebody throws can be any text. */
const MOST_LETTERS = 200;

/** Thrown into the participant's code where it does what it may not. */
class Misuse extends Error {
  override readonly name = "Misuse";
}

/** Who hears when a participant's own code begins and ends: a watchdog by the wall clock. */
export type OnWake = (id: string, isAwake: boolean) => void;

/**
 * Stands between a participant's code and the market: counts what it reads and sends, and catches
 * what it throws. What is wrong once stays wrong, also where the code catches it.
 */
export class Guard {
  readonly id: string;
  /** Why the participant is out, once he is. */
  reason: string | undefined;
  #reads = 0;
  #commands = 0;
  readonly #onWake: OnWake;
  readonly #explain: (error: unknown) => string;

  /** @param explain what was thrown, with its place in the participant's file. */
  constructor(id: string, explain: (error: unknown) => string, onWake: OnWake = () => {}) {
    this.id = id;
    this.#explain = explain;
    this.#onWake = onWake;
  }

  /** Runs a whole wake-up: its reads and commands are counted together. */
  wake(act: () => void): void {
    if (this.reason !== undefined) return;
    this.#reads = 0;
    this.#commands = 0;
    this.#onWake(this.id, true);
    try {
      act();
    } catch (error) {
      if (this.reason === undefined) this.#suspend(`threw ${this.#explain(error)}`);
    } finally {
      this.#onWake(this.id, false);
    }
  }

  read(count = 1): void {
    this.#check();
    this.#reads += count;
    if (this.#reads > MOST_READS) this.refuse(`read more than ${MOST_READS} things at once`);
  }

  command(): void {
    this.#check();
    if (++this.#commands > MOST_COMMANDS) {
      this.refuse(`sent more than ${MOST_COMMANDS} commands at once`);
    }
  }

  refuse(reason: string): never {
    this.#suspend(reason);
    throw new Misuse(reason);
  }

  /** A finite number from least to most, or he is out. */
  number(value: unknown, what: string, least: number, most: number): number {
    if (typeof value === "number" && value >= least && value <= most) return value;
    return this.refuse(`${what} is ${told(value)}, not a number from ${least} to ${most}`);
  }

  /** The same, whole. */
  whole(value: unknown, what: string, least: number, most: number): number {
    const number = this.number(value, what, least, most);
    if (Number.isInteger(number)) return number;
    return this.refuse(`${what} is ${number}, not a whole number`);
  }

  #check(): void {
    if (this.reason !== undefined) throw new Misuse(this.reason);
  }

  #suspend(reason: string): void {
    const line = reason.replace(/\s+/g, " ");
    this.reason ??= line.length > MOST_LETTERS ? `${line.slice(0, MOST_LETTERS)}...` : line;
  }
}

/** Never calls what the value may bring with it. */
export function told(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, 40));
  if (typeof value === "object" && value !== null) return "an object";
  return typeof value === "function" ? "a function" : String(value);
}
