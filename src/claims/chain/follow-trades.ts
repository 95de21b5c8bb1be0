import { dayOf } from "../../calendar/civil-date.ts";
import { MULTIPLIER, STOCK } from "../../contracts/instrument-table.ts";
import { FIRST_PARTY } from "../../ledger/accounts.ts";
import { balanceOf } from "../../ledger/ledger.ts";
import type { Market } from "../../market/market-state.ts";
import { isPublic, MAKER } from "../../measures/party-classes.ts";
import { EVENT } from "../../messages/events.ts";
import { dollarsFromAmount } from "../../money/amount.ts";
import { evaluateOption } from "../../pricing/option/evaluate-option.ts";
import { createOptionTerms } from "../../pricing/option/option-terms.ts";
import { createOptionValue } from "../../pricing/option/option-value.ts";
import { readOptionTerms } from "../../pricing/option/read-option-terms.ts";
import { FAIR_SIGMA } from "./chain-market.ts";

const TERMS = createOptionTerms();
const VALUE = createOptionValue();

/** Option trades of makers with others, against the value that is known; and who sold to whom. */
export interface FollowedTrades {
  /** Contracts that makers bought from others, and sold to them. */
  bought: number;
  sold: number;
  /** What they paid less than the value, and took more than it, in dollars. */
  boughtEdge: number;
  soldEdge: number;
  /** Contracts that somebody of the public sold, and of these those that a maker bought. */
  publicSold: number;
  publicToMakers: number;
  /** Contracts that the public wanted at once and did not get. */
  publicUnfilled: number;
  /** Trades without two different parties, each with a name. */
  nameless: number;
}

export function createFollowedTrades(): FollowedTrades {
  return {
    ...{ bought: 0, sold: 0, boughtEdge: 0, soldEdge: 0 },
    ...{ publicSold: 0, publicToMakers: 0, publicUnfilled: 0, nameless: 0 },
  };
}

/** Reads one event; to be called for each, before the next command. */
export function followTrade(
  trades: FollowedTrades,
  market: Market,
  classes: readonly string[],
  place: number,
): void {
  const { events } = market;
  const series = events.instrument[place]!;
  if (series === STOCK) return;
  if (events.kind[place] === EVENT.dropped && isPublic(classes, events.account[place]!)) {
    trades.publicUnfilled += events.quantity[place]!;
  }
  if (events.kind[place] !== EVENT.traded) return;
  const [buyer, seller] = [events.account[place]!, events.other[place]!];
  const quantity = events.quantity[place]!;
  const [isBuying, isSelling] = [classes[buyer] === MAKER, classes[seller] === MAKER];
  if (buyer === seller || !isParty(market, buyer) || !isParty(market, seller)) trades.nameless++;
  if (!isSelling) {
    trades.publicSold += quantity;
    if (isBuying) trades.publicToMakers += quantity;
  }
  if (isBuying === isSelling) return;
  const value = fairValueOf(market, series, dayOf(events.time[place]!));
  const edge = dollarsFromAmount((value - events.price[place]!) * quantity * MULTIPLIER);
  if (isBuying) {
    trades.bought += quantity;
    trades.boughtEdge += edge;
  } else {
    trades.sold += quantity;
    trades.soldEdge -= edge;
  }
}

function isParty({ accounts }: Market, account: number): boolean {
  return account >= FIRST_PARTY && accounts[account]?.outside === false;
}

/** In $0.0001 per share, by the volatility that the stock has. */
export function fairValueOf(
  { instruments, carry, marks }: Market,
  series: number,
  today: number,
): number {
  readOptionTerms(TERMS, instruments, carry, series, marks.mark[STOCK]!, today);
  evaluateOption(VALUE, TERMS, FAIR_SIGMA);
  return VALUE.price;
}

/** The two sides of all live options. */
export interface Sides {
  /** Contracts that are owned, by class. */
  readonly owned: ReadonlyMap<string, number>;
  /** Contracts by which what is owned and what is owed of a series differ. */
  readonly unequal: number;
}

/** @param without a class that is overlooked, to see whether that is found. */
export function countSides(market: Market, classes: readonly string[], without?: string): Sides {
  const { instruments, ledger, accounts } = market;
  const owned: Map<string, number> = new Map();
  let unequal = 0;
  for (let i = 0; i < instruments.liveCount[0]!; i++) {
    const series = instruments.live[i]!;
    let sum = 0;
    for (let account = FIRST_PARTY; account < accounts.length; account++) {
      if (classes[account] === without) continue;
      const contracts = balanceOf(ledger, account, series);
      sum += contracts;
      const name = classes[account]!;
      if (contracts > 0) owned.set(name, (owned.get(name) ?? 0) + contracts);
    }
    unequal += Math.abs(sum);
  }
  return { owned, unequal };
}
