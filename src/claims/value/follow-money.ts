import { type Flows, flowBetween } from "../../attribution/who-paid-whom.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import {
  countParts,
  createAccountParts,
  partsOf,
  resultOf,
  tradingParties,
} from "../../measures/account-parts.ts";
import { outsideItems } from "../../measures/company/outside-items.ts";
import { MAKER } from "../../measures/party-classes.ts";
import { EVENT } from "../../messages/events.ts";
import { dollarsFromAmount } from "../../money/amount.ts";
import { playRun } from "../../simulator/run/play-run.ts";
import type { RunConfig } from "../../simulator/run/run-config.ts";
import { groupNames } from "../../simulator/run/run-world.ts";

/** Where the money of a run came from. */
export interface FollowedMoney {
  /** What all trading parties made, less what came from outside: 0, in $0.0001. */
  readonly off: number;
  /** What came to them from outside, without the shares' change of price; dollars. */
  readonly fromOutside: number;
  readonly revaluation: number;
  /** What each class made in shares that it traded, dollars; those it was given are apart. */
  readonly stock: ReadonlyMap<string, number>;
  /** Shares that makers of options traded, by who was on the other side. */
  readonly hedged: ReadonlyMap<string, number>;
  /** What makers of options took in for shares that they sold, dollars. */
  readonly sales: number;
  /** Who paid whom, by class in the order of `groups`. */
  readonly flows: Flows;
  readonly groups: readonly string[];
}

/** Plays a market, and asks where its money came from. */
export function followMoney(config: RunConfig): FollowedMoney {
  const hedged = new Map<string, number>();
  let sales = 0;
  let parts!: ReturnType<typeof createAccountParts>;
  const { market, classes, flows } = playRun(config, (opened, names) => {
    parts = createAccountParts(opened);
    const { kind, instrument, account, other, quantity, price } = opened.events;
    return {
      onEvent: (place) => {
        countParts(parts, place);
        if (kind[place] !== EVENT.traded || instrument[place] !== STOCK) return;
        const [buyer, seller] = [names[account[place]!]!, names[other[place]!]!];
        if (buyer !== MAKER && seller !== MAKER) return;
        if (seller === MAKER) sales += price[place]! * quantity[place]!;
        const counterpart = buyer === MAKER ? seller : buyer;
        hedged.set(counterpart, (hedged.get(counterpart) ?? 0) + quantity[place]!);
      },
    };
  });
  const parties = tradingParties(market);
  const all = parties.reduce((sum, account) => sum + resultOf(parts, account), 0);
  const items = outsideItems(parts);
  const total = Object.values(items).reduce((sum, amount) => sum + amount, 0);
  const revaluation = items["revaluation of shares"];
  const stock = new Map<string, number>();
  for (const account of parties) {
    const own = partsOf(parts, account);
    const name = classes[account]!;
    const made = dollarsFromAmount(own.stock + own.stockSpread);
    stock.set(name, (stock.get(name) ?? 0) + made);
  }
  return {
    ...{ off: all - total, fromOutside: dollarsFromAmount(all - revaluation) },
    ...{ revaluation: dollarsFromAmount(revaluation), sales: dollarsFromAmount(sales) },
    ...{ stock, hedged, flows, groups: groupNames(classes) },
  };
}

/** What a class has from another for shares that they traded, in $0.0001. */
export function paidForShares({ flows }: FollowedMoney, party: number, from: number): number {
  return flowBetween(flows, "stock", party, from) + flowBetween(flows, "stock spread", party, from);
}
