import { exp } from "../math/exp.ts";
import { log } from "../math/log.ts";
import { createStream } from "../math/random-stream.ts";
import { UNITS_PER_DOLLAR } from "../money/amount.ts";
import type { SellerSettings } from "../participants/retail-seller.ts";
import type { RetailClass } from "../simulator/run/run-config.ts";
import type { TapeDay } from "../simulator/run/tape-path.ts";
import type { Shock } from "../simulator/run/trouble/tape-shocks.ts";
import type { Announcement, TroubleConfig } from "../simulator/run/trouble/trouble-config.ts";

/** What happens on a day that is known here. Sessions count from 1; 0: it does not happen. */
export interface EventSettings {
  /** A sudden move of the value, on so many sessions in a row: minutes after the open, and long. */
  readonly jumpSession: number;
  readonly jumpMinute: number;
  readonly jumpLasts: number;
  readonly jumpSessions: number;
  /** As a part of the price; what the variance per year rises by, where it moves by itself. */
  readonly jumpSize: number;
  readonly jumpVariance: number;
  /** Something is announced before this open, as everybody knows; deviation of the move. */
  readonly earningsSession: number;
  readonly earningsMove: number;
  /** From this session on shares are hard to borrow; per year. */
  readonly borrowSession: number;
  readonly borrowRate: number;
}

export interface MarginSettings {
  /** Whether there are margin calls, and a default fund. */
  readonly isOn: boolean;
  /** Between closes margins are looked at after a move by this share. */
  readonly move: number;
  /** Share of the public that does what it is asked. */
  readonly mends: number;
  /** What members pay into the fund at the start, dollars. */
  readonly fund: number;
}

export interface HaltSettings {
  readonly isOn: boolean;
  /** Moves from the session's first mark; the last one ends the day. */
  readonly first: number;
  readonly second: number;
  readonly last: number;
  readonly minutes: number;
}

/** The public on margin: accounts in each class, at a crowd of 1. */
export interface LeverageSettings {
  readonly nakedSellers: number;
  readonly marginBuyers: number;
  readonly shortSellers: number;
}

export interface TroubleSettings {
  readonly events: EventSettings;
  readonly margin: MarginSettings;
  readonly halts: HaltSettings;
  readonly leverage: LeverageSettings;
}

/** Nothing happens, and nobody is on margin. */
export const NO_TROUBLE: TroubleSettings = {
  events: {
    ...{ jumpSession: 0, jumpMinute: 60, jumpLasts: 1, jumpSessions: 1 },
    ...{ jumpSize: -0.25, jumpVariance: 0 },
    ...{ earningsSession: 0, earningsMove: 0.05, borrowSession: 0, borrowRate: 0.5 },
  },
  margin: { isOn: false, move: 0.05, mends: 0.5, fund: 1_000_000 },
  halts: { isOn: false, first: 0.07, second: 0.13, last: 0.2, minutes: 15 },
  leverage: { nakedSellers: 0, marginBuyers: 0, shortSellers: 0 },
};

const SESSION_MINUTES = 390;
const US_PER_MINUTE = 60_000_000;

/** What the events do to a made stock of so many prices a session. */
export function shocksOf(events: EventSettings, seed: number, steps: number): Shock[] {
  const { earningsSession, earningsMove } = events;
  const shocks = jumpsOf(events, steps);
  if (earningsSession > 0) {
    const stream = createStream(seed, "announcement");
    stream.at(earningsSession, 0);
    const logMove = earningsMove * (stream.nextNormal() - 0.5 * earningsMove);
    shocks.push({ session: earningsSession - 1, step: 0, size: exp(logMove) - 1, variance: 0 });
  }
  return shocks;
}

/** A jump that lasts is equal parts of it, one at each price that there is in that time. */
function jumpsOf(events: EventSettings, steps: number): Shock[] {
  const { jumpSession, jumpSessions, jumpMinute, jumpLasts, jumpSize, jumpVariance } = events;
  if (jumpSession === 0) return [];
  const stepAt = (minute: number): number =>
    Math.min(Math.max(Math.round((minute / SESSION_MINUTES) * steps), 1), steps);
  const first = stepAt(jumpMinute);
  const parts = Math.max(stepAt(jumpMinute + jumpLasts - 1) - first, 0) + 1;
  const size = exp(log(1 + jumpSize) / parts) - 1;
  return Array.from({ length: jumpSessions * parts }, (_, i) => ({
    session: jumpSession - 1 + Math.floor(i / parts),
    step: first + (i % parts),
    ...{ size, variance: jumpVariance / parts },
  }));
}

/** What of it a run has to know; undefined where nothing can go wrong. */
export function troubleOf(
  { events, margin, halts }: TroubleSettings,
  tape: readonly TapeDay[],
): TroubleConfig | undefined {
  const announcements: Announcement[] = [];
  const earnings = tape[events.earningsSession - 1];
  if (earnings !== undefined) {
    announcements.push({ day: earnings.day, variance: events.earningsMove * events.earningsMove });
  }
  const hard = tape[events.borrowSession - 1];
  if (!margin.isOn && !halts.isOn && announcements.length === 0 && hard === undefined) {
    return undefined;
  }
  return {
    margin: margin.isOn
      ? { ...margin, fund: Math.round(margin.fund * UNITS_PER_DOLLAR) }
      : undefined,
    halts: halts.isOn
      ? {
          levels: [halts.first, halts.second, halts.last],
          durationUs: halts.minutes * US_PER_MINUTE,
        }
      : undefined,
    announcements,
    borrow: hard && { fromDay: hard.day, rate: events.borrowRate },
  };
}

/** What five puts need at first, and a fifth more: in prices of a share. */
const SELLERS_CASH = 120;
/** Half of the price of so many shares; they buy or short nine tenths of them. */
const TRADERS_CASH = 100;
const SHARES = 180;
const ARRIVAL = 0.5;

/** The public on margin. @param price of a share, $0.0001. */
export function leveragedPublic(
  { nakedSellers, marginBuyers, shortSellers }: LeverageSettings,
  crowd: number,
  price: number,
  seller: SellerSettings,
): RetailClass[] {
  const accounts = (full: number): number => Math.round(full * crowd);
  const traders = (name: string, full: number, wanted: number): RetailClass => ({
    ...{ kind: "margin-trader", name, accounts: accounts(full), cash: TRADERS_CASH * price },
    settings: { shares: wanted, arrival: ARRIVAL },
  });
  const classes: RetailClass[] = [
    {
      ...{ kind: "naked-seller", accounts: accounts(nakedSellers), settings: seller },
      cash: SELLERS_CASH * price,
    },
    traders("margin-buyer", marginBuyers, SHARES),
    traders("short-seller", shortSellers, -SHARES),
  ];
  return classes.filter((one) => one.accounts > 0);
}
