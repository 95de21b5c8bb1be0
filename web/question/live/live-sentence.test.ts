import { describe, expect, it } from "vitest";
import type { FirstReport } from "../../../src/reports/report-replay.ts";
import { Engine } from "../../engine/worker/engine.ts";
import { paymentEntries } from "../../parts/flows/payment-entries.ts";
import { LIVE_DEFAULTS, type LiveSettings, optionsOf, pathOf } from "../path-settings.ts";
import {
  cardSentence,
  cardSentenceInPercent,
  liveAnswer,
  liveOtherMeanings,
} from "./live-sentence.ts";
import { resultRows, rowEntries, rowWords, sumWords } from "./result-rows.ts";

async function played(changes: Partial<LiveSettings>): Promise<FirstReport> {
  const settings = { ...LIVE_DEFAULTS, ...changes };
  const engine = new Engine();
  const options = optionsOf(settings, await engine.keepPath(pathOf(settings)));
  const answer = await engine.run(options);
  if (!answer.ok) throw new Error(answer.refused.what);
  return answer.value.report;
}

describe("the answer of a live path", () => {
  it("names the buyer's gain and who paid it", async () => {
    const report = await played({});
    expect(liveAnswer(report)).toBe(
      "Your buyer paid for swings of 24 % a year and 31 % came. He made $138: $468 from other " +
        "share traders, less $330 to you. You made $330; just holding 100 shares would have made " +
        "$293.",
    );
    expect(liveOtherMeanings(report)).toBe(
      "The put alone: you made $330, your buyer and his hedge made $138. Against just holding " +
        "the shares, selling it brought you +$37.",
    );
  });

  it("names the shares of who sold a call on them", async () => {
    const report = await played({ strategy: "covered-call" });
    expect(liveAnswer(report)).toContain("You, with your shares, made $330");
    expect(cardSentence(report)).toMatch(
      /^On a made path of prices, I sold a call and made \$330; just holding would/,
    );
  });

  it("names nobody else where nobody hedged", async () => {
    const report = await played({ hedge: "none" });
    expect(liveAnswer(report)).toContain("He lost $330: $330 to you.");
    expect(cardSentence(report)).toContain("My buyer did not hedge and lost $330: $330 to me.");
    expect(liveOtherMeanings(report)).toContain("you made $330, your buyer lost $330. Against");
  });

  it("has no amounts in per cent", async () => {
    const words = cardSentenceInPercent(await played({ came: 12 }));
    expect(words).not.toContain("$");
    expect(words).toMatch(/^On a made path of prices, I sold a put and made /);
    expect(words).toContain("My buyer hedged and lost ");
  });

  it("says that nobody bid", async () => {
    const report = await played({ paid: 5, days: 5, strike: "otm:0.05" });
    expect(liveAnswer(report)).toMatch(/^Nobody bid: .*modelled/);
    expect(cardSentence(report)).toMatch(/^Nobody bid/);
    expect(liveOtherMeanings(report)).toBe("");
  });
});

describe("the rows of the three results", () => {
  it.each([
    {},
    { strategy: "covered-call", fees: "retail", spread: 20 },
    { hedge: "none", came: 60, seed: 3 },
    { paid: 5, days: 5, strike: "otm:0.05" },
  ] as const)("add up to the results: %o", async (changes) => {
    const rows = resultRows(await played(changes));
    const result = rows.at(-1)!;
    for (const column of [0, 1, 2] as const) {
      const sum = rows
        .slice(0, -1)
        .reduce((total, { values }) => total + Math.round(values[column] * 10_000), 0);
      expect(sum).toBe(Math.round(result.values[column] * 10_000));
    }
  });

  it.each([
    {},
    { seed: 1 },
    { spread: 20, fees: "retail", came: 50, seed: 3 },
    { hedge: "none", seed: 1 },
  ] as const)("are what their entries come to, row by row: %o", async (changes) => {
    const settings: LiveSettings = { ...LIVE_DEFAULTS, ...changes };
    const engine = new Engine();
    const options = optionsOf(settings, await engine.keepPath(pathOf(settings)));
    const [run, entries] = [await engine.run(options), await engine.entries(options, 0)];
    if (!run.ok || !entries.ok) throw new Error("refused");
    const rows = resultRows(run.value.report);
    for (const [column, account] of ["seller", "buyer"].entries()) {
      const cashOf = (row: string): number =>
        paymentEntries(rowEntries(entries.value, row), { to: account, from: undefined })
          .filter((line) => line.account === account && line.asset === "cash")
          .reduce((sum, { amount }) => sum + Math.round(amount * 10_000), 0);
      const unitsOf = (row: number): number => Math.round(rows[row]!.values[column]! * 10_000);
      // An exercise is behind two rows: it is in the first of these.
      const [shares, sale, end, other] = rows.slice(0, 4).map(({ name }) => cashOf(name));
      expect(shares).toBe(unitsOf(0) + unitsOf(2));
      expect([sale, other]).toEqual([unitsOf(1), unitsOf(3)]);
      expect(end === 0).toBe(run.value.report.summary.payoff === 0);
      expect(cashOf("result")).toBe(unitsOf(4));
    }
  });

  it("say what no entry says", async () => {
    const called = await played({ strategy: "covered-call" });
    const words = [0, 1].map((column) => rowWords(called, "shares", column));
    expect(words).toEqual([
      "Held shares gain or lose without an entry: yours went from $100.00 to $102.93 each. " +
        "Those of the exercise count at the last close, $102.93.",
      "Those of the exercise count at the last close, $102.93.",
    ]);
    expect(rowWords(called, "option: worth at the end", 1)).toBe(
      "The call was exercised: 100 shares at $100.00, worth $102.93 each at the last close.",
    );
    const nothing = rowWords(await played({}), "option: worth at the end", 0);
    expect(nothing).toBe("The put ended worthless.");
  });

  it("are said as a sum", async () => {
    const rows = resultRows(await played({}));
    expect(sumWords(rows, 1)).toBe(
      "shares +$467.77, option: paid at the sale -$330.00; result +$137.77.",
    );
    expect(sumWords(rows, 2)).toBe("shares +$293.00; result +$293.00.");
  });
});
