import { expect, it } from "vitest";
import { playRun } from "../../src/simulator/run/play-run.ts";
import { NaiveBooks } from "../support/naive-books.ts";
import { SCENARIOS, tinyRun } from "../support/scenario-run.ts";

const SEEDS = 200;

it.each(SCENARIOS)("%s keeps I1, I2 and I4 to the last unit on 200 seeds", async (name) => {
  let [checks, fees] = [0, 0];
  for (let seed = 1; seed <= SEEDS; seed++) {
    let books!: NaiveBooks;
    playRun(await tinyRun(name, 1, seed), (market) => {
      books = new NaiveBooks(market);
      return books;
    });
    books.check();
    checks += books.checks;
    if (books.optionFees > 0) fees++;
  }
  expect(checks).toBe(2 * SEEDS);
  // Nothing would be shown by markets in which nobody trades options.
  expect(fees).toBeGreaterThan(SEEDS / 2);
});
