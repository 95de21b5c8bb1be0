import { describe, expect, it } from "vitest";
import { recordedTape } from "../edges/request/run/recorded-tape.ts";
import { ROW, ROW_COUNT } from "../src/attribution/result-rows.ts";
import { dayOf, isoFromDay } from "../src/calendar/civil-date.ts";
import { interestYears } from "../src/calendar/clocks.ts";
import { STOCK } from "../src/contracts/instrument-table.ts";
import { ISSUER } from "../src/ledger/accounts.ts";
import { balanceOf } from "../src/ledger/ledger.ts";
import { EVENT } from "../src/messages/events.ts";
import { createRunRecording, listenFor } from "../src/reports/run/run-recording.ts";
import { HISTORY_DEFAULTS, historyScenario } from "../src/scenarios/history-scenario.ts";
import { playRun } from "../src/simulator/run/play-run.ts";
import type { RunConfig } from "../src/simulator/run/run-config.ts";
import { auditedRun } from "./support/audited-run.ts";
import { calmCloses, cents, fileDays, priceFile } from "./support/price-file.ts";
import { checkSums, sum, units } from "./support/report-sums.ts";

const CALM = 270;
const SESSIONS = 20;
/** Row and session of the ex-date. */
const EX = CALM + 15;
const EX_DAY = fileDays(CALM + 18)[EX]!;
const DIVIDEND = 6;
const RATE = 0.04;

/** Up by 1.5 % a day to the eve, down by the dividend alone on the ex-date, then as it is. */
function risingCloses(): number[] {
  const closes = calmCloses(CALM);
  while (closes.length < EX) closes.push(cents(closes.at(-1)! * 1.015));
  const after = cents(closes.at(-1)! - DIVIDEND);
  return [...closes, after, after, after];
}

async function configOf(dividends?: string): Promise<RunConfig> {
  const text = priceFile(risingCloses(), { [EX]: { dividend: DIVIDEND } });
  const bytes = new TextEncoder().encode(text);
  const stock = { prices: "f.csv", dividends };
  const tape = await recordedTape(stock, SESSIONS, () => Promise.resolve(bytes));
  const leverage = { ...HISTORY_DEFAULTS.leverage, shortSellers: 20 };
  const chain = { weeklies: 3, monthlies: 2, isLong: false, range: 0.5 };
  const settings = { ...HISTORY_DEFAULTS, ...{ seed: 5, rate: RATE, crowd: 0.2, leverage, chain } };
  return historyScenario(settings, tape);
}

/** What a run did round the ex-date. */
interface Followed {
  /** Dividends less what was paid for borrowed shares, and shares held then, by account. */
  readonly received: readonly number[];
  readonly shares: readonly number[];
  /** Calls that were exercised before their expiry: of a day, on 100 shares at a strike. */
  readonly early: { readonly day: number; readonly strike: number; readonly expiryDay: number }[];
  /** Rows of all classes' options on the ex-date, $0.0001. */
  readonly explained: Readonly<Record<"exDividend" | "delta" | "gamma", number>>;
}

function follow(config: RunConfig): Followed {
  const early: { day: number; strike: number; expiryDay: number }[] = [];
  let [received, shares]: [number[], number[]] = [[], []];
  const closes: Float64Array[] = [];
  playRun(config, (market, classes) => {
    const { events, instruments, ledger, accounts } = market;
    const recording = createRunRecording(market, classes, config);
    const told = listenFor(recording, market, () => {});
    received = accounts.map(() => 0);
    return {
      ...told,
      onEvent: (place) => {
        told.onEvent!(place);
        const [kind, day] = [events.kind[place]!, dayOf(events.time[place]!)];
        if (kind === EVENT.dividendPaid) {
          shares = accounts.map((_, account) => balanceOf(ledger, account, STOCK));
          received[events.account[place]!]! += events.price[place]!;
          received[events.other[place]!]! -= events.price[place]!;
        }
        const series = events.instrument[place]!;
        if (kind !== EVENT.exercised || instruments.right[series] !== 1) return;
        const [strike, expiryDay] = [instruments.strike[series]!, instruments.expiryDay[series]!];
        if (day < expiryDay) early.push({ day, strike, expiryDay });
      },
      onClose: (...close) => {
        told.onClose!(...close);
        if (close[0] <= EX_DAY) closes.push(recording.attribution.results.slice());
      },
    };
  });
  const [eve, ex] = closes.slice(-2);
  const onExDate = (row: number): number => {
    let total = 0;
    for (let at = row; at < ex!.length; at += ROW_COUNT) total += Math.abs(ex![at]! - eve![at]!);
    return total;
  };
  const explained = {
    exDividend: onExDate(ROW.exDividend),
    delta: onExDate(ROW.delta),
    gamma: onExDate(ROW.gamma),
  };
  return { received, shares, early, explained };
}

describe("the dividends of a price file in a run", async () => {
  const config = await configOf();
  const paying = follow(config);
  const silent = follow(await configOf("0"));

  it("reach who held a share at the close before, from the company, to the unit", () => {
    const { received, shares } = paying;
    const due = shares.map((held, account) => (account === ISSUER ? 0 : held * units(DIVIDEND)));
    expect(shares.some((held, account) => held < 0 && account !== ISSUER)).toBe(true);
    expect(received.map((cash, account) => (account === ISSUER ? 0 : cash))).toEqual(due);
    expect(received[ISSUER]).toBe(-sum(due));
    expect(-sum(due)).toBe(shares[ISSUER]! * units(DIVIDEND));
    expect(silent.received.every((cash) => cash === 0)).toBe(true);
  });

  it("have calls exercised on the eve where that can pay, and never without a dividend", () => {
    const { early } = paying;
    expect(early.length).toBeGreaterThan(0);
    for (const { day, strike, expiryDay } of early) {
      expect(day).toBe(fileDays(EX).at(-1)!);
      // R. C. Merton (1973): never while the dividend is less than interest on the strike.
      const interest = strike * (1 - Math.exp(-RATE * interestYears(day, expiryDay)));
      expect(units(DIVIDEND)).toBeGreaterThan(interest);
    }
    expect(silent.early).toEqual([]);
  });

  it("explain a fall by no more than them; where nobody knew of it delta does", () => {
    expect(paying.explained.exDividend).toBeGreaterThan(0);
    expect([paying.explained.delta, paying.explained.gamma]).toEqual([0, 0]);
    expect(silent.explained.exDividend).toBe(0);
    expect(silent.explained.delta).toBeGreaterThan(0);
  });

  it("are in the report and the journal, which add up", async () => {
    const { report, audit } = await auditedRun("history", config);
    checkSums(report);
    expect(audit.holds).toBe(true);
    expect(report.recorded).toEqual({
      dividends: [{ date: isoFromDay(EX_DAY), amount: DIVIDEND }],
      splits: [],
    });
    const parties = report.parties.map(({ parts }) => units(parts.dividends));
    const trading = paying.received.filter((_, account) => account !== ISSUER);
    expect(parties.filter((cash) => cash !== 0)).toEqual(trading.filter((cash) => cash !== 0));
    expect(units(report.company.dividends)).toBe(sum(parties));
    expect(report.earlyExercise.some(({ best }) => best > 0)).toBe(true);
  });
});
