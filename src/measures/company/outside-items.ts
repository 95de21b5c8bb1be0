import { STOCK } from "../../contracts/instrument-table.ts";
import { type AccountParts, tradingParties } from "../account-parts.ts";

/** What came from outside of the trading parties, or went there, for one cause; $0.0001. */
export interface OutsideItem {
  readonly cause: string;
  readonly amount: number;
}

/**
 * The right side of identity I2 (economics 1.1), cause by cause: what the trading parties have made
 * together. Parts that are not in it sum to nothing over them, and no run has splits to round.
 */
export function outsideItems(parts: AccountParts): readonly OutsideItem[] {
  const { sums } = parts;
  const parties = tradingParties(parts.market);
  const mark = parts.market.marks.mark[STOCK]!;
  const total = (column: Float64Array): number =>
    parties.reduce((sum, account) => sum + column[account]!, 0);
  const shares = total(sums.shares) * mark - total(sums.sharesWorth);
  return [
    { cause: "revaluation of shares", amount: shares },
    { cause: "dividends", amount: total(sums.dividends) },
    { cause: "buybacks", amount: total(sums.buybacks) },
    { cause: "issues", amount: 0 - total(sums.issues) },
    { cause: "interest", amount: total(sums.interest) },
    { cause: "borrow", amount: total(sums.borrow) },
    { cause: "fees", amount: total(sums.fees) },
    { cause: "default fund", amount: total(sums.default) },
  ];
}
