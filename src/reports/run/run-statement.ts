import type { ResultRow } from "../../attribution/result-rows.ts";
import { HORIZONS } from "../../measures/markouts.ts";
import { fingerprint, joinSections } from "../statement/frame/frame.ts";
import { count, money, percent, plainCents, sumDollars, tableRow } from "../statement/layout.ts";
import { companySection, outsideLines } from "./company/company-section.ts";
import { recordedLines } from "./company/recorded-events.ts";
import { doorsSection } from "./market/doors-section.ts";
import { quotedSection } from "./market/quoted-section.ts";
import { twoColumns } from "./market/two-columns.ts";
import { volatilitySection } from "./market/volatility-section.ts";
import { mostlyBecause } from "./mostly-because.ts";
import { ownSection } from "./own-section.ts";
import type { RunReport } from "./run-report.ts";
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
    doorsSection(report.volatility.doors),
    markouts(report),
    payments(report),
    companySection(report),
    market(report),
    quotedSection(report.liquidity.quotes),
    volatilitySection(report.volatility.quoted, report.volatility.makers),
    foot(report),
  ]);
}

function head(report: RunReport): string[] {
  const { days, from, to, stock, series, volatility, recorded } = report;
  const { realized, implied } = volatility;
  return [
    `A MARKET OF ${count(series.live)} OPTIONS, ${days} DAYS   ${from} to ${to}`,
    `Stock ${plainCents(stock.open)} -> ${plainCents(stock.close)}. Swings: ` +
      `${percent(realized)} a year came, ${percent(implied)} was priced in.`,
    ...recordedLines(recorded),
  ];
}

function classTable(report: RunReport): string[] {
  const { classes, outside } = report;
  const results = [...classes.map(({ pnl }) => pnl), outside.total].map(money);
  const widest = Math.max(...results.map((result) => result.length)) + 1;
  const row = (name: string, accounts: string, result: string, why: string): string =>
    `${name.padEnd(24)}${accounts.padStart(8)}${result.padStart(widest)}  ${why}`.trimEnd();
  return [
    row("WHO", "accounts", "RESULT", "mostly because"),
    ...classes.flatMap((one, i) => {
      const [why, ...more] = mostlyBecause(one, WIDTH - row("", "", "", "-").length + 1);
      return [
        row(NAMES[one.class] ?? one.class, count(one.accounts), results[i]!, why!),
        ...more.map((words) => row("", "", "", words)),
      ];
    }),
    "-".repeat(WIDTH),
    row("ALL", "", results.at(-1)!, ""),
    ...outsideLines(report),
  ];
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
  const cells = REASONS.flatMap(([words, rows]): [string, string][] => {
    const amount = sumDollars(rows.map((row) => explained[row]));
    return words === DEFAULT_FUND && amount === 0 ? [] : [[money(amount), words]];
  });
  return [
    `THE MAKERS' RESULT, EXPLAINED   ${accounts} ${accounts === 1 ? "firm" : "firms"}`,
    ...twoColumns(cells, 14),
  ];
}

/** Columns of the makers' contracts, and how wide each is. */
const LOOKS = [
  ["spread", 10],
  ["a minute on", 12],
  ["an hour on", 11],
  ["a day on", 10],
  ["at its end", 11],
] as const;

/** What the makers' trades with each class came to, a contract. */
function markouts({ markouts: told }: RunReport): string[] {
  const row = (name: string, cells: readonly string[]): string =>
    name.padEnd(25) + cells.map((cell, i) => cell.padStart(LOOKS[i]![1])).join("");
  const isMissing = told.some(({ after }) =>
    [after["1min"], after["1h"], after["1d"]].some(({ mean }) => mean === null),
  );
  return [
    row(
      "A CONTRACT OF THE MAKERS'",
      LOOKS.map(([word]) => word),
    ),
    ...told.map(({ with: name, spread, after }) => {
      const later = HORIZONS.map((horizon) => after[horizon].mean);
      const cells = [spread, ...later].map((mean) => (mean === null ? "-" : money(mean)));
      return row(`with ${wordOf(name)}`, cells);
    }),
    ...(isMissing ? ["-: the stock had no price of its own so long after the trades."] : []),
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

function market(report: RunReport): string[] {
  const { liquidity, series, volatility, inventory, classes } = report;
  const { optionContractsPerDay, optionTradesPerDay, stockTradesPerDay } = liquidity;
  const points = (volatility.distortion * 100).toFixed(2);
  const [closed, ended] = endsOf(liquidity.positions);
  const { medianSessions } = liquidity.makerOffset;
  // Where the price is given, nobody else trades shares.
  const onTape = classes.some((one) => one.class === "tape");
  const ofWhom = onTape ? " of those who hedge and deliver" : "";
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
    `  ${stockTradesPerDay.toFixed(0)} share trades${ofWhom}`,
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

function foot({ ledger, stateHash, seed, refused, scenario }: RunReport): string[] {
  const codes = Object.entries(refused).map(([code, times]) => `${code} ${times}`);
  return [
    `The books balance: nothing lost, 0.0000 off, ${count(ledger.checks)} recounts.`,
    ...(codes.length > 0 ? [`Refused commands: ${codes.join(", ")}.`] : []),
    "Same seed, same market, on any computer.",
    `Next: --seed ${seed + 1}   --set makers.skew=0   run ${otherScenario(scenario)}`,
    "      --out DIR, then audit DIR   new maker mine.ts   --json   --help",
    `Run ${fingerprint(stateHash)}  seed ${seed}  A laboratory, not advice.`,
  ];
}

/** What shows most beside this one: a market in which makers have nobody to pass risk on to. */
function otherScenario(scenario: string): string {
  return scenario === "no-volatility-traders" ? "default" : "no-volatility-traders";
}
