import { useEffect, useRef, useState } from "preact/hooks";
import { backgroundEngine } from "../../engine/open-engine.ts";
import type { ClassSettings } from "../class-settings.ts";
import { checkResults, type Disagreement } from "../collect/check-results.ts";
import type { ReadResult } from "../collect/read-codes.ts";

/** How far the lab is with computing the results again. */
export interface Checking {
  readonly state: "working" | "done" | "stopped";
  readonly checked: number;
  readonly elapsedMs: number;
  readonly disagreements: readonly Disagreement[];
}

const BEGUN: Checking = { state: "working", checked: 0, elapsedMs: 0, disagreements: [] };

/** Checks results whenever there are others, in a worker; answers how far it is, and a stop. */
export function useChecking(
  settings: ClassSettings,
  results: readonly ReadResult[],
): { readonly checking: Checking; readonly stop: () => void } {
  const [checking, setChecking] = useState<Checking>(BEGUN);
  const [failure, setFailure] = useState<unknown>(undefined);
  const run = useRef({ isStopped: false });
  useEffect(() => {
    const mine = { isStopped: false };
    run.current = mine;
    setChecking(BEGUN);
    check(settings, results, mine, setChecking).catch(setFailure);
    return () => {
      mine.isStopped = true;
    };
  }, [settings, results]);
  if (failure !== undefined) throw failure;
  const stop = (): void => {
    run.current.isStopped = true;
    setChecking((now) => ({ ...now, state: "stopped" }));
  };
  return { checking, stop };
}

async function check(
  settings: ClassSettings,
  results: readonly ReadResult[],
  run: { readonly isStopped: boolean },
  onChange: (checking: Checking) => void,
): Promise<void> {
  const began = performance.now();
  const tell = (checked: number, disagreements: readonly Disagreement[]): boolean => {
    if (run.isStopped) return false;
    const state = checked === results.length ? "done" : "working";
    onChange({ state, checked, elapsedMs: performance.now() - began, disagreements });
    return true;
  };
  if (results.length === 0) tell(0, []);
  else await checkResults(await backgroundEngine(), settings, results, tell);
}
