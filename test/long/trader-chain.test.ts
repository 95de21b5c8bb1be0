import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readDisk } from "../../edges/disk/read-disk.ts";
import type { ReplayOptions } from "../../edges/request/replay/options.ts";
import { REPLAY_DEFAULTS } from "../../edges/request/replay/options.ts";
import { readRequest } from "../../edges/request/replay/read-request.ts";
import { readTrader } from "../../edges/request/trader/read-trader.ts";
import { ROW, ROW_COUNT } from "../../src/attribution/result-rows.ts";
import { dayFromIso, isoFromDay } from "../../src/calendar/civil-date.ts";
import { nextTradingDay } from "../../src/calendar/trading-days.ts";
import { europeanPrice } from "../../src/pricing/black-scholes.ts";
import { evaluateOption } from "../../src/pricing/option/evaluate-option.ts";
import { addDividend, createOptionTerms } from "../../src/pricing/option/option-terms.ts";
import { createOptionValue } from "../../src/pricing/option/option-value.ts";
import { reportReplay } from "../../src/reports/report-replay.ts";
import { traderStatement } from "../../src/reports/statement/trader/trader-statement.ts";
import { reportTrader } from "../../src/reports/trader/report-trader.ts";
import { replayTrader } from "../../src/simulator/history/trader/replay-trader.ts";
import { checkInstant, checkTable } from "../support/identities.ts";
import { HAS_SHARED_DATA, sharedData } from "../support/shared-data.ts";
import { traderReportSchema } from "../support/trader-schema.ts";

const OPTIONS: ReplayOptions = {
  ...REPLAY_DEFAULTS,
  strategy: "volatility-trader",
  style: "european",
};

/** The first quoted row, after more than 252 returns for the models. */
const FIRST = 260;
const DAYS: number[] = [];
for (let day = dayFromIso("2011-02-01")!; DAYS.length < FIRST + 62; day = nextTradingDay(day))
  DAYS.push(day);
const CLOSES = DAYS.map((_, row) => 100 + Number((2 * Math.sin(row)).toFixed(2)));
const iso = (row: number): string => isoFromDay(DAYS[row]!);

/** The expiries of three cycles, each the first row of the next, and rows on their way. */
const ENDS = [FIRST + 20, FIRST + 40, FIRST + 60] as const;
const QUOTED: readonly (readonly [row: number, expiries: readonly number[]])[] = [
  [FIRST, [ENDS[0], ENDS[1]]],
  [FIRST + 3, [ENDS[0]]],
  [FIRST + 10, [ENDS[0]]],
  [ENDS[0], [ENDS[1]]],
  [FIRST + 31, [ENDS[1]]],
  [ENDS[1], [ENDS[2]]],
];
const STRIKES = Array.from({ length: 41 }, (_, i) => 80 + i);
/** Above and under the surface by far, then inside the quote: buy, sell, stay out. */
const VIEWS = [0.4, 0.1, 0.28] as const;

/** A smile that is higher at low strikes and rises with time. */
function sigmaAt(row: number, strike: number): number {
  const k = Math.log(strike / CLOSES[row]!);
  return 0.2 + 0.002 * (row - FIRST) - 0.2 * k + 0.5 * k * k;
}

/** Three cents about it, for a spot of so many times that of the row. */
function quoteOf(row: number, expiry: number, type: "call" | "put", strike: number, unit = 1) {
  const years = (DAYS[expiry]! - DAYS[row]!) / 365;
  const sigma = sigmaAt(row, strike);
  const sign = type === "call" ? 1 : -1;
  const cents = Math.round(europeanPrice(sign, CLOSES[row]!, strike, years, 0, 0, sigma) * 100);
  return { bid: (unit * Math.max(cents - 3, 0)) / 100, ask: (unit * (cents + 3)) / 100 };
}

/** The volatility of a call's price, by halving: the file's own answer. */
function volatilityOf(
  price: number,
  row: number,
  expiry: number,
  strike: number,
  spot = CLOSES[row]!,
): number {
  const years = (DAYS[expiry]! - DAYS[row]!) / 365;
  let [low, high] = [0.01, 2];
  for (let i = 0; i < 60; i++) {
    const sigma = (low + high) / 2;
    if (europeanPrice(1, spot, strike, years, 0, 0, sigma) < price) low = sigma;
    else high = sigma;
  }
  return low;
}

let folder = "";
const write = (name: string, lines: readonly string[]): string => {
  const file = join(folder, name);
  writeFileSync(file, `${lines.join("\n")}\n`);
  return file;
};

