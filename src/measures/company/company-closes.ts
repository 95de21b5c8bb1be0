import { type Attribution, resultOf } from "../../attribution/attribution.ts";
import { OPTION_ROWS, ROW, ROW_COUNT } from "../../attribution/result-rows.ts";
import { type AccountParts, tradingParties } from "../account-parts.ts";
import { outsideItems } from "./outside-items.ts";

/** What all trading parties have made together by a close, $0.0001 (economics 1.1, I4). */
export interface CompanyClose {
  readonly day: number;
  readonly results: number;
  /** Shares x price less what they cost, less fees: what it is in a market without a company. */
  readonly paper: number;
  /** What their options have made them, fees of options taken off, and these fees. */
  readonly options: number;
  readonly optionFees: number;
}

/** To be called after the marks of a close. @param attribution of groups of accounts. */
export function noteCompanyClose(
  closes: CompanyClose[],
  parts: AccountParts,
  attribution: Attribution,
  day: number,
): void {
  const { groupOf } = attribution.grouped!.positions;
  const groups = new Set(tradingParties(parts.market).map((account) => groupOf[account]!));
  let [results, options] = [0, 0];
  for (const group of groups) {
    results += resultOf(attribution, group);
    for (const row of OPTION_ROWS) options += attribution.results[group * ROW_COUNT + ROW[row]]!;
  }
  const items = outsideItems(parts);
  const optionFees = parts.optionFees[0]!;
  closes.push({
    ...{ day, results, options: options - optionFees, optionFees },
    paper: items["revaluation of shares"] + items.fees,
  });
}
