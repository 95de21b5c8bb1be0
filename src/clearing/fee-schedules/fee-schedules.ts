import { dayFromIso } from "../../calendar/civil-date.ts";
import { FEE, type FeeKind } from "../../messages/admin-commands.ts";
import {
  ACTIVITY_FEE_PER_CONTRACT,
  ACTIVITY_FEE_PER_SHARE,
  type DatedRate,
  SALE_FEE_PER_MILLION,
} from "./regulatory-rates.ts";

/** One fee from a day on, for a `fee` command: $0.0001 per unit, or a share of the proceeds. */
export interface FeeChange {
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly kind: FeeKind;
  readonly rate: number;
}

export type FeeScheduleName = "retail" | "maker";

type FeeSchedule = Readonly<Partial<Record<FeeKind, readonly DatedRate[]>>>;

const ALWAYS = "0001-01-01";
const MILLION = 1_000_000;

const SALE_FEE: readonly DatedRate[] = SALE_FEE_PER_MILLION.map(([date, dollars]) => [
  date,
  dollars / MILLION,
]);

/**
 * Retail: today's commission of a discount broker and the exchanges' regulatory fee, the
 * commission for all years; the regulators' fees by their dates. A maker pays the exchange for each
 * contract and share, and the fee on sales; makers are exempt from the trading activity fee
 * (docs/assumptions/fees.md).
 */
const SCHEDULES: Readonly<Record<FeeScheduleName, FeeSchedule>> = {
  retail: {
    commission: [[ALWAYS, 6_500]],
    contract: [
      [ALWAYS, 300],
      ["2025-03-01", 280],
    ],
    sale: SALE_FEE,
    "contract-sold": ACTIVITY_FEE_PER_CONTRACT,
    "share-sold": ACTIVITY_FEE_PER_SHARE,
  },
  maker: { contract: [[ALWAYS, 1_000]], share: [[ALWAYS, 10]], sale: SALE_FEE },
};

/**
 * The fees of a schedule from `fromDay` to `toDay`, both included: first those in force on the
 * first day, then each change, in the order of days and of `FEE`. A fee that is not named is 0.
 */
export function feeChanges(
  schedule: FeeScheduleName,
  fromDay: number,
  toDay: number,
): readonly FeeChange[] {
  const changes: FeeChange[] = [];
  for (const kind of Object.keys(FEE) as FeeKind[]) {
    let inForce = 0;
    for (const [date, rate] of SCHEDULES[schedule][kind] ?? []) {
      const day = dayFromIso(date)!;
      if (day <= fromDay) inForce = rate;
      else if (day <= toDay) changes.push({ day, kind, rate });
    }
    if (inForce !== 0) changes.push({ day: fromDay, kind, rate: inForce });
  }
  // The sort is stable: the kinds of one day stay in their order.
  return changes.sort((a, b) => a.day - b.day);
}
