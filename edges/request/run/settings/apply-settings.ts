import { InputError, type Place, quoted } from "../../../input/input-error.ts";
import { didYouMean } from "../../../input/scenario/nearest.ts";
import type { RunSettings } from "../run-settings.ts";
import { ALL_SETTINGS } from "./all-settings.ts";
import { readValue } from "./read-value.ts";
import { refuseBesidePrices } from "./refuse-beside-prices.ts";
import type { Setting } from "./setting.ts";

const BY_PATH: ReadonlyMap<string, Setting> = new Map(ALL_SETTINGS.map((one) => [one.path, one]));

/** A setting that was given, and where: in a scenario file both have a place. */
export interface GivenSetting {
  readonly path: string;
  readonly text: string;
  readonly pathAt?: Place;
  readonly valueAt?: Place;
}

/** Applies `path=value` of each `--set`, in order. */
export function applySettings(start: RunSettings, assignments: readonly string[]): RunSettings {
  const given = assignments.map((assignment) => {
    const at = assignment.indexOf("=");
    if (at < 0) throw unknownSetting(assignment);
    return { path: assignment.slice(0, at), text: assignment.slice(at + 1) };
  });
  return applyGiven(start, given);
}

/** Applies the settings that somebody gives together. */
export function applyGiven(start: RunSettings, given: readonly GivenSetting[]): RunSettings {
  const settings = given.reduce(applySetting, start);
  refuseBesidePrices(settings, given);
  return settings;
}

/** The settings with this one changed. */
function applySetting(settings: RunSettings, given: GivenSetting): RunSettings {
  const { path, text, pathAt, valueAt } = given;
  const setting = BY_PATH.get(path);
  if (setting === undefined) throw unknownSetting(path, pathAt);
  const value = readValue(setting, text, valueAt);
  const [group, name] = setting.field.split(".") as [keyof RunSettings, string | undefined];
  if (name === undefined) return { ...settings, [group]: value };
  return { ...settings, [group]: { ...(settings[group] as object), [name]: value } };
}

function unknownSetting(path: string, place: Place = {}): InputError {
  return new InputError({
    ...place,
    what: `setting ${quoted(path)}`,
    why: "there is no such setting",
    mend: didYouMean(path, [...BY_PATH.keys()]),
  });
}
