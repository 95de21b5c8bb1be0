import { defaultScenario, WHOLE_MARKET } from "../../../src/scenarios/default-scenario.ts";
import { type HistorySettings, historyScenario } from "../../../src/scenarios/history-scenario.ts";
import type { RunConfig } from "../../../src/simulator/run/run-config.ts";
import type { TapeDay } from "../../../src/simulator/run/tape-path.ts";
import { InputError, type Place, quoted } from "../../input/input-error.ts";
import { fileName, type ReadBytes } from "../../input/read-file.ts";
import { didYouMean } from "../../input/scenario/nearest.ts";
import {
  readScenario,
  type ScenarioFile,
  type ScenarioSetting,
} from "../../input/scenario/read-scenario.ts";
import { RUN_DEFAULTS, type RunSettings } from "./run-settings.ts";
import type { ScenarioShelf } from "./scenario-shelf.ts";
import { ALL_SETTINGS } from "./settings/all-settings.ts";
import { applyGiven } from "./settings/apply-settings.ts";

type Play = (settings: HistorySettings, tape: readonly TapeDay[]) => RunConfig;

/** What `bothsides run` can play: settings to start from, and the run that they ask for. */
export interface Scenario {
  /** Of a file its name without folders and ending. */
  readonly name: string;
  readonly days: number;
  readonly settings: RunSettings;
  readonly play: Play;
}

/** Values of a share in a session of the whole market: one a minute. */
const VALUES = 390;

/** What other scenarios are changes of, each called as its file on the shelf. */
const BASES: ReadonlyMap<string, Omit<Scenario, "name">> = new Map([
  ["history", { days: 21, settings: RUN_DEFAULTS, play: historyScenario }],
  [
    "default",
    {
      days: 21,
      settings: {
        ...WHOLE_MARKET,
        stock: { ...RUN_DEFAULTS.stock, model: "heston", steps: VALUES },
      },
      play: defaultScenario,
    },
  ],
]);

/**
 * A scenario by its name, or by the path of a file: what ends in .yaml or .yml, or has a slash.
 *
 * @throws InputError for a name that is not known, and for a file that is no scenario.
 */
export async function findScenario(
  nameOrPath: string,
  shelf: ScenarioShelf,
  readBytes: ReadBytes,
): Promise<Scenario> {
  if (!isScenarioFile(nameOrPath)) return scenarioOf(shelf, nameOrPath);
  const file = readScenario(textOf(await readBytes(nameOrPath), nameOrPath), nameOrPath);
  const name = fileName(nameOrPath).replace(/\.ya?ml$/, "");
  return changed(name, file, parentOf(shelf, file, nameOrPath, []));
}

export function isScenarioFile(nameOrPath: string): boolean {
  return /[/\\]|\.ya?ml$/.test(nameOrPath);
}

/** The run that the settings ask for, on sessions as `readTape` gives them. */
export function runConfigOf(
  { play }: Pick<Scenario, "play">,
  settings: RunSettings,
  tape: readonly TapeDay[],
): RunConfig {
  const { variance, kappa, xi, rho, model, prices } = settings.stock;
  const isHeston = model === "heston" && prices === undefined;
  const heston = isHeston ? { theta: variance, kappa, xi, rho } : undefined;
  if (settings.traders.isBlind && heston === undefined) {
    throw new InputError({
      what: "setting traders.blind=yes",
      why: "a forecast of another path says something where volatility does not move",
      mend: "Give stock.model=heston and no stock.prices",
    });
  }
  return play({ ...settings, heston }, tape);
}

/** @param through the scenarios that lead here, each an extension of the next. */
function scenarioOf(
  shelf: ScenarioShelf,
  name: string,
  place: Place = {},
  through: readonly string[] = [],
): Scenario {
  if (!shelf.names.includes(name)) throw unknownScenario(shelf, name, place);
  if (through.includes(name)) {
    const why = `it would extend itself: ${[...through, name].join(" > ")}`;
    throw new InputError({ ...place, what: `extends ${quoted(name)}`, why });
  }
  const path = `scenarios/${name}.yaml`;
  const file = readScenario(shelf.textOf(name), path);
  const base = file.extends === undefined ? BASES.get(name) : undefined;
  return changed(name, file, base ?? parentOf(shelf, file, path, [...through, name]));
}

function parentOf(
  shelf: ScenarioShelf,
  { extends: parent }: ScenarioFile,
  file: string,
  through: readonly string[],
): Scenario {
  if (parent !== undefined) return scenarioOf(shelf, parent.name, parent.at, through);
  const why = "a scenario is a change of another one";
  const mend = "Add extends: default, or another name";
  throw new InputError({
    ...{ file, line: 1, column: "1" },
    what: "extends is missing",
    why,
    mend,
  });
}

function changed(name: string, file: ScenarioFile, parent: Omit<Scenario, "name">): Scenario {
  return {
    name,
    days: file.days ?? parent.days,
    settings: applyGiven(parent.settings, file.set.map(besideFile)),
    play: parent.play,
  };
}

/** A file that a scenario names is looked for from where the scenario is. */
function besideFile(given: ScenarioSetting): ScenarioSetting {
  const { path, text, valueAt } = given;
  const stays = /^(?:[/\\]|[A-Za-z]:|-$|0$)/.test(text);
  if (stays || ALL_SETTINGS.find((one) => one.path === path)?.is.kind !== "file") return given;
  const folder = /^.*[/\\]/.exec(valueAt.file ?? "")?.[0] ?? "";
  return { ...given, text: folder + text };
}

function unknownScenario(shelf: ScenarioShelf, name: string, place: Place): InputError {
  return new InputError({
    ...place,
    what: `scenario ${quoted(name)}`,
    why: "there is no such scenario",
    mend: didYouMean(name, shelf.names),
  });
}

function textOf(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InputError({ file, what: "the file is not UTF-8 text" });
  }
}
