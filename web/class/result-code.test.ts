import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkValues } from "./check-characters.ts";
import {
  CENTS_MAX,
  decodeResult,
  encodeResult,
  GUESS_DOLLARS_MAX,
  groupCode,
  type SentResult,
  STUDENT_MAX,
} from "./result-code.ts";

const SETTINGS = "came=0.31&days=30&paid=0.24";
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const RESULT: SentResult = {
  student: 17,
  guess: "sellerOnly",
  guessDollars: -40,
  buyerCents: 6_812,
  sellerCents: -1_250,
};

const results: fc.Arbitrary<SentResult> = fc.record({
  student: fc.integer({ min: 1, max: STUDENT_MAX }),
  guess: fc.constantFrom("both", "sellerOnly", "buyerOnly", "neither"),
  guessDollars: fc.integer({ min: -GUESS_DOLLARS_MAX, max: GUESS_DOLLARS_MAX }),
  buyerCents: fc.integer({ min: -CENTS_MAX, max: CENTS_MAX }),
  sellerCents: fc.integer({ min: -CENTS_MAX, max: CENTS_MAX }),
});

const reasonOf = (text: string, settings = SETTINGS): string => {
  const decoded = decodeResult(text, settings);
  return decoded.ok ? "none" : decoded.reason;
};

describe("result code", () => {
  it("is 20 characters that say the same again, for every result", () => {
    fc.assert(
      fc.property(results, (result) => {
        const code = encodeResult(result, SETTINGS);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}$/);
        const decoded = decodeResult(code, SETTINGS);
        expect(decoded).toMatchObject({ ok: true, value: result });
      }),
    );
  });

  it("says who gained: a result of zero is no gain", () => {
    const came = (sellerCents: number, buyerCents: number): unknown =>
      decodeResult(encodeResult({ ...RESULT, sellerCents, buyerCents }, SETTINGS), SETTINGS);
    expect(came(1, 1)).toMatchObject({ value: { came: "both" } });
    expect(came(1, 0)).toMatchObject({ value: { came: "sellerOnly" } });
    expect(came(-1, 1)).toMatchObject({ value: { came: "buyerOnly" } });
    expect(came(0, -1)).toMatchObject({ value: { came: "neither" } });
  });

  it("shows every single wrong character", () => {
    fc.assert(
      fc.property(results, (result) => {
        const code = encodeResult(result, SETTINGS);
        for (let place = 0; place < code.length; place++) {
          for (const letter of ALPHABET) {
            if (letter === code[place]) continue;
            const wrong = code.slice(0, place) + letter + code.slice(place + 1);
            if (!reasonOf(wrong).startsWith("mistyped")) expect.fail(`${code} as ${wrong}`);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it("shows every two characters that were swapped, neighbours or not", () => {
    fc.assert(
      fc.property(results, (result) => {
        const code = encodeResult(result, SETTINGS);
        for (let a = 0; a < code.length; a++) {
          for (let b = a + 1; b < code.length; b++) {
            if (code[a] === code[b]) continue;
            const letters = [...code];
            [letters[a], letters[b]] = [letters[b]!, letters[a]!];
            const wrong = letters.join("");
            if (!reasonOf(wrong).startsWith("mistyped")) expect.fail(`${code} as ${wrong}`);
          }
        }
      }),
    );
  });

  it("is read as people type it", () => {
    fc.assert(
      fc.property(
        results,
        fc.constantFrom("o", "O"),
        fc.constantFrom("i", "I", "l", "L"),
        (r, o, i) => {
          const code = encodeResult(r, SETTINGS);
          const typed = ` ${groupCode(code).toLowerCase().replaceAll("0", o).replaceAll("1", i)} `;
          expect(decodeResult(typed, SETTINGS)).toMatchObject({ ok: true, value: r });
          expect(decodeResult(code.replace(/./g, "$& \u2013"), SETTINGS).ok).toBe(true);
        },
      ),
    );
    expect(groupCode("ABCDEFGHJKMNPQRSTVWX")).toBe("ABCDE-FGHJK-MNPQR-STVWX");
  });

  it("begins alike in one class, and is refused in another", () => {
    const codes = [17, 18].map((student) => encodeResult({ ...RESULT, student }, SETTINGS));
    expect(codes[0]!.slice(0, 3)).toBe(codes[1]!.slice(0, 3));
    expect(reasonOf(codes[0]!, "came=0.31&days=30&paid=0.25")).toBe(
      "of a class with other settings",
    );
  });

  it("is refused with the reason: its length, a character, what the lab never gives", () => {
    const code = encodeResult(RESULT, SETTINGS);
    expect(reasonOf(code.slice(1))).toBe("19 characters: a code has 20");
    expect(reasonOf("")).toBe("0 characters: a code has 20");
    expect(reasonOf(`U${code.slice(1)}`)).toBe('no code has the character "U"');
    expect(reasonOf("Anna: 17")).toBe('no code has the character ":"');
    // Student 0, with check characters that fit: bits 15 to 26.
    const values = [...code.slice(0, 18)].map((letter) => ALPHABET.indexOf(letter));
    [values[3], values[4], values[5]] = [0, 0, values[5]! & 7];
    const made = [...values, ...checkValues(values)].map((value) => ALPHABET[value]).join("");
    expect(reasonOf(made)).toBe("no result that the lab could have given");
  });

  it("is never made of a number that has no place in it", () => {
    const wrong: Partial<SentResult>[] = [
      { student: 0 },
      { student: STUDENT_MAX + 1 },
      { guessDollars: -GUESS_DOLLARS_MAX - 1 },
      { buyerCents: CENTS_MAX + 1 },
      { sellerCents: -CENTS_MAX - 1 },
      { sellerCents: 0.5 },
      { buyerCents: Number.NaN },
    ];
    for (const change of wrong) {
      expect(() => encodeResult({ ...RESULT, ...change }, SETTINGS)).toThrow(RangeError);
    }
  });
});
