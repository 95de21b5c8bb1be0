import { describe, expect, it } from "vitest";
import { applyAll, sentBy } from "../../../test/support/sent-commands.ts";
import {
  BUYER,
  fundAccount,
  listSeries,
  markAt,
  openMarket,
  quoteSeries,
  SELLER,
  TAPE,
  tradeBetween,
} from "../../../test/support/three-parties.ts";
import { varianceYears } from "../../calendar/clocks.ts";
import type { Market } from "../../market/market-state.ts";
import type { Command } from "../../messages/commands.ts";
import { CASH } from "../../money/cash.ts";
import { HISTORY_DEFAULTS } from "../../scenarios/history-scenario.ts";
import { MarketView } from "../../view/market-view.ts";
import { flatSurface } from "../dealing/forecast-surface.ts";
import { ChainMaker, type ChainMakerSettings } from "./chain-maker.ts";
import { MODEL_NAMES } from "./quoting/quoting-model.ts";

const [SPOT, SIGMA, NEAR, FAR] = [1_000_000, 0.25, 30, 58];
const EXPIRIES = [NEAR, FAR];
const YEARS = EXPIRIES.map((day) => varianceYears(0, day));
type Terms = Extract<Command, { kind: "sheet-terms" }>;

/** A maker with so much cash after he bought (below 0: sold) calls at the money. */
function openMaker(cash: number, contracts: number, changes: Partial<ChainMakerSettings> = {}) {
  const market = openMarket(4, 16, { makers: [{ name: "buyer", latencyUs: 0 }] });
  markAt(market, 0, SPOT);
  for (const expiryDay of EXPIRIES) {
    listSeries(market, { right: "call", strike: SPOT, expiryDay, style: "american" });
  }
  const [buyer, seller] = contracts > 0 ? [BUYER, SELLER] : [SELLER, BUYER];
  if (contracts !== 0) tradeBetween(market, 2, buyer, seller, 28_600, Math.abs(contracts));
  quoteSeries(market, 2, TAPE, 28_500, 28_700);
  fundAccount(market, BUYER, CASH, cash);
  markAt(market, 0, SPOT);
  const settings = {
    ...HISTORY_DEFAULTS.makers,
    premium: 0,
    vegaLimit: 1e9,
    gammaLimit: 1e9,
    ...changes,
  };
  const outbox = { rows: market.commands, account: BUYER };
  return { market, maker: new ChainMaker(new MarketView(market, BUYER), outbox, settings) };
}

function sheetOf(market: Market, maker: ChainMaker, belief = SIGMA, expiries = EXPIRIES) {
  const years = expiries.map((day) => varianceYears(0, day));
  const surface = flatSurface(belief, expiries, years);
  maker.readBook(surface);
  maker.readCapital(surface, true);
  const sent = sentBy(market, BUYER, () => maker.quote(0, surface, 1 / 252));
  expect(applyAll(market, sent)).toEqual([]);
  return {
    smiles: sent.flatMap((one) => (one.kind === "sheet-smile" ? [one.expiryDay] : [])),
    terms: sent.filter((one): one is Terms => one.kind === "sheet-terms"),
  };
}

describe("a maker's sheet", () => {
  it("says a smile only where it is new, and stays whole without it", () => {
    const { market, maker } = openMaker(1e9, 0);
    expect(sheetOf(market, maker).smiles).toEqual(EXPIRIES);
    const client = new MarketView(market, SELLER);
    const quoted = [2, 3].map((series) => client.bestPrice(series, "ask"));
    expect(sheetOf(market, maker).smiles).toEqual([]);
    expect([2, 3].map((series) => client.bestPrice(series, "ask"))).toEqual(quoted);
    expect(sheetOf(market, maker, 0.3).smiles).toEqual(EXPIRIES);
    expect(client.bestPrice(3, "ask")).toBeGreaterThan(quoted[1]!);
  });

  it("says the smile of an expiry that is new", () => {
    const { market, maker } = openMaker(1e9, 0);
    sheetOf(market, maker, SIGMA, [NEAR]);
    expect(sheetOf(market, maker).smiles).toEqual([FAR]);
  });

  it.each(MODEL_NAMES)("by %s has total variances that never fall with the expiry", (model) => {
    // So much skew, and so little volatility, that the shift of the month alone would do it.
    for (const contracts of [200, -200]) {
      const changes = { model, mostSkew: 0.3, spread: 0.2, vegaLimit: 2_000, riskAversion: 1e-3 };
      const { market, maker } = openMaker(1e9, contracts, changes);
      const { terms } = sheetOf(market, maker, 0.1);
      const totals = terms.map(({ shift }, i) => (0.1 + shift) ** 2 * YEARS[i]!);
      expect(0.1 + terms[0]!.shift).toBeGreaterThan(0);
      expect(totals[1]! - totals[0]!).toBeGreaterThan(-1e-15);
    }
  });
});

