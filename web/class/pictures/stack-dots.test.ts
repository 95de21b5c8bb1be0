import { describe, expect, it } from "vitest";
import { stackDots } from "./stack-dots.ts";

const place = (value: number): number => value;

describe("stacked dots", () => {
  it("have one dot for each item, beside or above each other, never on each other", () => {
    const values = Array.from({ length: 300 }, (_, i) => (i * i * 7) % 400);
    const { dots, diameter } = stackDots(values, place, 150);
    expect(dots.map(({ item }) => item).sort((a, b) => a - b)).toEqual(
      values.sort((a, b) => a - b),
    );
    expect(new Set(dots.map(({ left, level }) => `${left} ${level}`)).size).toBe(300);
    for (const { item, left, level } of dots) {
      expect(Math.abs(left - item)).toBeLessThanOrEqual(diameter / 2);
      expect((level + 1) * diameter).toBeLessThanOrEqual(150);
    }
  });

  it("are as large as there is room for the highest stack", () => {
    const alike = (count: number): number[] => Array.from({ length: count }, () => 100);
    expect(stackDots(alike(3), place, 140).diameter).toBe(14);
    expect(stackDots(alike(14), place, 140).diameter).toBe(10);
    expect(stackDots(alike(900), place, 140).diameter).toBe(4);
    expect(stackDots([], place, 140).dots).toEqual([]);
  });
});
