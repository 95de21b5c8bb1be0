import { InputError, quoted } from "../input/input-error.ts";
import { parseNumber } from "../input/parse-number.ts";

/**
 * A parser for one flag's value, as commander's `option` takes it.
 *
 * @param expected Completes "expected ...", such as `dollars above 0, such as 102.5`.
 * @throws InputError (from the parser) for text that is no number or that `holds` refuses.
 */
export function numberFlag(
  flag: string,
  expected: string,
  holds: (value: number) => boolean,
): (text: string) => number {
  return (text) => {
    const value = parseNumber(text);
    if (value !== undefined && holds(value)) return value;
    throw new InputError({
      what: `${flag} ${quoted(text)} is refused`,
      mend: `Expected ${expected}`,
    });
  };
}

/** The same for a whole number; both ends are accepted. */
export function wholeFlag(flag: string, least: number, most: number): (text: string) => number {
  return numberFlag(flag, `a whole number from ${least} to ${most}`, (value) => {
    return Number.isInteger(value) && value >= least && value <= most;
  });
}

/** The refusal of something in the contract of the command line that this version cannot do. */
export function notYet(what: string, mend: string): InputError {
  return new InputError({ what: `${what}. not yet: it comes with a later version`, mend });
}

/** One of the values that this version has; another is of a later one, or a mistake. */
export function oneOf<T extends string>(flag: string, value: string, working: readonly T[]): T {
  const found = working.find((name) => name === value);
  if (found !== undefined) return found;
  throw notYet(`${flag} ${value}`, `Working now: ${flag} ${working.join(" or ")}`);
}
