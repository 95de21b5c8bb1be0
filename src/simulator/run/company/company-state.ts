import type { TapeDay } from "../tape-path.ts";
import { CompanyCalendar } from "./company-calendar.ts";
import type { CompanyConfig } from "./company-config.ts";
import { type DividendPlan, dividendPlan } from "./dividend-plan.ts";

/** The company's own state in a run. */
export interface CompanyState {
  readonly config: CompanyConfig;
  readonly calendar: CompanyCalendar;
  readonly dividends: DividendPlan;
  /** How many dividends are announced, and paid. */
  announced: number;
  paid: number;
  /** What all shares cost at the start, $0.0001; and a share. */
  opening: number;
  openingPrice: number;
}

export function createCompany(config: CompanyConfig, tape: readonly TapeDay[]): CompanyState {
  const calendar = new CompanyCalendar(tape[0]!.day, config.exSession);
  const dividends = dividendPlan(config, calendar, tape);
  return { config, calendar, dividends, announced: 0, paid: 0, opening: 0, openingPrice: 0 };
}
