import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayFromIso, isoFromDay } from "../../../src/calendar/civil-date.ts";
import { nextTradingDay } from "../../../src/calendar/trading-days.ts";
import { reportTrader } from "../../../src/reports/trader/report-trader.ts";
import { ewmaVolatility } from "../../../src/volatility/ewma.ts";
import { garchVolatility } from "../../../src/volatility/garch.ts";
import { HAS_SHARED_DATA, sharedData } from "../../../test/support/shared-data.ts";
import { readDisk } from "../../disk/read-disk.ts";
import type { ReplayOptions } from "../replay/options.ts";
import { REPLAY_DEFAULTS } from "../replay/options.ts";
import { readTrader } from "./read-trader.ts";

const OPTIONS: ReplayOptions = {
  ...REPLAY_DEFAULTS,
  strategy: "volatility-trader",
  style: "european",
};

let folder = "";
let prices = "";
let mine = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bothsides-"));
  const rows: string[] = [];
  for (let day = dayFromIso("2010-01-04")!; rows.length < 400; day = nextTradingDay(day)) {
    rows.push(`${isoFromDay(day)},${100 + (rows.length % 7)}`);
  }
  prices = join(folder, "prices.csv");
  mine = join(folder, "mine.csv");
  writeFileSync(prices, `date,close\n${rows.join("\n")}\n`);
  writeFileSync(mine, `date,forecast\n${rows.map((row) => `${row.slice(0, 10)},31`).join("\n")}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (changes: Partial<ReplayOptions>, hasForecast = true) =>
  readTrader({ ...OPTIONS, prices, ...changes }, hasForecast, readDisk);

describe("the flags of a volatility trader", () => {
  it("a file of forecasts in percent, against past closes where there is no --vol", async () => {
    const request = await read({ forecast: mine });
    expect(request.forecast).toBe("mine.csv");
    expect([...new Set(request.config.forecast)]).toEqual([0.31]);
    expect(request.config.saleVolatility).toEqual(ewmaVolatility(request.config.closes));
    expect(request.priceSource).toBe("past swings: you gave no option prices");
    expect(request.config).toMatchObject({ minEdge: 0.003, hedgesAtForecast: false });
    expect(request.config).not.toHaveProperty("strategy");
  });

  it("a model of past closes against --vol, and his own delta", async () => {
    const changes = { forecast: "garch", vol: "0.4", hedgeVol: "forecast", minEdge: 0.01 };
    const { config, forecast } = await read(changes);
    expect(forecast).toBe("garch");
    expect(config.forecast).toEqual(garchVolatility(config.closes));
    expect(config.saleVolatility[300]).toBe(0.4);
    expect(config).toMatchObject({ minEdge: 0.01, hedgesAtForecast: true });
    expect(config.hedgeVolatility).toBeUndefined();
  });

  it("refuses what leaves nothing to trade, and what is not there yet", async () => {
    await expect(read({ vol: "0.4" }, false)).rejects.toThrow("--forecast missing");
    await expect(read({ forecast: "har" })).rejects.toThrow("--forecast har without --vol");
    const later: Partial<ReplayOptions>[] = [
      { explain: "2011-07" },
      { compare: [{ hedge: "none" }] },
      { exit: "roll" },
      { greeks: true },
    ];
    for (const changes of later) {
      await expect(read({ forecast: mine, ...changes })).rejects.toThrow("not yet");
    }
  });

  it.skipIf(!HAS_SHARED_DATA)(
    "HAR against VIX - 2 points: sales gain, purchases do not (skipped without ../shared)",
    async () => {
      const request = await readTrader(
        {
          ...OPTIONS,
          prices: sharedData("spx_daily.csv.gz"),
          vol: sharedData("vix_daily.csv"),
          volOffset: -0.02,
          forecast: "har",
        },
        true,
        readDisk,
      );
      const { summary } = reportTrader(request);
      expect(summary.cycles).toBe(347);
      const { bySide, benchmarks, trader } = summary;
      expect(bySide.sold.mean!).toBeGreaterThan(2 * bySide.sold.standardError!);
      expect(bySide.bought.mean!).toBeLessThan(bySide.bought.standardError!);
      expect(benchmarks.alwaysBuy).toBeLessThan(0);
      expect(benchmarks.alwaysSell).toBeGreaterThan(trader.pnl);
      expect(benchmarks.permuted.asGood).toBeLessThan(50);
    },
    60_000,
  );
});
