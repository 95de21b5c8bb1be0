import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { solveLinear } from "./linear-solve.ts";

describe("linear equations", () => {
  it("have solutions that satisfy them, for every right-hand side", () => {
    const entry = fc.double({ min: -1, max: 1, noNaN: true });
    const system = fc
      .integer({ min: 1, max: 9 })
      .chain((size) =>
        fc.tuple(
          fc.array(entry, { minLength: size * size, maxLength: size * size }),
          fc.array(entry, { minLength: 2 * size, maxLength: 2 * size }),
        ),
      );
    fc.assert(
      fc.property(system, ([cells, sides]) => {
        const size = sides.length / 2;
        // Ones in a cycle, larger than a row of the rest: regular, and every pivot needs a swap.
        const matrix = Float64Array.from(cells, (cell, k) => {
          const isCycle = k % size === (Math.floor(k / size) + 1) % size;
          return cell / (2 * size) + (isCycle ? 1 : 0);
        });
        const solutions = [sides.slice(0, size), sides.slice(size)].map((s) =>
          Float64Array.from(s),
        );
        solveLinear(matrix.slice(), size, solutions);
        solutions.forEach((solution, s) => {
          for (let i = 0; i < size; i++) {
            let sum = 0;
            for (let c = 0; c < size; c++) sum += matrix[i * size + c]! * solution[c]!;
            expect(Math.abs(sum - sides[s * size + i]!)).toBeLessThan(1e-13);
          }
        });
      }),
    );
  });
});
