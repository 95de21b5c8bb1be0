import { expect, it } from "vitest";
import { labWords } from "./lab-words.ts";

it.each([
  [
    "Give closes as they were traded, or the splits: --splits FILE",
    "Give closes as they were traded, or drop a file of splits with the columns date,ratio",
  ],
  [
    "Give --splits FILE; or --close adjusted, if it was none.",
    "Drop a file of splits with the columns date,ratio.",
  ],
  ["Give it with --prices, and your trades with --trades", "Drop your trades too"],
  ["Give one of them, such as --ticker AAPL", "Give one of them"],
  ["Leave out --half-spread", "Leave out half-spread"],
  ["Give a longer history", "Give a longer history"],
])("%j has no flag in the lab", (words, lab) => {
  expect(labWords(words)).toMatch(lab);
});
