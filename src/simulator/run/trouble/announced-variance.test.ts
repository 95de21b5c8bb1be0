import { expect, it } from "vitest";
import { announcedVariance } from "./announced-variance.ts";

it("counts what is announced after today's close and by the expiry", () => {
  const announcements = [
    { day: 110, variance: 0.0025 },
    { day: 130, variance: 0.01 },
  ];
  const by = (today: number, day: number): number => announcedVariance(announcements, today, day);
  expect(by(100, 109)).toBe(0);
  expect(by(100, 110)).toBe(0.0025);
  expect(by(109, 150)).toBe(0.0125);
  // By the close of the day itself the move has come.
  expect(by(110, 150)).toBe(0.01);
  expect(by(130, 150)).toBe(0);
});
