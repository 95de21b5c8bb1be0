/** Weekdays on which the exchange was closed although no yearly holiday fell on them. */
export interface SpecialClosure {
  /** YYYY-MM-DD */
  readonly date: string;
  readonly reason: string;
}

const SEPTEMBER_11 = "attacks of 11 September 2001";
const SANDY = "Hurricane Sandy";

/** All special full-day closures from 1985 on, in date order. Source: NYSE, "Special Closings". */
export const SPECIAL_CLOSURES: readonly SpecialClosure[] = [
  { date: "1985-09-27", reason: "Hurricane Gloria" },
  { date: "1994-04-27", reason: "funeral of Richard Nixon" },
  { date: "2001-09-11", reason: SEPTEMBER_11 },
  { date: "2001-09-12", reason: SEPTEMBER_11 },
  { date: "2001-09-13", reason: SEPTEMBER_11 },
  { date: "2001-09-14", reason: SEPTEMBER_11 },
  { date: "2004-06-11", reason: "day of mourning for Ronald Reagan" },
  { date: "2007-01-02", reason: "day of mourning for Gerald Ford" },
  { date: "2012-10-29", reason: SANDY },
  { date: "2012-10-30", reason: SANDY },
  { date: "2018-12-05", reason: "day of mourning for George H. W. Bush" },
  { date: "2025-01-09", reason: "day of mourning for Jimmy Carter" },
];
