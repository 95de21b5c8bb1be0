import type { AlsoMeasured } from "../claim.ts";
import type { ClaimReport, ConditionReport } from "../claims-report.ts";
import { told, toldInterval } from "../words.ts";
import { VERDICT_WORDS } from "./verdict-words.ts";

/** The page of one claim. @param name of its files, without their ending. */
export function claimPage(claim: ClaimReport, name: string): string {
  const { id, title, says, verdict, on, experiment, rule, power, turns, limits, command } = claim;
  const word = VERDICT_WORDS[verdict];
  return `# ${id}: ${title}

**The article says.** ${says}

**Verdict: ${word}**${on === "" ? "" : ` (${on})`}. ${claim.told.join("; ")}.

![${claim.picture.title}](${name}.svg)

## What was played

${experiment}

Arms: ${claim.arms.join(", ")}. ${claim.seeds} seeds; the arms share seeds.

    ${command}

## The rule, written before the run, and what it finds

${rule}

${conditionsTable(claim.conditions)}## What was measured

${measuredTable(claim)}
**Power.** ${power.words}.
${confirmationOf(claim)}
## What would change our mind

${turns}

${limits}
${brokenList(claim.broken)}`;
}

function conditionsTable(conditions: readonly ConditionReport[]): string {
  if (conditions.length === 0) return "";
  const rows = conditions.map(({ name, what, unit, bounds, mean, interval, decision }) => {
    const measured = `${told(unit, mean)} ${toldInterval(unit, interval)}`;
    return `| ${name} | ${what} | ${bounds} | ${measured} | ${decision} |`;
  });
  return `| condition | number | it has to be | measured, 95 % | |
|---|---|---|---|---|
${rows.join("\n")}

`;
}

function measuredTable({ also, conditions, measured }: ClaimReport): string {
  const paired = conditions.filter(({ correlation }) => correlation !== null);
  const exact = conditions.length === 0 ? Object.entries(measured).slice(0, 1) : [];
  const rows = [
    ...exact.map(([what, value]) => `| ${what} | ${value} | 0 |`),
    ...also.map(rowOf),
    ...paired.map(({ name, correlation }) => {
      return `| correlation of the arms over seeds, ${name} | ${told("number", correlation!)} | |`;
    }),
  ];
  if (rows.length === 0) return "Nothing besides.\n";
  return tableOf(rows);
}

function confirmationOf({ confirmation }: ClaimReport): string {
  if (confirmation === null) return "";
  return `
## In the whole market

${confirmation.words} These numbers decide nothing.

${tableOf(confirmation.rows.map(rowOf))}`;
}

function tableOf(rows: readonly string[]): string {
  return `| | measured, 95 % | expected |\n|---|---|---|\n${rows.join("\n")}\n`;
}

function rowOf({ what, unit, measured: { mean, interval }, expected }: AlsoMeasured): string {
  const value = `${told(unit, mean)} ${toldInterval(unit, interval)}`;
  return `| ${what} | ${value} | ${expected ?? ""} |`;
}

function brokenList(broken: readonly string[]): string {
  if (broken.length === 0) return "";
  const lines = broken.map((words) => `- ${words}`).join("\n");
  return `
## Broken on purpose

The verdict has to change, and a test of the project sees to it, when

${lines}
`;
}
