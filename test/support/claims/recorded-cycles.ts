import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { ReplayReport } from "../../../src/reports/replay-report.ts";
import { measure } from "../../../src/sweeps/measurement.ts";
import { runCli } from "../run-cli.ts";
import { sharedData } from "../shared-data.ts";

const STOCKS = ["AAPL", "INTC", "JPM", "KO", "MSFT", "XOM"];

/** A cycle in percent of the price at its start, beyond interest. */
interface Cycle {
  readonly entry: string;
  readonly seller: number;
  readonly buyer: number;
}

/**
 * A month's call at the money on recorded closes, again and again: what seller and hedging buyer
 * made, in percent of the price. Months are the observations; stocks of a month are one.
 */
export function recordedRows(): string[] {
  const folder = mkdtempSync(join(tmpdir(), "recorded-"));
  try {
    const stocks = writeStocks(folder);
    const spx = (offset: number): Cycle[] =>
      cyclesOf(["--prices", sharedData("spx_daily.csv.gz"), ...VIX], offset);
    const older = ["aapl", "msft"].map((name) => sharedData(`${name}_daily_2000_2013.csv`));
    const pooled = (files: readonly string[], offset: number): Cycle[] =>
      files.flatMap((file) => cyclesOf(["--prices", file, "--close", "unadjusted"], offset));
    return [
      ...[0, -0.02].map((offset) => rowOf(`S&P 500 at the VIX${pointsOf(offset)}`, spx(offset))),
      ...[0, 0.01, 0.02].map((offset) =>
        rowOf(`Apple, Microsoft 2001-2013, forecast${pointsOf(offset)}`, pooled(older, offset)),
      ),
      ...[0, 0.01, 0.02].map((offset) =>
        rowOf(`six stocks 2014-2018, forecast${pointsOf(offset)}`, pooled(stocks, offset)),
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const VIX = [
  ...["--vol", sharedData("vix_daily.csv")],
  ...["--from", "1990-01-19", "--to", "2018-12-21"],
];

function pointsOf(offset: number): string {
  if (offset === 0) return "";
  return ` ${offset < 0 ? "-" : "+"} ${Math.abs(offset * 100)}`;
}

function writeStocks(folder: string): string[] {
  const text = gunzipSync(readFileSync(sharedData("stocks_5y_2013_2018.csv.gz"))).toString();
  const rows = text
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  const [header] = rows;
  const [date, ticker, close] = ["date", "ticker", "close"].map((name) => header!.indexOf(name));
  return STOCKS.map((stock) => {
    const own = rows.filter((row) => row[ticker!] === stock && row[close!] !== "");
    const path = join(folder, `${stock}.csv`);
    const lines = own.map((row) => `${row[date!]},${row[close!]}\n`);
    writeFileSync(path, `date,close\n${lines.join("")}`);
    return path;
  });
}

function cyclesOf(argv: readonly string[], offset: number): Cycle[] {
  const { status, stdout, stderr } = runCli([
    ...["replay", ...argv, "--vol-offset", `${offset}`, "--strike", "spot", "--ticks", "none"],
    ...["--style", "european", "--dividends", "0", "--json"],
  ]);
  if (status !== 0) throw new Error(stderr);
  const { cycles } = JSON.parse(stdout) as ReplayReport;
  return cycles.map(({ entry, spot, seller, buyer }) => ({
    entry,
    seller: (seller.excess / (100 * spot)) * 100,
    buyer: (buyer.pnl / (100 * spot)) * 100,
  }));
}

/** | series | months | buyer | seller | both | seller only | buyer only | neither | */
function rowOf(name: string, cycles: readonly Cycle[]): string {
  const months = [...new Set(cycles.map(({ entry }) => entry.slice(0, 7)))].sort();
  const monthly = (of: (cycle: Cycle) => number): number[] =>
    months.map((month) => {
      const own = cycles.filter(({ entry }) => entry.startsWith(month));
      return own.reduce((sum, cycle) => sum + of(cycle), 0) / own.length;
    });
  const told = (of: (cycle: Cycle) => number): string => {
    const { mean, interval } = measure(monthly(of));
    return `${mean.toFixed(2)} [${interval[0].toFixed(2)}, ${interval[1].toFixed(2)}]`;
  };
  const share = (of: (cycle: Cycle) => boolean): string =>
    `${Math.round((100 * cycles.filter(of).length) / cycles.length)}`;
  const cells = [
    ...[name, `${months.length}`, told(({ buyer }) => buyer), told(({ seller }) => seller)],
    share(({ seller, buyer }) => seller > 0 && buyer > 0),
    share(({ seller, buyer }) => seller > 0 && buyer <= 0),
    share(({ seller, buyer }) => seller <= 0 && buyer > 0),
    share(({ seller, buyer }) => seller <= 0 && buyer <= 0),
  ];
  return `| ${cells.join(" | ")} |`;
}
