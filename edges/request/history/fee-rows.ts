import {
  type FeeScheduleName,
  feeChanges,
} from "../../../src/clearing/fee-schedules/fee-schedules.ts";
import { lastOnOrBefore } from "../../../src/history/dated-series.ts";
import type { RowFee } from "../../../src/simulator/history/price-history.ts";

/** What borrowing costs beside retail fees: general collateral, .25 % a year (economics 3). */
export const BORROW_RATE = 0.0025;

const SCHEDULES: Readonly<Record<RowFee["party"], FeeScheduleName>> = {
  seller: "retail",
  buyer: "maker",
};

/** The dated fees of both parties, each from the first row on or after its day. */
export function feeRows(days: Int32Array): RowFee[] {
  const parties = Object.entries(SCHEDULES) as [RowFee["party"], FeeScheduleName][];
  return parties
    .flatMap(([party, schedule]) =>
      feeChanges(schedule, days[0]!, days.at(-1)!).map(({ day, kind, rate }) => ({
        row: lastOnOrBefore(days, day - 1) + 1,
        party,
        fee: kind,
        rate,
      })),
    )
    .sort((a, b) => a.row - b.row);
}
