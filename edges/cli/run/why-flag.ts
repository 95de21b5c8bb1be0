import { dayFromIso, isoFromDay, microsecondsAt } from "../../../src/calendar/civil-date.ts";
import { closeOf, openOf } from "../../../src/simulator/stock/session-times.ts";
import { InputError, quoted } from "../../input/input-error.ts";
import type { WhyQuestion } from "../../workers/watch-quotes.ts";

/**
 * What `--why TIME SERIES` asks.
 *
 * @param days that are played, since 1970-01-01.
 */
export function readWhy(values: readonly string[], days: readonly number[]): WhyQuestion {
  const [when, series] = values;
  if (values.length !== 2) {
    const mend = 'Give --why "2024-01-05 10:30" "ABC 240216C00100000"';
    throw new InputError({ what: `--why with ${values.length} of its two values`, mend });
  }
  const parts = /^(\d{4}-\d{2}-\d{2})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(when!.trim());
  const day = parts === null ? undefined : dayFromIso(parts[1]!);
  if (parts === null || day === undefined) {
    const mend = "Give a day and a time of the exchange: 2024-01-05 10:30";
    throw new InputError({ what: `--why ${quoted(when!)}`, why: "this is no time", mend });
  }
  const seconds = Number(parts[2]) * 3_600 + Number(parts[3]) * 60 + Number(parts[4] ?? 0);
  const time = microsecondsAt(day, seconds);
  const isOpen = time >= openOf(day) && time <= closeOf(day);
  if (!isOpen || !days.includes(day)) {
    const [first, last] = [isoFromDay(days[0]!), isoFromDay(days.at(-1)!)];
    throw new InputError({
      what: `--why ${quoted(when!)}`,
      why: isOpen ? "the run has no session on that day" : "the market is closed at that time",
      mend: `Sessions go from 09:30 to 16:00, ${first} to ${last}`,
    });
  }
  return { series: series!, time };
}
