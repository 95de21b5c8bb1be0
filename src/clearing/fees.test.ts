import { describe, expect, it } from "vitest";
import {
  BUYER,
  listSeries,
  openMarkedMarket,
  quoteSeries,
  SELLER,
  TAPE,
  tradeBetween,
} from "../../test/support/three-parties.ts";
import { STOCK } from "../contracts/instrument-table.ts";
import { BROKER, EXCHANGE, REGULATOR } from "../ledger/accounts.ts";
import { balanceOf } from "../ledger/ledger.ts";
import { applyCommand } from "../market/market.ts";
import type { Market } from "../market/market-state.ts";
import type { FeeKind } from "../messages/admin-commands.ts";
import type { MarketEvent } from "../messages/events.ts";
import { CASH } from "../money/cash.ts";

const SERIES = 2;

/** A stock and a call, and fees that are in force for both sides. */
function openWith(fees: Partial<Record<FeeKind, number>>): Market {
  const market = openMarkedMarket(1_000_000);
  listSeries(market, { right: "call", strike: 1_000_000, expiryDay: 40 });
  for (const account of [SELLER, BUYER]) {
    for (const [fee, rate] of Object.entries(fees)) {
      setFee(market, account, fee as FeeKind, rate);
    }
  }
  return market;
}

function setFee(market: Market, account: number, fee: FeeKind, rate: number): void {
  expect(applyCommand(market, { kind: "fee", time: 0, account, fee, rate })).toEqual([]);
}

/** Who paid whom how much. */
function feesOf(said: readonly MarketEvent[]): number[][] {
  return said.flatMap((event) =>
    event.kind === "fee-paid" ? [[event.from, event.to, event.amount]] : [],
  );
}

const CONTRACTS = 3;
const PREMIUM = 30_000;
const SHARES = 200;
const PRICE = 1_000_000;

function tradeSeries(market: Market): number[][] {
  return feesOf(tradeBetween(market, SERIES, BUYER, SELLER, PREMIUM, CONTRACTS));
}

function tradeStock(market: Market): number[][] {
  return feesOf(tradeBetween(market, STOCK, BUYER, SELLER, PRICE, SHARES));
}

