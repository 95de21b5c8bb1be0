import { defaultScenario, WHOLE_MARKET } from "../../../src/scenarios/default-scenario.ts";
import { type HistorySettings, historyScenario } from "../../../src/scenarios/history-scenario.ts";
import type { RunConfig } from "../../../src/simulator/run/run-config.ts";
import type { TapeDay } from "../../../src/simulator/run/tape-path.ts";
import { InputError, quoted } from "../../input/input-error.ts";
import { RUN_DEFAULTS, type RunSettings } from "./run-settings.ts";

/** What `bothsides run` can play: settings to start from, and the run that they ask for. */
export interface Scenario {
  readonly defaults: RunSettings;
  readonly play: (settings: HistorySettings, tape: readonly TapeDay[]) => RunConfig;
}

/** Values of a share in a session of the whole market: one a minute. */
const VALUES = 390;

const SCENARIOS: ReadonlyMap<string, Scenario> = new Map([
  ["history", { defaults: RUN_DEFAULTS, play: historyScenario }],
  [
    "default",
    {
      defaults: {
        ...WHOLE_MARKET,
        stock: { ...RUN_DEFAULTS.stock, model: "heston", steps: VALUES },
      },
      play: defaultScenario,
    },
  ],
]);

/** @throws InputError for any that this version does not have. */
export function scenarioOf(name: string): Scenario {
  const found = SCENARIOS.get(name);
  if (found !== undefined) return found;
  throw new InputError({
    what: `scenario ${quoted(name)}`,
    why: "not yet: it comes with a later version",
    mend: `Working now: ${[...SCENARIOS.keys()].join(", ")}`,
  });
}

/** The run that the settings ask for, on sessions as `readTape` gives them. */
export function runConfigOf(
  { play }: Scenario,
  settings: RunSettings,
  tape: readonly TapeDay[],
): RunConfig {
  const { variance, kappa, xi, rho, model, prices } = settings.stock;
  const isHeston = model === "heston" && prices === undefined;
  const heston = isHeston ? { theta: variance, kappa, xi, rho } : undefined;
  return play({ ...settings, heston }, tape);
}
