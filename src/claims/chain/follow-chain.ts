import { MOST_EXPIRIES } from "../../contracts/instrument-table.ts";
import type { Market } from "../../market/market-state.ts";
import {
  type AccountParts,
  countParts,
  createAccountParts,
  PARTS,
  type Parts,
  partsOf,
} from "../../measures/account-parts.ts";
import { monthVolatility } from "../../measures/daily-volatility.ts";
import { MAKER } from "../../measures/party-classes.ts";
import { dollarsFromAmount } from "../../money/amount.ts";
import { SHEET, sheetPlace } from "../../quoting/quote-sheets.ts";
import { playRun } from "../../simulator/run/play-run.ts";
import type { RunConfig } from "../../simulator/run/run-config.ts";
import type { ListenTo } from "../../simulator/run/run-world.ts";
import {
  countSides,
  createFollowedTrades,
  type FollowedTrades,
  followTrade,
  type Sides,
} from "./follow-trades.ts";

/** What is known of a market after its burn-in. A list has an element for each close. */
export interface FollowedChain extends Sides {
  /** Of all makers together, dollars. */
  readonly makers: Parts;
  readonly trades: FollowedTrades;
  /** What each maker holds, as a share of his limit for a month; long above 0. */
  readonly shares: readonly (readonly number[])[];
  /** What each maker adds to the volatility of a month in his quotes, per year. */
  readonly shifts: readonly (readonly number[])[];
  /** Volatility of a month at the money by the marks less what is fair, per year. */
  readonly distortions: readonly number[];
}

/**
 * Plays a market, and looks at it from the burn-in on.
 *
 * @param burnIn sessions, 1 or more. @param onClose after each later close. @param without a class
 * whose options are not counted at the end.
 */
export function followChain(
  config: RunConfig,
  burnIn: number,
  onClose?: (market: Market, day: number) => void,
  without?: string,
): FollowedChain {
  const shares: number[][] = [];
  const shifts: number[][] = [];
  const distortions: number[] = [];
  let session = 0;
  let trades = createFollowedTrades();
  let sinceStart = (): Parts => {
    throw new RangeError("a market ended in its burn-in");
  };
  const listenTo: ListenTo = (market, classes) => {
    const parts = createAccountParts(market);
    const makers = [...classes.keys()].filter((account) => classes[account] === MAKER);
    return {
      onEvent: (place) => {
        countParts(parts, place);
        followTrade(trades, market, classes, place);
      },
      onClose: (day, forecast, all) => {
        session++;
        if (session === burnIn) {
          trades = createFollowedTrades();
          const start = sumOfParts(parts, makers);
          sinceStart = () => less(sumOfParts(parts, makers), start);
        }
        if (session <= burnIn) return;
        shares.push(all.map(({ monthShare }) => monthShare));
        shifts.push(monthShifts(market, day));
        distortions.push(monthVolatility(market, day) - forecast);
        onClose?.(market, day);
      },
    };
  };
  const { market, classes } = playRun(config, listenTo);
  const sides = countSides(market, classes, without);
  return { makers: sinceStart(), trades, shares, shifts, distortions, ...sides };
}

const MONTH_DAYS = 30;

/** By the sheets in force, each maker's for the expiry nearest to a month. */
function monthShifts({ exchange }: Market, today: number): number[] {
  const { makers, terms } = exchange.sheets;
  return Array.from({ length: makers }, (_, maker) => {
    let [nearest, shift] = [Number.POSITIVE_INFINITY, Number.NaN];
    for (let slot = 0; slot < MOST_EXPIRIES; slot++) {
      const place = sheetPlace(maker, slot);
      const away = Math.abs(terms[place + SHEET.day]! - today - MONTH_DAYS);
      if (away < nearest) [nearest, shift] = [away, terms[place + SHEET.shift]!];
    }
    return shift;
  });
}

/** In dollars. */
function less(end: Parts, start: Parts): Parts {
  const rows = PARTS.map((part) => [part, dollarsFromAmount(end[part] - start[part])] as const);
  return Object.fromEntries(rows) as Parts;
}

/** Of some accounts together, in $0.0001. */
export function sumOfParts(parts: AccountParts, accounts: readonly number[]): Parts {
  const sums = Object.fromEntries(PARTS.map((part) => [part, 0])) as Record<
    (typeof PARTS)[number],
    number
  >;
  for (const account of accounts) {
    const own = partsOf(parts, account);
    for (const part of PARTS) sums[part] += own[part];
  }
  return sums;
}

/** What a class of parties made in all. */
export function resultOfParts(parts: Parts): number {
  return PARTS.reduce((sum, part) => sum + parts[part], 0);
}
