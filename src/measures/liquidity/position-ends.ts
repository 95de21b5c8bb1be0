import { dayOf } from "../../calendar/civil-date.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import { FIRST_PARTY } from "../../ledger/accounts.ts";
import type { Market } from "../../market/market-state.ts";
import { EVENT } from "../../messages/events.ts";
import { MAKER } from "../party-classes.ts";
import {
  createDurations,
  type Durations,
  medianOf,
  noteDuration,
  survivalOf,
} from "./kaplan-meier.ts";

/** How the option positions of a class ended, in contracts. */
export interface PositionEnds {
  readonly class: string;
  /** Bought back or sold again. */
  readonly closed: number;
  readonly exercisedEarly: number;
  readonly heldToExpiry: number;
  readonly open: number;
}

/** How long makers' contracts last until an opposite trade of theirs, first in, first out. */
export interface OffsetReport {
  /** Sessions; null where more than half last as long as anybody could see. */
  readonly medianSessions: number | null;
  /** Share that lasts longer than 0, 1, 2, ... sessions. */
  readonly survival: readonly number[];
}

/** Contracts that were opened in one trade; negative where they were sold. */
interface Lot {
  readonly session: number;
  contracts: number;
}

/** Follows everybody's option positions, lot by lot. */
export interface PositionFollower {
  readonly market: Market;
  readonly classes: readonly string[];
  /** Open lots, oldest first, by series and account. */
  readonly lots: Map<number, Map<number, Lot[]>>;
  readonly ends: Map<string, { closed: number; exercisedEarly: number; heldToExpiry: number }>;
  /** Of makers. */
  readonly offsets: Durations;
  session: number;
}

/** @param classes of each account. */
export function createPositionFollower(
  market: Market,
  classes: readonly string[],
): PositionFollower {
  const names = new Set(classes.slice(FIRST_PARTY));
  const none = () => ({ closed: 0, exercisedEarly: 0, heldToExpiry: 0 });
  return {
    market,
    classes,
    lots: new Map(),
    ends: new Map([...names].map((name) => [name, none()])),
    offsets: createDurations(),
    session: 0,
  };
}

/** Reads one event; to be called for each, in order. */
export function followPositions(follower: PositionFollower, place: number): void {
  const { events, instruments } = follower.market;
  const [account, other] = [events.account[place]!, events.other[place]!];
  const series = events.instrument[place]!;
  const quantity = events.quantity[place]!;
  switch (events.kind[place]) {
    case EVENT.traded:
      if (series === STOCK) break;
      trade(follower, series, account, quantity);
      trade(follower, series, other, -quantity);
      break;
    case EVENT.exercised:
      // On the last day they have been held to the expiry, which ends them.
      if (instruments.expiryDay[series] === dayOf(events.time[place]!)) break;
      take(follower, series, account, -quantity, "exercisedEarly");
      take(follower, series, other, quantity, "exercisedEarly");
      break;
    case EVENT.expired:
      endSeries(follower, series);
      break;
    default:
  }
}

/** An opposite trade closes the oldest lots first; what is left of it opens one. */
function trade(
  follower: PositionFollower,
  series: number,
  account: number,
  quantity: number,
): void {
  const opened = take(follower, series, account, quantity, "closed");
  if (opened === 0) return;
  const lot = { session: follower.session, contracts: opened };
  lotsOf(follower, series, account).push(lot);
}

/** Takes opposite lots away, oldest first; returns what they are not enough for. */
function take(
  follower: PositionFollower,
  series: number,
  account: number,
  quantity: number,
  how: "closed" | "exercisedEarly",
): number {
  const lots = lotsOf(follower, series, account);
  let left = quantity;
  while (left !== 0 && lots.length > 0 && Math.sign(lots[0]!.contracts) !== Math.sign(left)) {
    const lot = lots[0]!;
    const contracts = Math.min(Math.abs(lot.contracts), Math.abs(left));
    end(follower, account, lot, contracts, how);
    lot.contracts += Math.sign(left) * contracts;
    left -= Math.sign(left) * contracts;
    if (lot.contracts === 0) lots.shift();
  }
  return left;
}

function lotsOf({ lots }: PositionFollower, series: number, account: number): Lot[] {
  const accounts = lots.get(series) ?? new Map<number, Lot[]>();
  lots.set(series, accounts);
  const own = accounts.get(account) ?? [];
  accounts.set(account, own);
  return own;
}

function endSeries(follower: PositionFollower, series: number): void {
  for (const [account, own] of follower.lots.get(series) ?? []) {
    for (const lot of own) {
      end(follower, account, lot, Math.abs(lot.contracts), "heldToExpiry");
    }
  }
  follower.lots.delete(series);
}

function end(
  { classes, ends, offsets, session }: PositionFollower,
  account: number,
  lot: Lot,
  contracts: number,
  how: "closed" | "exercisedEarly" | "heldToExpiry",
): void {
  const name = classes[account]!;
  ends.get(name)![how] += contracts;
  if (name !== MAKER) return;
  const kind = how === "closed" ? "ended" : "censored";
  noteDuration(offsets, kind, session - lot.session, contracts);
}

/** How positions have ended so far, and what is still open. */
export function positionEnds({ classes, ends, lots }: PositionFollower): PositionEnds[] {
  const open = new Map<string, number>();
  for (const accounts of lots.values()) {
    for (const [account, own] of accounts) {
      const contracts = own.reduce((sum, lot) => sum + Math.abs(lot.contracts), 0);
      const name = classes[account]!;
      open.set(name, (open.get(name) ?? 0) + contracts);
    }
  }
  return [...ends].map(([name, one]) => ({ class: name, ...one, open: open.get(name) ?? 0 }));
}

/** Makers' contracts that are still open have been seen up to now. */
export function offsetReport({ classes, lots, offsets, session }: PositionFollower): OffsetReport {
  const seen = { ended: [...offsets.ended], censored: [...offsets.censored] };
  for (const accounts of lots.values()) {
    for (const [account, own] of accounts) {
      if (classes[account] !== MAKER) continue;
      for (const lot of own) {
        noteDuration(seen, "censored", session - lot.session, Math.abs(lot.contracts));
      }
    }
  }
  const survival = survivalOf(seen);
  return { medianSessions: medianOf(survival) ?? null, survival };
}
