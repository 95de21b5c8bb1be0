import { CompanyCalendar } from "./company-calendar.ts";
import type { CompanyConfig } from "./company-config.ts";

/** The company's own state in a run. */
export interface CompanyState {
  readonly config: CompanyConfig;
  readonly calendar: CompanyCalendar;
  /** Quarters whose dividends are announced. */
  announced: number;
  /** What all shares cost at the start, $0.0001; and a share. */
  opening: number;
  openingPrice: number;
}

export function createCompany(config: CompanyConfig, firstDay: number): CompanyState {
  const calendar = new CompanyCalendar(firstDay, config.exSession);
  return { config, calendar, announced: 0, opening: 0, openingPrice: 0 };
}
