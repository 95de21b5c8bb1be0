import { invariant } from "../../../base/assert.ts";
import { isoFromDay } from "../../../calendar/civil-date.ts";
import { STOCK } from "../../../contracts/instrument-table.ts";
import { ISSUER } from "../../../ledger/accounts.ts";
import { balanceOf } from "../../../ledger/ledger.ts";
import { type AccountParts, tradingParties } from "../../../measures/account-parts.ts";
import type { CompanyClose } from "../../../measures/company/company-closes.ts";
import type { ExerciseDay } from "../../../measures/company/early-exercise.ts";
import { outsideItems } from "../../../measures/company/outside-items.ts";
import { dollarsFromAmount } from "../../../money/amount.ts";
import { CASH } from "../../../money/cash.ts";

/** The company's books in a run; dollars. */
export interface CompanyReport {
  /** Shares that there are at the end. */
  readonly shares: number;
  readonly earnings: number;
  readonly dividends: number;
  readonly buybacks: number;
  /** What it was paid for new shares. */
  readonly issues: number;
  /** At first what all shares cost then; at the end with earnings less what was paid out. */
  readonly bookValue: { readonly open: number; readonly close: number };
  /** What all shares cost at the end. */
  readonly marketValue: number;
  /** Change of what the shares cost beyond the books. */
  readonly revaluation: number;
  readonly closes: readonly {
    readonly date: string;
    /** What all parties have made. */
    readonly results: number;
    /** What that is in a market without a company: shares x change of price, less fees. */
    readonly paper: number;
    /** What options alone have made them all, fees included. */
    readonly options: number;
    readonly optionFees: number;
  }[];
}

/** Identity I3: the company's cash is what it earned less what it paid out, by its own entries. */
export function companyReport(parts: AccountParts, closes: readonly CompanyClose[]): CompanyReport {
  const { market, sums } = parts;
  const { ledger, marks } = market;
  const items = outsideItems(parts);
  const earnings = sums.earnings[ISSUER]! + 0;
  const [buybacks, issues] = [items.buybacks, 0 - items.issues];
  const dividends = 0 - sums.dividends[ISSUER]!;
  const kept = earnings - dividends - buybacks + issues;
  const off = balanceOf(ledger, ISSUER, CASH) - kept;
  invariant(off === 0, "I3", "the company's cash and its earnings kept differ by", off);
  const open = tradingParties(market).reduce((sum, one) => sum + sums.sharesWorth[one]!, 0);
  const shares = 0 - balanceOf(ledger, ISSUER, STOCK);
  const marketValue = shares * marks.mark[STOCK]!;
  return {
    shares,
    earnings: dollarsFromAmount(earnings),
    dividends: dollarsFromAmount(dividends),
    buybacks: dollarsFromAmount(buybacks),
    issues: dollarsFromAmount(issues),
    bookValue: { open: dollarsFromAmount(open), close: dollarsFromAmount(open + kept) },
    marketValue: dollarsFromAmount(marketValue),
    revaluation: dollarsFromAmount(marketValue - open - kept),
    closes: closes.map(({ day, results, paper, options, optionFees }) => ({
      date: isoFromDay(day),
      results: dollarsFromAmount(results),
      paper: dollarsFromAmount(paper),
      options: dollarsFromAmount(options),
      optionFees: dollarsFromAmount(optionFees),
    })),
  };
}

/** A day on which options were exercised before their expiry, or should have been. */
export interface EarlyExerciseReport {
  readonly date: string;
  /** Exercised, and so assigned. */
  readonly contracts: number;
  /** Calls held that were best exercised before an ex-date, and the share of them that was. */
  readonly best: number;
  readonly assignedShare: number | null;
  /** Dollars that the holders of the others gave up. */
  readonly neglectCost: number;
}

export function earlyExerciseReport(days: readonly ExerciseDay[]): EarlyExerciseReport[] {
  const told = days.filter(({ contracts, best }) => contracts > 0 || best > 0);
  return told.map(({ day, contracts, best, bestExercised, neglectCost }) => ({
    ...{ date: isoFromDay(day), contracts, best },
    assignedShare: best === 0 ? null : bestExercised / best,
    neglectCost: dollarsFromAmount(neglectCost),
  }));
}
