import { expect, it } from "vitest";
import { checkValues } from "./check-characters.ts";

/** Carry-less product, reduced by x^5 + x^2 + 1: another way to the same field. */
function product(a: number, b: number): number {
  let sum = 0;
  for (let bit = 0; bit < 5; bit++) if ((b >> bit) & 1) sum ^= a << bit;
  for (let bit = 8; bit >= 5; bit--) if ((sum >> bit) & 1) sum ^= 0b100101 << (bit - 5);
  return sum;
}

it("makes the list, read as a polynomial, zero at x and at x^2", () => {
  for (let seed = 0; seed < 200; seed++) {
    const values = Array.from({ length: 18 }, (_, i) => (seed * 7 + i * i * (seed + 3)) % 32);
    const all = [...values, ...checkValues(values)];
    for (const root of [2, 4]) {
      expect(all.reduce((sum, value) => product(sum, root) ^ value, 0)).toBe(0);
    }
  }
});

it("differs for any two lists that differ in two places", () => {
  const seen = new Set<string>();
  for (let a = 0; a < 32; a++) {
    for (let b = 0; b < 32; b++) seen.add(checkValues([a, 9, 9, b, 9]).join());
  }
  expect(seen.size).toBe(32 * 32);
});
