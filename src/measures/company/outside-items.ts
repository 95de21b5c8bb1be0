import { STOCK } from "../../contracts/instrument-table.ts";
import { type AccountParts, tradingParties } from "../account-parts.ts";

/** What came from outside of the trading parties, or went there, by its cause; $0.0001. */
export type OutsideItems = Readonly<
  Record<
    | "revaluation of shares"
    | "dividends"
    | "buybacks"
    | "issues"
    | "interest"
    | "borrow"
    | "fees"
    | "default fund",
    number
  >
>;

/**
 * The right side of identity I2 (economics 1.1), cause by cause: what the trading parties have made
 * together. Parts that are not in it sum to nothing over them, and no run has splits to round.
 */
export function outsideItems(parts: AccountParts): OutsideItems {
  const { sums } = parts;
  const parties = tradingParties(parts.market);
  const mark = parts.market.marks.mark[STOCK]!;
  const total = (column: Float64Array): number =>
    parties.reduce((sum, account) => sum + column[account]!, 0);
  const shares = total(sums.shares) * mark - total(sums.sharesWorth);
  return {
    "revaluation of shares": shares,
    dividends: total(sums.dividends),
    buybacks: total(sums.buybacks),
    issues: 0 - total(sums.issues),
    interest: total(sums.interest),
    borrow: total(sums.borrow),
    fees: total(sums.fees),
    "default fund": total(sums.default),
  };
}
