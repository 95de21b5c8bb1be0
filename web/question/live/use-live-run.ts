import { type Signal, useSignal } from "@preact/signals";
import { useLayoutEffect, useMemo } from "preact/hooks";
import type { InputErrorParts } from "../../../edges/input/input-error.ts";
import { proof } from "../../app/proof.ts";
import { commandWords } from "../../engine/command-words.ts";
import type { Answer, FollowedRun, LabOptions } from "../../engine/engine-api.ts";
import { latestOnly } from "../../engine/latest.ts";
import { engine } from "../../engine/open-engine.ts";
import { useFailure } from "../../engine/use-failure.ts";
import { type LiveSettings, optionsOf, pathOf } from "../path-settings.ts";
import { priceSourceOf } from "./live-sentence.ts";

/** A run with the sliders that it belongs to. */
export interface LiveRun extends FollowedRun {
  readonly settings: LiveSettings;
  readonly options: LabOptions;
}

/** What there is to show: the newest run that has come, or why there is none. */
export interface LiveState {
  readonly run: Signal<LiveRun | undefined>;
  readonly refused: Signal<InputErrorParts | undefined>;
}

/**
 * Follows the sliders; the last run stays until the next one is there.
 *
 * @param isShown the foot of the page tells of it.
 */
export function useLiveRun(settings: LiveSettings, isShown: boolean): LiveState {
  const run = useSignal<LiveRun | undefined>(undefined);
  const refused = useSignal<InputErrorParts | undefined>(undefined);
  const fail = useFailure();
  const ask = useMemo(
    () =>
      latestOnly(
        play,
        ({ options, answer }, asked) => {
          refused.value = answer.ok ? undefined : answer.refused;
          if (answer.ok) run.value = { ...answer.value, settings: asked, options };
        },
        fail,
      ),
    [run, refused, fail],
  );
  // Before the next frame: an effect after it would keep the answer waiting for as long.
  useLayoutEffect(() => ask(settings), [ask, settings]);
  const shown = isShown ? run.value : undefined;
  useLayoutEffect(() => tellProof(shown), [shown]);
  return { run, refused };
}

async function play(
  settings: LiveSettings,
): Promise<{ readonly options: LabOptions; readonly answer: Answer<FollowedRun> }> {
  const api = await engine();
  const options = optionsOf(settings, await api.keepPath(pathOf(settings)));
  return { options, answer: await api.follow(options) };
}

function tellProof(run: LiveRun | undefined): void {
  if (run === undefined) return;
  const { report, options, settings } = run;
  proof.value = {
    seed: report.seed,
    stateHash: report.stateHash,
    priceSource: priceSourceOf(settings),
    licence: `a made path, seed ${settings.seed}`,
    command: commandWords(options),
  };
}
