import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { REFUSALS } from "../src/messages/refusal-codes.ts";

/** One reason for which the market says no. */
export interface Refusal {
  readonly code: string;
  readonly says: string;
  readonly mend: string;
}

/** docs/REASONS.md, made from the table of codes so that the two cannot drift apart. */
export function reasonsPage(refusals: readonly Refusal[]): string {
  const rows = refusals.map(
    ({ code, says, mend }) => `| \`${code}\` | ${cell(says)} | ${cell(mend)} |`,
  );
  return `${[
    "# Why the market said no",
    "",
    "A refused command has changed nothing: no order rests, no money has moved. The event",
    "carries one of these codes. Commands are checked in a fixed order, so the same mistake",
    "always gets the same code.",
    "",
    "Written by `npx tsx scripts/reasons.ts` from `src/messages/refusal-codes.ts`.",
    "",
    "| code | what is wrong | how to mend it |",
    "|---|---|---|",
    ...rows,
  ].join("\n")}\n`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  writeFileSync("docs/REASONS.md", reasonsPage(REFUSALS));
}
