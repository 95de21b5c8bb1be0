import { nextTradingDay } from "../../../calendar/trading-days.ts";

const QUARTER_SESSIONS = 63;
/** Earnings are booked so many sessions before the ex-date of their quarter. */
const EARNINGS_BEFORE_EX = 15;

/** Days since 1970-01-01 on which the company does something, found as they are asked for. */
export class CompanyCalendar {
  /** Trading days from the first session on, by their number. */
  readonly #days: number[];
  readonly #exSession: number;

  constructor(firstDay: number, exSession: number) {
    this.#days = [firstDay];
    this.#exSession = exSession;
  }

  /** The ex-date of a quarter, from 0 on. */
  exDay(quarter: number): number {
    return this.#day(this.#exSession + quarter * QUARTER_SESSIONS);
  }

  /** The day at whose close a quarter's earnings are booked; before the first session: none. */
  earningsDay(quarter: number): number | undefined {
    const session = this.#exSession - EARNINGS_BEFORE_EX + quarter * QUARTER_SESSIONS;
    return session < 0 ? undefined : this.#day(session);
  }

  /** Quarters whose day of a kind comes after one day and not after another. */
  between(after: number, until: number, dayOf: (quarter: number) => number | undefined): number {
    let count = 0;
    for (let quarter = 0; ; quarter++) {
      const day = dayOf(quarter);
      if (day === undefined || day <= after) continue;
      if (day > until) return count;
      count++;
    }
  }

  #day(session: number): number {
    for (let n = this.#days.length; n <= session; n++) {
      this.#days.push(nextTradingDay(this.#days[n - 1]!));
    }
    return this.#days[session]!;
  }
}
