import { expect, it } from "vitest";
import { playRun } from "../../src/simulator/run/play-run.ts";
import { IS_NIGHT } from "../support/is-night.ts";
import { NaiveBooks } from "../support/naive-books.ts";
import { SCENARIOS, tinyRun } from "../support/scenario-run.ts";

/** `npm run night` plays 200. */
const SEEDS = IS_NIGHT ? 200 : 50;

it.each(SCENARIOS)("%s keeps I1, I2 and I4 to the last unit on many seeds", async (name) => {
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
