import { afterEach, describe, expect, it, vi } from "vitest";
import type { PriceHistory } from "../../src/simulator/history/price-history.ts";
import { withProgress } from "./progress.ts";

const NO_ROWS = new Float64Array(0);
const HISTORY: PriceHistory = {
  days: new Int32Array(0),
  closes: NO_ROWS,
  halfSpreads: NO_ROWS,
  rates: NO_ROWS,
  yields: NO_ROWS,
  dividends: NO_ROWS,
  announced: false,
  seed: 1,
};

const wasTerminal = process.stderr.isTTY;
afterEach(() => {
  process.stderr.isTTY = wasTerminal;
  vi.restoreAllMocks();
});

/** What is written to standard error while five rows are played. */
function writtenBy(isTerminal: boolean, isSilent: boolean): string {
  let written = "";
  process.stderr.isTTY = isTerminal;
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    written += `${text}`;
    return true;
  });
  const result = withProgress(HISTORY, isSilent, 5, 1, ({ onRow }) => {
    for (let row = 0; row < 5; row++) onRow?.();
    return 7;
  });
  expect(result).toBe(7);
  return written;
}

describe("progress", () => {
  it("is shown on a terminal, with what is left", () => {
    expect(writtenBy(true, false)).toContain("replaying [");
  });

  it("is silent in a pipe and under --json", () => {
    expect(writtenBy(false, false)).toBe("");
    expect(writtenBy(true, true)).toBe("");
  });

  it("takes its bar away when the work fails", () => {
    process.stderr.isTTY = true;
    const write = vi.spyOn(process.stderr, "write").mockImplementation(() => true);
    const fails = (): never => {
      throw new RangeError("broken");
    };
    expect(() => withProgress(HISTORY, false, 5, 1, fails)).toThrow("broken");
    const calls = write.mock.calls.length;
    expect(calls).toBeGreaterThan(0);
  });
});
