import { describe, expect, it } from "vitest";
import { STOCK } from "../../src/contracts/instrument-table.ts";
import { createOptionBook, readOptionBook } from "../../src/participants/dealing/option-book.ts";
import { type RunReport, reportRun } from "../../src/reports/run/run-report.ts";
import { HISTORY_DEFAULTS } from "../../src/scenarios/history-scenario.ts";
import { playRun } from "../../src/simulator/run/play-run.ts";
import { MarketView } from "../../src/view/market-view.ts";
import { smallRun } from "../support/small-run.ts";

/** A crowd of one side and a single maker, who soon holds much. */
function play(traders: number, desks: number, changes = {}): RunReport {
  const makers = { ...HISTORY_DEFAULTS.makers, count: 1, vegaLimit: 8_000 };
  const config = smallRun(12, 7, {
    ...{ premium: 0, crowd: 0.4, makers },
    traders: { ...HISTORY_DEFAULTS.traders, count: traders, ...changes },
    desks: { ...HISTORY_DEFAULTS.desks, count: desks },
  });
  return reportRun(config, "history");
}

const classOf = ({ classes }: RunReport, name: string) => classes.find((one) => one.class === name);

describe("volatility traders and desks in a run", () => {
  const [alone, accompanied] = [play(0, 0), play(5, 2)];

  it("take over what the maker holds, also in blocks, and pull prices back: M12, M13", () => {
    expect(accompanied.inventory.mean).toBeLessThan(0.8 * alone.inventory.mean);
    expect(alone.volatility.distortion).toBeLessThan(0);
    expect(accompanied.volatility.distortion).toBeGreaterThan(0.8 * alone.volatility.distortion);
    expect(alone.trades.otc).toBe(0);
    expect(accompanied.trades.otc).toBeGreaterThan(0);
    for (const name of ["volatility-trader", "otc-desk"]) {
      const { markouts } = accompanied;
      expect(markouts.find((one) => one.with === name)?.contracts).toBeGreaterThan(0);
      expect(classOf(accompanied, name)?.explained.vega).not.toBe(0);
    }
  });

  it("are the same to the bit again", () => {
    expect(play(5, 2)).toEqual(accompanied);
  });

  it("change nobody's draws by being there: who never trades changes no other's result", () => {
    const { parties } = play(2, 0, { requiredEdge: 1 });
    const others = parties.filter((party) => party.class !== "volatility-trader");
    expect(others).toEqual(alone.parties);
  });

  it("trade less the more edge they ask for (M11)", () => {
    const contracts = (edge: number) =>
      play(5, 0, { requiredEdge: edge }).markouts.find((one) => one.with === "volatility-trader")
        ?.contracts ?? 0;
    expect(contracts(0.02)).toBeLessThan(contracts(0.003));
  });
});

describe("who hedges in a run", () => {
  it("hedges what he holds by then, whether he has just traded or not", () => {
    const makers = { ...HISTORY_DEFAULTS.makers, count: 1, vegaLimit: 8_000 };
    const config = smallRun(12, 7, {
      ...{ premium: 0, rate: 0, crowd: 0.4, makers },
      traders: { ...HISTORY_DEFAULTS.traders, count: 5 },
      desks: { ...HISTORY_DEFAULTS.desks, count: 2 },
    });
    const unhedged = new Map<string, number[]>();
    playRun(config, (market, classes) => {
      const book = createOptionBook();
      return {
        onClose: (_day, forecast) => {
          classes.forEach((name, account) => {
            if (name !== "volatility-trader" && name !== "otc-desk") return;
            readOptionBook(book, new MarketView(market, account), () => forecast);
            if (book.optionDelta === 0 && book.netDelta === 0) return;
            // The half-width of the band (Whalley and Wilmott 1997), in shares.
            const spot = market.marks.mark[STOCK]! / 10_000;
            const band = Math.cbrt((1.5 * 0.000075 * spot * book.gamma ** 2) / 1e-5);
            const beyond = Math.abs(book.netDelta) - band;
            unhedged.set(name, [...(unhedged.get(name) ?? []), beyond]);
          });
        },
      };
    });
    for (const name of ["volatility-trader", "otc-desk"]) {
      const beyond = unhedged.get(name)!;
      expect(beyond.length).toBeGreaterThan(3);
      // Since the last hedge nothing has moved.
      expect(Math.max(...beyond)).toBeLessThan(1);
    }
  });
});
