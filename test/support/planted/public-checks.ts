import { createStream } from "../../../src/math/random-stream.ts";
import { flatSurface } from "../../../src/participants/dealing/forecast-surface.ts";
import { OptionBuyer } from "../../../src/participants/option-buyer/option-buyer.ts";
import { PUT_SELLER } from "../../../src/participants/put-seller/put-seller.ts";
import { RetailAccount } from "../../../src/participants/retail-account.ts";
import { RetailSeller } from "../../../src/participants/retail-seller.ts";
import { europeanPrice } from "../../../src/pricing/black-scholes.ts";
import { MarketView } from "../../../src/view/market-view.ts";
import { sentBy } from "../sent-commands.ts";
import {
  BUYER,
  listSeries,
  markAt,
  openMarket,
  quoteSeries,
  SELLER,
  tradeBetween,
} from "../three-parties.ts";
import { type Check, holds, same } from "./check.ts";

const [SPOT, DAYS, LOOKS] = [1_000_000, 30, 400];
/** Everybody expects 25 %; e^-.1 as many come for each point given up. */
const MOOD = { surface: flatSurface(0.25, [], []), elasticity: 0.1, patience: 0 };
const SETTINGS = { contracts: 5, delta: 0.5, days: DAYS, arrival: 0.2, waitSteps: 4 };

/** How often somebody sends an order, of a few hundred looks at puts quoted at a volatility. */
function ordersAt(side: "bid" | "ask", sigma: number): number {
  const market = openMarket();
  const put = listSeries(market, { right: "put", strike: SPOT, expiryDay: DAYS });
  markAt(market, 0, SPOT);
  const price = Math.round(SPOT * europeanPrice(-1, 1, 1, DAYS / 365, 0, 0, sigma));
  quoteSeries(market, put, BUYER, side === "bid" ? price : 0, side === "ask" ? price : 0);
  const sent = sentBy(market, SELLER, (outbox) => {
    const stream = createStream(1, "public");
    for (let look = 0; look < LOOKS; look++) {
      const account = new RetailAccount(new MarketView(market, SELLER), outbox, stream);
      stream.at(look, 1);
      const who =
        side === "bid"
          ? new RetailSeller(account, PUT_SELLER, { ...SETTINGS, closeAtHalf: 0, roll: 0 })
          : new OptionBuyer(account, { ...SETTINGS, right: -1, holdSessions: 10 });
      who.act(0, 0, 0, MOOD);
    }
  });
  return sent.length;
}

/** At five points more or less than they expect, e times as many come to the better price. */
function mindThePrice(): void {
  const [dear, cheap] = [0.3, 0.2];
  const sellers = [ordersAt("bid", dear), ordersAt("bid", cheap)] as const;
  const buyers = [ordersAt("ask", cheap), ordersAt("ask", dear)] as const;
  for (const [who, [better, worse]] of Object.entries({ sellers, buyers })) {
    holds(better > 2 * worse, `${who}: ${better} at a good price, ${worse} at a bad one`);
  }
}

/** Five were to be sold, two of them are: three are left. */
function takeWhatIsLeft(): void {
  const market = openMarket();
  const series = listSeries(market, { right: "call", strike: SPOT, expiryDay: DAYS });
  markAt(market, 0, SPOT);
  tradeBetween(market, series, BUYER, SELLER, 20_000, 2);
  const sent = sentBy(market, SELLER, (outbox) => {
    const account = new RetailAccount(
      new MarketView(market, SELLER),
      outbox,
      createStream(1, "seller"),
    );
    account.series = series;
    account.waiting = { series, side: "sell", contracts: 5 };
    account.before = 0;
    account.giveUp(0);
  });
  const traded = sent.map((one) => (one.kind === "market-order" ? one.quantity : one.kind));
  same(traded, ["cancel-all", 3], "what is left of five after two");
}

export const PUBLIC_CHECKS: readonly Check[] = [
  { name: "a better price brings more", ask: mindThePrice },
  { name: "an order that waited in part", ask: takeWhatIsLeft },
];
