import { InvariantError } from "../../../src/base/assert.ts";
import { reportTrades, type TradesRequest } from "../../../src/reports/trades/report-trades.ts";
import { tradesStatement } from "../../../src/reports/trades/statement/trades-statement.ts";
import type { TradesReport } from "../../../src/reports/trades/trades-report.ts";
import { InputError } from "../../input/input-error.ts";
import { withProgress } from "../../output/progress.ts";
import type { ReplayOptions } from "../replay/options.ts";
import { readTradesFlags } from "./trades-flags.ts";
import { readTradesRequest } from "./trades-request.ts";

const WIDTH = 80;

/** Amounts that are not exact, and commands that the market refused. */
const LIMIT_RULES = ["L8", "X2"];

/** The run itself, and four for how sure it is. */
const REPLAYS = 5;

/**
 * `bothsides replay --trades`: reads, replays, prints the statement or one JSON object.
 *
 * @param given names of the flags on the command line.
 */
export async function runTrades(
  options: ReplayOptions,
  paths: readonly string[],
  given: readonly string[],
): Promise<void> {
  const request = await readTradesRequest(readTradesFlags(options, given), paths);
  const { plan } = request.config;
  const report = withProgress(
    request.config,
    options.json === true,
    plan.lastRow - plan.firstRow,
    REPLAYS,
    (config) => reportWithinLimits({ ...request, config }),
  );
  const width = process.stdout.columns ?? WIDTH;
  process.stdout.write(
    options.json
      ? `${JSON.stringify(report)}\n`
      : tradesStatement(report, width, options.greeks === true),
  );
}

function reportWithinLimits(request: TradesRequest): TradesReport {
  try {
    return reportTrades(request);
  } catch (error) {
    if (!(error instanceof InvariantError) || !LIMIT_RULES.includes(error.rule)) throw error;
    throw new InputError({
      what: "these trades lead outside of what the market can hold",
      why: error.message,
      mend: "Check the sizes and prices of your rows, and that the prices are those of the stock",
    });
  }
}
