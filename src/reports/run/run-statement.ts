import type { ResultRow } from "../../attribution/result-rows.ts";
import { fingerprint, joinSections } from "../statement/frame/frame.ts";
import { count, money, percent, plainCents, sumDollars, tableRow } from "../statement/layout.ts";
import { companySection, outsideLines } from "./company/company-section.ts";
import { ownSection } from "./own-section.ts";
import type { ClassReport, RunReport } from "./run-report.ts";
import { pinSection, troubleSection } from "./trouble-section.ts";

const WIDTH = 80;
const NAMES: Readonly<Record<string, string>> = {
  "covered-call-seller": "Covered-call sellers",
  "put-seller": "Put sellers",
  "wheel-seller": "Wheel sellers",
  "option-buyer": "Call and put buyers",
  "naked-seller": "Naked put sellers",
  "margin-trader": "Share traders on margin",
  "market-maker": "Option market makers",
  "volatility-trader": "Volatility traders",
  "otc-desk": "Block desks",
  tape: "Rest of the stock market",
  "own-maker": "Your own makers",
  "own-trader": "Your own traders",
  "index-holder": "Shareholders by an index",
  "value-investor": "Value investors",
  "noise-trader": "Other share traders",
  "stock-maker": "Makers of the stock",
};

/** What `bothsides run` prints: who made how much, from where, in 80 columns. */
export function runStatement(report: RunReport): string {
  return joinSections([
    head(report),
    classTable(report),
    ownSection(report),
    troubleSection(report),
    pinSection(report),
    makers(report),
    markouts(report),
    payments(report),
    companySection(report),
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

function classTable(report: RunReport): string[] {
  const { classes, outside } = report;
  const row = (name: string, accounts: string, result: string, why: string): string =>
    `${name.padEnd(26)}${accounts.padStart(9)}${result.padStart(18)}   ${why}`.trimEnd();
  return [
    row("WHO", "accounts", "RESULT", "mostly because"),
    ...classes.map((one) =>
      row(NAMES[one.class] ?? one.class, count(one.accounts), money(one.pnl), reason(one)),
    ),
    "-".repeat(WIDTH),
    row("ALL", "", money(outside.total), ""),
    ...outsideLines(report),
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
    ["their default", parts.default],
  ];
  const [first] = [...words].sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]));
  return first![1] === 0 ? "no trades" : first![0];
}

const DEFAULT_FUND = "default fund";

/** What a row of the attribution is called; those of a line are one number. */
const REASONS: readonly (readonly [words: string, rows: readonly ResultRow[]])[] = [
  ["spread", ["spread"]],
  ["hedge trades", ["delta", "stock", "stockSpread"]],
  ["swings less time decay", ["gamma", "decay"]],
  ["volatility changed", ["vega", "carry"]],
  ["interest and financing", ["interest", "financing", "borrow", "dividends", "exDividend"]],
  ["fees", ["fees"]],
  ["exercised early", ["exercise"]],
  [DEFAULT_FUND, ["default"]],
  ["unexplained", ["residual"]],
];

/** Every row is in one of the reasons, so they add up to the result exactly. */
function makers({ classes }: RunReport): string[] {
  const found = classes.find((one) => one.class === "market-maker");
  if (found === undefined) return [];
  const { explained, accounts } = found;
  const cells = REASONS.flatMap(([words, rows]) => {
    const amount = sumDollars(rows.map((row) => explained[row]));
    if (words === DEFAULT_FUND && amount === 0) return [];
    return `${money(amount).padStart(14)}  ${words.padEnd(24)}`;
  });
  return [
    `THE MAKERS' RESULT, EXPLAINED   ${accounts} ${accounts === 1 ? "firm" : "firms"}`,
    ...cells.flatMap((cell, i) => (i % 2 === 0 ? [(cell + (cells[i + 1] ?? "")).trimEnd()] : [])),
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
  const [closed, ended] = endsOf(liquidity.positions);
  const { medianSessions } = liquidity.makerOffset;
  return [
    "THE MARKET, A DAY",
    `  ${optionContractsPerDay.toFixed(0)} option contracts in ${optionTradesPerDay.toFixed(0)} ` +
      `trades; a typical option trades ${liquidity.tradesPerSeriesAndDay.toFixed(3)} times`,
    `  ${percent(liquidity.seriesWithoutTrade)} of the options have no trade in a day`,
    `  of ${count(ended)} contracts held that ended, ${percent(ended > 0 ? closed / ended : 0)} ` +
      "were closed before the expiry",
    medianSessions === null
      ? "  less than half of what makers took on was traded away again"
      : `  half of what makers take on is traded away again within ${medianSessions} sessions`,
    `  ${stockTradesPerDay.toFixed(0)} share trades of those who hedge and deliver`,
    `  makers held ${percent(inventory.mean)} of their limits on average, ` +
      `${percent(inventory.atLimit)} of the time at one`,
    `  a month at the money was marked ${points} points from what was forecast`,
    `  ${count(series.listed)} series listed in all`,
  ];
}

/** Contracts that were closed by a trade, and all that have ended; of everybody. */
function endsOf(positions: RunReport["liquidity"]["positions"]): [closed: number, ended: number] {
  const sum = (of: (one: (typeof positions)[number]) => number): number =>
    positions.reduce((all, one) => all + of(one), 0);
  const closed = sum((one) => one.closed);
  return [closed, closed + sum((one) => one.heldToExpiry + one.exercisedEarly)];
}

function foot({ ledger, stateHash, seed, refused }: RunReport): string[] {
  const codes = Object.entries(refused).map(([code, times]) => `${code} ${times}`);
  return [
    `The books balance: nothing lost, 0.0000 off, ${count(ledger.checks)} recounts.`,
    ...(codes.length > 0 ? [`Refused commands: ${codes.join(", ")}.`] : []),
    `Run ${fingerprint(stateHash)}  seed ${seed}  A laboratory, not advice.`,
  ];
}
