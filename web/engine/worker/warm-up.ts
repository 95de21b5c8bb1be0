import { quickReport } from "../../../src/reports/quick-report.ts";
import type { ReplayRequest } from "../../../src/reports/report-replay.ts";
import type { ReplayConfig } from "../../../src/simulator/history/replay-config.ts";
import type { StrikeRule } from "../../../src/simulator/history/strike-rule.ts";

/** Replayed at once: a few milliseconds, which is as long as a question may have to wait. */
const CYCLES = 12;

/** Together about four replays of three decades; after so many they get no faster. */
const REPLAYS = 120;

/** So long nothing has been asked: nobody waits. */
const QUIET_MS = 100;

/** Positions of a slider that are tried. */
const STEPS = 10;

/**
 * Replays parts of the run that was answered last, again and again, while nothing is asked. The
 * engine of JavaScript compiles what has run often: the first replays of a new worker take several
 * times as long as those after them, and a slider would wait for that.
 */
export class WarmUp {
  #request: ReplayRequest | undefined;
  #left = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Begins with another run, once it is quiet. */
  begin(request: ReplayRequest): void {
    this.#request = request;
    this.#left = REPLAYS;
    this.hold();
  }

  /** Something has been asked: waits until it is quiet again. */
  hold(): void {
    clearTimeout(this.#timer);
    if (this.#left > 0) this.#timer = setTimeout(this.#next, QUIET_MS);
  }

  readonly #next = (): void => {
    const request = this.#request!;
    quickReport({ ...request, config: partOf(request.config, this.#left) });
    this.#left--;
    // A task of its own: what is asked meanwhile comes first.
    if (this.#left > 0) this.#timer = setTimeout(this.#next);
    else this.#request = undefined;
  };
}

/** Code that was compiled for one position of the sliders would be compiled anew at the next. */
function partOf(config: ReplayConfig, which: number): ReplayConfig {
  const { cycles, strike } = config;
  const first = (which * CYCLES) % cycles.length;
  const contracts = 1 + (which % STEPS);
  return {
    ...config,
    cycles: cycles.slice(first, first + CYCLES),
    contracts,
    strike: nearer(strike, contracts / STEPS),
  };
}

/** A part of what was asked for: every cycle that can have that strike can have this one. */
function nearer(strike: StrikeRule, part: number): StrikeRule {
  switch (strike.kind) {
    case "delta":
      return { kind: "delta", delta: strike.delta * part };
    case "otm":
      return { kind: "otm", share: strike.share * part };
    default:
      return strike;
  }
}
