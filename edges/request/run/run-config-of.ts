import { historyScenario } from "../../../src/scenarios/history-scenario.ts";
import type { RunConfig } from "../../../src/simulator/run/run-config.ts";
import type { TapeDay } from "../../../src/simulator/run/tape-path.ts";
import type { RunSettings } from "./run-settings.ts";

/** The run that the settings ask for, on sessions as `readTape` gives them. */
export function runConfigOf(settings: RunSettings, tape: readonly TapeDay[]): RunConfig {
  const { variance, kappa, xi, rho, model, prices } = settings.stock;
  const isHeston = model === "heston" && prices === undefined;
  const heston = isHeston ? { theta: variance, kappa, xi, rho } : undefined;
  return historyScenario({ ...settings, heston }, tape);
}
