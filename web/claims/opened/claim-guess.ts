import type { ClaimReport } from "../../../src/claims/claims-report.ts";
import type { Unit } from "../../../src/claims/unit.ts";
import type { Verdict } from "../../../src/claims/verdict.ts";
import { told, toldInterval } from "../../../src/claims/words.ts";

/** What a reader expects of a claim before he sees it. */
export interface ClaimGuess {
  readonly verdict: GuessedVerdict;
  /** Of the first condition, in its unit: shares and points are decimals. */
  readonly number: number | undefined;
}

export type GuessedVerdict = "holds" | "depends" | "fails";

export const GUESSES: readonly { readonly value: GuessedVerdict; readonly name: string }[] = [
  { value: "holds", name: "it holds" },
  { value: "depends", name: "it depends" },
  { value: "fails", name: "it is not so" },
];

const FOUND: Readonly<Record<Verdict, string>> = {
  holds: "it holds",
  exact: "it holds exactly, in every run",
  depends: "it depends",
  fails: "it is not so",
  undecided: "so many runs cannot tell",
};

/** What a guess is typed in. */
export const UNIT_WORDS: Readonly<Record<Unit, string>> = {
  dollars: "in dollars",
  share: "in %",
  points: "in points of volatility",
  number: "a number",
  sessions: "in sessions",
  contracts: "in contracts",
};

/**
 * A typed number in its unit, with or without the unit's signs; undefined where it is none,
 * or so large that nothing else could be seen beside it.
 */
export function parseGuess(unit: Unit, typed: string): number | undefined {
  const text = typed.replace(/[$%,\s]|points?|sessions?|contracts?/g, "");
  if (!/^[+-]?(\d{1,9}(\.\d*)?|\.\d+)$/.test(text)) return undefined;
  return unit === "share" || unit === "points" ? Number(text) / 100 : Number(text);
}

/** How a guess turned out: of the verdict, then of the number where one was guessed. */
export function guessSentences(guess: ClaimGuess, claim: ClaimReport): readonly string[] {
  const { verdict, conditions } = claim;
  const { name } = GUESSES.find(({ value }) => value === guess.verdict)!;
  const isRight = guess.verdict === verdict || (guess.verdict === "holds" && verdict === "exact");
  const first = isRight
    ? `As you guessed: ${FOUND[verdict]}.`
    : `You guessed that ${name}. It came otherwise: ${FOUND[verdict]}.`;
  const [condition] = conditions;
  if (guess.number === undefined || condition === undefined) return [first];
  const { what, unit, mean, interval } = condition;
  const isIn = guess.number >= interval[0] && guess.number <= interval[1];
  const words = `${told(unit, mean)} ${toldInterval(unit, interval)}`;
  return [
    first,
    `Your number for "${what}": ${told(unit, guess.number)}; measured ${words}, so yours is ` +
      `${isIn ? "inside" : "outside"} the interval.`,
  ];
}