/** @param splitRow from it on a share is half of one before, and so are its quotes. */
function chainLines(strikes: readonly number[], splitRow = Number.POSITIVE_INFINITY): string[] {
  const lines = QUOTED.flatMap(([row, expiries]) =>
    expiries.flatMap((expiry) =>
      (["call", "put"] as const).flatMap((type) =>
        strikes.map((strike) => {
          const unit = row < splitRow ? 1 : 0.5;
          const { bid, ask } = quoteOf(row, expiry, type, strike, unit);
          return `${iso(row)},${iso(expiry)},${type},${unit * strike},${bid},${ask}`;
        }),
      ),
    ),
  );
  return ["date,expiry,type,strike,bid,ask", ...lines];
}

const priceLines = (splitRow = Number.POSITIVE_INFINITY): string[] => [
  "date,close",
  ...CLOSES.map((close, row) => `${iso(row)},${row < splitRow ? close : close / 2}`),
];

let prices = "";
let chain = "";
let mine = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bothsides-"));
  prices = write("prices.csv", priceLines());
  chain = write("chain.csv", chainLines(STRIKES));
  const entries = [FIRST, ENDS[0], ENDS[1]];
  mine = write("mine.csv", [
    "date,forecast",
    ...entries.map((row, i) => `${iso(row)},${VIEWS[i]}`),
  ]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const request = (changes: Partial<ReplayOptions> = {}) =>
  readTrader({ ...OPTIONS, prices, chain, forecast: mine, ...changes }, true, readDisk);

const nearest = (row: number): number =>
  STRIKES.reduce((best, strike) =>
    Math.abs(strike - CLOSES[row]!) <= Math.abs(best - CLOSES[row]!) ? strike : best,
  );

describe("a volatility trader at a chain's prices", () => {
  it("buys at the file's ask, sells at its bid, from quoted day to quoted day", async () => {
    const report = reportTrader(await request({ contracts: 2 }));
    traderReportSchema.parse(JSON.parse(JSON.stringify(report)));
    expect(report.prices).toBe("quoted");
    expect(report.chain).toMatchObject({ file: "chain.csv", days: 6, expiries: 7 });
    const cycles = [FIRST, ENDS[0], ENDS[1]].map((row, i) => {
      const strike = nearest(row);
      const quote = quoteOf(row, ENDS[i]!, "call", strike);
      return { row, expiry: ENDS[i]!, strike, quote };
    });
    expect(report.cycles).toHaveLength(3);
    cycles.forEach(({ row, expiry, strike, quote: { bid, ask } }, i) => {
      const told = report.cycles[i]!;
      const side = (["bought", "sold", "none"] as const)[i]!;
      const premium = [ask, bid, 0][i]!;
      const [entry, end] = [iso(row), iso(expiry)];
      expect(told).toMatchObject({ entry, expiry: end, strike, side, premium });
      for (const [found, price] of [
        [told.bidVol, bid],
        [told.askVol, ask],
        [told.midVol, (bid + ask) / 2],
      ] as const) {
        // The forward is the file's own, to a fraction of a cent.
        expect(Math.abs(found! - volatilityOf(price, row, expiry, strike))).toBeLessThan(2e-4);
      }
      const edge = Math.max(VIEWS[i]! - told.askVol!, told.bidVol! - VIEWS[i]!);
      expect(told.edge).toBeCloseTo(edge, 12);
    });
  });

  it("marks the option at the middle of the quote on quoted days: the row vega", async () => {
    const { config } = await request();
    const marks: number[] = [];
    const vega: number[] = [];
    const first = { ...config, cycles: config.cycles.slice(0, 1) };
    replayTrader(first, ({ market, attribution, traderAccount }, row) => {
      marks[row] = market.marks.mark[market.instruments.count[0]! - 1]! / 1e6;
      vega[row] = attribution.results[traderAccount * ROW_COUNT + ROW.vega]!;
    });
    for (const row of [FIRST, FIRST + 3, FIRST + 10]) {
      const { bid, ask } = quoteOf(row, ENDS[0], "call", nearest(FIRST));
      expect(marks[row]).toBeCloseTo((bid + ask) / 2, 6);
    }
    const changed = vega.flatMap((value, row) =>
      row > FIRST && value !== vega[row - 1] ? [row] : [],
    );
    expect(changed).toEqual([FIRST + 3, FIRST + 10]);
  });

  it("books, rows and table add up at every close; hedged alike, nothing is left", async () => {
    for (const changes of [{}, { halfSpread: "5bp", fees: "retail", hedgeVol: "forecast" }]) {
      const { config } = await request(changes);
      for (const always of [undefined, "buy", "sell"] as const) {
        const asked = always === undefined ? config : { ...config, always };
        let closes = 0;
        const { cycles } = replayTrader(asked, (world) => {
          checkInstant(world.attribution);
          checkTable(world.flows, world.attribution);
          closes++;
        });
        expect(closes).toBe(63);
        if (changes.fees !== undefined) continue;
        for (const { trader, maker } of cycles) {
          const both = [...trader, ...maker].reduce((total, amount) => total + amount, 0);
          expect(both + 0).toBe(0);
        }
      }
    }
  });

  it("at another volatility of the market a quote moves by the value of the shift", async () => {
    const asRun = await request();
    const { summary } = reportTrader(asRun);
    const { cycles } = replayTrader({ ...asRun.config, volatilityShift: 0.02 });
    const { sale, premium } = cycles[0]!;
    const { spot, years, rate, dividendYield, sigma } = sale.terms;
    const valueAt = (volatility: number): number =>
      europeanPrice(1, spot, sale.strike, years, rate, dividendYield, volatility);
    const { ask } = quoteOf(FIRST, ENDS[0], "call", nearest(FIRST));
    const moved = Math.round(valueAt(sigma + 0.02) - valueAt(sigma));
    expect(premium - moved - Math.round(ask * 10_000)).toBe(0);
    const [lowest, , middle, , highest] = summary.sensitivity;
    // Four points away the quote no longer holds the third view: that is traded too.
    expect(middle).toMatchObject({ trader: summary.trader.pnl, trades: 2 });
    expect([lowest!.trades, highest!.trades]).toEqual([3, 3]);
  });

  it("holds the chain's volatility against what came", async () => {
    const { cycles, forecasts } = reportTrader(await request());
    expect([forecasts.cycles, forecasts.leftOut]).toEqual([3, 0]);
    const implied = forecasts.scores.find(({ name }) => name === "implied")!;
    const off = cycles.map(({ midVol, realizedVol }) => 100 * (midVol! - realizedVol));
    expect(implied.bias).toBeCloseTo(off.reduce((sum, value) => sum + value, 0) / 3, 9);
  });

  it("reads prices, and what came, in sessions where volatilities count those", async () => {
    const [calendar, trading] = await Promise.all(
      ["calendar", "trading"].map(async (volClock) => reportTrader(await request({ volClock }))),
    );
    trading!.cycles.forEach(({ midVol, realizedVol, premium }, i) => {
      const other = calendar!.cycles[i]!;
      expect(premium).toBe(other.premium);
      expect(midVol).not.toBeCloseTo(other.midVol!, 4);
      expect(midVol! / other.midVol!).toBeCloseTo(realizedVol / other.realizedVol, 6);
    });
  });

  it("goes on at the quotes of the new shares after a split", async () => {
    const splitRow = FIRST + 5;
    const { config } = await request({
      prices: write("split-prices.csv", priceLines(splitRow)),
      chain: write("split-chain.csv", chainLines(STRIKES, splitRow)),
      splits: write("splits.csv", ["date,ratio", `${iso(splitRow)},2:1`]),
    });
    const whole = replayTrader((await request()).config).cycles;
    const marks: number[] = [];
    const { cycles } = replayTrader(config, ({ market, attribution }, row) => {
      checkInstant(attribution);
      marks[row] ??= market.marks.mark[market.instruments.count[0]! - 1]! / 1e6;
    });
    const { bid, ask } = quoteOf(FIRST + 10, ENDS[0], "call", nearest(FIRST), 0.5);
    expect(marks[FIRST + 10]).toBeCloseTo((bid + ask) / 2, 6);
    expect(cycles.map(({ side }) => side)).toEqual(["buy", "sell", "none"]);
    expect(cycles[1]!.sale.contracts).toBe(2 * whole[1]!.sale.contracts);
    // Twice the shares at half the price: the same dollars but for whole shares and cents.
    cycles.forEach(({ trader }, i) => {
      const [split, unsplit] = [trader, whole[i]!.trader].map((rows) =>
        rows.reduce((total, amount) => total + amount, 0),
      );
      expect(Math.abs(split! - unsplit!)).toBeLessThan(30_000);
    });
  });

  it("counts a dividend once: it is announced, and in the chain's forward", async () => {
    const years = (DAYS[ENDS[0]]! - DAYS[FIRST]!) / 365;
    const exDay = FIRST + 6;
    const head = "date,expiry,type,strike,bid,ask,style,spot";
    const terms = { ...createOptionTerms(), american: true, rate: 0, dividendYield: 0, years };
    Object.assign(terms, { spot: CLOSES[FIRST]!, life: years, shareRatio: 1 });
    addDividend(terms, DAYS[ENDS[0]]! - DAYS[exDay]!, 2);
    const value = createOptionValue();
    const priceOf = (style: string, right: 1 | -1, strike: number): number => {
      if (style === "E") return europeanPrice(right, CLOSES[FIRST]! - 2, strike, years, 0, 0, 0.2);
      evaluateOption(value, { ...terms, right, strike }, 0.2);
      return value.price;
    };
    // The yield that makes American calls and puts agree is continuous: the rest is a little off.
    for (const [style, off] of [
      ["E", 0.0005],
      ["A", 0.003],
    ] as const) {
      const lines = STRIKES.flatMap((strike) =>
        ([1, -1] as const).map((right) => {
          const cents = Math.round(priceOf(style, right, strike) * 100);
          const quote = `${Math.max(cents - 3, 0) / 100},${(cents + 3) / 100}`;
          const option = `${iso(FIRST)},${iso(ENDS[0])},${right},${strike}`;
          return `${option},${quote},${style},${CLOSES[FIRST]}`;
        }),
      );
      const flags = {
        chain: write(`paid-${style}.csv`, [head, ...lines]),
        dividends: write("paid.csv", ["date,amount", `${iso(exDay)},2`]),
      };
      const [told] = reportTrader(await request(flags)).cycles;
      expect([told!.side, told!.expiry]).toEqual(["bought", iso(ENDS[0])]);
      expect(Math.abs(told!.midVol! - 0.2)).toBeLessThan(off);
      const seller = { ...OPTIONS, prices, ...flags, strategy: "covered-call" };
      const [sold] = reportReplay(await readRequest(seller, readDisk)).cycles;
      expect(sold!.iv).toBe(told!.midVol);
    }
  });

  it("stays out, and nobody sells, where the chain has no strike for the rule", async () => {
    const low = write("low.csv", chainLines(STRIKES.slice(0, 18)));
    const flags = { chain: low, strike: "atm-above" };
    const report = reportTrader(await request(flags));
    traderReportSchema.parse(JSON.parse(JSON.stringify(report)));
    expect(report.summary).toMatchObject({ none: 3, withoutQuote: 3, meanMidVol: null });
    expect(report.cycles.map(({ midVol }) => midVol)).toEqual([null, null, null]);
    expect(traderStatement(report, { title: "X", width: 80 })).toContain("3 without a quote");
    const seller = { ...OPTIONS, prices, ...flags, strategy: "covered-call" };
    expect(reportReplay(await readRequest(seller, readDisk)).summary.unsold).toBe(3);
  });

  it("forecasts by a model of past closes too; refuses what the file says itself", async () => {
    expect((await request({ forecast: "har" })).forecast).toBe("har");
    for (const [changes, flag] of [
      [{ vol: "0.2" }, "--vol"],
      [{ volOffset: 0.01 }, "--vol-offset"],
      [{ makerEdge: 0.01 }, "--maker-edge"],
    ] as const) {
      await expect(request(changes)).rejects.toThrow(`--chain and ${flag} exclude each other`);
    }
  });

  it("the statement says that prices are real, and how good the chain is", async () => {
    const text = traderStatement(reportTrader(await request()), { title: "X", width: 80 });
    expect(text).toContain("CALL PRICES ARE REAL: the bids and asks in chain.csv.");
    expect(text).toMatch(/6 days, 7 expiries\. Smiles, free of arbitrage, lie between bid and/);
    expect(text).not.toContain("MODELLED");
  });
});

const title = HAS_SHARED_DATA ? "" : " (skipped: ../shared/data is not there)";
describe.skipIf(!HAS_SHARED_DATA)(`the S&P 500's chain of January 2011${title}`, () => {
  it("trades a week at its own bid and ask", async () => {
    const mixed = ["date,forecast", "2011-01-03,0.3", "2011-01-07,0.05"];
    const report = reportTrader(
      await request({
        prices: sharedData("spx_daily.csv.gz"),
        chain: sharedData("chain_spx_2011-01-03_07.csv.gz"),
        cycle: "weekly",
        forecast: write("mixed.csv", mixed),
      }),
    );
    traderReportSchema.parse(JSON.parse(JSON.stringify(report)));
    expect(report.chain).toMatchObject({ days: 5, liquid: 2622, inside: 2608 });
    // The file's lines: 6.2 to 6.9 on the Monday, 8.7 to 9.7 on the Friday.
    expect(report.cycles).toMatchObject([
      { entry: "2011-01-03", expiry: "2011-01-07", strike: 1270, side: "bought", premium: 6.9 },
      { entry: "2011-01-07", expiry: "2011-01-14", strike: 1270, side: "sold", premium: 8.7 },
    ]);
    const { trader, maker } = report.summary;
    expect(trader.pnl + maker.pnl).toBe(0);
  });
});
