import { describe, expect, it } from "vitest";
import { bestOf } from "../../src/book/book.ts";
import { dayOf } from "../../src/calendar/civil-date.ts";
import { STOCK } from "../../src/contracts/instrument-table.ts";
import type { Market } from "../../src/market/market-state.ts";
import { MODEL_NAMES } from "../../src/participants/market-maker/quoting/quoting-model.ts";
import { evaluateSheet } from "../../src/quoting/evaluate-sheet.ts";
import { SHEET, sheetPlace } from "../../src/quoting/quote-sheets.ts";
import { playRun } from "../../src/simulator/run/play-run.ts";
import { smallHestonRun, smallRun } from "../support/small-run.ts";

/** A maker's quote of a series; $0.0001 per share. */
interface Quote {
  readonly right: number;
  readonly strike: number;
  readonly day: number;
  readonly bid: number;
  readonly ask: number;
}

/** Every quote of one maker that has two sides, by the sheet in force. */
function quotesOf(market: Market, maker: number, isRounded: boolean): Quote[] {
  const { instruments, exchange, book, clock } = market;
  const { sheets, pricer } = exchange;
  const time = clock[0]!;
  const half = (book.price[bestOf(book, STOCK, -1)]! - book.price[bestOf(book, STOCK, 1)]!) / 2;
  const quote = { bid: 0, ask: 0, bidSize: 0, askSize: 0 };
  const quotes: Quote[] = [];
  const ticks = instruments.ticks.slice();
  // For the look only: quotes to $0.0001.
  if (!isRounded) instruments.ticks.fill(0);
  for (const series of instruments.live.subarray(0, instruments.liveCount[0]!)) {
    evaluateSheet(quote, sheets, pricer, maker, series, time, dayOf(time), half);
    if (quote.bidSize === 0 || quote.askSize === 0) continue;
    const [right, strike] = [instruments.right[series]!, instruments.strike[series]!];
    const day = instruments.expiryDay[series]!;
    quotes.push({ right, strike, day, bid: quote.bid, ask: quote.ask });
  }
  instruments.ticks.set(ticks);
  return quotes;
}

/** Rows that share a key, each in the order of what they are sorted by. */
function rowsOf(quotes: readonly Quote[], key: "day" | "strike", by: "day" | "strike"): Quote[][] {
  const rows = new Map<string, Quote[]>();
  for (const quote of quotes) {
    const name = `${quote.right} ${quote[key]}`;
    rows.set(name, [...(rows.get(name) ?? []), quote]);
  }
  return [...rows.values()].map((row) => row.sort((a, b) => a[by] - b[by]));
}

const midOf = ({ bid, ask }: Quote): number => (bid + ask) / 2;

/** The least that a vertical, a butterfly of neighbours and a calendar have cost; $0.0001. */
interface Least {
  vertical: number;
  butterfly: number;
  calendar: number;
  count: number;
}

const NOTHING_YET = { ...{ vertical: 1e9, butterfly: 1e9, calendar: 1e9 }, count: 0 };

/** @param buy what a bought option is taken to cost. @param sell what a sold one brings. */
function lookAt(
  quotes: readonly Quote[],
  least: Least,
  buy: (quote: Quote) => number,
  sell: (quote: Quote) => number,
): void {
  const note = (kind: "vertical" | "butterfly" | "calendar", cost: number): void => {
    least[kind] = Math.min(least[kind], cost);
    least.count++;
  };
  for (const row of rowsOf(quotes, "day", "strike")) {
    for (const [i, one] of row.entries()) {
      const [next, third] = [row[i + 1], row[i + 2]];
      if (next === undefined) continue;
      const [dear, cheap] = one.right > 0 ? [one, next] : [next, one];
      note("vertical", buy(dear) - sell(cheap));
      note("vertical", next.strike - one.strike - (sell(dear) - buy(cheap)));
      if (third === undefined) continue;
      const w = (third.strike - next.strike) / (third.strike - one.strike);
      note("butterfly", w * buy(one) + (1 - w) * buy(third) - sell(next));
    }
  }
  for (const row of rowsOf(quotes, "strike", "day")) {
    for (const [i, late] of row.entries()) {
      if (i > 0) note("calendar", buy(late) - sell(row[i - 1]!));
    }
  }
}

/** Limits that a small crowd fills, and fear of what is held, so that skews are large. */
const SKEWED = {
  ...{ count: 3, vegaLimit: 1_000, gammaLimit: 4_000, mostSkew: 0.03, spread: 0.012 },
  riskAversion: 3e-4,
};
const RUNS = MODEL_NAMES.flatMap((model) => [
  [model, "flat smiles", 3, smallRun] as const,
  [model, "the smiles of a Heston stock", 4, smallHestonRun] as const,
]);

describe("one maker's quotes", () => {
  it.each(RUNS)(
    "leave no spread, butterfly or calendar for nothing while %s leans: %s, seed %i",
    (model, _, seed, run) => {
      const config = run(8, seed);
      const makers = config.makers.map((one) => ({
        ...one,
        settings: { ...one.settings, ...SKEWED, model },
      }));
      const [middles, traded] = [{ ...NOTHING_YET }, { ...NOTHING_YET }];
      let [looks, thousands, commands] = [0, 0, 0];
      const shifts: number[] = [];
      playRun({ ...config, makers }, (market) => ({
        onCommand: () => {
          const isNext = Math.floor(market.events.written[0]! / 1_000) > thousands;
          thousands = Math.floor(market.events.written[0]! / 1_000);
          // Marks are most of the events: between them so many commands are a look, too.
          if (!isNext && ++commands % 250 !== 0) return;
          const { sheets } = market.exchange;
          const maker = looks++ % sheets.makers;
          lookAt(quotesOf(market, maker, false), middles, midOf, midOf);
          lookAt(
            quotesOf(market, maker, true),
            traded,
            ({ ask }) => ask,
            ({ bid }) => bid,
          );
          if (sheets.isLive[maker] === 1)
            shifts.push(sheets.terms[sheetPlace(maker, 3) + SHEET.shift]!);
        },
      }));
      expect(looks).toBeGreaterThan(60);
      // Two of the models lean by half of their spread at most, .6 points.
      expect(Math.max(...shifts) - Math.min(...shifts)).toBeGreaterThan(0.005);
      for (const least of [middles, traded]) {
        expect(least.count).toBeGreaterThan(200_000);
        // A middle is off by half of the last digit at most.
        expect(Math.min(least.vertical, least.butterfly, least.calendar)).toBeGreaterThanOrEqual(
          -1,
        );
      }
    },
  );
});
