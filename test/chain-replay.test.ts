import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readDisk } from "../edges/disk/read-disk.ts";
import type { ReplayOptions } from "../edges/request/replay/options.ts";
import { REPLAY_DEFAULTS } from "../edges/request/replay/options.ts";
import { readRequest } from "../edges/request/replay/read-request.ts";
import { RESULT_ROWS } from "../src/attribution/result-rows.ts";
import { dayFromIso, isoFromDay } from "../src/calendar/civil-date.ts";
import { nextTradingDay } from "../src/calendar/trading-days.ts";
import { europeanPrice } from "../src/pricing/black-scholes.ts";
import { reportReplay } from "../src/reports/report-replay.ts";
import { replay } from "../src/simulator/history/replay.ts";
import { HAS_SHARED_DATA, sharedData } from "./support/shared-data.ts";

const OPTIONS: ReplayOptions = { ...REPLAY_DEFAULTS, style: "european" };

const DAYS: number[] = [];
for (let day = dayFromIso("2012-03-01")!; DAYS.length < 62; day = nextTradingDay(day))
  DAYS.push(day);
const iso = (row: number): string => isoFromDay(DAYS[row]!);
const CLOSES = DAYS.map(
  (_, row) => 100 + (row < 10 ? 0 : 3) + Number((2 * Math.sin(row)).toFixed(2)),
);

/** Rows with quotes, and of which expiries. */
const QUOTED: readonly (readonly [row: number, expiries: readonly number[]])[] = [
  [0, [20, 40]],
  [3, [20, 40]],
  [10, [20]],
  [17, [20]],
  [18, [20, 40]],
  // Too near its end for a smile: good for buying back.
  [19, [20]],
  [20, [40]],
];

const STRIKES = Array.from({ length: 41 }, (_, i) => 80 + i);

interface Quote {
  readonly bid: number;
  readonly ask: number;
}

function sigmaAt(row: number, strike: number): number {
  const k = Math.log(strike / CLOSES[row]!);
  return 0.2 + 0.002 * row - 0.2 * k + 0.5 * k * k;
}

/** Three cents about a smile that is higher at low strikes and rises with time. */
function quoteOf(row: number, expiry: number, type: "call" | "put", strike: number): Quote {
  const years = (DAYS[expiry]! - DAYS[row]!) / 365;
  const sigma = sigmaAt(row, strike);
  const price = europeanPrice(type === "call" ? 1 : -1, CLOSES[row]!, strike, years, 0, 0, sigma);
  const cents = Math.round(price * 100);
  return { bid: Math.max(cents - 3, 0) / 100, ask: (cents + 3) / 100 };
}

let folder = "";
const write = (name: string, lines: readonly string[]): string => {
  const file = join(folder, name);
  writeFileSync(file, `${lines.join("\n")}\n`);
  return file;
};

function chainLines(time: (row: number, expiry: number) => string, head: string): string[] {
  const lines = QUOTED.flatMap(([row, expiries]) =>
    expiries.flatMap((expiry) =>
      (["call", "put"] as const).flatMap((type) =>
        STRIKES.map((strike) => {
          const { bid, ask } = quoteOf(row, expiry, type, strike);
          return `${time(row, expiry)},${type},${strike},${bid},${ask},${CLOSES[row]}`;
        }),
      ),
    ),
  );
  return [`${head},type,strike,bid,ask,spot`, ...lines];
}

