import { describe, expect, it } from "vitest";
import {
  BUYER,
  fundAccount,
  listSeries,
  markAt,
  openMarket,
  quoteSeries,
  SELLER,
  TAPE,
  timeOf,
} from "../../test/support/three-parties.ts";
import { STOCK } from "../contracts/instrument-table.ts";
import { balanceOf } from "../ledger/ledger.ts";
import { applyCommand } from "../market/market.ts";
import type { Market } from "../market/market-state.ts";
import { createStream } from "../math/random-stream.ts";
import type { OrderCommand } from "../messages/commands.ts";
import { CASH } from "../money/cash.ts";

const time = timeOf(1);
const SPOT = 1_000_000;

function openAccount(rule: "cash" | "margin", cash: number, shares: number): Market {
  const market = openMarket(4, 64);
  listSeries(market, { right: "call", strike: SPOT, expiryDay: 40 });
  listSeries(market, { right: "put", strike: SPOT, expiryDay: 40 });
  markAt(market, time, SPOT);
  for (const series of [2, 3]) quoteSeries(market, series, BUYER, 30_000, 31_000);
  quoteSeries(market, STOCK, TAPE, SPOT - 100, SPOT + 100, 1_000_000);
  fundAccount(market, SELLER, CASH, cash);
  fundAccount(market, SELLER, STOCK, shares);
  applyCommand(market, { kind: "account-margin", time, account: SELLER, rule });
  return market;
}

function sell(instrument: number, quantity: number, price = 30_000): OrderCommand {
  const order = { kind: "order", time, account: SELLER, side: "sell" } as const;
  return { ...order, instrument, price, quantity, timeInForce: "ioc" };
}

function answer(market: Market, order: OrderCommand): string {
  const [event] = applyCommand(market, order);
  return event!.kind === "refused" ? event!.code : event!.kind;
}

describe("before each order", () => {
  it("a covered call needs its shares, and one more is refused: rule R4", () => {
    const market = openAccount("cash", 0, 500);
    expect(answer(market, sell(2, 6))).toBe("no-margin");
    expect(answer(market, sell(2, 5))).toBe("traded");
    expect(answer(market, sell(2, 1))).toBe("no-margin");
    expect(answer(market, sell(STOCK, 100, SPOT - 100))).toBe("no-margin");
  });

  it("an order that grows, and each side of a quote, are held against the same: rule R4", () => {
    const market = openAccount("cash", 0, 500);
    const resting = { ...sell(2, 5, 35_000), timeInForce: "gtc" } as const;
    const [accepted] = applyCommand(market, resting);
    if (accepted?.kind !== "accepted") throw new Error("not accepted");
    const { order } = accepted;
    const replace = { kind: "replace", time, account: SELLER, order, price: 34_000 } as const;
    const said = (quantity: number) => applyCommand(market, { ...replace, quantity });
    expect(said(6)).toMatchObject([{ kind: "refused", code: "no-margin" }]);
    expect(said(5)).toMatchObject([{ kind: "replaced" }]);
    const quote = { kind: "quote", time, account: SELLER, instrument: 3 } as const;
    const sides = { bid: 0, bidSize: 0, ask: 35_000, askSize: 1 };
    expect(applyCommand(market, { ...quote, ...sides })).toMatchObject([{ code: "no-margin" }]);
    const bid = { bid: 10_000, bidSize: 1, ask: 0, askSize: 0 };
    expect(applyCommand(market, { ...quote, ...bid })).toMatchObject([{ code: "no-margin" }]);
    fundAccount(market, SELLER, CASH, 1_000_000);
    expect(applyCommand(market, { ...quote, ...bid })).toMatchObject([{ kind: "accepted" }]);
  });

  it("a put is secured by its strike in cash, the premium included: rule R4", () => {
    const market = openAccount("cash", 2 * SPOT * 100 - 2 * 30_000 * 100, 0);
    expect(answer(market, sell(3, 3))).toBe("no-margin");
    expect(answer(market, sell(3, 2))).toBe("traded");
  });

  it("what improves an account with too little behind it always passes", () => {
    const market = openAccount("margin", SPOT * 30, 0);
    expect(answer(market, sell(3, 1))).toBe("traded");
    applyCommand(market, { ...FUND, quantity: -SPOT * 28 });
    expect(answer(market, sell(3, 1))).toBe("no-margin");
    const back = { ...sell(3, 1), side: "buy", price: 31_000 } as const;
    expect(answer(market, back)).toBe("traded");
  });

  it("reducing accounts close, halted ones cancel, and active ones trade", () => {
    const market = openAccount("cash", SPOT * 10, 500);
    answer(market, sell(2, 3));
    applyCommand(market, { kind: "account-state", time, account: SELLER, state: "reducing" });
    const buy = { ...sell(2, 4), side: "buy", price: 31_000 } as const;
    expect(answer(market, buy)).toBe("reducing-only");
    expect(answer(market, { ...buy, quantity: 3 })).toBe("traded");
    expect(answer(market, sell(2, 1))).toBe("reducing-only");
    applyCommand(market, { kind: "account-state", time, account: SELLER, state: "halted" });
    expect(answer(market, sell(2, 1))).toBe("halted");
    expect(applyCommand(market, { kind: "cancel-all", time, account: SELLER })).toEqual([]);
    applyCommand(market, { kind: "account-state", time, account: SELLER, state: "active" });
    expect(answer(market, sell(2, 1))).toBe("traded");
  });

  it("never lets a cash account end with naked calls or puts, in 20,000 random orders", () => {
    const stream = createStream(1, "pre-trade");
    let [traded, refused] = [0, 0];
    for (let round = 0; round < 200; round++) {
      const market = openAccount(
        "cash",
        stream.nextInteger(4) * SPOT * 100,
        100 * stream.nextInteger(6),
      );
      for (let i = 0; i < 100; i++) {
        const instrument = [STOCK, 2, 3][stream.nextInteger(3)]!;
        const isStock = instrument === STOCK;
        const isBuy = stream.nextUniform() < 0.4;
        const quantity = (1 + stream.nextInteger(3)) * (isStock ? 100 : 1);
        const price = isStock ? SPOT + (isBuy ? 100 : -100) : isBuy ? 31_000 : 30_000;
        const side = isBuy ? "buy" : "sell";
        const said = answer(market, { ...sell(instrument, quantity, price), side });
        if (said === "traded") traded++;
        else if (said === "no-margin") refused++;
        for (const series of [2, 3]) quoteSeries(market, series, BUYER, 30_000, 31_000);
        const held = (asset: number): number => balanceOf(market.ledger, SELLER, asset);
        expect(held(STOCK)).toBeGreaterThanOrEqual(100 * Math.max(-held(2), 0));
        expect(held(CASH)).toBeGreaterThanOrEqual(SPOT * 100 * Math.max(-held(3), 0));
      }
    }
    expect(traded).toBeGreaterThan(2_000);
    expect(refused).toBeGreaterThan(2_000);
  });
});

const FUND = { kind: "fund", time, account: SELLER, instrument: CASH } as const;
