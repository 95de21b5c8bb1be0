import { type Signal, useSignal } from "@preact/signals";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { InputErrorParts } from "../../../edges/input/input-error.ts";
import type { RunningReport } from "../../../src/reports/followed/running-report.ts";
import type { HowSureReport, SensitivityRow } from "../../../src/reports/replay-report.ts";
import type { LabOptions, LabRun, QuickRun } from "../../engine/engine-api.ts";
import { latestOnly } from "../../engine/latest.ts";
import { backgroundEngine, engine } from "../../engine/open-engine.ts";
import { useFailure } from "../../engine/use-failure.ts";
import { beforeTurns } from "../../parts/turn/in-turn.ts";

/** A run with the options that it belongs to; it may come without its reasons. */
export interface HistoryRun extends QuickRun {
  readonly options: LabOptions;
}

/** A run with the reasons of its results. */
export interface ExplainedRun extends LabRun {
  readonly options: LabOptions;
}

/** Volatility points by which the sale is shifted, one slider step each. */
export const SHIFTS: readonly number[] = [-4, -3, -2, -1, 0, 1, 2, 3, 4];

/** How the totals change, as far as it has been found out. */
export interface Sure {
  readonly options: LabOptions;
  readonly rows: ReadonlyMap<number, SensitivityRow>;
  readonly report: HowSureReport | undefined;
  /** Why it cannot be found out. */
  readonly refused?: InputErrorParts;
}

/** The three results close by close, of the run with these options. */
export interface Running {
  readonly options: LabOptions;
  readonly running: RunningReport;
}

export interface HistoryState {
  readonly run: Signal<HistoryRun | undefined>;
  /** The last one that has come, which may be of older settings. */
  readonly explained: Signal<ExplainedRun | undefined>;
  readonly running: Signal<Running | undefined>;
  readonly sure: Signal<Sure | undefined>;
  readonly refused: Signal<InputErrorParts | undefined>;
}

/**
 * Replays whenever the options change, after the first time for the results alone. What takes
 * longer follows in the background once they rest: the reasons, the results close by close, and
 * how sure the answer is.
 */
export function useHistory(options: LabOptions | undefined): HistoryState {
  const state: HistoryState = {
    run: useSignal<HistoryRun | undefined>(undefined),
    explained: useSignal<ExplainedRun | undefined>(undefined),
    running: useSignal<Running | undefined>(undefined),
    sure: useSignal<Sure | undefined>(undefined),
    refused: useSignal<InputErrorParts | undefined>(undefined),
  };
  const fail = useFailure();
  const { run, explained, running, sure, refused } = state;
  const key = JSON.stringify(options);
  const newest = useRef(key);
  newest.current = key;
  const ask = useMemo(() => {
    const findMore = latestOnly(
      (found: HistoryRun) => {
        // A slider that has moved on is heard at once, not when its answer has come.
        const isNewest = (): boolean => JSON.stringify(found.options) === newest.current;
        return followUp(found, { run, explained, running, sure }, isNewest);
      },
      () => {},
      fail,
    );
    return latestOnly(
      async (asked: LabOptions) => {
        const api = await engine();
        if (explained.value !== undefined) return beforeTurns(api.quick(asked));
        const answer = await api.run(asked);
        if (answer.ok) explained.value = { ...answer.value, options: asked };
        return answer;
      },
      (answer, asked) => {
        refused.value = answer.ok ? undefined : answer.refused;
        if (!answer.ok) return;
        run.value = { ...answer.value, options: asked };
        findMore(run.value);
      },
      fail,
    );
  }, [run, explained, running, sure, refused, fail]);
  // Before the next frame: an effect after it would keep the answer waiting for as long.
  useLayoutEffect(() => {
    if (options === undefined) return;
    ask(options);
  }, [ask, key]);
  return state;
}

/** While a slider moves, all processors work for its answers. */
const QUIET_MS = 400;

/** All of it, shift by shift, then the break-even; it ends when another run is asked for. */
async function followUp(
  { options }: HistoryRun,
  { run, explained, running, sure }: Omit<HistoryState, "refused">,
  isNewest: () => boolean,
): Promise<void> {
  const isShown = (): boolean => run.value?.options === options && isNewest();
  await quiet();
  if (!isShown()) return;
  const api = await backgroundEngine();
  const followed = await api.follow(options);
  if (!isShown()) return;
  if (followed.ok) {
    const { report } = followed.value;
    if (explained.value?.options !== options) explained.value = { report, options };
    running.value = { options, running: followed.value.running };
  }
  // It is drawn before the processors have more to do.
  await quiet();
  const rows = new Map<number, SensitivityRow>();
  for (const points of [...SHIFTS].sort((a, b) => Math.abs(a) - Math.abs(b))) {
    if (!isShown()) return;
    const answer = await api.shifted(options, points);
    if (!isShown()) return;
    if (answer.ok) rows.set(points, answer.value);
    sure.value = {
      options,
      rows: new Map(rows),
      report: undefined,
      ...(answer.ok ? {} : { refused: answer.refused }),
    };
    if (!answer.ok) return;
  }
  const answer = await api.howSure(options);
  if (answer.ok && isShown()) sure.value = { options, rows, report: answer.value };
}

function quiet(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, QUIET_MS));
}
