import { describe, expect, it } from "vitest";
import { STOCK } from "../src/contracts/instrument-table.ts";
import { accountNumber, appliedCommands, type Market } from "../src/market/market-state.ts";
import { COMMAND } from "../src/messages/commands.ts";
import { EVENT } from "../src/messages/events.ts";
import { placeOf } from "../src/messages/rows.ts";
import { wealthOf } from "../src/positions/positions.ts";
import { SHEET, sheetPlace } from "../src/quoting/quote-sheets.ts";
import { HISTORY_DEFAULTS } from "../src/scenarios/history-scenario.ts";
import { playRun } from "../src/simulator/run/play-run.ts";
import { MarketView } from "../src/view/market-view.ts";
import { smallRun } from "./support/small-run.ts";

const BELIEF = 0.255;

/** What was seen of one maker: at each of his sheets, and after each purchase of options. */
interface Seen {
  readonly sheets: { used: number; bid: number; ask: number }[];
  /** Of his worst loss beyond what he owns, and of what was bought; $0.0001. */
  readonly bought: { excess: number; premium: number }[];
}

/** One maker with so much capital and no other limit, and sellers only. */
function watch(capital: number): Seen {
  const seen: Seen = { sheets: [], bought: [] };
  const limits = { vegaLimit: 1e9, gammaLimit: 1e9 };
  const makers = { ...HISTORY_DEFAULTS.makers, ...limits, count: 1, capital };
  const run = smallRun(6, 7, { crowd: 0.1, rate: 0, hasFees: false, makers });
  const sellers = run.retail.filter(({ kind }) => /^(covered-call|put)-seller$/.test(kind));
  playRun({ ...run, retail: sellers }, (market) => {
    const view = new MarketView(market, accountNumber(market.accounts, "maker-1"));
    let premium = 0;
    return {
      onEvent: (place) => {
        const { events } = market;
        const isOption = events.kind[place] === EVENT.traded && events.instrument[place] !== STOCK;
        if (!isOption || events.account[place] !== view.account) return;
        premium += events.price[place]! * events.quantity[place]! * 100;
      },
      onCommand: () => {
        const { commands, ledger, marks, instruments } = market;
        if (commands.kind[placeOf(commands, appliedCommands(market) - 1)] === COMMAND.sheet) {
          seen.sheets.push({ used: view.capitalUsed(BELIEF), ...sizesOf(market) });
        }
        if (premium === 0) return;
        const equity = wealthOf(ledger, marks, instruments, view.account);
        seen.bought.push({ excess: (view.capitalUsed(BELIEF) - 1) * equity, premium });
        premium = 0;
      },
    };
  });
  return seen;
}

/** The largest sizes that the one maker's sheet says. */
function sizesOf({ exchange, instruments, clock }: Market): { bid: number; ask: number } {
  const { terms } = exchange.sheets;
  const sizes = { bid: 0, ask: 0 };
  instruments.expiries.day.forEach((day, slot) => {
    const at = sheetPlace(0, slot);
    if (terms[at + SHEET.day] !== day || day * 86_400e6 <= clock[0]!) return;
    sizes.bid = Math.max(sizes.bid, terms[at + SHEET.bidSize]!);
    sizes.ask = Math.max(sizes.ask, terms[at + SHEET.askSize]!);
  });
  return sizes;
}

describe("a maker with little capital, to whom everybody sells", () => {
  const { sheets, bought } = watch(10_000);

  it("stops buying where his worst loss is all that he owns, and goes on selling", () => {
    const stopped = sheets.filter(({ bid }) => bid === 0);
    expect(stopped.length).toBeGreaterThan(10);
    expect(sheets.some(({ bid }) => bid === 20)).toBe(true);
    expect(sheets.every(({ used, bid }) => used < 1 || bid === 0)).toBe(true);
    expect(sheets.every(({ ask }) => ask === 20)).toBe(true);
  });

  it("never risks more than he owns by more than one fill", () => {
    expect(bought.length).toBeGreaterThan(10);
    // An option that is not hedged loses its price at most.
    for (const { excess, premium } of bought) expect(excess).toBeLessThanOrEqual(premium);
    expect(Math.max(...sheets.map(({ used }) => used))).toBeGreaterThan(0.95);
  });
});

describe("a maker with the default's capital", () => {
  it("is never held by it", () => {
    const { sheets } = watch(HISTORY_DEFAULTS.makers.capital);
    expect(Math.max(...sheets.map(({ used }) => used))).toBeLessThan(0.1);
    expect(sheets.every(({ bid, ask }) => bid === 20 && ask === 20)).toBe(true);
  });
});
