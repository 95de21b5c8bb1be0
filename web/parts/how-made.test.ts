import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Engine } from "../engine/worker/engine.ts";
import { offBy } from "./how-made.tsx";
import { progressWords } from "./states.tsx";

describe("the books behind a number", () => {
  it("balance as they are shown, and would not if a line were changed", async () => {
    const engine = new Engine();
    await engine.keep("AAPL.csv", new Uint8Array(readFileSync("samples/AAPL.csv")));
    const answer = await engine.entries({ prices: "AAPL.csv", shares: 300 }, 3);
    if (!answer.ok) throw new Error(answer.refused.what);
    const lines = answer.value;
    expect(lines.length).toBeGreaterThan(100);
    expect(offBy(lines)).toBe("0.0000");
    const [first, ...others] = lines;
    expect(offBy([{ ...first!, amount: first!.amount + 0.0001 }, ...others])).toBe("0.0001");
    expect(offBy(others)).not.toBe("0.0000");
  });
});

describe("work that goes on", () => {
  it("tells how fast it is and when it will end", () => {
    expect(progressWords(61, 231, 4_200)).toBe("61 of 231, 15 a second, 12 s left");
    expect(progressWords(3, 40, 2_000)).toBe("3 of 40, 1.5 a second, 25 s left");
    expect(progressWords(0, 1_000, 500)).toBe("0 of 1,000");
  });
});
