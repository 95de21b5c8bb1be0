import { dayFromIso, isoFromDay } from "../../src/calendar/civil-date.ts";
import type { Recording } from "../../src/reports/followed/record-replay.ts";
import type { ReplayReport } from "../../src/reports/replay-report.ts";
import { type ReplayRequest, reportReplay } from "../../src/reports/report-replay.ts";
import type { ReplayConfig } from "../../src/simulator/history/replay-config.ts";

/** What a made history is played with: a replay's configuration, with closes in dollars. */
export interface MadeHistory extends Partial<Omit<ReplayConfig, "closes">> {
  readonly closes: readonly number[];
  /** Of the first row; each row is a calendar day later. */
  readonly firstDay?: string;
  /** Flat, per year (0.2). */
  readonly sigma?: number;
  /** Flat, per year (0). */
  readonly rate?: number;
  /** $ per share by row, announced. */
  readonly paid?: Readonly<Record<number, number>>;
}

/** One contract at the money from the first row to the last, European, without ticks. */
export function madeConfig(made: MadeHistory): ReplayConfig {
  const { closes, firstDay = "2010-03-01", sigma = 0.2, rate = 0, paid = {}, ...changes } = made;
  const first = dayFromIso(firstDay)!;
  const column = (value: number): Float64Array => new Float64Array(closes.length).fill(value);
  return {
    days: Int32Array.from(closes, (_, row) => first + row),
    closes: Float64Array.from(closes, (close) => Math.round(close * 10_000)),
    cycles: [{ entry: 0, expiry: closes.length - 1 }],
    strategy: "covered-call",
    contracts: 1,
    strike: { kind: "atm" },
    ticks: "none",
    style: "european",
    seed: 1,
    saleVolatility: column(sigma),
    hedge: { kind: "close" },
    makerEdge: 0,
    halfSpreads: column(0),
    rates: column(rate),
    yields: column(0),
    dividends: Float64Array.from(closes, (_, row) => Math.round((paid[row] ?? 0) * 10_000)),
    announced: true,
    ...changes,
  };
}

/** The report of a replay that nobody asked for in a file. */
export function madeReport(
  config: ReplayConfig,
  { recording, explain }: { readonly recording?: Recording; readonly explain?: number } = {},
): ReplayReport {
  const iso = (row: number): string => isoFromDay(config.days[row]!);
  const request: ReplayRequest = {
    ...(explain === undefined ? {} : { explain }),
    config,
    seed: config.seed,
    input: {
      rows: config.days.length,
      used: config.days.length,
      dropped: [],
      skippedCycles: 0,
      skipped: [],
      from: iso(config.cycles[0]!.entry),
      to: iso(config.cycles.at(-1)!.expiry),
    },
    priceSource: "one volatility",
    notes: [],
    asked: {
      strike: "atm",
      exit: "none",
      fees: config.feeChanges === undefined ? "none" : "retail",
      cycle: "monthly",
      volOffset: 0,
      hedgeVol: "implied",
      halfSpread: "0",
      rates: 0,
      dividends: "0",
    },
  };
  return reportReplay(request, recording);
}
