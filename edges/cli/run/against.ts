import { InputError, quoted } from "../../input/input-error.ts";
import { isScenarioFile } from "../../request/run/scenarios.ts";

/** What `--against` says: a scenario, if one is named, and settings besides. */
export function readAgainst(
  against: readonly string[],
): readonly [scenario: string | undefined, set: readonly string[]] {
  const set = against.filter(isSetting);
  const scenarios = against.filter((one) => !isSetting(one));
  if (scenarios.length < 2) return [scenarios[0], set];
  throw new InputError({
    what: `--against ${quoted(scenarios[1]!)} is refused`,
    why: `the second arm is ${quoted(scenarios[0]!)} already`,
    mend: "Name one scenario; more settings are path=value",
  });
}

/** Scenarios have no dots in their names: `makers.skew` lacks its value. */
function isSetting(text: string): boolean {
  return /^[\w.]+=/.test(text) || (text.includes(".") && !isScenarioFile(text));
}
