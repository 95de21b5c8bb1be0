import { describe, expect, it } from "vitest";
import { takeDelivery } from "./expected-deliveries.ts";

describe("takeDelivery", () => {
  it("takes shares at their own price first, then at any, and leaves the rest", () => {
    const expected = [
      { price: 950_000, shares: 100 },
      { price: 1_000_000, shares: 100 },
      { price: 1_000_000, shares: -300 },
    ];
    expect(takeDelivery(expected, 150, 1_000_000)).toEqual({
      delivered: 150,
      left: 0,
      isAtOtherPrice: true,
    });
    expect(expected.map(({ shares }) => shares)).toEqual([50, 0, -300]);
    expect(takeDelivery(expected, -400, 1_000_000)).toEqual({
      delivered: -300,
      left: -100,
      isAtOtherPrice: false,
    });
  });
});
