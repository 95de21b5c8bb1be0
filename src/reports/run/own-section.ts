import { OWN_MAKER, OWN_TRADER } from "../../simulator/run/own/own-parties.ts";
import { FULL_WIDTH, money, sumDollars, tableRow, wrap } from "../statement/layout.ts";
import type { SuspendedReport } from "./own-report.ts";
import type { ClassReport, PartyReport } from "./run-report.ts";

/** Whose result one's own is beside. */
const RIVALS: readonly (readonly [own: string, rival: string, words: string])[] = [
  [OWN_MAKER, "market-maker", "makers on average"],
  [OWN_TRADER, "volatility-trader", "traders on average"],
];

/** What of a run's report it is told from. */
interface OwnRun {
  readonly parties: readonly PartyReport[];
  readonly classes: readonly ClassReport[];
  readonly suspended?: readonly SuspendedReport[];
}

/** Each of the user's own beside the mean of those who do the same. */
export function ownSection({ parties, classes, suspended = [] }: OwnRun): string[] {
  const lines = RIVALS.flatMap(([own, rival, words]) => {
    const mine = parties.filter((one) => one.class === own);
    const others = classes.find((one) => one.class === rival);
    const rows = mine.map(({ id, pnl, parts }) => row(id, pnl, parts));
    if (mine.length === 0 || others === undefined || others.accounts === 0) return rows;
    const { pnl, parts, accounts } = others;
    return [...rows, row(words, pnl / accounts, parts, accounts)];
  });
  if (lines.length === 0) return [];
  return [
    tableRow("YOUR OWN", ["RESULT", "spread", "options", "shares", "fees"], LABEL, CELL),
    ...lines,
    ...suspended.flatMap(({ id, reason, time }) => {
      return wrap(`  ${id} was suspended at ${time}: ${reason}`, FULL_WIDTH, "    ");
    }),
  ];
}

const LABEL = 20;
const CELL = 12;

/** Shares: what they gained and what their spread cost. */
function row(name: string, pnl: number, parts: PartyReport["parts"], accounts = 1): string {
  const shares = sumDollars([parts.stock, parts.stockSpread]);
  const cells = [parts.optionSpread, parts.options, shares, parts.fees];
  return tableRow(
    `  ${name.slice(0, LABEL - 2)}`,
    [pnl, ...cells.map((one) => one / accounts)].map(money),
    LABEL,
    11,
  );
}
