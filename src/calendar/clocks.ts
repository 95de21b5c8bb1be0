const DAYS_PER_YEAR = 365;

/**
 * Interest time between two days in years: calendar days / 365, leap years too.
 * The clock of rates, dividends and financing; in `replay` also of variance.
 */
export function interestYears(fromDay: number, toDay: number): number {
  return (toDay - fromDay) / DAYS_PER_YEAR;
}
