import type { OptionQuote } from "./option-quote.ts";

/** The call and the put of one strike; undefined where the chain has no quote. */
export interface StrikeQuotes {
  readonly strike: number;
  readonly call: OptionQuote | undefined;
  readonly put: OptionQuote | undefined;
}

/** All quotes of one day and expiry. */
export interface ExpiryQuotes {
  readonly day: number | undefined;
  readonly expiryDay: number | undefined;
  readonly years: number;
  /** The underlying's price in $0.0001, the first that a quote states. */
  readonly spot: number | undefined;
  readonly style: "european" | "american" | undefined;
  /** By strike, ascending. */
  readonly strikes: readonly StrikeQuotes[];
}

/** Groups quotes by day and time to expiry; they come in that order, and then by strike. */
export function groupByExpiry(quotes: readonly OptionQuote[]): ExpiryQuotes[] {
  const expiries: ExpiryQuotes[] = [];
  let start = 0;
  for (let end = 1; end <= quotes.length; end++) {
    const [first, next] = [quotes[start]!, quotes[end]];
    if (next !== undefined && next.day === first.day && next.years === first.years) continue;
    const group = quotes.slice(start, end);
    const { day, expiryDay, years, style } = first;
    const spot = group.find((quote) => quote.spot !== undefined)?.spot;
    expiries.push({ day, expiryDay, years, spot, style, strikes: groupByStrike(group) });
    start = end;
  }
  return expiries;
}

function groupByStrike(quotes: readonly OptionQuote[]): StrikeQuotes[] {
  const strikes: StrikeQuotes[] = [];
  for (const quote of quotes) {
    const last = strikes.at(-1);
    const known = last?.strike === quote.strike ? last : undefined;
    if (known !== undefined) strikes.pop();
    strikes.push({
      strike: quote.strike,
      call: quote.right === "call" ? quote : known?.call,
      put: quote.right === "put" ? quote : known?.put,
    });
  }
  return strikes;
}
