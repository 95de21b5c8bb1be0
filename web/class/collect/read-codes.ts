import { CODE_LENGTH, decodeResult, encodeResult, type HandedIn } from "../result-code.ts";

/** A student's result and the code that it came in. */
export interface ReadResult extends HandedIn {
  readonly code: string;
}

/** Text that is no code of this class, where it stands and why. */
export interface RefusedText {
  /** 1 = the first line of the paste. */
  readonly line: number;
  readonly text: string;
  readonly reason: string;
}

/** A student who is there more than once; the first code counts. */
export interface Repeated {
  readonly student: number;
  readonly line: number;
  /** Another result than the first code's. */
  readonly isOther: boolean;
}

export interface ReadCodes {
  /** In the order of their numbers. */
  readonly results: readonly ReadResult[];
  readonly refused: readonly RefusedText[];
  readonly repeated: readonly Repeated[];
}

/** Twenty letters and digits, with or without the same mark between groups of five. */
const CODE =
  /(?<![\p{L}\d])[\p{L}\d]{5}([ \t]?\p{Pd}?[ \t]?)(?:[\p{L}\d]{5}\1){2}[\p{L}\d]{5}(?![\p{L}\d])/gu;

/** Beside a code, words shorter than this are taken for a label: "7:", "Student". */
const LABEL_MAX = CODE_LENGTH / 2;

/**
 * Finds the codes in what was pasted from a chat, a sheet or a list: several on a line or one, any
 * separator between them. What is neither a code nor a short label beside one is refused.
 */
export function readCodes(pasted: string, settings: string): ReadCodes {
  const results = new Map<number, ReadResult>();
  const refused: RefusedText[] = [];
  const repeated: Repeated[] = [];
  pasted.split(/\r\n|\r|\n/).forEach((text, index) => {
    const line = index + 1;
    for (const part of partsOf(text)) {
      const decoded = decodeResult(part, settings);
      if (!decoded.ok) {
        refused.push({ line, text: part, reason: decoded.reason });
        continue;
      }
      const { value } = decoded;
      const code = encodeResult(value, settings);
      const first = results.get(value.student);
      if (first === undefined) results.set(value.student, { ...value, code });
      else repeated.push({ student: value.student, line, isOther: code !== first.code });
    }
  });
  const sorted = [...results.values()].sort((a, b) => a.student - b.student);
  return { results: sorted, refused, repeated };
}

/** The codes of a line, and what else on it might have been meant as one. */
function partsOf(line: string): string[] {
  const codes = [...line.matchAll(CODE)].map(([code]) => code);
  const rest = line.replace(CODE, " ; ").split(/[,;|\t]+/);
  if (codes.length === 0) return rest.map((part) => part.trim()).filter((part) => part !== "");
  const words = rest.flatMap((part) => part.split(/\s+/));
  return [...codes, ...words.filter((word) => word.length >= LABEL_MAX)];
}
