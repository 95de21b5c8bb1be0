import type { ClaimReport } from "../../src/claims/claims-report.ts";
import { VERDICT_WORDS } from "../../src/claims/pages/verdict-words.ts";
import type { Verdict } from "../../src/claims/verdict.ts";

/** All verdicts, the best news first, and how several claims of one are said. */
export const VERDICTS: readonly Verdict[] = ["holds", "exact", "depends", "fails", "undecided"];

const SEVERAL: Readonly<Record<Verdict, string>> = {
  ...VERDICT_WORDS,
  holds: "hold",
  depends: "depend",
};

/** `13 hold, 3 exact, 2 depend, 3 not so.` */
export function countLine(claims: readonly ClaimReport[]): string {
  const parts = VERDICTS.flatMap((verdict) => {
    const count = claims.filter((claim) => claim.verdict === verdict).length;
    return count === 0 ? [] : [`${count} ${(count === 1 ? VERDICT_WORDS : SEVERAL)[verdict]}`];
  });
  return `${parts.join(", ")}.`;
}

/** Words of a page without its links to other pages. */
export function withoutLinks(words: string): string {
  return words.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
}

/** As a sentence begins. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The page of a claim among the documentation: `docs/claims/m03.md` of M3. */
export function pageOf(id: string): string {
  return `docs/claims/${id.slice(0, 1).toLowerCase()}${id.slice(1).padStart(2, "0")}.md`;
}

/** What would turn the verdict: a sentence for each condition, and what is left over. */
export function turnSentences({ turns, conditions }: ClaimReport): readonly string[] {
  const starts = conditions
    .map(({ name }) => turns.indexOf(`${name}: measured`))
    .filter((at) => at > 0);
  const cuts = [0, ...starts, turns.length];
  return cuts.slice(1).map((end, i) => turns.slice(cuts[i], end).trim());
}
