import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { sumDollars } from "../../../src/reports/statement/layout.ts";
import type { TradesReport } from "../../../src/reports/trades/trades-report.ts";
import { TRADE_FIXTURES } from "../../../test/support/trade-fixture.ts";
import { Engine } from "../../engine/worker/engine.ts";
import { positionName } from "./own-run.ts";
import { ownRows } from "./position-sums.ts";

const engine = new Engine();

async function reportOf(prices: string, trades: string): Promise<TradesReport> {
  const answer = await engine.trades({ prices }, [trades]);
  if (!answer.ok) throw new Error(answer.refused.what);
  return answer.value;
}

describe("numbers of one's own trades that are sums", () => {
  beforeAll(async () => {
    const bytes = (path: string): Uint8Array => readFileSync(path);
    await engine.keep("AAPL.csv", bytes("samples/AAPL.csv"));
    await engine.keep("apple-trades.csv", bytes("samples/trades.csv"));
    await engine.keep("acme.csv", bytes("test/fixtures/prices/acme.csv"));
    for (const name of TRADE_FIXTURES) {
      await engine.keep(name, bytes(`test/fixtures/trades/${name}`));
    }
  });

  it.each([
    ["AAPL.csv", "apple-trades.csv"] as const,
    ...TRADE_FIXTURES.map((name) => ["acme.csv", name] as const),
  ])("are what positions and the rest add to them: %s, %s", async (prices, trades) => {
    const report = await reportOf(prices, trades);
    const rows = ownRows(report);
    const sums = rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.sum ?? []));
    expect(sums.length).toBe(7);
    for (const { title, total, ofPosition, others } of sums) {
      const parts = [...report.positions.map(ofPosition), ...others.map(({ amount }) => amount)];
      expect({ title, sum: sumDollars(parts) }).toEqual({ title, sum: sumDollars([total]) });
    }
    for (const column of [0, 1, 2] as const) {
      const [result, ...lines] = rows.map(({ cells }) => cells[column].value).reverse();
      expect(sumDollars(lines)).toBe(sumDollars([result!]));
    }
  });

  it("name the rest: fees of rows without an option, shares, dividends", async () => {
    const rows = ownRows(await reportOf("acme.csv", "schwab.csv"));
    const others = (name: string, column: 0 | 1) =>
      rows.find((row) => row.name === name)!.cells[column].sum!.others;
    // The one share sale of the statement was charged two cents.
    expect(others("fees", 0)).toEqual([{ amount: -0.02, words: "fees of your other trades" }]);
    expect(others("options: when opened", 0)).toEqual([]);
    expect(others("result", 1).map(({ words }) => words)).toEqual([
      "his shares: he hedges all positions together",
      "dividends, interest",
    ]);
  });

  it("are of options by their names", async () => {
    const { positions } = await reportOf("acme.csv", "schwab.csv");
    expect(positions.map(positionName).slice(0, 3)).toEqual([
      "105 call to 2025-01-17",
      "100 call to 2025-02-21",
      "95 put to 2025-02-21",
    ]);
    const odd = { ...positions[0]!, contract: "ACME 2025-01-17 C 105" };
    expect(positionName(odd)).toBe("ACME 2025-01-17 C 105");
    expect(positionName({ ...odd, contract: "BRK.B 260116P00032500" })).toBe(
      "32.5 put to 2026-01-16",
    );
  });
});
