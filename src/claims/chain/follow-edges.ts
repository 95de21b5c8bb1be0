import { dayOf } from "../../calendar/civil-date.ts";
import { MULTIPLIER, STOCK } from "../../contracts/instrument-table.ts";
import { countParts, createAccountParts } from "../../measures/account-parts.ts";
import { EVENT } from "../../messages/events.ts";
import { dollarsFromAmount } from "../../money/amount.ts";
import { playRun } from "../../simulator/run/play-run.ts";
import type { RunConfig } from "../../simulator/run/run-config.ts";
import { resultOfParts, sumOfParts } from "./follow-chain.ts";
import { fairValueOf } from "./follow-trades.ts";

/** What some parties did in options, and what it brought them; dollars. */
export interface FollowedEdges {
  /** Value of what they bought less what they paid, the opposite of what they sold. */
  readonly edge: number;
  /** Of it, what came with contracts that were opened: the other trades closed some. */
  readonly opened: number;
  /** Spread that they paid for shares, and fees; above 0. */
  readonly hedging: number;
  readonly fees: number;
  /** Contracts, and of these those that they sold. */
  readonly contracts: number;
  readonly sold: number;
  /** What they made: it is what they could expect, and luck. */
  readonly result: number;
}

/**
 * Plays a market, and values the trades of a class at the volatility that the stock has.
 *
 * @param isOne whether a class is looked at.
 */
export function followEdges(config: RunConfig, isOne: (name: string) => boolean): FollowedEdges {
  let [edge, opened, contracts, sold] = [0, 0, 0, 0];
  let told!: () => FollowedEdges;
  playRun(config, (market, classes) => {
    const { kind, instrument, account, other, quantity, price, time } = market.events;
    const parts = createAccountParts(market);
    const ours = classes.map((name) => isOne(name));
    const openedBy = createOpenings(market.instruments.capacity);
    told = () => {
      const accounts = [...classes.keys()].filter((account) => ours[account]);
      const own = sumOfParts(parts, accounts);
      return {
        ...{ edge: dollarsFromAmount(edge), opened: dollarsFromAmount(opened) },
        hedging: -dollarsFromAmount(own.stockSpread),
        ...{ fees: -dollarsFromAmount(own.fees), contracts, sold },
        result: dollarsFromAmount(resultOfParts(own)),
      };
    };
    return {
      onEvent: (place) => {
        countParts(parts, place);
        const series = instrument[place]!;
        if (kind[place] !== EVENT.traded || series === STOCK) return;
        const [isBuying, isSelling] = [ours[account[place]!]!, ours[other[place]!]!];
        if (isBuying === isSelling) return;
        const value = fairValueOf(market, series, dayOf(time[place]!));
        const who = isBuying ? account[place]! : other[place]!;
        const change = isBuying ? quantity[place]! : -quantity[place]!;
        const gained = (value - price[place]!) * change * MULTIPLIER;
        edge += gained;
        opened += gained * openedBy(who, series, change);
        contracts += quantity[place]!;
        if (isSelling) sold += quantity[place]!;
      },
    };
  });
  return told();
}

/** Of a trade, the share that opens contracts; the rest closes what somebody held or owed. */
export function createOpenings(
  capacity: number,
): (who: number, series: number, change: number) => number {
  const held: Map<number, number> = new Map();
  return (who, series, change) => {
    const key = who * capacity + series;
    const before = held.get(key) ?? 0;
    held.set(key, before + change);
    if (before * change >= 0) return 1;
    return Math.max(1 - Math.abs(before / change), 0);
  };
}
