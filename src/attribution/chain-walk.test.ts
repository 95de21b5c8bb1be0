import { describe, expect, it } from "vitest";
import { Columns } from "../base/columns.ts";
import { dayFromIso } from "../calendar/civil-date.ts";
import { calendarScale } from "../calendar/clocks.ts";
import { addSeries, createInstrumentTable } from "../contracts/instrument-table.ts";
import { createStream } from "../math/random-stream.ts";
import { europeanPrice } from "../pricing/black-scholes.ts";
import { announceDividend, createCarry, forgetPaidDividends } from "../pricing/carry.ts";
import { evaluateOption } from "../pricing/option/evaluate-option.ts";
import { createOptionValue } from "../pricing/option/option-value.ts";
import { readOptionTerms } from "../pricing/option/read-option-terms.ts";
import { createChainPricer, prepareSlot } from "../quoting/chain-pricer.ts";
import {
  type ChainStep,
  type ChainWalk,
  createChainStep,
  createChainWalk,
  explainInChain,
  keepClose,
  startWalk,
  walkChain,
} from "./chain-walk.ts";
import { createPricingPoint, explainStep, type PricingPoint } from "./explain-step.ts";

/** A Friday, the Monday after it, and what they are marked at. */
const [FRIDAY, MONDAY] = [dayFromIso("2024-03-01")!, dayFromIso("2024-03-04")!];
const SPOT = 1_000_000;
const DIVIDEND = 4_000;

interface Terms {
  readonly right: 1 | -1;
  readonly strike: number;
  readonly expiryDay: number;
  readonly sigma: number;
}

/** One American series, whose Friday has been closed. */
class Chain {
  readonly table = createInstrumentTable(new Columns(), 1, "trading");
  readonly carry = createCarry(new Columns());
  readonly pricer = createChainPricer(this.table, this.carry);
  readonly walk: ChainWalk;
  readonly series: number;
  readonly sigma: number;

  constructor({ right, strike, expiryDay, sigma }: Terms, exDay = 0) {
    this.carry.rates[0] = 0.04;
    if (exDay > 0) announceDividend(this.carry, exDay, DIVIDEND, SPOT);
    this.series = addSeries(this.table, right, strike, expiryDay, 1, 1, FRIDAY);
    this.sigma = sigma;
    this.walk = createChainWalk(this.pricer);
    this.price(FRIDAY);
    startWalk(this.walk, this.series, FRIDAY, SPOT, sigma);
    keepClose(this.walk);
  }

  /** Somebody quotes on a day. */
  price(day: number): void {
    prepareSlot(this.pricer, this.table.expiries.slot[this.series]!, day);
  }

  /** The stock has a price; somebody holds the series. */
  move(day: number, spot: number): void {
    const { walk, table } = this;
    const [holders, marked] = [new Int32Array(table.capacity), new Float64Array(table.capacity)];
    walkChain(walk, holders.fill(1), marked.fill(SPOT), day, spot);
  }

  explained(day: number, spot: number, sigma: number): ChainStep {
    const step = createChainStep();
    expect(explainInChain(step, this.walk, this.series, day, spot, sigma)).toBe(true);
    return step;
  }

  point(day: number, spot: number, sigma: number): PricingPoint {
    const point = { ...createPricingPoint(), sigma };
    readOptionTerms(point, this.table, this.carry, this.series, spot, day);
    return point;
  }

  value(day: number, spot: number): ReturnType<typeof createOptionValue> {
    const value = createOptionValue();
    evaluateOption(value, this.point(day, spot, this.sigma), this.sigma);
    return value;
  }
}

const random = createStream(1, "chain walk");
const TERMS: readonly Terms[] = Array.from({ length: 60 }, () => ({
  right: random.nextInteger(2) === 0 ? 1 : -1,
  strike: SPOT * (0.9 + 0.2 * random.nextUniform()),
  expiryDay: MONDAY + 11 + 7 * random.nextInteger(10),
  sigma: 0.15 + 0.3 * random.nextUniform(),
}));

