import type { FlowsReport } from "../../../src/reports/replay-report.ts";
import { wholeDollars } from "../format.ts";
import { partyName } from "./party-names.ts";
import { storyFlows } from "./payments.ts";

/**
 * Where a party's result came from and went to, the larger first: `$76,092 from you, less $63,864
 * to other share traders`. Empty where nothing was paid.
 */
export function moneyTrail(flows: FlowsReport, party: string): string {
  const { parties, matrix } = storyFlows(flows);
  const row = matrix[parties.indexOf(party)]!;
  const had = parties
    .map((other, i) => ({ other, amount: row[i]! }))
    .filter(({ amount }) => Math.abs(amount) >= LEAST_DOLLARS)
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  const words = (from: boolean): string =>
    had
      .filter(({ amount }) => amount > 0 === from)
      .map(
        ({ other, amount }) =>
          `${wholeDollars(Math.abs(amount))} ${from ? "from" : "to"} ${partyName(other).words}`,
      )
      .join(" and ");
  const [gains, losses] = [words(true), words(false)];
  if (gains === "" || losses === "") return gains + losses;
  return `${gains}, less ${losses}`;
}

/** What a sentence in whole dollars would show as $0 is left out of it. */
const LEAST_DOLLARS = 0.5;

/** `made $12,228`, `lost $30`, `made nothing`. */
export function madeOrLost(result: number): string {
  if (Math.abs(result) < LEAST_DOLLARS) return "made nothing";
  return `${result > 0 ? "made" : "lost"} ${wholeDollars(Math.abs(result))}`;
}