describe("a fee", () => {
  it.each<[FeeKind, number, number[][], number[][]]>([
    [
      "commission",
      6_500,
      [
        [BUYER, BROKER, 19_500],
        [SELLER, BROKER, 19_500],
      ],
      [],
    ],
    [
      "contract",
      300,
      [
        [BUYER, EXCHANGE, 900],
        [SELLER, EXCHANGE, 900],
      ],
      [],
    ],
    [
      "share",
      10,
      [],
      [
        [BUYER, EXCHANGE, 2_000],
        [SELLER, EXCHANGE, 2_000],
      ],
    ],
    // $27.80 per million: of 3 x 100 x $3.00, and of 200 x $100.
    ["sale", 0.000_027_8, [[SELLER, REGULATOR, 250]], [[SELLER, REGULATOR, 5_560]]],
    ["contract-sold", 27.9, [[SELLER, REGULATOR, 84]], []],
    ["share-sold", 1.66, [], [[SELLER, REGULATOR, 332]]],
  ])(
    "of kind %s goes to the right account, on what it is charged on",
    (fee, rate, series, stock) => {
      const market = openWith({ [fee]: rate });
      expect(tradeSeries(market)).toEqual(series);
      expect(tradeStock(market)).toEqual(stock);
      const paid = [...series, ...stock];
      for (const to of [BROKER, EXCHANGE, REGULATOR]) {
        const received = paid.reduce(
          (sum, [, payee, amount]) => sum + (payee === to ? amount! : 0),
          0,
        );
        expect(balanceOf(market.ledger, to, CASH)).toBe(received);
      }
    },
  );

  it("is rounded once per payee: the regulator's two parts are added before", () => {
    // 250.2 and 83.7: rounded apart 250 + 84 = 334, together 333.9.
    const market = openWith({ sale: 0.000_027_8, "contract-sold": 27.9 });
    expect(tradeSeries(market)).toEqual([[SELLER, REGULATOR, 334]]);
    // 0.45 each for three contracts of one share: 0.45 + 0.45 = 0.9 is 1, rounded apart it is 0.
    const small = openWith({ sale: 0.000_000_05, "contract-sold": 0.15 });
    expect(tradeSeries(small)).toEqual([[SELLER, REGULATOR, 1]]);
  });

  it("of less than half a unit is nothing, and no event", () => {
    const market = openWith({ contract: 0.1 });
    expect(tradeSeries(market)).toEqual([]);
    expect(balanceOf(market.ledger, EXCHANGE, CASH)).toBe(0);
  });

  it("is charged to whom it was set for, whichever side of the trade he is", () => {
    const market = openMarkedMarket(1_000_000);
    listSeries(market, { right: "call", strike: 1_000_000, expiryDay: 40 });
    setFee(market, BUYER, "contract", 1_000);
    expect(feesOf(tradeBetween(market, SERIES, BUYER, SELLER, PREMIUM, 1))).toEqual([
      [BUYER, EXCHANGE, 1_000],
    ]);
    expect(feesOf(tradeBetween(market, SERIES, SELLER, BUYER, PREMIUM, 1))).toEqual([
      [BUYER, EXCHANGE, 1_000],
    ]);
    expect(feesOf(tradeBetween(market, SERIES, TAPE, SELLER, PREMIUM, 1))).toEqual([]);
  });

  it("changes on its day: the new rate from the next trade on, the old trades stay", () => {
    const market = openWith({ contract: 300 });
    expect(tradeSeries(market)).toContainEqual([BUYER, EXCHANGE, 900]);
    setFee(market, BUYER, "contract", 280);
    expect(tradeSeries(market)).toEqual([
      [BUYER, EXCHANGE, 840],
      [SELLER, EXCHANGE, 900],
    ]);
    setFee(market, BUYER, "contract", 0);
    expect(tradeSeries(market)).toEqual([[SELLER, EXCHANGE, 900]]);
    expect(balanceOf(market.ledger, EXCHANGE, CASH)).toBe(900 + 900 + 840 + 900 + 900);
  });

  it("is charged on each trade of one order", () => {
    const market = openWith({ commission: 6_500 });
    quoteSeries(market, SERIES, TAPE, 0, 20_000, 1);
    quoteSeries(market, SERIES, SELLER, 0, 20_001, 1);
    const order = { kind: "order", time: 0, account: BUYER, instrument: SERIES } as const;
    const rest = { side: "buy", price: 30_000, quantity: 2, timeInForce: "ioc" } as const;
    expect(feesOf(applyCommand(market, { ...order, ...rest }))).toEqual([
      [BUYER, BROKER, 6_500],
      [BUYER, BROKER, 6_500],
      [SELLER, BROKER, 6_500],
    ]);
  });
});

describe("one payment to the broker", () => {
  it("comes from the account, or goes to it as a rebate; an amount of 0 is refused", () => {
    const market = openMarkedMarket(1_000_000);
    const charge = (amount: number): MarketEvent[] =>
      applyCommand(market, { kind: "charge", time: 0, account: SELLER, amount });
    const before = balanceOf(market.ledger, SELLER, CASH);
    expect(feesOf(charge(6_500))).toEqual([[SELLER, BROKER, 6_500]]);
    expect(feesOf(charge(-200))).toEqual([[BROKER, SELLER, 200]]);
    expect(balanceOf(market.ledger, SELLER, CASH)).toBe(before - 6_300);
    expect(balanceOf(market.ledger, BROKER, CASH)).toBe(6_300);
    expect(charge(0)).toEqual([{ kind: "refused", time: 0, account: SELLER, code: "bad-price" }]);
  });
});
