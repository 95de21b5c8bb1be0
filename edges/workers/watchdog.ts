import { RunFailure } from "./run-failure.ts";

/** Longer than any wake-up that comes to an end, on any computer. */
export const PATIENCE_MS = 10_000;
const LOOK_MS = 500;

/** What a thread says of the participants' own code that it runs. */
export interface WakeNote {
  /** The run that it plays, where it plays one of several. */
  readonly run?: number;
  readonly id: string;
  readonly isAwake: boolean;
}

/**
 * Looks whether a participant's own code comes back. It goes by the wall clock, so it may only end
 * a run that would never end; it can change nothing in one that does.
 */
export class Watchdog {
  readonly #awake = new Map<number, { readonly id: string; readonly since: number }>();
  readonly #timer: NodeJS.Timeout;

  /** @param onStall is told once of each run whose participant does not come back. */
  constructor(onStall: (run: number, why: Error) => void) {
    this.#timer = setInterval(() => {
      for (const [run, { id, since }] of this.#awake) {
        if (performance.now() - since < PATIENCE_MS) continue;
        this.#awake.delete(run);
        onStall(run, stalled(id));
      }
    }, LOOK_MS);
    this.#timer.unref();
  }

  note({ run = 0, id, isAwake }: WakeNote): void {
    if (isAwake) this.#awake.set(run, { id, since: performance.now() });
    else this.#awake.delete(run);
  }

  /** Whoever is awake in the only run; undefined for nobody. */
  get lastAwake(): string | undefined {
    return this.#awake.get(0)?.id;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

function stalled(id: string): RunFailure {
  const seconds = PATIENCE_MS / 1_000;
  return new RunFailure(
    `participant ${id} did not come back from one wake-up within ${seconds} seconds. ` +
      "An endless loop?",
  );
}
