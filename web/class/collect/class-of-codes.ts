import { type ClassSettings, formatClass } from "../class-settings.ts";
import { type ReadCodes, readCodes } from "./read-codes.ts";

/** Codes, and the settings that they were made with. */
export interface ClassOfCodes {
  readonly settings: ClassSettings;
  readonly read: ReadCodes;
}

/**
 * Reads codes by the settings of now; by those of before where more of them are theirs: a class's
 * codes stay its codes when a setting is moved.
 */
export function classOfCodes(
  pasted: string,
  now: ClassSettings,
  before: ClassSettings | undefined,
): ClassOfCodes {
  const here = { settings: now, read: readCodes(pasted, formatClass(now)) };
  if (before === undefined || formatClass(before) === formatClass(now)) return here;
  const there = { settings: before, read: readCodes(pasted, formatClass(before)) };
  return there.read.results.length > here.read.results.length ? there : here;
}
