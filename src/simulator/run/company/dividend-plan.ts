import { nextTradingDay } from "../../../calendar/trading-days.ts";
import type { TapeDay } from "../tape-path.ts";
import type { CompanyCalendar } from "./company-calendar.ts";
import type { CompanyConfig } from "./company-config.ts";

/** What a share pays, $0.0001, and the first day on which it is traded without. */
export interface PlannedDividend {
  readonly exDay: number;
  readonly amount: number;
}

/** The company's dividends by their number, from 0 on, in order; undefined after the last one. */
export type DividendPlan = (number: number) => PlannedDividend | undefined;

/** By quarters for ever; of a file what it has, and nothing after its last day. */
export function dividendPlan(
  { dividend }: CompanyConfig,
  calendar: CompanyCalendar,
  tape: readonly TapeDay[],
): DividendPlan {
  if (tape[0]!.isRecorded) {
    const recorded = recordedDividends(tape);
    return (number) => recorded[number];
  }
  if (dividend === 0) return () => undefined;
  return (number) => ({ exDay: calendar.exDay(number), amount: dividend });
}

/** A file may lack the day before an ex-date: nobody can trade then, so that is the ex-date. */
function recordedDividends(tape: readonly TapeDay[]): PlannedDividend[] {
  return tape.flatMap(({ day, dividend }, i) => {
    if (i === 0 || dividend === undefined) return [];
    return [{ exDay: Math.min(nextTradingDay(tape[i - 1]!.day), day), amount: dividend }];
  });
}
