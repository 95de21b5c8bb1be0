import { expect, it } from "vitest";
import { commandWords } from "./command-words.ts";

it("writes options as a shell takes them", () => {
  const options = { prices: "my prices.csv", volOffset: -0.02, exit: "50%", greeks: true };
  expect(commandWords({ ...options, trades: ["a.csv", "b's.csv"] })).toBe(
    "npx bothsides replay --prices 'my prices.csv' --vol-offset -0.02 --exit 50% --greeks " +
      "--trades a.csv --trades 'b'\\''s.csv'",
  );
});
