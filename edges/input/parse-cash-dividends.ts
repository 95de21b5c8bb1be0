import type { CashDividends } from "../../src/pricing/american/dividends/cash-dividends.ts";
import { parseNumber } from "./parse-number.ts";

/**
 * Reads `t:amount;...`, years from now and dollars per share, such as `0.1:0.5;0.35:0.5`. Empty
 * text means none; undefined is what cannot be read, or a time or amount that is not above 0.
 */
export function parseCashDividends(text: string): CashDividends | undefined {
  const parts = text.trim() === "" ? [] : text.split(";");
  const times = new Float64Array(parts.length);
  const amounts = new Float64Array(parts.length);
  for (const [i, part] of parts.entries()) {
    const [time, amount, ...rest] = part.split(":").map(parseNumber);
    if (time === undefined || amount === undefined || rest.length > 0) return undefined;
    if (!(time > 0 && amount > 0)) return undefined;
    times[i] = time;
    amounts[i] = amount;
  }
  return { times, amounts };
}
