import { expect, it } from "vitest";
import { guessWords, OUTCOMES } from "./guess.ts";

it("says how a guess turned out, to the one who guessed", () => {
  expect(guessWords("both", "both")).toBe("As you guessed: both of you gain.");
  expect(guessWords("sellerOnly", "buyerOnly")).toBe(
    "You guessed that only you gain, the seller. It came otherwise: only your buyer gains.",
  );
  for (const { value } of OUTCOMES) {
    expect(guessWords(value, "neither")).not.toMatch(/\b(I|us|my)\b/);
  }
});
