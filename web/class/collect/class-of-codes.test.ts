import { describe, expect, it } from "vitest";
import { LIVE_DEFAULTS } from "../../question/path-settings.ts";
import { type ClassSettings, formatClass, withoutSeed } from "../class-settings.ts";
import { encodeResult } from "../result-code.ts";
import { classOfCodes } from "./class-of-codes.ts";

const OURS = withoutSeed(LIVE_DEFAULTS);
const MOVED = { ...OURS, paid: 22 };
const OTHERS = { ...OURS, paid: 30 };

const codesOf = (settings: ClassSettings, ...students: number[]): string =>
  students
    .map((student) =>
      encodeResult(
        { student, guess: "both", guessDollars: 0, buyerCents: 100, sellerCents: 100 },
        formatClass(settings),
      ),
    )
    .join("\n");

describe("the class that codes are of", () => {
  it("is that of the settings of now, if no other is known", () => {
    expect(classOfCodes(codesOf(OURS, 1, 2), OURS, undefined)).toMatchObject({
      settings: OURS,
      read: { results: [{ student: 1 }, { student: 2 }] },
    });
    expect(classOfCodes(codesOf(OURS, 1, 2), MOVED, undefined)).toMatchObject({
      settings: MOVED,
      read: { results: [], otherLines: [1, 2] },
    });
  });

  it("stays the one before when a setting is moved, whatever else is among the codes", () => {
    const pasted = `${codesOf(OURS, 1, 2, 3)}\n${codesOf(MOVED, 4)}`;
    for (const now of [MOVED, OTHERS, { ...OURS }]) {
      expect(classOfCodes(pasted, now, OURS)).toMatchObject({
        settings: OURS,
        read: { results: [{ student: 1 }, { student: 2 }, { student: 3 }], otherLines: [4] },
      });
    }
  });

  it("is that of now once its codes are pasted in place of those before", () => {
    expect(classOfCodes(codesOf(MOVED, 1), MOVED, OURS).settings).toBe(MOVED);
    expect(classOfCodes("", MOVED, OURS).settings).toBe(MOVED);
  });
});
