import { readDisk } from "../../edges/disk/read-disk.ts";
import { packageScenarios } from "../../edges/disk/scenario-folder.ts";
import { readTape } from "../../edges/request/run/read-tape.ts";
import { findScenario, runConfigOf } from "../../edges/request/run/scenarios.ts";
import { applySettings } from "../../edges/request/run/settings/apply-settings.ts";
import type { RunConfig } from "../../src/simulator/run/run-config.ts";

export const SCENARIOS: readonly string[] = packageScenarios().names;

/** Twenty of the public, eight who trade the stock, the options of one month. */
const TINY: readonly string[] = [
  ...["retail.crowd=0.02", "stock.crowd=0.01", "stock.steps=26"],
  ...["chain.weeklies=0", "chain.monthlies=1", "chain.long=no", "chain.range=0.15"],
];

/** A scenario of the package, with these settings besides. */
export async function scenarioRun(
  name: string,
  days: number,
  seed: number,
  set: readonly string[] = [],
): Promise<RunConfig> {
  const scenario = await findScenario(name, packageScenarios(), readDisk);
  const settings = { ...applySettings(scenario.settings, set), seed };
  return runConfigOf(scenario, settings, await readTape(settings, days, readDisk));
}

/** A scenario of the package, made tiny: one stock maker, four turns of the rest in a session. */
export async function tinyRun(name: string, days: number, seed: number): Promise<RunConfig> {
  const config = await scenarioRun(name, days, seed, TINY);
  const { living } = config;
  if (living === undefined) return config;
  const makers = living.makers.slice(0, 1).map((maker) => ({ ...maker, levels: 1 }));
  const traders = { ...config.traders, settings: { ...config.traders.settings, looks: 6 } };
  return { ...config, traders, living: { ...living, makers, steps: 4 } };
}
