import { describe, expect, it } from "vitest";
import { articleReport } from "../../../src/reports/article-report.ts";
import { Engine } from "../../engine/worker/engine.ts";
import {
  entriesSoFar,
  exampleAnswer,
  exampleQuestion,
  gainsSoFar,
  gainWords,
  storyOf,
  sumSoFar,
} from "./story.ts";

describe("the article's example in words", () => {
  it.each([
    [
      "put",
      [
        "buys 50 shares",
        "sells 1 share. He had bought for less: +$2",
        "buys 1 share",
        "buys 1 share",
        "sells 1 share. He had bought for less: +$2",
        "sells 50 shares",
      ],
    ],
    [
      "call",
      [
        "sells 50 shares",
        "sells 1 share",
        "buys 1 share. He had sold for more: +$2",
        "buys 1 share. He had sold for more: +$2",
        "sells 1 share",
        "buys 50 shares",
      ],
    ],
  ] as const)("%s: the sale, then every share trade of the market", (right, trades) => {
    const [sale, ...closes] = storyOf(articleReport(right));
    expect(sale!.words).toContain(`one ${right} on 100 shares for $3`);
    expect(closes.map(({ words }) => words)).toEqual(
      [100, 102, 100, 98, 100, 100].map(
        (price, i) => `The stock is at $${price}. Your buyer ${trades[i]}.`,
      ),
    );
  });

  it.each(["put", "call"] as const)("%s: what each has sums to zero, to the results", (right) => {
    const example = articleReport(right);
    for (let closes = 0; closes <= example.steps.length; closes++) {
      const { you, buyer, others } = gainsSoFar(example, closes);
      expect(you + buyer + others).toBe(0);
    }
    const { seller, buyer, others } = example.results;
    expect(gainsSoFar(example, example.steps.length)).toEqual({ you: seller, buyer, others });
  });

  it("says which trade a gain undid", () => {
    const gains = (right: "put" | "call"): string[] =>
      articleReport(right)
        .steps.filter(({ gain }) => gain !== 0)
        .map(gainWords);
    expect(gains("put")).toEqual([
      "He sold at $102 a share that he had bought at $100: +$2.",
      "He sold at $100 a share that he had bought at $98: +$2.",
    ]);
    expect(gains("call")).toEqual([
      "He bought at $100 a share that he had sold at $102: +$2.",
      "He bought at $98 a share that he had sold at $100: +$2.",
    ]);
  });

  it("says how each sum so far was made", () => {
    const example = articleReport("put");
    const sums = (closes: number): string[] =>
      (["seller", "buyer", "tape"] as const).map((party) => sumSoFar(example, closes, party));
    const sale = "The put's price, taken in at the sale.";
    expect(sums(0).slice(0, 2)).toEqual([sale, "The put's price, paid at the sale."]);
    expect(sums(6)).toEqual([
      sale,
      "Share trades that undid an earlier one: +$2 and +$2. Less $3, the put's price: +$1.",
      "The other side of your buyer's share trades that undid an earlier one: -$2 and -$2, so -$4.",
    ]);
  });

  it("has the entries up to the close that is shown, at the sale the sale alone", async () => {
    const example = articleReport("call");
    const lines = await new Engine().exampleEntries("call");
    const cash = (closes: number): number =>
      entriesSoFar(example, closes, lines)
        .filter(({ account, asset }) => account === "buyer" && asset === "cash")
        .reduce((sum, { amount }) => sum + amount, 0);
    expect(cash(0)).toBe(-3);
    example.steps.forEach((step, i) => {
      expect(cash(i + 1)).toBe(step.cash - 3);
    });
  });

  it("asks with the market's price", () => {
    const { premium } = articleReport("call");
    expect(exampleQuestion(articleReport("call"))).toContain(`sold this call for $${premium}.`);
  });

  it("ends with who gained, who paid, and how much", () => {
    expect(exampleAnswer(articleReport("put"))).toBe(
      "Your buyer, a market maker who hedged, made $1: $4 from other share traders, less $3 to " +
        "you. You made $3. The other share traders paid it all: $4.",
    );
  });
});
