import { describe, expect, it } from "vitest";
import { STOCK } from "../../src/contracts/instrument-table.ts";
import { balanceOf } from "../../src/ledger/ledger.ts";
import { EVENT } from "../../src/messages/events.ts";
import { createOptionBook, readOptionBook } from "../../src/participants/dealing/option-book.ts";
import { type RunReport, reportRun } from "../../src/reports/run/run-report.ts";
import { defaultScenario, WHOLE_MARKET } from "../../src/scenarios/default-scenario.ts";
import type { HistorySettings } from "../../src/scenarios/history-scenario.ts";
import { hestonTape } from "../../src/simulator/run/heston-tape.ts";
import { playRun } from "../../src/simulator/run/play-run.ts";
import type { RunConfig } from "../../src/simulator/run/run-config.ts";
import { MarketView } from "../../src/view/market-view.ts";
import { checkSums, sum } from "../support/report-sums.ts";
import { sessions } from "../support/small-run.ts";

const HESTON = { theta: 0.0625, kappa: 4, xi: 0.5, rho: -0.6 };

/** Two sessions of the whole market with a tenth of the public. */
function wholeMarket(changes: Partial<HistorySettings> = {}): RunConfig {
  const stock = { seed: 7, start: 1_000_000, drift: 0.1, variance: 0.0625, stepsPerSession: 390 };
  const tape = hestonTape({ ...stock, ...HESTON }, sessions(2));
  return defaultScenario(
    { ...WHOLE_MARKET, seed: 7, crowd: 0.1, heston: HESTON, ...changes },
    tape,
  );
}

const byClass = ({ parties }: RunReport, name: string) =>
  parties.filter((party) => party.class === name);

describe("the whole market", () => {
  const report = reportRun(wholeMarket(), "default");

  it("trades the stock in its own book: over 20,000 commands and 3,000 trades a session", () => {
    expect(report.commands / report.days).toBeGreaterThan(20_000);
    expect(report.trades.stock / report.days).toBeGreaterThan(3_000);
    expect(byClass(report, "noise-trader")).toHaveLength(500);
    expect(report.classes.some((one) => one.class === "tape")).toBe(false);
  });

  it("adds up: results to what came from outside, who paid whom to results", () => {
    checkSums(report);
  });

  it("begins with the options that people usually have, at fair values and hedged", () => {
    let looked = 0;
    const config = wholeMarket({ crowd: 1 });
    playRun({ ...config, tape: config.tape.slice(0, 1) }, (market, classes) => ({
      onOpened: () => {
        looked++;
        const { instruments, ledger, marks } = market;
        const live = [...instruments.live.subarray(0, instruments.liveCount[0]!)];
        const held = (account: number) => live.map((series) => balanceOf(ledger, account, series));
        const accountsOf = (kind: string) => [...classes.keys()].filter((a) => classes[a] === kind);
        const owing = accountsOf("covered-call-seller").filter((a) => held(a).some((n) => n < 0));
        // 400 draws of 21 / 23: three standard errors are 17.
        expect(Math.abs(owing.length - (400 * 21) / 23)).toBeLessThan(17);
        for (const account of [...accountsOf("market-maker"), ...accountsOf("volatility-trader")]) {
          const view = new MarketView(market, account);
          const book = createOptionBook();
          readOptionBook(book, view, () => 0.25);
          expect(sum([...book.vegas])).toBeGreaterThan(500);
          // At a flat 25 % instead of the smile, a hedge is off by a part of itself.
          expect(Math.abs(book.netDelta)).toBeLessThan(0.2 * Math.abs(book.optionDelta));
        }
        for (const series of live) {
          const contracts = [...classes.keys()].map((a) => balanceOf(ledger, a, series));
          if (contracts.every((n) => n === 0)) continue;
          expect(sum(contracts)).toBe(0);
          expect(marks.marked[series]).toBe(1);
        }
      },
    }));
    expect(looked).toBe(1);
  });

  it("lets hedges trade with whoever trades the stock: makers of the stock first of all", () => {
    const hedgers = new Set<number>();
    const partners = new Map<string, number>();
    playRun(wholeMarket({ crowd: 0.3 }), (market, classes) => {
      classes.forEach((name, account) => {
        if (["market-maker", "volatility-trader", "otc-desk"].includes(name)) hedgers.add(account);
      });
      return {
        onEvent: (place) => {
          const { events } = market;
          if (events.kind[place] !== EVENT.traded || events.instrument[place] !== STOCK) return;
          const sides = [events.account[place]!, events.other[place]!];
          if (!sides.some((one) => hedgers.has(one))) return;
          const partner = classes[sides.find((one) => !hedgers.has(one)) ?? sides[0]!]!;
          partners.set(partner, (partners.get(partner) ?? 0) + events.quantity[place]!);
        },
      };
    });
    const traded = sum([...partners.values()]);
    expect(traded).toBeGreaterThan(500);
    expect(partners.get("stock-maker")! / traded).toBeGreaterThan(0.8);
  });

  it("is the same to the bit again, and with traders who never trade but for themselves", () => {
    expect(reportRun(wholeMarket(), "default")).toEqual(report);
    const none = { ...WHOLE_MARKET.traders, count: 0 };
    const silent = { ...WHOLE_MARKET.traders, count: 3, requiredEdge: 1 };
    const [without, beside] = [none, silent].map((traders) =>
      reportRun(wholeMarket({ traders, beginsOpen: false }), "default"),
    );
    const others = beside!.parties.filter((party) => party.class !== "volatility-trader");
    expect(others).toEqual(without!.parties);
  });
});
