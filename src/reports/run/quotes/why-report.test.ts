import { describe, expect, it } from "vitest";
import { smallHestonRun } from "../../../../test/support/small-run.ts";
import { roundDownToTick, roundUpToTick } from "../../../contracts/tick-rule.ts";
import { inventorySkew } from "../../../participants/market-maker/inventory-skew.ts";
import { playRun } from "../../../simulator/run/play-run.ts";
import { liveSeries } from "./series-names.ts";
import { type WhyReport, whyReport } from "./why-report.ts";
import { whySection } from "./why-section.ts";

/** Of a few series of each round of quotes, with the skew that the makers' books ask for. */
function asked(): { told: WhyReport; skews: number[] }[] {
  const all: { told: WhyReport; skews: number[] }[] = [];
  playRun(smallHestonRun(4, 7), () => ({
    onQuoted: (world, moment) => {
      if (moment.step !== 3) return;
      for (const [name, series] of [...liveSeries(world.market)].filter((_, i) => i % 199 === 0)) {
        const days = world.makers[0]!.view.daysToExpiry(series);
        if (days === 0) continue;
        const skews = world.makers.map(({ book, settings: { vegaLimit, mostSkew } }) => {
          return inventorySkew(days, book.vegas, vegaLimit, mostSkew);
        });
        all.push({ told: whyReport(world, moment, series, name), skews });
      }
    },
  }));
  return all;
}

const units = (dollars: number): number => Math.round(dollars * 1e8) / 1e4;

describe("why a series is quoted so", () => {
  const all = asked();

  it("is told in parts that make the quotes that the exchange works out", () => {
    let quotes = 0;
    for (const { told } of all) {
      for (const { middle, halfSpread, bid, ask, bidSize, askSize } of told.makers) {
        const reach = halfSpread.volatility + halfSpread.stock;
        if (bid !== null) {
          expect(roundDownToTick("listed", units(middle - reach)) / 10_000).toBeCloseTo(bid, 9);
          quotes++;
        }
        if (ask !== null && ask - (bid ?? 0) > 0.011) {
          expect(roundUpToTick("listed", units(middle + reach)) / 10_000).toBeCloseTo(ask, 9);
        }
        expect(bidSize + askSize).toBeGreaterThan(0);
      }
    }
    expect(quotes).toBeGreaterThan(100);
  });

  it("names the skew that the book asks for, unless a calendar would be for nothing", () => {
    let same = 0;
    for (const { told, skews } of all) {
      told.makers.forEach(({ skew, forecast, error, premium, fairVolatility }, i) => {
        expect(fairVolatility).toBeCloseTo(forecast + error + premium, 12);
        expect(skew).toBeGreaterThan(skews[i]! - 1e-12);
        if (Math.abs(skew - skews[i]!) < 1e-12) same++;
      });
    }
    expect(same).toBeGreaterThan(0.8 * all.reduce((sum, { told }) => sum + told.makers.length, 0));
  });

  it("stays within 80 columns, also of many makers", () => {
    const { told } = all[0]!;
    const many = { ...told, makers: Array.from({ length: 9 }, () => told.makers[0]!) };
    const lines = whySection(many);
    expect(lines.filter((line) => line.startsWith("Ask, to the tick"))).toHaveLength(3);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
    expect(whySection({ ...told, makers: [] }).at(-1)).toBe("No maker quotes it.");
  });
});
