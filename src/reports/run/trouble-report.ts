import { dayOf, isoFromDay, timeOfDay } from "../../calendar/civil-date.ts";
import { MULTIPLIER } from "../../contracts/instrument-table.ts";
import type { AnnouncedDay } from "../../measures/announced-volatility.ts";
import type { Pin } from "../../measures/pins.ts";
import { dollarsFromAmount } from "../../money/amount.ts";
import type { RunWorld } from "../../simulator/run/run-world.ts";

/** Whose it was, and when: date and time of the day in the exchange's time. */
interface Happened {
  readonly id: string;
  readonly class: string;
  readonly time: string;
}

/** What went wrong in a run, in the order of time; amounts in dollars. */
export interface TroubleReport {
  readonly calls: readonly (Happened & {
    readonly amount: number;
    readonly end: "met" | "closed-out" | "open";
  })[];
  readonly liquidations: readonly (Happened & {
    readonly orders: number;
    readonly contracts: number;
    readonly shares: number;
    readonly end: "enough" | "default" | "open";
  })[];
  readonly defaults: readonly (Happened & { readonly amount: number })[];
  /** Of the default fund: what members paid in at the start and later, had back, and it paid. */
  readonly fund: {
    readonly contributed: number;
    readonly assessed: number;
    readonly returned: number;
    readonly paid: number;
  };
  /** `until` null: for the rest of the session. `move` is a share of the first mark. */
  readonly halts: readonly {
    readonly time: string;
    readonly until: string | null;
    readonly move: number;
  }[];
  /** Volatility at the money of the first expiry after it, per year, at the closes round it. */
  readonly announcements: readonly {
    readonly day: string;
    readonly expiry: string;
    readonly before: number | null;
    readonly after: number | null;
  }[];
}

/** A series whose last close was within five cents of its strike. */
export interface PinReport {
  readonly day: string;
  readonly right: "call" | "put";
  readonly strike: number;
  readonly close: number;
  readonly held: number;
  /** Contracts, by the class that held them. */
  readonly exercised: Readonly<Record<string, number>>;
  /** The stock's next first mark less this close, and what it was to all who were assigned. */
  readonly gap: number | null;
  readonly assignedGain: number | null;
}

export function troubleReport(
  { trouble, market, classes }: RunWorld,
  announced: readonly AnnouncedDay[],
): { readonly trouble?: TroubleReport } {
  if (trouble === undefined) return {};
  const { record, halts } = trouble;
  const happened = ({ account, time }: { account: number; time: number }): Happened => ({
    ...{ id: market.accounts[account]!.name, class: classes[account]!, time: isoTime(time) },
  });
  const paid = record.defaults.reduce((sum, { amount }) => sum + amount, 0);
  return {
    trouble: {
      calls: record.calls.map((call) => ({
        ...happened(call),
        ...{ amount: dollarsFromAmount(call.amount), end: call.end },
      })),
      liquidations: record.liquidations.map((one) => {
        const { orders, contracts, shares, end } = one;
        return { ...happened(one), orders, contracts, shares, end };
      }),
      defaults: record.defaults.map((one) => ({
        ...happened(one),
        amount: dollarsFromAmount(one.amount),
      })),
      fund: {
        contributed: dollarsFromAmount(record.contributed),
        assessed: dollarsFromAmount(record.assessed),
        returned: dollarsFromAmount(record.returned),
        paid: dollarsFromAmount(paid),
      },
      halts: (halts?.halts ?? []).map(({ time, until, move }) => ({
        ...{ time: isoTime(time), until: until < Infinity ? isoTime(until) : null, move },
      })),
      announcements: announced.map(({ day, expiry, before, after }) => ({
        ...{ day: isoFromDay(day), expiry: isoFromDay(expiry) },
        ...{ before: known(before), after: known(after) },
      })),
    },
  };
}

export function pinReports(pins: readonly Pin[]): PinReport[] {
  return pins.map(({ day, right, strike, close, held, exercised, next }) => {
    const contracts = [...exercised.values()].reduce((sum, one) => sum + one, 0);
    const gap = known(next - close);
    // Who is assigned a call is short of the shares, who is assigned a put has them.
    const shares = -right * contracts * MULTIPLIER;
    return {
      ...{ day: isoFromDay(day), right: right > 0 ? "call" : "put" },
      ...{ strike: dollarsFromAmount(strike), close: dollarsFromAmount(close), held },
      exercised: Object.fromEntries(exercised),
      gap: gap === null ? null : dollarsFromAmount(gap),
      assignedGain: gap === null ? null : dollarsFromAmount(shares * gap + 0),
    };
  });
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

/** 2024-01-03T10:36:00, exchange-local. */
function isoTime(time: number): string {
  return `${isoFromDay(dayOf(time))}T${timeOfDay(time)}`;
}
