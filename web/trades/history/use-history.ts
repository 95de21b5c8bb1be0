import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { InputErrorParts } from "../../../edges/input/input-error.ts";
import type { HowSureReport, SensitivityRow } from "../../../src/reports/replay-report.ts";
import type { LabOptions, LabRun } from "../../engine/engine-api.ts";
import { latestOnly } from "../../engine/latest.ts";
import { backgroundEngine, engine } from "../../engine/open-engine.ts";

/** A run with the options that it belongs to. */
export interface HistoryRun extends LabRun {
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

export interface HistoryState {
  readonly run: Signal<HistoryRun | undefined>;
  readonly sure: Signal<Sure | undefined>;
  readonly refused: Signal<InputErrorParts | undefined>;
}

/** Replays whenever the options change; how sure the answer is follows in the background. */
export function useHistory(options: LabOptions | undefined): HistoryState {
  const state: HistoryState = {
    run: useSignal<HistoryRun | undefined>(undefined),
    sure: useSignal<Sure | undefined>(undefined),
    refused: useSignal<InputErrorParts | undefined>(undefined),
  };
  const failure = useSignal<unknown>(undefined);
  if (failure.value !== undefined) throw failure.value;
  const { run, sure, refused } = state;
  const ask = useMemo(() => {
    const fail = (error: unknown): void => {
      failure.value = error;
    };
    const findSure = latestOnly(
      (found: HistoryRun) => followSure(found, sure, run),
      () => {},
      fail,
    );
    return latestOnly(
      async (asked: LabOptions) => (await engine()).run(asked),
      (answer, asked) => {
        refused.value = answer.ok ? undefined : answer.refused;
        if (!answer.ok) return;
        run.value = { ...answer.value, options: asked };
        findSure(run.value);
      },
      fail,
    );
  }, [run, sure, refused, failure]);
  const key = JSON.stringify(options);
  useEffect(() => {
    if (options === undefined) return;
    ask(options);
  }, [ask, key]);
  return state;
}

/** While a slider moves, all processors work for its answers. */
const QUIET_MS = 400;

/** Shift by shift, then the break-even; it ends when another run is shown. */
async function followSure(
  found: HistoryRun,
  sure: Signal<Sure | undefined>,
  run: Signal<HistoryRun | undefined>,
): Promise<void> {
  const { options } = found;
  const isShown = (): boolean => run.value?.options === options;
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  if (!isShown()) return;
  const api = await backgroundEngine();
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
