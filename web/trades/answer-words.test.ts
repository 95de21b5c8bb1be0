import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { FirstReport } from "../../src/reports/report-replay.ts";
import type { LabOptions } from "../engine/engine-api.ts";
import { Engine } from "../engine/worker/engine.ts";
import {
  historyAnswer,
  historyAnswerInPercent,
  stockOfFile,
  tradesAnswer,
  tradesAnswerInPercent,
} from "./answer-words.ts";

const engine = new Engine();

async function run(options: LabOptions = {}): Promise<FirstReport> {
  const answer = await engine.run({ prices: "AAPL.csv", shares: 300, ...options });
  if (!answer.ok) throw new Error(answer.refused.what);
  return answer.value.report;
}

describe("the answer in a sentence", () => {
  beforeAll(async () => {
    await engine.keep("AAPL.csv", readFileSync("samples/AAPL.csv"));
    await engine.keep("schwab.csv", readFileSync("test/fixtures/trades/schwab.csv"));
    await engine.keep("acme.csv", readFileSync("test/fixtures/prices/acme.csv"));
  });

  it("names who bought, who gained and who paid", async () => {
    expect(historyAnswer(await run(), "Apple")).toBe(
      "You took in $116,715 for Apple calls. Your buyer, a market maker who hedged, made " +
        "$12,228: $76,092 from you, less $63,864 to other share traders. You made $39,516; just " +
        "holding the shares would have made $76,092 more.",
    );
    expect(historyAnswerInPercent(await run(), "Apple")).toBe(
      "Selling Apple calls made me 70.2 % of what the shares were worth at first; just holding " +
        "would have made 205.4 %. My buyer hedged and made 21.7 %.",
    );
  });

  it("names a file, not a stock, where the file's name is no ticker", async () => {
    expect(stockOfFile("AAPL.csv")).toBe("AAPL");
    expect(stockOfFile("F.csv.gz")).toBe("F");
    for (const file of ["semicolon.csv", "SP500.csv", "PRICES.csv", "BRK prices.csv"]) {
      expect(stockOfFile(file)).toBe(`the stock in ${file}`);
    }
    const report = await run();
    expect(historyAnswer(report, stockOfFile("semicolon.csv"))).toMatch(
      /^You took in \$116,715 for calls on the stock in semicolon\.csv\. Your buyer/,
    );
    expect(historyAnswerInPercent(report, stockOfFile("semicolon.csv"))).toMatch(
      /^Selling calls on the stock in semicolon\.csv made me/,
    );
    expect(historyAnswer(report, stockOfFile("AAPL.csv"))).toContain("for AAPL calls.");
  });

  it("says that a buyer did not hedge, or that nobody bid", async () => {
    const alone = historyAnswer(await run({ hedge: "none", to: "2009-01-01" }), "Apple");
    expect(alone).toContain("a market maker who did not hedge, lost $");
    expect(alone).not.toContain("other share traders");
    expect(alone).toContain("would have lost");
    const unsold = await run({ vol: "0.01", strike: "otm:0.30", to: "2009-01-01" });
    expect(historyAnswer(unsold, "Apple")).toBe("Nobody bid for the calls: nothing was sold.");
  });

  it("of own trades has no per cent of nothing, and no dollars in per cent", async () => {
    const answer = await engine.trades({ prices: "acme.csv" }, ["schwab.csv"]);
    if (!answer.ok) throw new Error(answer.refused.what);
    expect(tradesAnswer(answer.value)).toBe(
      "You took in $810 for options on ACME. Your buyer, who took the other side and hedged, " +
        "lost $876: $706 to other share traders and $170 to you. You made $4,441; just holding " +
        "the shares would have made $1,691 less.",
    );
    const words = tradesAnswerInPercent(answer.value);
    expect(words).toContain("21.0 % is my result");
    expect(words).not.toContain("$");
    const { summary } = answer.value;
    const nothing = { ...summary, you: { ...summary.you, premium: 0 } };
    expect(tradesAnswerInPercent({ ...answer.value, summary: nothing })).not.toContain("%");
  });
});
