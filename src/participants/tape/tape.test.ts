import { describe, expect, it } from "vitest";
import { applyAll, sentBy } from "../../../test/support/sent-commands.ts";
import { openMarket, TAPE } from "../../../test/support/three-parties.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import { quoteRecordedPrice } from "./tape.ts";

describe("the tape", () => {
  it("quotes the recorded price on both sides, plus and minus its half-spread", () => {
    const market = openMarket();
    const size = 1_000_000_000;
    for (const [halfSpread, bid, ask] of [
      [0, 1_234_500, 1_234_500],
      [50, 1_234_450, 1_234_550],
    ] as const) {
      const sent = sentBy(market, TAPE, (outbox) => {
        quoteRecordedPrice(outbox, 0, 1_234_500, halfSpread);
      });
      expect(sent).toMatchObject([
        { kind: "quote", instrument: STOCK, bid, ask, bidSize: size, askSize: size },
      ]);
    }
  });

  it("quotes any price of a share or an index without an order past 2^53 units of cash", () => {
    for (const price of [1, 60_000_000, 7_000_000_000]) {
      const market = openMarket();
      const sent = sentBy(market, TAPE, (outbox) => quoteRecordedPrice(outbox, 0, price, 0));
      expect(applyAll(market, sent).map(({ kind }) => kind)).toEqual(["accepted", "accepted"]);
      expect(market.book.remaining[0]).toBeGreaterThanOrEqual(1_000_000);
    }
  });
});
