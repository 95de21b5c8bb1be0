import type { ClaimReport, ClaimsReport } from "../claims-report.ts";
import { claimPage } from "./claim-page.ts";
import { pictureSvg } from "./picture-svg.ts";
import { VERDICT_WORDS } from "./verdict-words.ts";

/** The pages of a run of the claims, by their place under docs/. */
export function claimsPages(report: ClaimsReport): Record<string, string> {
  const pages: Record<string, string> = { "claims.md": claimsPage(report) };
  for (const claim of report.claims) {
    const name = fileOf(claim);
    pages[`claims/${name}.md`] = claimPage(claim, name);
    pages[`claims/${name}.svg`] = pictureSvg(claim.picture);
  }
  return pages;
}

/** `m03` of M3. */
function fileOf({ id }: ClaimReport): string {
  return `${id.slice(0, 1).toLowerCase()}${id.slice(1).padStart(2, "0")}`;
}

function claimsPage({ claims, seed, quick }: ClaimsReport): string {
  const rows = claims.map((claim) => {
    const { id, title, told, verdict, on } = claim;
    const link = `[${id}](claims/${fileOf(claim)}.md)`;
    const word = VERDICT_WORDS[verdict];
    const found = `${word}${on === "" ? "" : `: ${on}`}`;
    return `| ${link} | ${title} | ${told.join("; ")} | ${found} |`;
  });
  const turns = claims.map(({ id, turns: sentence }) => `- **${id}** ${sentence}`);
  return `# The article, checked

An article says how it can be that the seller of an option and its buyer both profit. Each of its
statements is an experiment here: what is played, what was measured, and a verdict that a rule
decides which was written before the run. Nothing is tuned so that a claim passes.

| | it says | we measured | verdict |
|---|---|---|---|
${rows.join("\n")}

Measured on ${quick ? "few seeds" : "seeds"} from ${seed} on; intervals on the pages are 95 %.

## How to read a verdict

- **holds**: the whole interval is beyond the smallest effect that would matter, which was named
  before the run.
- **exact**: an identity of the books. It was checked in every run and was never off, by not one
  unit. It tests the bookkeeping, and says nothing about markets.
- **depends**: it is so under one condition and not under another, or it is so and too small to
  matter. The verdict says on what.
- **not so**: the whole interval is where the statement would be wrong.
- **can't tell yet**: the interval is too wide for any of these. The page says how many more runs it
  would take.

A seed is one observation: one path of the stock, and everybody's draws. Days and trades of one run
are not independent, so they are never counted as observations. Arms of an experiment play the same
seeds; how much that was worth is the correlation of the arms. Of twenty claims that are all wrong
one would pass by luck: so verdicts are corrected for their number (Holm). For each claim the
mechanism was also broken on purpose, and the verdict had to change: these are tests of the project.

Where a small chain is played it has 7 expiries, most of them weekly. Four monthly ones were
planned: then everybody's options end on the same few days, and what makers hold is a saw-tooth that
hides everything else. A few sizes and numbers of seeds were fixed after a first look at results;
the page of the claim says so.

## The number that would turn each verdict around

${turns.join("\n")}

How all this is done: [experiments](claims-method.md).

## Play it yourself

    npx bothsides claims --quick

plays all of them on few seeds in less than a minute; without \`--quick\` it takes some minutes on
two cores. \`--out DIR\` keeps every number and goes on where it was after a break; these pages are
what it writes. \`claims M3 --seed 1001\` plays one claim on other seeds.
`;
}
