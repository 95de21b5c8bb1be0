import { useEffect, useRef, useState } from "preact/hooks";
import { backgroundEngine } from "../../engine/open-engine.ts";
import { useFailure } from "../../engine/use-failure.ts";
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

/** Answers belong to what they were computed for. */
interface Told {
  readonly settings: ClassSettings;
  readonly results: readonly ReadResult[];
  readonly checking: Checking;
}

const BEGUN: Checking = { state: "working", checked: 0, elapsedMs: 0, disagreements: [] };

/** Checks results whenever there are others, in a worker; answers how far it is, and a stop. */
export function useChecking(
  settings: ClassSettings,
  results: readonly ReadResult[],
): { readonly checking: Checking; readonly stop: () => void } {
  const [told, setTold] = useState<Told>({ settings, results, checking: BEGUN });
  const fail = useFailure();
  const run = useRef({ isStopped: false });
  useEffect(() => {
    const mine = { isStopped: false };
    run.current = mine;
    const tell = (checking: Checking): void => setTold({ settings, results, checking });
    check(settings, results, mine, tell).catch(fail);
    return () => {
      mine.isStopped = true;
    };
  }, [settings, results, fail]);
  const isOfNow = told.settings === settings && told.results === results;
  const checking = isOfNow ? told.checking : BEGUN;
  const stop = (): void => {
    run.current.isStopped = true;
    setTold({ settings, results, checking: { ...checking, state: "stopped" } });
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
