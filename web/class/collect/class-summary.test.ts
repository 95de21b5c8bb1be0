import { describe, expect, it } from "vitest";
import type { HandedIn } from "../result-code.ts";
import { summariseClass } from "./class-summary.ts";

const handedIn = (student: number, change: Partial<HandedIn>): HandedIn => ({
  student,
  guess: "both",
  guessDollars: 0,
  buyerCents: 100,
  sellerCents: 100,
  came: "both",
  ...change,
});

describe("a class's summary", () => {
  it("has means, shares and counts of what came and of what was guessed", () => {
    const told = summariseClass([
      handedIn(1, { buyerCents: 1_000, guessDollars: 20 }),
      handedIn(2, { buyerCents: 2_000, guess: "neither", guessDollars: 20 }),
      handedIn(3, { buyerCents: 3_000, sellerCents: -400, came: "buyerOnly", guess: "buyerOnly" }),
    ]);
    expect(told).toMatchObject({ students: 3, right: 2 });
    // t(0.975, 2) = 4.3027, standard error 10 / sqrt(3).
    expect(told.buyer!.estimate).toBeCloseTo(20, 10);
    expect(told.buyer!.high).toBeCloseTo(20 + (4.3027 * 10) / Math.sqrt(3), 3);
    expect(told.seller!.estimate).toBeCloseTo(-2 / 3, 10);
    expect(told.guessedTooMuch!.estimate).toBeCloseTo((10 + 0 - 30) / 3, 10);
    expect(told.rightShare!.estimate).toBeCloseTo(2 / 3, 10);
    expect(told.came).toEqual({ both: 2, sellerOnly: 0, buyerOnly: 1, neither: 0 });
    expect(told.guessed).toEqual({ both: 1, sellerOnly: 0, buyerOnly: 1, neither: 1 });
  });

  it("has no interval for one student, and none at all for nobody", () => {
    expect(summariseClass([handedIn(1, {})])).toMatchObject({ students: 1, buyer: undefined });
    expect(summariseClass([])).toMatchObject({ students: 0, rightShare: undefined });
  });
});
