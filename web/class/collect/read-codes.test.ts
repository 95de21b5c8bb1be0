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

  it.each([
    ["a form's time", (code: string) => `11/29/2026 10:20:13\t${code}`],
    ["a long name", (code: string) => `Maximilian: ${code}`],
    ["an address", (code: string) => `<maximilian.moritz@school.example> ${code}`],
    ["a name of twenty letters", (code: string) => `Christopher-Fitzgerald, ${code}`],
    ["a sentence", (code: string) => `My code, finally found: ${code} - thanks, Bartholomew`],
    ["a name of five letters", (code: string) => `Julia ${code.replaceAll("-", " ")}`],
    ["another class's code", (code: string) => `11/29/2026 10:20:13\t${code}`, "came=0.2"],
  ])("are found beside %s, and nothing else is named", (_, lineOf, settings = SETTINGS) => {
    const codes = [1, 2, 3, 4].map((n) => groupCode(encodeResult(resultOf(n), settings)));
    const read = readCodes(codes.map(lineOf).join("\n"), SETTINGS);
    expect(read.refused).toEqual([]);
    expect(read.results.length + read.otherLines.length).toBe(4);
    expect(read.otherLines).toEqual(settings === SETTINGS ? [] : [1, 2, 3, 4]);
  });

  it("are put together where a line ends inside one", () => {
    const wrapped = (n: number, after: number, end: string): string =>
      groupCode(codeOf(n)).replace(/-/g, (mark, at) => (at === 6 * after - 1 ? mark + end : mark));
    const pasted = [
      `Maximilian: ${wrapped(1, 1, "\r\n")}`,
      wrapped(2, 2, "\n"),
      `${wrapped(3, 3, "\n  ")} Moritz`,
      "hello",
      groupCode(codeOf(4)),
    ].join("\n");
    const read = readCodes(pasted, SETTINGS);
    expect(read.results.map(({ student }) => student)).toEqual([1, 2, 3, 4]);
    expect(read.refused).toMatchObject([{ line: 7, text: "hello" }]);
  });

  it("are not put together of halves that are of two codes", () => {
    const [first, second] = [groupCode(codeOf(1)), groupCode(codeOf(2))];
    const read = readCodes(`${first.slice(0, 12)}\n${second.slice(12)}`, SETTINGS);
    expect(read.results).toEqual([]);
    expect(read.refused).toMatchObject([{ line: 1 }, { line: 2 }]);
  });

  it("are refused with line and reason where they are none", () => {
    const good = codeOf(5);
    const other = encodeResult(resultOf(6), "came=0.2");
    const wrong = `${good.slice(0, 9)}${good[9] === "7" ? "8" : "7"}${good.slice(10)}`;
    const short = groupCode(good).slice(0, -1);
    const { results, refused, otherLines } = readCodes(
      [good, "", wrong, `hello; ${other}`, `${groupCode(codeOf(8))} ${short}`, "*****"].join("\n"),
      SETTINGS,
    );
    expect(results.map(({ student }) => student)).toEqual([5, 8]);
    expect(refused).toEqual([
      { line: 3, text: wrong, reason: expect.stringMatching(/^mistyped/) },
      { line: 5, text: short, reason: "19 characters: a code has 20" },
      { line: 6, text: "*****", reason: 'no code has the character "*"' },
    ]);
    expect(otherLines).toEqual([4]);
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
    const nothing = { results: [], refused: [], repeated: [], otherLines: [] };
    expect(readCodes(" \n\n", SETTINGS)).toEqual(nothing);
  });
});
