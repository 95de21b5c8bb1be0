import { describe, expect, it } from "vitest";
import { sessions } from "../../../../test/support/small-run.ts";
import type { TapeDay } from "../tape-path.ts";
import { CompanyCalendar } from "./company-calendar.ts";
import { dividendPlan } from "./dividend-plan.ts";

const DAYS = sessions(80);
const COMPANY = { earnings: 0, dividend: 4_000, exSession: 2, buyback: 0, isWoundUp: false };
const CALENDAR = new CompanyCalendar(DAYS[0]!, COMPANY.exSession);

const session = (day: number): TapeDay => ({ day, prices: [1_000_000], forecast: 0.25 });

describe("the dividends of a run", () => {
  it("come by quarters for ever, or never", () => {
    const tape = DAYS.slice(0, 5).map(session);
    const plan = dividendPlan(COMPANY, CALENDAR, tape);
    expect(plan(0)).toEqual({ exDay: DAYS[2]!, amount: 4_000 });
    expect(plan(1)).toEqual({ exDay: DAYS[65]!, amount: 4_000 });
    expect(dividendPlan({ ...COMPANY, dividend: 0 }, CALENDAR, tape)(0)).toBeUndefined();
  });

  it("are those of a file where there is one, whatever the company's quarters are", () => {
    const recorded = DAYS.map((day) => ({ ...session(day), isRecorded: true }));
    const tape = recorded.map((day, i) => (i === 7 ? { ...day, dividend: 5_500 } : day));
    const plan = dividendPlan(COMPANY, CALENDAR, tape);
    expect([plan(0), plan(1)]).toEqual([{ exDay: DAYS[7]!, amount: 5_500 }, undefined]);
    expect(dividendPlan(COMPANY, CALENDAR, recorded)(0)).toBeUndefined();
    // The file lacks the eve: at the last close before, shares are sold with the dividend.
    const lacking = dividendPlan(
      COMPANY,
      CALENDAR,
      tape.filter(({ day }) => day !== DAYS[6]),
    );
    expect(lacking(0)).toEqual({ exDay: DAYS[6]!, amount: 5_500 });
  });
});
