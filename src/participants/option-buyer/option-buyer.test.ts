import { describe, expect, it } from "vitest";
import { applyAll, sentBy } from "../../../test/support/sent-commands.ts";
import {
  listSeries,
  markAt,
  openMarket,
  quoteSeries,
  SELLER,
  timeOf,
} from "../../../test/support/three-parties.ts";
import { createStream } from "../../math/random-stream.ts";
import type { Command } from "../../messages/commands.ts";
import { MarketView } from "../../view/market-view.ts";
import { flatSurface } from "../dealing/forecast-surface.ts";
import { RetailAccount } from "../retail-account.ts";
import { OptionBuyer } from "./option-buyer.ts";

const HOLDER = 8;
const SETTINGS = { contracts: 3, delta: 0.5, arrival: 1_000, holdSessions: 10, waitSteps: 0 };
const MOOD = { surface: flatSurface(0.25, [], []), elasticity: 0, patience: 0 };

/** What a buyer of calls sends on days 1, 2, 3 ..., where he always finds a price. */
function playDays(days: number, expiryDay: number): Command[][] {
  const market = openMarket();
  const call = listSeries(market, { right: "call", strike: 1_000_000, expiryDay });
  const outbox = { rows: market.commands, account: HOLDER };
  const account = new RetailAccount(new MarketView(market, HOLDER), outbox, createStream(1, "a"));
  const buyer = new OptionBuyer(account, { ...SETTINGS, right: 1, days: expiryDay });
  return Array.from({ length: days }, (_, i) => {
    markAt(market, timeOf(i + 1), 1_000_000);
    quoteSeries(market, call, SELLER, 29_000, 30_000);
    account.stream.at(i + 1, 1);
    const act = (): void => buyer.act(market.clock[0]!, i + 1, 0, MOOD);
    const sent = sentBy(market, HOLDER, act);
    applyAll(market, sent);
    return sent;
  });
}

const bought = [{ kind: "market-order", side: "buy", quantity: 3 }];
const sold = [{ kind: "market-order", side: "sell", quantity: 3 }];
const nothing = (days: number): [][] => Array.from({ length: days }, () => []);

describe("a buyer", () => {
  it("leaves after 10 sessions, and may then come again", () => {
    const meant = [bought, ...nothing(9), sold, bought, ...nothing(9), sold];
    expect(playDays(22, 60)).toMatchObject(meant);
  });

  it("leaves on the day before the expiry if that is earlier", () => {
    expect(playDays(6, 7)).toMatchObject([bought, ...nothing(4), sold]);
  });
});