describe("a step of a chain's series", () => {
  it("is explained as any option's is, of which the Greeks are integrated", () => {
    for (const terms of TERMS) {
      const spot = SPOT * (0.97 + 0.06 * random.nextUniform());
      const sigma = terms.sigma + 0.01;
      const chain = new Chain(terms);
      chain.price(MONDAY);
      const step = chain.explained(MONDAY, spot, sigma);
      const twin = createChainStep();
      const ends = [chain.point(FRIDAY, SPOT, terms.sigma), chain.point(MONDAY, spot, sigma)];
      explainStep(twin, ends[0]!, ends[1]!);
      // In $0.0001 per share: a twentieth of a cent; the rows are dollars at most.
      for (const row of ["delta", "gamma", "vega"] as const) {
        expect(Math.abs(step[row] - twin[row]), row).toBeLessThan(10);
      }
      // Where a put comes to be worth what exercise brings, its financing stops in one step, which
      // the mean of two ends places within half of the interest on the strike; the four sub-steps
      // of the twin miss as much.
      const stops = terms.right === 1 ? 0 : (0.5 * 0.04 * terms.strike * 3) / 365;
      for (const row of ["decay", "financing"] as const) {
        expect(Math.abs(step[row] - twin[row]), row).toBeLessThan(10 + stops);
      }
      const time = step.decay + step.financing - twin.decay - twin.financing;
      expect(Math.abs(time)).toBeLessThan(10 + stops);
      expect(step.exDividend + step.carry).toBe(0);
    }
  });

  it("follows delta along the moves: the night at the old time, the day at the new", () => {
    for (const terms of TERMS) {
      const [open, noon, close] = [0.985, 1.004, 0.99].map((share) => share * SPOT);
      const chain = new Chain(terms);
      chain.move(MONDAY, open!);
      chain.move(MONDAY, noon!);
      chain.move(MONDAY, close!);
      const step = chain.explained(MONDAY, close!, terms.sigma);
      const friday = chain.value(FRIDAY, SPOT);
      const moves = [
        friday.delta * (open! - SPOT),
        chain.value(MONDAY, open!).delta * (noon! - open!),
        chain.value(MONDAY, noon!).delta * (close! - noon!),
      ];
      const delta = moves.reduce((sum, move) => sum + move, 0);
      expect(Math.abs(step.delta - delta)).toBeLessThan(10);
      const change = chain.value(MONDAY, close!).price - friday.price;
      const rows = step.delta + step.gamma + step.decay + step.financing + step.vega;
      expect(Math.abs(rows - change)).toBeLessThan(10);
      const night = chain.value(MONDAY, open!).price - chain.value(FRIDAY, open!).price;
      expect(Math.abs(step.decay + step.financing - night)).toBeLessThan(10);
    }
  });

  it("does not depend on who has priced the day by its open", () => {
    for (const terms of TERMS) {
      const steps = [true, false].map((isPriced) => {
        const chain = new Chain(terms);
        if (isPriced) chain.price(MONDAY);
        chain.move(MONDAY, 0.985 * SPOT);
        chain.move(MONDAY, 0.99 * SPOT);
        return chain.explained(MONDAY, 0.99 * SPOT, terms.sigma);
      });
      expect(steps[0]).toEqual(steps[1]);
    }
  });

  it("has the swings of theory: 1/2 gamma (change)^2 for small moves, and their price", () => {
    for (const terms of TERMS) {
      const chain = new Chain({ ...terms, right: 1 });
      const { gamma } = chain.value(FRIDAY, SPOT);
      const [move, up] = [0.002 * SPOT, 1.002 * SPOT];
      chain.move(MONDAY, up);
      chain.move(MONDAY, SPOT);
      const step = chain.explained(MONDAY, SPOT, terms.sigma);
      // The second move is 1/1.002 of the first, at the time of the day.
      const [before, there] = [FRIDAY, MONDAY].map((day) => chain.value(day, up).gamma);
      expect(step.swings / (0.5 * (gamma + there!) * move * move)).toBeCloseTo(1, 4);
      // One session and two closed days of a tenth each, of 251 and 113 tenths a year.
      const years = 1.2 / (251 + 11.3);
      const priced = 0.5 * before! * up * up * terms.sigma * terms.sigma * years;
      expect(step.pricedSwings / priced).toBeCloseTo(1, 4);
    }
  });

  it("ends worth its payoff", () => {
    const chain = new Chain({ right: 1, strike: 990_000, expiryDay: MONDAY, sigma: 0.25 });
    const step = chain.explained(MONDAY, 1_010_000, 0.25);
    const rows = step.delta + step.gamma + step.decay + step.financing + step.vega;
    expect(Math.abs(rows - (20_000 - chain.value(FRIDAY, SPOT).price))).toBeLessThan(10);
    expect(step.vega).toBe(0);
  });

  it("has the fall of an ex-date as a row: what calls lose with the right to exercise", () => {
    let lost = 0;
    const spot = SPOT - DIVIDEND;
    for (const terms of TERMS) {
      const { right, expiryDay, sigma } = terms;
      const strike = right > 0 ? 0.9 * terms.strike : terms.strike;
      const chain = new Chain({ ...terms, strike }, MONDAY);
      forgetPaidDividends(chain.carry, MONDAY);
      chain.move(MONDAY, spot);
      chain.price(MONDAY);
      const step = chain.explained(MONDAY, spot, sigma);
      // Economics 1.8, the put by the closed form: D - K (1 - e^(-r t)) - put(K).
      const years = (expiryDay - FRIDAY) / 365;
      const own = sigma * calendarScale("trading", FRIDAY, expiryDay);
      const put = europeanPrice(-1, spot, strike, years, 0.04, 0, own);
      const interest = strike * (1 - Math.exp(-0.04 * years));
      const gain = right > 0 ? Math.max(DIVIDEND - interest - put, 0) : 0;
      // The last chance is the close that has been: a call's right is worth what it brings. Who
      // holds a put need not wait any more: the interest of three days is his.
      const most = right > 0 ? 100 : (strike * 0.04 * 3) / 365;
      expect(Math.abs(step.exDividend + gain)).toBeLessThan(most);
      expect(step.delta + step.gamma).toBe(0);
      lost += gain;
    }
    expect(lost).toBeGreaterThan(1_000);
  });

  it("is refused from a mark on an earlier day that is not the last close", () => {
    const step = createChainStep();
    const terms = { right: 1, strike: SPOT, expiryDay: MONDAY + 11, sigma: 0.25 } as const;
    const { walk, series } = new Chain(terms);
    startWalk(walk, series, FRIDAY - 1, SPOT, 0.25);
    expect(explainInChain(step, walk, series, MONDAY, SPOT, 0.25)).toBe(false);
    startWalk(walk, series, FRIDAY, SPOT, 0.25);
    expect(explainInChain(step, walk, series, MONDAY, SPOT, 0.25)).toBe(true);
  });
});
