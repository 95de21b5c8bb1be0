import { isoFromDay } from "../../../src/calendar/civil-date.ts";
import type { ReplayConfig } from "../../../src/simulator/history/replay-config.ts";
import { InputError, quoted } from "../../input/input-error.ts";

/** `--explain`: a month as YYYY-MM. */
export function readMonth(text: string): string {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  throw new InputError({
    what: `--explain ${quoted(text)} is no month`,
    mend: "Expected year-month, such as 2011-07",
  });
}

/** Index of the first cycle that was sold in the month. */
export function cycleOfMonth(month: string, config: ReplayConfig): number {
  const { days, cycles } = config;
  const monthOf = (row: number): string => isoFromDay(days[row]!).slice(0, 7);
  const index = cycles.findIndex(({ entry }) => monthOf(entry) === month);
  if (index >= 0) return index;
  throw new InputError({
    what: `--explain ${month}: nothing was sold in that month`,
    mend: `The first sale is in ${monthOf(cycles[0]!.entry)}, the last in ${monthOf(
      cycles.at(-1)!.entry,
    )}`,
  });
}

/** A month in which the buyer had no bid has no days to tell. */
export function noBid(month: string): InputError {
  return new InputError({
    what: `--explain ${month}: nobody bid, nothing was sold in that month`,
    mend: "Give another month: in --json, those with contracts above 0",
  });
}
