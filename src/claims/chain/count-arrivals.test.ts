import { describe, expect, it } from "vitest";
import { FIRST_DAY, SmallMarket } from "../../../test/support/small-market.ts";
import { placeOf } from "../../messages/rows.ts";
import { ArrivalCount } from "./count-arrivals.ts";

const CALL = 2;

describe("arrivals of the public", () => {
  it("are those who open an option on a day on which they had none", () => {
    const small = new SmallMarket();
    const { market, writer, maker, investor } = small;
    const classes = market.accounts.map(() => "outside");
    classes[writer] = "put-seller";
    classes[maker] = "market-maker";
    classes[investor] = "option-buyer";
    const count = new ArrivalCount(market, classes);
    let seen = 0;
    const endDay = (): void => {
      for (; seen < market.events.written[0]!; seen++) count.read(placeOf(market.events, seen));
      count.close();
    };
    small.stockAt(100);
    for (const account of [writer, maker, investor]) {
      small.send({ kind: "fund", account, instrument: 0, quantity: 1e10 });
    }
    const [right, strike] = ["call", 1_000_000] as const;
    const expiryDay = FIRST_DAY + 30;
    small.send({ kind: "list", right, strike, expiryDay, ticks: "none", style: "european" });
    small.quote(maker, CALL, 2.8, 3, 50);
    endDay();
    small.order(writer, "sell", CALL, 1, 2.8);
    small.order(writer, "sell", CALL, 1, 2.8);
    endDay();
    // Who has an option could not have opened one, even if he trades.
    small.order(writer, "buy", CALL, 2, 3);
    small.order(investor, "buy", CALL, 1, 3);
    endDay();
    endDay();
    expect(count.sellers).toEqual({ idle: 3, opened: 1 });
    expect(count.buyers).toEqual({ idle: 3, opened: 1 });
  });
});
