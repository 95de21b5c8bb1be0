import { appleStock } from "@visx/mock-data";
import { dayFromIso, isoFromDay } from "../../src/calendar/civil-date.ts";
import { isTradingDay } from "../../src/calendar/trading-days.ts";
import { monthlyCycles } from "../../src/history/cycles.ts";
import { amountFromDollars } from "../../src/money/amount.ts";
import type { AskedConventions } from "../../src/reports/replay-report.ts";
import type { ReplayRequest } from "../../src/reports/report-replay.ts";
import type { ReplayConfig } from "../../src/simulator/history/replay-config.ts";

/** Apple 2007-2012 as a replay request at one volatility, without any file; `changes` on top. */
export function appleRequest(
  changes: Partial<ReplayConfig> = {},
  asked: Partial<AskedConventions> = {},
): ReplayRequest {
  const rows = appleStock
    .map(({ date, close }) => ({ day: dayFromIso(date.slice(0, 10))!, close }))
    .filter(({ day }) => isTradingDay(day));
  const days = Int32Array.from(rows, (row) => row.day);
  const column = (value: number): Float64Array => new Float64Array(days.length).fill(value);
  const { cycles } = monthlyCycles(days, days[0]!, days.at(-1)!);
  return {
    config: {
      days,
      closes: Float64Array.from(rows, (row) => amountFromDollars(row.close)),
      cycles,
      strategy: "covered-call",
      contracts: 3,
      strike: { kind: "atm" },
      ticks: "listed",
      style: "european",
      seed: 1,
      saleVolatility: column(0.33),
      hedge: { kind: "close" },
      makerEdge: 0,
      halfSpreads: column(0),
      rates: column(0),
      yields: column(0),
      dividends: column(0),
      announced: false,
      ...changes,
    },
    seed: 1,
    input: {
      rows: days.length,
      used: days.length,
      dropped: [],
      skippedCycles: 0,
      skipped: [],
      from: isoFromDay(days[cycles[0]!.entry]!),
      to: isoFromDay(days[cycles.at(-1)!.expiry]!),
    },
    priceSource: "one volatility, 0.33 a year",
    notes: [],
    asked: {
      strike: "atm",
      exit: "none",
      fees: "none",
      cycle: "monthly",
      volOffset: 0,
      hedgeVol: "implied",
      halfSpread: "0",
      rates: 0,
      dividends: "0",
      ...asked,
    },
  };
}
