import { describe, expect, it } from "vitest";
import { ulpDistance } from "../../test/support/ulp-distance.ts";
import { createSineCosine, writeSineCosine } from "./sine-cosine.ts";

/** x, sin x, cos x: mpmath at 400 bits, rounded to double. */
const REFERENCE: readonly (readonly [number, number, number])[] = [
  [1e-300, 1e-300, 1.0],
  [1e-9, 1e-9, 1.0],
  [0.1, 0.09983341664682815, 0.9950041652780258],
  [0.5, 0.479425538604203, 0.8775825618903728],
  [0.7853981633974483, 0.7071067811865475, Math.SQRT1_2],
  [0.8, 0.7173560908995228, 0.6967067093471654],
  [1.0, 0.8414709848078965, 0.5403023058681398],
  [1.5707963267948966, 1.0, 6.123233995736766e-17],
  [2.0, 0.9092974268256817, -0.4161468365471424],
  [Math.PI, 1.2246467991473532e-16, -1.0],
  [-4.5, 0.977530117665097, -0.2107957994307797],
  [10.0, -0.5440211108893698, -0.8390715290764524],
  [22.0, -0.008851309290403876, -0.9999608263946371],
  [355.0, -3.014435335948845e-5, -0.999999999545659],
  [-1234.5678, -0.07803344920002027, -0.9969507414140119],
  [31415.926535897932, -4.85682353956849e-13, 1.0],
  [99999.0, 0.860248280789742, -0.5098753724179009],
  [-100000.0, -0.03574879797201651, -0.9993608074382124],
];

const OUT = createSineCosine();

function worstUlp(angles: Iterable<number>): number {
  let worst = 0;
  for (const x of angles) {
    writeSineCosine(OUT, x);
    worst = Math.max(worst, ulpDistance(OUT.sine, Math.sin(x)));
    worst = Math.max(worst, ulpDistance(OUT.cosine, Math.cos(x)));
  }
  return worst;
}

describe("sine and cosine", () => {
  it.each(REFERENCE)("of %d are within 1 ulp of the reference", (x, sine, cosine) => {
    writeSineCosine(OUT, x);
    expect(ulpDistance(OUT.sine, sine)).toBeLessThanOrEqual(1);
    expect(ulpDistance(OUT.cosine, cosine)).toBeLessThanOrEqual(1);
  });

  it("agree with the engine's within 2 ulp from -1e5 to 1e5", () => {
    const angles = Array.from({ length: 200_001 }, (_, i) => -1e5 + i * 1.00000137);
    expect(worstUlp(angles)).toBeLessThanOrEqual(2);
  });

  it("keep their digits beside the multiples of a quarter turn, where they are almost 0", () => {
    const quarters = Array.from({ length: 127_000 }, (_, k) => ((k - 63_500) * Math.PI) / 2);
    expect(worstUlp(quarters)).toBeLessThanOrEqual(2);
  });

  it("are NaN for NaN and exact at 0", () => {
    writeSineCosine(OUT, Number.NaN);
    expect([OUT.sine, OUT.cosine]).toEqual([Number.NaN, Number.NaN]);
    writeSineCosine(OUT, 0);
    expect([OUT.sine, OUT.cosine]).toEqual([0, 1]);
  });
});
