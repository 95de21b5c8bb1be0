import { decodeResult, encodeResult, type HandedIn, OTHER_SETTINGS } from "../result-code.ts";

/** A student's result and the code that it came in. */
export interface ReadResult extends HandedIn {
  readonly code: string;
}

/** Text that is no code, where it stands and why. */
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
  /** The line of each code of a class with other settings. */
  readonly otherLines: readonly number[];
}

/** Between two groups of five: nothing, a mark, the end of a line. */
const BETWEEN = String.raw`[ \t]*\p{Pd}?[ \t]*(?:\r\n|\r|\n)?[ \t]*`;

/** Four groups of five letters and digits, wherever one begins. */
const GROUPS = new RegExp(
  String.raw`(?<![\p{L}\d])(?=([\p{L}\d]{5}(?:${BETWEEN}[\p{L}\d]{5}){3})(?![\p{L}\d]))`,
  "gu",
);

/** Twenty letters and digits, with or without the same mark between groups of five. */
const TWENTY =
  /(?<![\p{L}\d])[\p{L}\d]{5}([ \t]?\p{Pd}?[ \t]?)(?:[\p{L}\d]{5}\1){2}[\p{L}\d]{5}(?![\p{L}\d])/gu;

/** What is as long as a code, or nearly, and has a digit, as no name has. */
const LIKE_A_CODE = /^(?=.*\d)[\p{L}\d]{18,22}$/u;

const LINE_END = /\r\n|\r|\n/;

/**
 * Finds the codes in what was pasted from a chat, a sheet or a list: several on a line or one, or
 * one on two lines, anything between them. A line without a code is refused; beside a code only
 * what looks like another one is.
 */
export function readCodes(pasted: string, settings: string): ReadCodes {
  const results = new Map<number, ReadResult>();
  const refused: RefusedText[] = [];
  const repeated: Repeated[] = [];
  const otherLines: number[] = [];
  const take = (line: number, text: string): void => {
    const decoded = decodeResult(text, settings);
    if (!decoded.ok) {
      if (decoded.reason === OTHER_SETTINGS) otherLines.push(line);
      else refused.push({ line, text, reason: decoded.reason });
      return;
    }
    const { value } = decoded;
    const code = encodeResult(value, settings);
    const first = results.get(value.student);
    if (first === undefined) results.set(value.student, { ...value, code });
    else repeated.push({ student: value.student, line, isOther: code !== first.code });
  };
  const withCode = new Set<number>();
  let [line, rest, end] = [1, "", 0];
  for (const [at, text] of codesIn(pasted, settings)) {
    const before = pasted.slice(end, at);
    line += lineEnds(before);
    take(line, text);
    withCode.add(line);
    line += lineEnds(text);
    withCode.add(line);
    rest += `${before} ; ${text.replace(/[^\r\n]/g, "")}`;
    end = at + text.length;
  }
  rest += pasted.slice(end);
  rest.split(LINE_END).forEach((text, index) => {
    for (const part of triedIn(text, withCode.has(index + 1))) take(index + 1, part);
  });
  const sorted = [...results.values()].sort((a, b) => a.student - b.student);
  return { results: sorted, refused, repeated, otherLines };
}

/** Whole codes and where they begin: the check characters say what is one. */
function codesIn(pasted: string, settings: string): [number, string][] {
  const found: [number, string][] = [];
  let end = 0;
  for (const { index: at, 1: text = "" } of pasted.matchAll(GROUPS)) {
    if (at < end) continue;
    const decoded = decodeResult(text, settings);
    if (!decoded.ok && decoded.reason !== OTHER_SETTINGS) continue;
    found.push([at, text]);
    end = at + text.length;
  }
  return found;
}

function lineEnds(text: string): number {
  return text.split(LINE_END).length - 1;
}

/** What on a line was meant as a code; where nothing looks like one, all of it. */
function triedIn(line: string, hasCode: boolean): string[] {
  const words = line.replace(TWENTY, " ; ").split(/[,;|\s]+/);
  const tried = [...[...line.matchAll(TWENTY)].map(([text]) => text), ...words].filter((text) =>
    LIKE_A_CODE.test(text.replace(/[\s\p{Pd}]/gu, "")),
  );
  if (hasCode || tried.length > 0) return tried;
  return line
    .split(/[,;|\t]+/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
