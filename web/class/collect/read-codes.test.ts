import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeResult, groupCode, type SentResult } from "../result-code.ts";
import { readCodes } from "./read-codes.ts";

const SETTINGS = "came=0.31&days=30&paid=0.24";

const resultOf = (student: number, change: Partial<SentResult> = {}): SentResult => ({
  student,
  guess: "both",
  guessDollars: student - 20,
  buyerCents: 1_000 * student,
  sellerCents: 5_000 - 700 * student,
  ...change,
});
const codeOf = (student: number, change: Partial<SentResult> = {}): string =>
  encodeResult(resultOf(student, change), SETTINGS);
const studentsOf = (pasted: string): number[] =>
  readCodes(pasted, SETTINGS).results.map(({ student }) => student);

describe("pasted codes", () => {
  it("are found with any separators, grouped or not, on one line or many", () => {
    const separators = ["\n", "\r\n", ", ", ";", "\t", " | ", " ", "\n\n", " / "];
    const forms = [
      (code: string) => code,
      groupCode,
      (code: string) => groupCode(code).replace(/-/g, " "),
    ];
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 60 }),
        fc.constantFrom(...separators),
        fc.constantFrom(...forms),
        (students, separator, form) => {
          // Blanks inside codes and between them at once could be cut in more than one way.
          fc.pre(!(separator === " " && form("12345678901234567890").includes(" ")));
          const pasted = students.map((student) => form(codeOf(student))).join(separator);
          const read = readCodes(pasted, SETTINGS);
          expect(read.results.map(({ student }) => student)).toEqual(
            [...students].sort((a, b) => a - b),
          );
          expect(read.refused).toEqual([]);
          expect(read.repeated).toEqual([]);
        },
      ),
    );
  });

  it("are found beside short labels", () => {
    expect(studentsOf(`1. ${groupCode(codeOf(3))}\nNr 7: ${codeOf(7)} (late)\n`)).toEqual([3, 7]);
  });

  it("are refused with line and reason where they are none", () => {
    const good = codeOf(5);
    const other = encodeResult(resultOf(6), "came=0.2");
    const wrong = `${good.slice(0, 9)}${good[9] === "7" ? "8" : "7"}${good.slice(10)}`;
    const short = groupCode(good).slice(0, -1);
    const { results, refused } = readCodes(
      [good, "", wrong, `hello; ${other}`, `${groupCode(codeOf(8))} ${short}`, "*****"].join("\n"),
      SETTINGS,
    );
    expect(results.map(({ student }) => student)).toEqual([5, 8]);
    expect(refused).toEqual([
      { line: 3, text: wrong, reason: expect.stringMatching(/^mistyped/) },
      { line: 4, text: other, reason: "of a class with other settings" },
      { line: 5, text: short, reason: "19 characters: a code has 20" },
      { line: 6, text: "*****", reason: 'no code has the character "*"' },
    ]);
  });

  it("count a student once, and say whether the later code says something else", () => {
    const { results, repeated } = readCodes(
      [codeOf(4), groupCode(codeOf(4)).toLowerCase(), codeOf(4, { guess: "neither" })].join("\n"),
      SETTINGS,
    );
    expect(results).toMatchObject([{ student: 4, guess: "both", code: codeOf(4) }]);
    expect(repeated).toEqual([
      { student: 4, line: 2, isOther: false },
      { student: 4, line: 3, isOther: true },
    ]);
  });

  it("are none in an empty paste", () => {
    expect(readCodes(" \n\n", SETTINGS)).toEqual({ results: [], refused: [], repeated: [] });
  });
});
