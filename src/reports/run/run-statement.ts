import { fingerprint, joinSections } from "../statement/frame/frame.ts";
import { count, money, percent, plainCents, tableRow, wrap } from "../statement/layout.ts";
import type { ClassReport, RunReport } from "./run-report.ts";

const WIDTH = 80;
const NAMES: Readonly<Record<string, string>> = {
  "covered-call-seller": "Covered-call sellers",
  "put-seller": "Put sellers",
  "wheel-seller": "Wheel sellers",
  "option-buyer": "Call and put buyers",
  "market-maker": "Option market makers",
  tape: "Rest of the stock market",
};

/** What `bothsides run` prints: who made how much, from where, in 80 columns. */
export function runStatement(report: RunReport): string {
  return joinSections([
    head(report),
    classTable(report),
    makers(report),
    markouts(report),
    payments(report),
    market(report),
    foot(report),
  ]);
}

function head({ days, from, to, stock, series, volatility }: RunReport): string[] {
  const { realized, implied } = volatility;
  return [
    `A MARKET OF ${count(series.live)} OPTIONS, ${days} DAYS   ${from} to ${to}`,
    `Stock ${plainCents(stock.open)} -> ${plainCents(stock.close)}. Swings: ` +
      `${percent(realized)} a year came, ${percent(implied)} was priced in.`,
  ];
}

function classTable({ classes, outside }: RunReport): string[] {
  const row = (name: string, accounts: string, result: string, why: string): string =>
    `${name.padEnd(26)}${accounts.padStart(9)}${result.padStart(18)}   ${why}`.trimEnd();
  const items = outside.items.filter(({ amount }) => amount !== 0);
  const sum = items.map(({ cause, amount }) => `${cause} ${money(amount)}`).join(", ");
  return [
    row("WHO", "accounts", "RESULT", "mostly because"),
    ...classes.map((one) =>
      row(NAMES[one.class] ?? one.class, count(one.accounts), money(one.pnl), reason(one)),
    ),
    "-".repeat(WIDTH),
    row("ALL", "", money(outside.total), ""),
    ...wrap(`= ${sum}; adds up exactly: nothing made or lost`, WIDTH, "  "),
  ];
}

/** The largest part of a result, in words. */
function reason({ parts }: ClassReport): string {
  const words: readonly (readonly [string, number])[] = [
    ["their shares", parts.shares],
    ["options", parts.options],
    ["share trades", parts.stock],
    ["spread of options", parts.optionSpread],
    ["interest", parts.interest],
    ["fees", parts.fees],
  ];
  const [first] = [...words].sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]));
  return first![0];
}

function makers({ classes }: RunReport): string[] {
  const found = classes.find((one) => one.class === "market-maker");
  if (found === undefined) return [];
  const { parts, accounts } = found;
  const line = (label: string, amount: number): string => tableRow(label, [money(amount)], 44, 18);
  return [
    `THE MAKERS' RESULT, EXPLAINED   ${accounts} ${accounts === 1 ? "firm" : "firms"}`,
    line("  spread of their option trades", parts.optionSpread),
    line("  options after the trade", parts.options),
    line("  shares of the hedge after the trade", parts.stock),
    line("  spread that the hedge paid", parts.stockSpread),
    line("  interest", parts.interest),
    line("  fees", parts.fees),
  ];
}

const HEADS = ["spread", "an hour on", "a day on", "at its end"];

/** What the makers' trades with each class came to, a contract. */
function markouts({ markouts: told }: RunReport): string[] {
  const cells = (values: readonly (number | undefined)[]): string =>
    values.map((value) => (value === undefined ? "-" : money(value)).padStart(11)).join("");
  return [
    "A CONTRACT OF THE MAKERS'".padEnd(26) + HEADS.map((word) => word.padStart(11)).join(""),
    ...told.map(({ with: name, spread, after }) => {
      const later = (["1h", "1d", "end"] as const).map((horizon) =>
        after[horizon].contracts === 0 ? undefined : after[horizon].mean,
      );
      return `${`  with ${wordOf(name)}`.padEnd(26)}${cells([spread, ...later])}`;
    }),
  ];
}

/** The largest payments between classes. */
function payments({ flows }: RunReport): string[] {
  const { parties, matrix } = flows;
  const pairs = parties.flatMap((to, a) =>
    parties.map((from, b) => ({ to, from, amount: matrix[a]![b]! })),
  );
  const largest = pairs
    .filter(({ amount }) => amount > 0)
    .sort((a, b) => b.amount - a.amount)
    .slice(0, 6);
  return [
    "BIGGEST PAYMENTS, by original trades and this horizon",
    ...largest.map(({ from, to, amount }) =>
      tableRow(`  ${wordOf(from)} -> ${wordOf(to)}`, [money(amount)], 58, 18),
    ),
  ];
}

function wordOf(party: string): string {
  return (NAMES[party] ?? party).toLowerCase();
}

function market({ liquidity, series, volatility, inventory }: RunReport): string[] {
  const { optionContractsPerDay, optionTradesPerDay, stockTradesPerDay } = liquidity;
  const points = (volatility.distortion * 100).toFixed(2);
  return [
    "THE MARKET, A DAY",
    `  ${optionContractsPerDay.toFixed(0)} option contracts in ${optionTradesPerDay.toFixed(0)} ` +
      `trades; a typical option trades ${liquidity.tradesPerSeriesAndDay.toFixed(3)} times`,
    `  ${stockTradesPerDay.toFixed(0)} share trades of those who hedge and deliver`,
    `  makers held ${percent(inventory.mean)} of their limits on average, ` +
      `${percent(inventory.atLimit)} of the time at one`,
    `  a month at the money was marked ${points} points from what was forecast`,
    `  ${count(series.listed)} series listed in all`,
  ];
}

function foot({ ledger, stateHash, seed, refused }: RunReport): string[] {
  const codes = Object.entries(refused).map(([code, times]) => `${code} ${times}`);
  return [
    `The books balance: nothing lost, 0.0000 off, ${count(ledger.checks)} recounts.`,
    ...(codes.length > 0 ? [`Refused commands: ${codes.join(", ")}.`] : []),
    `Run ${fingerprint(stateHash)}  seed ${seed}  A laboratory, not advice.`,
  ];
}
