import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";

const ROOM = ["--min-semi-space-size=1024", "--max-semi-space-size=1024"];

describe("a market that has run for a while", () => {
  it("leaves next to nothing for the garbage collector", () => {
    const argv = ["--expose-gc", ...ROOM, "dist/bench/garbage.js"];
    const bytes: Record<string, number> = JSON.parse(
      execFileSync(process.execPath, argv, { encoding: "utf8" }),
    );
    const { "market, 1 book": market, ...exchange } = bytes;
    expect(Object.keys(exchange)).toHaveLength(2);
    // A number that V8 keeps in an object of its own takes 16 bytes: of the books fewer than one in
    // four commands; where trades are cleared, the times of their fees.
    for (const [what, left] of Object.entries(exchange)) expect(left, what).toBeLessThan(4);
    expect(market).toBeLessThan(48);
  });
});
