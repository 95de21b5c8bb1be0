import { describe, expect, it } from "vitest";
import { ROW, ROW_COUNT } from "../src/attribution/result-rows.ts";
import { dayFromIso, dayOf, isoFromDay } from "../src/calendar/civil-date.ts";
import { interestYears, varianceYears } from "../src/calendar/clocks.ts";
import { FIRST_SERIES } from "../src/contracts/instrument-table.ts";
import { reportReplay } from "../src/reports/report-replay.ts";
import { replay } from "../src/simulator/history/replay.ts";
import type { ReplayConfig } from "../src/simulator/history/replay-config.ts";
import { openWorld } from "../src/simulator/history/world.ts";
import { appleRequest } from "./support/apple-request.ts";
import { feed, recordReplay } from "./support/recorded-replay.ts";

const TRADING = { volClock: "trading" } as const;
/** Sold at what is quoted on calendar time, as a volatility index is. */
const QUOTED = { ...TRADING, saleVolClock: "calendar" } as const;

describe("a week of 7 days at a constant true 25 % (economics 1.4)", () => {
  const dates = ["2018-03-09", "2018-03-12", "2018-03-13", "2018-03-14", "2018-03-15"];
  const days = Int32Array.from([...dates, "2018-03-16"], (iso) => dayFromIso(iso)!);
  const column = (value: number) => new Float64Array(days.length).fill(value);
  const week: ReplayConfig = {
    ...appleRequest().config,
    ...TRADING,
    days,
    closes: column(10_000_000),
    cycles: [{ entry: 0, expiry: 5 }],
    ticks: "none",
    // Asked for at every close, so that it is quoted and marked at each.
    exit: { kind: "profit", askShare: 0 },
    saleVolatility: column(0.25),
    halfSpreads: column(0),
    rates: column(0.03),
    yields: column(0),
    dividends: column(0),
  };
  const { commands } = recordReplay(week);

  /** The volatility of the mark at each close, in percent, where the same is quoted. */
  function marked(config: ReplayConfig): number[] {
    const world = openWorld(config);
    const found = new Map<string, number>();
    for (const command of commands) {
      feed(world, command);
      const today = isoFromDay(dayOf(world.market.clock[0]!));
      found.set(today, 100 * world.market.marks.volatility[FIRST_SERIES]!);
    }
    return dates.map((iso) => found.get(iso)!);
  }

  it("is 25 % at every close on the trading clock, 25.4 and 29.5 on the calendar's", () => {
    for (const implied of marked(week)) expect(implied).toBeCloseTo(25, 3);
    const [friday, monday, ...rest] = marked({ ...week, volClock: "calendar" });
    expect(friday!).toBeCloseTo(25.42, 2);
    expect(monday!).toBeCloseTo(29.49, 2);
    for (const implied of rest) expect(implied).toBeCloseTo(29.49, 1);
  });

  it("decays over the weekend by 1.2 sessions, and pays three days of financing", () => {
    const rowsOf = (config: ReplayConfig) => {
      const rows: { decay: number; financing: number }[] = [];
      let [decay, financing] = [0, 0];
      replay(config, ({ attribution, buyerAccount }) => {
        const at = (row: number) => attribution.results[buyerAccount * ROW_COUNT + row]!;
        rows.push({ decay: at(ROW.decay) - decay, financing: at(ROW.financing) - financing });
        [decay, financing] = [at(ROW.decay), at(ROW.financing)];
      });
      return rows.slice(1);
    };
    const [weekend, tuesday] = rowsOf(week);
    const [calendarWeekend, calendarTuesday] = rowsOf({ ...week, volClock: "calendar" });
    // Gamma at the money rises by a tenth from one to the other.
    expect(weekend!.decay / tuesday!.decay).toBeCloseTo(1.06, 1);
    expect(calendarWeekend!.decay / calendarTuesday!.decay).toBeGreaterThan(2);
    expect(weekend!.financing / tuesday!.financing).toBeCloseTo(3, 1);
  });
});

describe("Apple 2007-2012 on both clocks", () => {
  const free = { ticks: "none", rates: appleRequest().config.rates.map(() => 0.03) } as const;
  const both = (changes: Partial<ReplayConfig>) =>
    [{}, QUOTED].map((clocks) => replay(appleRequest({ ...free, ...changes, ...clocks }).config));

  it("a volatility quoted on calendar time means the same variance: the same premium", () => {
    for (const strike of [{ kind: "spot" }, { kind: "delta", delta: 0.3 }] as const) {
      const [calendar, trading] = both({ strike });
      trading!.cycles.forEach(({ premium, sale, cycle }, i) => {
        expect(sale.strike).toBe(calendar!.cycles[i]!.sale.strike);
        expect(Math.abs(premium - calendar!.cycles[i]!.premium)).toBeLessThanOrEqual(1);
        const [entry, expiry] = [cycle.entry, cycle.expiry].map(
          (row) => trading!.world.config.days[row]!,
        );
        const variance = sale.volatility ** 2 * varianceYears(entry!, expiry!);
        expect(variance / (0.33 ** 2 * interestYears(entry!, expiry!))).toBeCloseTo(1, 12);
      });
    }
  });

  it("a forecast per session is on the trading clock as it is", () => {
    const { cycles } = replay(appleRequest({ ...free, ...TRADING }).config);
    for (const { sale } of cycles) expect(sale.volatility).toBe(0.33);
  });

  it.each([
    ["European calls", {}, 0.004],
    ["American calls", { style: "american" }, 0.004],
    ["American puts", { style: "american", strategy: "cash-secured-put" }, 0.006],
  ] as const)("%s: the rows leave little of gamma", (_, changes, most) => {
    for (const { cycles } of both(changes)) {
      const left = cycles
        .map(({ buyer }) => Math.abs(buyer[ROW.residual]! / buyer[ROW.gamma]!))
        .sort((a, b) => a - b);
      expect(left[left.length >> 1]!).toBeLessThan(most);
    }
  });

  it("says so, and takes what came by the same clock", () => {
    const [calendar, trading] = [{}, QUOTED].map((clocks) => reportReplay(appleRequest(clocks)));
    expect(calendar!.conventions.years).toBe("calendar days / 365");
    expect(trading!.conventions.years).toBe(
      "trading sessions, a closed day counts 0.1 of one; interest by calendar days / 365",
    );
    expect(trading!.assumptions).toContain("two-clocks");
    trading!.cycles.forEach((cycle, i) => {
      const other = calendar!.cycles[i]!;
      expect(cycle.years).toBe(other.years);
      // Paid and came are both per year of the clock: their ratio is the same.
      expect(cycle.realizedVol / cycle.iv).toBeCloseTo(other.realizedVol / other.iv, 12);
    });
  });
});
