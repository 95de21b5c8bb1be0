import { roundToTick, type TapeDay } from "../tape-path.ts";
import { CompanyCalendar } from "./company-calendar.ts";
import type { CompanyConfig } from "./company-config.ts";

/**
 * A share is worth less by the dividend from each ex-date on: the path of one that pays nothing,
 * x (1 - dividend / last price before it) for each ex-date that is past. So the drift of a made
 * path is what a share brings with its dividends. A recorded path has fallen already, by what the
 * file says.
 */
export function exDividendTape(
  tape: readonly TapeDay[],
  { dividend, exSession }: CompanyConfig,
): readonly TapeDay[] {
  if (tape[0]!.isRecorded) return tape.map(withExFactor);
  if (dividend === 0) return tape;
  const calendar = new CompanyCalendar(tape[0]!.day, exSession);
  let [factor, quarter, last] = [1, 0, Number.NaN];
  return tape.map((day) => {
    let exFactor = 1;
    for (; calendar.exDay(quarter) <= day.day; quarter++) {
      exFactor *= leftOf(last * exFactor, dividend);
    }
    factor *= exFactor;
    const prices =
      factor === 1 ? day.prices : day.prices.map((price) => roundToTick(price * factor));
    last = prices.at(-1)!;
    return exFactor === 1 ? { ...day, prices } : { ...day, prices, exFactor };
  });
}

function withExFactor(session: TapeDay, i: number, tape: readonly TapeDay[]): TapeDay {
  const { dividend } = session;
  if (i === 0 || dividend === undefined) return session;
  return { ...session, exFactor: leftOf(tape[i - 1]!.prices.at(-1)!, dividend) };
}

/** What a dividend leaves of a price, as a share of it. */
function leftOf(price: number, dividend: number): number {
  return Math.max(1 - dividend / price, 0.01);
}