let prices = "";
let chain = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bothsides-"));
  prices = write("prices.csv", [
    "date,close",
    ...CLOSES.map((close, row) => `${iso(row)},${close}`),
  ]);
  chain = write(
    "chain.csv",
    chainLines((row, expiry) => `${iso(row)},${iso(expiry)}`, "date,expiry"),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const request = (changes: Partial<ReplayOptions> = {}) =>
  readRequest({ ...OPTIONS, prices, chain, ...changes }, readDisk);

const nearest = (spot: number): number =>
  STRIKES.reduce((best, strike) =>
    Math.abs(strike - spot) <= Math.abs(best - spot) ? strike : best,
  );

describe("a replay at a chain's prices", () => {
  it("sells at the file's bid, from quoted day to quoted day", async () => {
    for (const strategy of ["covered-call", "cash-secured-put"]) {
      const report = reportReplay(await request({ strategy }));
      const type = strategy === "covered-call" ? "call" : "put";
      const sold = [
        [0, 20],
        [20, 40],
      ] as const;
      expect(report.prices).toBe("quoted");
      expect(report.cycles).toHaveLength(2);
      sold.forEach(([row, expiry], i) => {
        const strike = nearest(CLOSES[row]!);
        const { bid } = quoteOf(row, expiry, type, strike);
        const ends = { entry: iso(row), expiry: iso(expiry), ended: iso(expiry) };
        expect(report.cycles[i]).toMatchObject({ ...ends, strike, premium: bid });
      });
      expect(report.chain).toMatchObject({
        days: 6,
        expiries: 8,
        quotes: 10 * 82,
        file: "chain.csv",
      });
      expect(report.chain!.pairs).toBe(report.chain!.agree);
      expect(report.chain!.inside).toBe(report.chain!.liquid);
    }
  });

  it("has the strike that is quoted: out of the money, above, or by its own delta", async () => {
    const strikeOf = async (strike: string) => reportReplay(await request({ strike })).cycles[0]!;
    expect((await strikeOf("otm:0.04")).strike).toBe(104);
    expect((await strikeOf("atm-above")).strike).toBe(100);
    const low = await strikeOf("delta:0.20");
    const years = (DAYS[20]! - DAYS[0]!) / 365;
    const deltaOf = (strike: number): number => {
      const at = (spot: number) => europeanPrice(1, spot, strike, years, 0, 0, sigmaAt(0, strike));
      return (at(CLOSES[0]! + 0.001) - at(CLOSES[0]! - 0.001)) / 0.002;
    };
    const misses = STRIKES.map((strike) => Math.abs(deltaOf(strike) - 0.2));
    const best = STRIKES[misses.indexOf(Math.min(...misses))]!;
    expect(low.strike).toBe(best);
    expect(low.premium).toBe(quoteOf(0, 20, "call", best).bid);
  });

  it("marks the option at the middle of the quote on quoted days: the row vega", async () => {
    const { config } = await request();
    const marks: number[] = [];
    const vega: number[] = [];
    replay(
      { ...config, cycles: config.cycles.slice(0, 1) },
      ({ market, attribution, buyerAccount }, row) => {
        marks[row] = market.marks.mark[market.instruments.count[0]! - 1]! / 1e6;
        vega[row] =
          attribution.results[buyerAccount * RESULT_ROWS.length + RESULT_ROWS.indexOf("vega")]!;
      },
    );
    const strike = nearest(CLOSES[0]!);
    for (const row of [0, 3, 10, 17, 18, 19]) {
      const { bid, ask } = quoteOf(row, 20, "call", strike);
      expect(marks[row]).toBeCloseTo((bid + ask) / 2, 6);
    }
    // Between them the volatility of the last quote holds; a day before the end, vega is too small
    // to tell a change of volatility from the residual.
    const changes = vega.map((value, row) => (row > 0 && value !== vega[row - 1] ? row : 0));
    expect(changes.filter((row) => row > 0)).toEqual([3, 10, 17, 18]);
  });

  it("buys back at the file's ask", async () => {
    const left = DAYS[20]! - DAYS[10]!;
    const report = reportReplay(await request({ exit: `${left}d` }));
    const strike = nearest(CLOSES[0]!);
    const { ask } = quoteOf(10, 20, "call", strike);
    expect(report.cycles[0]).toMatchObject({ ended: iso(10), ending: "bought-back" });
    const { premium, seller } = report.cycles[0]!;
    expect(seller.option).toBeCloseTo(100 * (premium - ask), 9);
  });

  it("rolls on a day only on which the next option is quoted", async () => {
    const { cycles } = reportReplay(await request({ exit: "roll" }));
    // The last week begins before; row 17 has no quotes of the next expiry.
    expect(DAYS[20]! - DAYS[17]!).toBeLessThanOrEqual(7);
    expect(cycles.map(({ entry, ended, ending }) => [entry, ended, ending])).toEqual([
      [iso(0), iso(18), "rolled"],
      [iso(18), iso(40), "expired"],
    ]);
    const strike = nearest(CLOSES[18]!);
    expect(cycles[1]!.premium).toBe(quoteOf(18, 40, "call", strike).bid);
    const paid = quoteOf(18, 20, "call", cycles[0]!.strike).ask;
    expect(cycles[0]!.seller.option).toBeCloseTo(100 * (cycles[0]!.premium - paid), 9);
  });

  it("takes the close of the day where an American chain says no spot", async () => {
    const [header, ...lines] = chainLines(
      (row, expiry) => `${iso(row)},${iso(expiry)}`,
      "date,expiry",
    );
    const bare = write("bare.csv", [
      header!.replace(",spot", ""),
      ...lines.map((line) => line.slice(0, line.lastIndexOf(","))),
    ]);
    const report = reportReplay(await request({ chain: bare, style: "american" }));
    expect(report.conventions.style).toBe("american");
    const { bid } = quoteOf(0, 20, "call", nearest(CLOSES[0]!));
    expect(report.cycles[0]!.premium).toBe(bid);
  });

  it("refuses what has no dates, no common day, or another price", async () => {
    const years = (row: number, expiry: number) => `${(DAYS[expiry]! - DAYS[row]!) / 365}`;
    const undated = write("undated.csv", chainLines(years, "years").slice(0, 83));
    await expect(request({ chain: undated })).rejects.toThrow("the quotes have no dates");
    const later = write("later.csv", [
      "date,close",
      ...DAYS.map((day) => `${isoFromDay(day + 3640)},100`),
    ]);
    await expect(request({ prices: later })).rejects.toThrow("no day of the chain can be played");
    await expect(request({ to: iso(15) })).rejects.toThrow("no quoted day between --from and --to");
    for (const [changes, flag] of [
      [{ vol: "0.2" }, "--vol"],
      [{ volOffset: 0.01 }, "--vol-offset"],
      [{ makerEdge: 0.01 }, "--maker-edge"],
      [{ strike: "spot" }, "--strike spot"],
    ] as const) {
      await expect(request(changes)).rejects.toThrow(`--chain and ${flag} exclude each other`);
    }
  });
});

const title = HAS_SHARED_DATA ? "" : " (skipped: ../shared/data is not there)";
describe.skipIf(!HAS_SHARED_DATA)(`the S&P 500's chain of January 2011${title}`, () => {
  it("fits 2,608 of 2,622 liquid strikes, and is sold at its own bid", async () => {
    const report = reportReplay(
      await request({
        prices: sharedData("spx_daily.csv.gz"),
        chain: sharedData("chain_spx_2011-01-03_07.csv.gz"),
      }),
    );
    expect(report.chain).toMatchObject({ days: 5, liquid: 2622, inside: 2608 });
    expect(report.chain!.butterfly).toBeGreaterThanOrEqual(0);
    expect(report.chain!.calendar).toBeGreaterThanOrEqual(0);
    expect(report.conventions.style).toBe("european");
    const [cycle] = report.cycles;
    expect(cycle).toMatchObject({ entry: "2011-01-03", spot: 1271.87 });
    expect(cycle!.premium).toBeGreaterThan(0);
  });
});