describe("a maker's limit of gamma", () => {
  const SHORT = [1, 3, 8];

  /** Sizes of three expiries, by contracts held tomorrow and in three days. */
  const sizesWith = (tomorrow: number, later: number, gammaLimit = 10_000) => {
    const market = openMarket(8, 16, { makers: [{ name: "buyer", latencyUs: 0 }] });
    markAt(market, 0, SPOT);
    for (const expiryDay of SHORT) {
      listSeries(market, { right: "call", strike: SPOT, expiryDay, style: "american" });
    }
    for (const [series, contracts] of [
      [2, tomorrow],
      [3, later],
    ] as const) {
      const [buyer, seller] = contracts > 0 ? [BUYER, SELLER] : [SELLER, BUYER];
      if (contracts !== 0) tradeBetween(market, series, buyer, seller, 9_000, Math.abs(contracts));
    }
    fundAccount(market, BUYER, CASH, 1e12);
    const limits = { vegaLimit: 1e9, gammaLimit };
    const settings = { ...HISTORY_DEFAULTS.makers, premium: 0, ...limits };
    const outbox = { rows: market.commands, account: BUYER };
    const maker = new ChainMaker(new MarketView(market, BUYER), outbox, settings);
    const { terms } = sheetOf(market, maker, SIGMA, SHORT);
    return { book: maker.book, sizes: terms.map(({ bidSize, askSize }) => [bidSize, askSize]) };
  };

  it("is each short expiry's own, whatever another one's gamma", () => {
    const { book, sizes } = sizesWith(30, -50);
    const [tomorrow, later] = [book.shortGammas[1]!, book.shortGammas[3]!];
    expect(Math.abs(tomorrow + later)).toBeLessThan(100);
    const size = (gamma: number) => Math.floor(20 * Math.min(2 * (1 - gamma / 1_000), 1));
    expect(sizes).toEqual([
      [size(tomorrow), 20],
      [20, size(-later)],
      [20, 20],
    ]);
    expect([sizes[0]![0], sizes[1]![1]].every((one) => one! > 0 && one! < 20)).toBe(true);
  });

  it("stops an expiry at its limit and leaves the other whole", () => {
    expect(sizesWith(60, 0).sizes).toEqual([
      [0, 20],
      [20, 20],
      [20, 20],
    ]);
    expect(sizesWith(60, -100).sizes).toEqual([
      [0, 20],
      [20, 0],
      [20, 20],
    ]);
  });
});

describe("a maker's capital", () => {
  /** What he may lose of the calls: they are long, or short, and not hedged. */
  const used = (cash: number, contracts: number): number => {
    const { market, maker } = openMaker(cash, contracts);
    sheetOf(market, maker);
    return maker.capitalUsed;
  };

  it.each([
    ["long book: the bid", 40, 1.14e8],
    ["short book: the ask", -40, 5e8],
  ])("shrinks the side that adds to the risk and no other: %s", (_, contracts, loss) => {
    const shares = new Set<number>();
    for (const times of [4, 1.8, 1.5, 1.25, 0.8]) {
      const { market, maker } = openMaker(times * loss, contracts);
      for (const { bidSize, askSize } of sheetOf(market, maker).terms) {
        const size = Math.floor(20 * Math.min(Math.max((1 - maker.capitalUsed) / 0.5, 0), 1));
        expect([bidSize, askSize]).toEqual(contracts > 0 ? [size, 20] : [20, size]);
        shares.add(size);
      }
    }
    expect(shares.size).toBeGreaterThan(2);
    expect([...shares]).toEqual(expect.arrayContaining([0, 20]));
  });

  it("is looked at again after a trade only while much of it is used", () => {
    const { market, maker } = openMaker(1e9, 10);
    sheetOf(market, maker);
    const before = maker.capitalUsed;
    expect(before).toBeLessThan(0.1);
    tradeBetween(market, 2, BUYER, SELLER, 28_600, 200);
    maker.readCapital(flatSurface(SIGMA, EXPIRIES, YEARS), false);
    expect(maker.capitalUsed).toBe(before);
    maker.readCapital(flatSurface(SIGMA, EXPIRIES, YEARS), true);
    const first = maker.capitalUsed;
    expect(first).toBeGreaterThan(0.1);
    tradeBetween(market, 2, BUYER, SELLER, 28_600, 200);
    maker.readCapital(flatSurface(SIGMA, EXPIRIES, YEARS), false);
    expect(maker.capitalUsed).toBeGreaterThan(first);
    expect(used(1e9, 410)).toBeCloseTo(maker.capitalUsed, 6);
  });
});
