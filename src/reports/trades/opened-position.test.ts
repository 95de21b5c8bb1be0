import { describe, expect, it } from "vitest";
import { TRADE_FIXTURES } from "../../../test/support/trade-fixture.ts";
import { fixturePath, requestOf } from "../../../test/support/trades-options.ts";
import { configOf, historyOf, tradesOf } from "../../../test/support/trades-run.ts";
import { sumDollars } from "../statement/layout.ts";
import { type OpenedPosition, openPosition } from "./opened-position.ts";
import { reportTrades } from "./report-trades.ts";

/** What the books moved to the user: cash, and shares at the close of their day. */
function bookedFor(account: string, { days, entries }: OpenedPosition): number {
  const closeOf = new Map(days.map(({ date, stock }) => [date, stock]));
  const worth = (date: string, asset: string): number =>
    asset === "cash" ? 1 : asset === "stock" ? closeOf.get(date)! : 0;
  return sumDollars(
    entries
      .filter((line) => line.account === account)
      .map(({ date, asset, amount }) => amount * worth(date, asset)),
  );
}

describe("a position of one's own", () => {
  it.each(TRADE_FIXTURES)(
    "is opened day by day to its results, and to its entries: %s",
    async (name) => {
      const request = await requestOf([fixturePath(`trades/${name}`)]);
      const { positions } = reportTrades(request);
      for (const [i, { opened, closed, contracts, option, buyer }] of positions.entries()) {
        const told = openPosition(request.config, i);
        const [first, last] = [told.days[0]!, told.days.at(-1)!];
        expect([first.date, last.date]).toEqual([opened, closed]);
        expect([last.held, last.yours, last.his]).toEqual([0, option, buyer.hedged]);
        expect(Math.sign(first.held)).toBe(Math.sign(contracts));
        expect(bookedFor("seller", told)).toBe(option);
        expect(bookedFor("buyer", told)).toBe(sumDollars([-option]));
        const sums = new Map<string, number>();
        for (const { entry, asset, amount } of told.entries) {
          const key = `${entry} ${asset}`;
          sums.set(key, sumDollars([sums.get(key) ?? 0, amount]));
        }
        expect([...sums.values()].filter((sum) => sum !== 0)).toEqual([]);
      }
    },
  );

  it("has the hedge of each day: its shares make the rest of his result", async () => {
    const request = await requestOf([fixturePath("trades/schwab.csv")]);
    const { days } = openPosition(request.config, 0);
    let gained = 0;
    for (const [i, { stock, yours, his }] of days.entries()) {
      if (i > 0) gained += days[i - 1]!.hedge * (stock - days[i - 1]!.stock);
      expect(his + yours).toBeCloseTo(gained, 3);
    }
    expect(Math.abs(gained)).toBeGreaterThan(10);
  });

  it("that is still open ends at its last mark", () => {
    const call = "ACME  250620C00100000";
    const config = configOf(
      historyOf("2025-01-06", [100, 101, 104]),
      tradesOf([`2025-01-07,open,${call},-2,5,1`]),
    );
    const { days, entries } = openPosition(config, 0);
    expect(days.map(({ date, held }) => [date, held])).toEqual([
      ["2025-01-07", -2],
      ["2025-01-08", -2],
    ]);
    const { option, yours } = days[1]!;
    expect(yours).toBe(sumDollars([1_000, -200 * option]));
    expect(new Set(entries.map(({ cause }) => cause))).toEqual(new Set(["option trade"]));
  });

  it("is found on a day with more trades than the ledger keeps lines of", () => {
    const call = "ACME  250117C00105000";
    const fills = Array.from({ length: 600 }, () => `2025-01-06,open,${call},-1,1.2,0`);
    const config = configOf(historyOf("2025-01-06", [100, 101, 104]), tradesOf(fills));
    const { days, entries } = openPosition(config, 0);
    expect(days[0]!.held).toBe(-600);
    expect(new Set(entries.map(({ entry }) => entry)).size).toBe(1_200);
  });
});
