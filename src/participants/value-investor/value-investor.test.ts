import { beforeEach, describe, expect, it } from "vitest";
import { SmallMarket } from "../../../test/support/small-market.ts";
import { createStream } from "../../math/random-stream.ts";
import { COMMAND, SIDE } from "../../messages/commands.ts";
import { MarketView } from "../../view/market-view.ts";
import { ValueInvestor, type ValueInvestorSettings } from "./value-investor.ts";

const SURE: ValueInvestorSettings = {
  ...{ looksPerDay: 3, error: 0, cost: 0.1 },
  ...{ sharesPerSigma: 400, mostShares: 500 },
};

let small: SmallMarket;

beforeEach(() => {
  small = new SmallMarket();
  small.stockAt(100, 0.01);
});

function investor(value: number, settings = SURE, name = "investor"): ValueInvestor {
  const { market } = small;
  const outbox = { rows: market.commands, account: small.investor };
  const view = new MarketView(market, small.investor);
  const one = new ValueInvestor(
    view,
    outbox,
    createStream(1, name),
    { valueAt: () => value * 10_000, sigmaAt: () => 0.02 },
    settings,
  );
  one.startDay(1, (share) => Math.floor(share * 1e9));
  return one;
}

/** What he sends at one look: side, price in dollars and shares; nothing as undefined. */
function look(one: ValueInvestor): [string, number, number] | undefined {
  const { commands } = small.market;
  const before = commands.written[0]!;
  one.wake(1);
  if (commands.written[0] === before) return undefined;
  const place = before & (commands.capacity - 1);
  expect(commands.kind[place]).toBe(COMMAND.order);
  const side = commands.side[place] === SIDE.buy ? "buy" : "sell";
  return [side, commands.price[place]! / 10_000, commands.quantity[place]!];
}

describe("a value investor", () => {
  it("does nothing while the gap is not worth his cost", () => {
    expect(look(investor(100))).toBeUndefined();
    expect(look(investor(100.2))).toBeUndefined();
    expect(look(investor(99.8))).toBeUndefined();
  });

  it("buys below the value and sells above it, at no price that costs him his gain", () => {
    // 101 x .998 = 100.798, so at $100.79 and below; (100.798 - 100.01) / 101 = .78 % of gap.
    expect(look(investor(101))).toEqual(["buy", 100.79, 157]);
    // 99 x 1.002 = 99.198; (99.99 - 99.198) / 99 = .8 %.
    expect(look(investor(99))).toEqual(["sell", 99.2, 160]);
  });

  it("trades no more than his most", () => {
    expect(look(investor(110))![2]).toBe(500);
  });

  it("errs by his own draw at each look, as often up as down", () => {
    const settings = { ...SURE, error: 1, looksPerDay: 1e9 };
    const one = investor(100, settings);
    let [buys, sales] = [0, 0];
    for (let i = 0; i < 2_000; i++) {
      const sent = look(one);
      if (sent?.[0] === "buy") buys++;
      else if (sent !== undefined) sales++;
    }
    // Beyond .2 % and half a spread: a normal number beyond .105 of its deviation, 91.6 %.
    expect(Math.abs((buys + sales) / 2_000 - 0.916)).toBeLessThan(0.025);
    expect(Math.abs(buys - sales)).toBeLessThan(4 * Math.sqrt(2_000));
  });

  it("looks as often as was said, on average", () => {
    let looks = 0;
    const one = investor(100);
    for (let day = 0; day < 2_000; day++) {
      let next = one.startDay(day, (share) => Math.floor(share * 1e9));
      while (next < 1e9) {
        looks++;
        next = one.wake(next);
      }
    }
    expect(Math.abs(looks / 2_000 - 3)).toBeLessThan(4 * Math.sqrt(3 / 2_000));
  });
});
