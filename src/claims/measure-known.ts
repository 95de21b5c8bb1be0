import { type Measurement, measure } from "../sweeps/measurement.ts";
import type { SeedValues } from "../sweeps/seed-estimates.ts";
import type { AlsoMeasured } from "./claim.ts";

/** A number that not every run has: told if two runs have it. */
export function measureKnown(values: SeedValues): Measurement | undefined {
  return values.filter((value) => value !== null).length < 2 ? undefined : measure(values);
}

/** A row for it, or none. */
export function alsoKnown(
  row: Omit<AlsoMeasured, "measured">,
  measured: Measurement | undefined,
): AlsoMeasured[] {
  return measured === undefined ? [] : [{ ...row, measured }];
}
