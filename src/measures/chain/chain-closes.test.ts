import { describe, expect, it } from "vitest";
import { DOLLAR, FIRST_DAY, SmallMarket } from "../../../test/support/small-market.ts";
import { smallRun } from "../../../test/support/small-run.ts";
import { flatSurface } from "../../participants/dealing/forecast-surface.ts";
import { europeanPrice } from "../../pricing/black-scholes.ts";
import { playRun } from "../../simulator/run/play-run.ts";
import { type ChainCloses, createChainCloses, noteChain } from "./chain-closes.ts";
import { type MakersRisk, makersRisk } from "./makers-risk.ts";
import { quotedCells, twoSidedShare } from "./quoted-liquidity.ts";
import { quotedVolatilities } from "./quoted-volatility.ts";

const FORECAST = 0.25;

/** An option of the small market as it is quoted, dollars. */
interface Quoted {
  readonly right: 1 | -1;
  readonly strike: number;
  readonly days: number;
  readonly bid: number;
  readonly ask: number;
  readonly size: number;
}

const MONEY: Quoted = { right: 1, strike: 100, days: 30, bid: 2.9, ask: 3.1, size: 20 };
const PUT: Quoted = { right: -1, strike: 95, days: 30, bid: 0.9, ask: 1, size: 40 };
const CALL: Quoted = { right: 1, strike: 120, days: 200, bid: 2.2, ask: 2.4, size: 30 };
/** Nobody bids. */
const OFFERED: Quoted = { right: -1, strike: 100, days: 30, bid: 0, ask: 3.2, size: 10 };
const OPTIONS = [MONEY, PUT, CALL, OFFERED];

class QuotedMarket {
  readonly small = new SmallMarket();
  readonly closes: ChainCloses;

  constructor() {
    const { small } = this;
    const classes = small.market.accounts.map(() => "outside");
    classes[small.maker] = "market-maker";
    this.closes = createChainCloses(small.market, classes);
    small.stockAt(100);
    for (const account of [small.writer, small.maker, small.investor]) {
      small.send({ kind: "fund", account, instrument: 0, quantity: 1e10 });
    }
    OPTIONS.forEach(({ right, strike, days, bid, ask, size }, i) => {
      const terms = { right: right === 1 ? "call" : "put", strike: strike * DOLLAR } as const;
      const expiryDay = FIRST_DAY + days;
      small.send({ kind: "list", ...terms, expiryDay, ticks: "none", style: "european" });
      small.send({
        ...{ kind: "quote", account: small.maker, instrument: 2 + i },
        ...{ bid: Math.round(bid * DOLLAR), bidSize: bid > 0 ? size : 0 },
        ...{ ask: Math.round(ask * DOLLAR), askSize: size },
      });
    });
  }

  close(): void {
    this.small.send({ kind: "mark" });
    noteChain(this.closes, flatSurface(FORECAST, [], []));
  }
}

function priceOf({ right, strike, days }: Quoted, spot: number, sigma: number): number {
  return europeanPrice(right, spot, strike, days / 365, 0, 0, sigma);
}

/** Dollars a share and point, by prices. */
function vegaOf(option: Quoted, spot = 100): number {
  return (priceOf(option, spot, FORECAST + 5e-5) - priceOf(option, spot, FORECAST - 5e-5)) * 100;
}

function deltaOf(option: Quoted, spot: number): number {
  return (priceOf(option, spot + 0.005, FORECAST) - priceOf(option, spot - 0.005, FORECAST)) * 100;
}

/** By halving: no step of ours. */
function impliedOf(option: Quoted): number {
  let [low, high] = [0.01, 2];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (priceOf(option, 100, middle) < (option.bid + option.ask) / 2) low = middle;
    else high = middle;
  }
  return low;
}

