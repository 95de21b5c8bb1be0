import { describe, expect, it } from "vitest";
import { cubeRoot } from "./cube-root.ts";
import { createStream } from "./random-stream.ts";

describe("cube root", () => {
  it("of a cube of a whole number is that number", () => {
    for (let root = -50; root <= 50; root++) expect(cubeRoot(root * root * root)).toBe(root);
  });

  it("is that of the platform within 2 ulp, over the whole double range", () => {
    const stream = createStream(1, "cube-root");
    for (let i = 0; i < 20_000; i++) {
      const x = (1 + stream.nextUniform()) * 2 ** (stream.nextInteger(2_045) - 1_022);
      expect(Math.abs(cubeRoot(x) / Math.cbrt(x) - 1)).toBeLessThanOrEqual(2 ** -51);
      expect(cubeRoot(-x)).toBe(-cubeRoot(x));
    }
    for (const x of [5e-324, 1e-310, Number.MAX_VALUE, 1 - 2 ** -53, 8 - 2 ** -50]) {
      expect(Math.abs(cubeRoot(x) / Math.cbrt(x) - 1)).toBeLessThanOrEqual(2 ** -51);
    }
  });

  it("of zero, infinity and no number is the same again", () => {
    for (const x of [0, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN]) {
      expect(cubeRoot(x)).toBe(x);
    }
  });
});
