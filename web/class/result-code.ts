import { hashText } from "../../src/base/hash.ts";
import { outcomeOf } from "../../src/reports/cycle-report.ts";
import type { Outcome } from "../../src/reports/replay-report.ts";
import { CHECK_COUNT, checkValues } from "./check-characters.ts";

/** What a student hands in. */
export interface SentResult {
  /** 1 to {@link STUDENT_MAX}; the seed of the student's path. */
  readonly student: number;
  /** Who would gain, as guessed before. */
  readonly guess: Outcome;
  /** The buyer's result as guessed, whole dollars. */
  readonly guessDollars: number;
  readonly buyerCents: number;
  readonly sellerCents: number;
}

/** What a code says; who gained follows from the two results: no code contradicts itself. */
export interface HandedIn extends SentResult {
  readonly came: Outcome;
}

export type Decoded =
  | { readonly ok: true; readonly value: HandedIn }
  | { readonly ok: false; readonly reason: string };

export const STUDENT_MAX = 4_095;
export const GUESS_DOLLARS_MAX = 999;

/** $167,772.15 up and down: 25 bits. */
export const CENTS_MAX = 16_777_215;

export const CODE_LENGTH = 20;

/** Why a whole code does not count: the only reason that is not a mistake in it. */
export const OTHER_SETTINGS = "of a class with other settings";

/** Douglas Crockford's base 32: no I, L, O (which are read as 1 and 0), and no U. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const OUTCOMES: readonly Outcome[] = ["both", "sellerOnly", "buyerOnly", "neither"];

/** Bits of class, student, guess, its dollars, buyer's and seller's cents: 18 characters. */
const FIELD_BITS = [15, 12, 2, 11, 25, 25] as const;
const DATA_LENGTH = CODE_LENGTH - CHECK_COUNT;

/**
 * The 20 characters of a result; those of one class begin with the same three.
 *
 * @param settings of the class, as its link has them: a code of other settings is refused.
 * @throws RangeError for a number that has no place in a code: it is never cut.
 */
export function encodeResult(result: SentResult, settings: string): string {
  const { student, guess, guessDollars, buyerCents, sellerCents } = result;
  const fields = [
    classNumber(settings),
    within("student", student, 1, STUDENT_MAX),
    OUTCOMES.indexOf(guess),
    within("guess", guessDollars, -GUESS_DOLLARS_MAX, GUESS_DOLLARS_MAX) + GUESS_DOLLARS_MAX,
    within("buyer's result", buyerCents, -CENTS_MAX, CENTS_MAX) + CENTS_MAX,
    within("seller's result", sellerCents, -CENTS_MAX, CENTS_MAX) + CENTS_MAX,
  ];
  let bits = 0n;
  fields.forEach((field, index) => {
    bits = (bits << BigInt(FIELD_BITS[index]!)) | BigInt(field);
  });
  const values = Array.from({ length: DATA_LENGTH }, (_, index) =>
    Number((bits >> BigInt(5 * (DATA_LENGTH - 1 - index))) & 31n),
  );
  return [...values, ...checkValues(values)].map((value) => ALPHABET[value]).join("");
}

/** A code in four groups of five, to be read aloud. */
export function groupCode(code: string): string {
  return code.replace(/.{5}(?!$)/g, "$&-");
}

/** Reads a code as typed: large or small, blanks and dashes anywhere, O for 0, I or L for 1. */
export function decodeResult(typed: string, settings: string): Decoded {
  const text = typed
    .replace(/[\s\p{Pd}]/gu, "")
    .toUpperCase()
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  const unknown = [...text].find((letter) => !ALPHABET.includes(letter));
  if (unknown !== undefined) return refused(`no code has the character "${unknown}"`);
  if (text.length !== CODE_LENGTH) {
    return refused(`${text.length} characters: a code has ${CODE_LENGTH}`);
  }
  const values = [...text].map((letter) => ALPHABET.indexOf(letter));
  const data = values.slice(0, DATA_LENGTH);
  const checks = checkValues(data);
  if (checks.some((check, index) => check !== values[DATA_LENGTH + index])) {
    return refused("mistyped: at least one character is wrong, or two are swapped");
  }
  return fieldsOf(data, settings);
}

function fieldsOf(data: readonly number[], settings: string): Decoded {
  let bits = data.reduce((sum, value) => (sum << 5n) | BigInt(value), 0n);
  const fields: number[] = [];
  for (const width of [...FIELD_BITS].reverse()) {
    fields.unshift(Number(BigInt.asUintN(width, bits)));
    bits >>= BigInt(width);
  }
  const [owner, student = 0, guess = 0, dollars = 0, buyer = 0, seller = 0] = fields;
  if (owner !== classNumber(settings)) return refused(OTHER_SETTINGS);
  const buyerCents = buyer - CENTS_MAX;
  const sellerCents = seller - CENTS_MAX;
  const guessDollars = dollars - GUESS_DOLLARS_MAX;
  const isPossible =
    student >= 1 &&
    guessDollars <= GUESS_DOLLARS_MAX &&
    buyerCents <= CENTS_MAX &&
    sellerCents <= CENTS_MAX;
  if (!isPossible) return refused("no result that the lab could have given");
  return {
    ok: true,
    value: {
      student,
      guess: OUTCOMES[guess]!,
      guessDollars,
      buyerCents,
      sellerCents,
      came: outcomeOf(sellerCents, buyerCents),
    },
  };
}

/** 15 bits of the settings: of 33,000 other classes about one has the same. */
function classNumber(settings: string): number {
  return hashText(settings) >>> 17;
}

function within(name: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new RangeError(`${name}: ${value} is not a whole number from ${least} to ${most}`);
}

function refused(reason: string): Decoded {
  return { ok: false, reason };
}
