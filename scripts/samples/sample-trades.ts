import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { dayFromIso } from "../../src/calendar/civil-date.ts";
import { occSymbol } from "../../src/contracts/occ-symbol.ts";
import type { CycleReport, ReplayReport } from "../../src/reports/replay-report.ts";

/** Where the sample is written, from the root of the repository; it is never committed. */
const SAMPLE = "samples/trades.csv";

/** As built: tests run this file from its source. */
const MAIN = "dist/edges/cli/main.js";

const CONTRACTS = 3;
const FEE = 0.65;

/**
 * Writes trades that nobody made, in the plain form: 300 Apple shares, and calls sold each month
 * from 2011 on at the prices of a replay. Called shares are bought back. Returns the path.
 */
export function writeTradesSample(prices: string): string {
  const flags = `replay --prices ${prices} --contracts ${CONTRACTS} --from 2011-01-01 --json`;
  const run = spawnSync(process.execPath, [MAIN, ...flags.split(" ")], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr);
  const { cycles } = JSON.parse(run.stdout) as ReplayReport;
  const first = cycles[0]!;
  const lines = [
    "date,action,contract,quantity,price,fees",
    `${first.entry},share,AAPL,${CONTRACTS * 100},${first.spot},0`,
    ...cycles.flatMap(linesOfCycle),
  ];
  writeFileSync(SAMPLE, `${lines.join("\n")}\n`);
  return SAMPLE;
}

/** The sale and its end; called shares are bought back at the close. */
function linesOfCycle(cycle: CycleReport): string[] {
  const { entry, expiry, strike, premium, settle, contracts } = cycle;
  const symbol = occSymbol({
    root: "AAPL",
    right: "call",
    strike: strike * 10_000,
    expiryDay: dayFromIso(expiry)!,
    multiplier: 100,
  });
  if (!symbol.ok) throw new Error(symbol.reason);
  const fee = (FEE * contracts).toFixed(2);
  const sale = `${entry},open,${symbol.symbol},${-contracts},${premium},${fee}`;
  if (settle < strike + 0.01) return [sale, `${expiry},expire,${symbol.symbol},${contracts},,`];
  const shares = contracts * 100;
  return [
    sale,
    `${expiry},assign,${symbol.symbol},${contracts},,`,
    `${expiry},share,AAPL,${-shares},${strike},0`,
    `${expiry},share,AAPL,${shares},${settle},0`,
  ];
}