describe("the chain at the closes", () => {
  it("has spreads in dollars and points, sizes, and how many have both sides", () => {
    const market = new QuotedMarket();
    const { small, closes } = market;
    // Somebody else bids as much for the same: contracts add up; and less, which is not the best.
    small.quote(small.investor, 2, MONEY.bid, MONEY.ask + 1, 7);
    small.quote(small.writer, 2, MONEY.bid - 1, MONEY.ask + 1, 5);
    market.close();
    const cells = quotedCells(closes.quotes, closes.closes);
    const of = (days: string, moneyness: string) =>
      cells.find((one) => one.days === days && one.moneyness === moneyness)!;
    const money = of("11-45", "at-the-money");
    expect(money).toMatchObject({ series: 2, twoSided: 0.5, bidSize: 27, askSize: 20 });
    expect(money.spread).toBeCloseTo(0.2, 10);
    expect(money.spreadVolatility).toBeCloseTo(0.2 / vegaOf(MONEY) / 100, 6);
    const wing = of("121-365", "25-delta");
    expect(wing).toMatchObject({ series: 1, twoSided: 1, bidSize: 30, askSize: 30 });
    expect(wing.spreadVolatility).toBeCloseTo(0.2 / vegaOf(CALL) / 100, 6);
    expect(of("11-45", "10-delta")).toMatchObject({ series: 0, twoSided: null, spread: null });
    expect(twoSidedShare(closes.quotes)).toBe(0.75);
  });

  it("has the volatility of each middle beside the forecast, place by place on the smile", () => {
    const market = new QuotedMarket();
    market.close();
    const told = quotedVolatilities(market.closes.smile).filter(({ quotes }) => quotes > 0);
    expect(told.map(({ days, delta, quotes }) => [days, delta, quotes])).toEqual([
      ["11-45", "25-delta put", 1],
      ["11-45", "at the money", 1],
      ["121-365", "25-delta call", 1],
    ]);
    [PUT, MONEY, CALL].forEach((option, i) => {
      expect(told[i]!.implied).toBeCloseTo(impliedOf(option), 6);
      expect(told[i]!.distortion).toBeCloseTo(impliedOf(option) - FORECAST, 6);
    });
  });

  it("has the makers' vega and gamma as they are, mean over closes", () => {
    const market = new QuotedMarket();
    const { small, closes } = market;
    market.close();
    small.order(small.writer, "sell", 2, 10, MONEY.bid);
    small.order(small.investor, "buy", 3, 4, PUT.ask);
    market.close();
    const [, month] = makersRisk(closes.risk, closes.closes);
    const vegas = { money: (10 * 100 * vegaOf(MONEY)) / 2, wing: (-4 * 100 * vegaOf(PUT)) / 2 };
    expect(month!.vegaByMoneyness["at-the-money"]).toBeCloseTo(vegas.money, 3);
    expect(month!.vegaByMoneyness["25-delta"]).toBeCloseTo(vegas.wing, 3);
    expect(month!.vega).toBeCloseTo(vegas.money + vegas.wing, 3);
    // What the dollar delta gains from 99.5 to 100.5, which is 1 % of the spot.
    const gained = (option: Quoted) => deltaOf(option, 100.5) - deltaOf(option, 99.5);
    const dollars = ((10 * gained(MONEY) - 4 * gained(PUT)) * 100 * 100) / 2;
    expect(Math.abs(month!.dollarGamma / dollars - 1)).toBeLessThan(0.01);
  });

  it("looks in and far out of the money at each in turn: once in eleven closes", () => {
    const market = new QuotedMarket();
    // Calls struck at 100 and 120 are deep in the money there, the puts far out of it.
    market.small.stockAt(160);
    for (let i = 0; i < 11; i++) market.close();
    const { series, seen } = market.closes.quotes;
    const sum = (cells: Float64Array) => cells.reduce((all, one) => all + one, 0);
    expect([sum(series), sum(seen)]).toEqual([11 * OPTIONS.length, OPTIONS.length]);
  });

  it("agrees with the makers' own books in a run", () => {
    const told: MakersRisk[][] = [];
    const books: { vegas: number[]; gamma: number }[] = [];
    playRun(smallRun(6, 3, { premium: 0 }), (market, classes) => ({
      onClose: (_day, _forecast, makers, surface) => {
        const closes = createChainCloses(market, classes);
        noteChain(closes, surface);
        told.push(makersRisk(closes.risk, closes.closes));
        const spot = market.marks.mark[1]! / DOLLAR;
        for (const maker of makers) maker.readBook(surface);
        books.push({
          vegas: told[0]!.map((_, e) => makers.reduce((all, { book }) => all + book.vegas[e]!, 0)),
          gamma: makers.reduce((all, { book }) => all + book.gamma, 0) * spot * spot * 0.01,
        });
      },
    }));
    expect(told).toHaveLength(6);
    told.forEach((risk, i) => {
      risk.forEach(({ vega }, e) => {
        expect(vega).toBeCloseTo(books[i]!.vegas[e]!, 6);
      });
      const gamma = risk.reduce((all, one) => all + one.dollarGamma, 0);
      expect(gamma).toBeCloseTo(books[i]!.gamma, 3);
    });
    expect(told.at(-1)!.some(({ vega }) => vega > 100)).toBe(true);
  });
});
