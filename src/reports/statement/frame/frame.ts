import { FULL_WIDTH, LEAST_WIDTH, wrap } from "../layout.ts";

const WIDEST_AMOUNT = 100_000_000;

/** What every statement ends with: the proof, and the name of the run. */
export interface Proven {
  readonly ledger: { readonly checks: number };
  readonly stateHash: string;
  readonly seed: number;
}

/** Amounts of $100 million and more are too wide for three columns: the tables are stacked. */
export function statementWidth(columns: number, amounts: readonly number[]): number {
  const isWide = amounts.some((amount) => Math.abs(amount) >= WIDEST_AMOUNT);
  return Math.min(Math.max(columns, LEAST_WIDTH), isWide ? FULL_WIDTH - 1 : FULL_WIDTH);
}

/** Sections with a blank line between them; those with nothing to say are left out. */
export function joinSections(sections: readonly (readonly string[])[]): string {
  const told = sections.filter((lines) => lines.length > 0);
  return `${told.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/**
 * @param words between the proof and the name of the run.
 * @param mention before the last sentence.
 */
export function footSection(
  { ledger, stateHash, seed }: Proven,
  words: readonly string[],
  mention: string,
  width: number,
): string[] {
  return [
    `The books balance: nothing lost, 0.0000 off, ${ledger.checks} checks.`,
    ...words,
    `Run ${fingerprint(stateHash)}  seed ${seed}  ${mention}A laboratory, not advice.`,
  ].flatMap((line) => wrap(line, width, "  "));
}

/** The first half of a state hash, as people compare it: `03fc-9b19`. */
export function fingerprint(stateHash: string): string {
  return `${stateHash.slice(0, 4)}-${stateHash.slice(4, 8)}`;
}
