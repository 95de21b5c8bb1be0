import { counted, wrap } from "../reports/statement/layout.ts";
import type { ClaimReport, ClaimsReport } from "./claims-report.ts";
import { VERDICT_WORDS } from "./pages/verdict-words.ts";
import type { Verdict } from "./verdict.ts";

const WIDTH = 80;
const NUMBER = 4;
const SAYS = 39;
const MEASURED = 27;
const VERDICT = WIDTH - NUMBER - SAYS - MEASURED;

/** What `bothsides claims` prints, in 80 columns. */
export function claimsStatement(report: ClaimsReport): string {
  const { claims, seed } = report;
  const lines = [
    ...head(report),
    row("#", "it says", "we measured", "verdict"),
    ...claims.flatMap((claim) => rowsOf(claim)),
    tally(claims),
    "Each verdict is decided by a rule written before the run (docs/claims.md) and",
    "flips when the mechanism is broken on purpose.",
    `Next: claims ${claims[0]!.id} --seed ${seed + 1}   --json   --out DIR (pages, CSV)`,
    "A laboratory, not advice.",
  ];
  return `${lines.join("\n")}\n`;
}

function head({ claims, seed, quick }: ClaimsReport): string[] {
  const most = Math.max(...claims.map(({ seeds }) => seeds));
  const many = `${counted(claims.length, "claim")}, up to ${most} seeds from ${seed} on`;
  const title = `THE ARTICLE, CHECKED   ${many}, 95 % intervals`;
  return [title, ...(quick ? ["! --quick: few seeds, so much cannot be told yet"] : [])];
}

function rowsOf({ id, title, told, verdict, on, power }: ClaimReport): string[] {
  const says = wrap(title, SAYS - 1);
  const measured = told.flatMap((line) => wrap(line, MEASURED - 1));
  const verdicts = wrap(VERDICT_WORDS[verdict].toUpperCase(), VERDICT);
  const count = Math.max(says.length, measured.length, verdicts.length);
  const rows = Array.from({ length: count }, (_, i) => {
    return row(i === 0 ? id : "", says[i] ?? "", measured[i] ?? "", verdicts[i] ?? "");
  });
  const note = verdict === "depends" ? on : verdict === "undecided" ? power.words : "";
  if (note === "") return rows;
  return [...rows, ...wrap(note, WIDTH - NUMBER).map((line) => `${" ".repeat(NUMBER)}${line}`)];
}

function row(id: string, says: string, measured: string, verdict: string): string {
  const cells = [id.padEnd(NUMBER), says.padEnd(SAYS), measured.padEnd(MEASURED), verdict];
  return cells.join("").trimEnd();
}

/** `9 hold, 2 exact, 1 can't tell yet.` */
function tally(claims: readonly ClaimReport[]): string {
  const named: readonly (readonly [Verdict, string])[] = [
    ["holds", "hold"],
    ["exact", "exact"],
    ["depends", "depend"],
    ["fails", "not so"],
    ["undecided", "can't tell yet"],
  ];
  const parts = named.flatMap(([verdict, words]) => {
    const count = claims.filter((claim) => claim.verdict === verdict).length;
    return count === 0 ? [] : [`${count} ${words}`];
  });
  return `${parts.join(", ")}.`;
}
