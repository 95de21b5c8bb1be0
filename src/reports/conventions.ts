import type { HedgePolicy } from "../participants/hedge-book.ts";
import { volClockOf } from "../simulator/history/price-history.ts";
import type { ReplayConfig } from "../simulator/history/replay-config.ts";
import type { AskedConventions, Conventions } from "./replay-report.ts";

/** What the years of volatilities and of interest are. */
const YEARS_WORDS = {
  calendar: "calendar days / 365",
  trading: "trading sessions, a closed day counts 0.1 of one; interest by calendar days / 365",
} as const;

/** How a replay was run: from its configuration, from who asked, and what is always so. */
export function conventionsOf(config: ReplayConfig, asked: AskedConventions): Conventions {
  return {
    strategy: config.strategy,
    contracts: config.contracts,
    strike: asked.strike,
    cycle: asked.cycle,
    exit: asked.exit,
    style: config.style,
    ticks: config.ticks,
    volOffset: asked.volOffset,
    makerEdge: config.makerEdge,
    neglect: config.neglect ?? 0,
    hedge: hedgeName(config.hedge),
    hedgeVol: asked.hedgeVol,
    halfSpread: asked.halfSpread,
    fees: asked.fees,
    years: YEARS_WORDS[volClockOf(config)],
    entry: `${entryWords(config, asked.cycle)}; hedge and settlement at the close`,
    rates: asked.rates,
    dividends: asked.dividends,
    interest: "the buyer's cash bears it both ways; the seller's earns none",
  };
}

/** As `--hedge` takes it; `given-deltas` are handed in by a program. */
export function hedgeName(policy: HedgePolicy): string {
  if (policy.kind === "band") return `band:${policy.halfWidth}`;
  const isNamedBand = policy.kind === "whalley-wilmott" || policy.kind === "zakamouline";
  return isNamedBand ? `band:${policy.kind}` : policy.kind;
}

/** Which closes options are sold at. */
function entryWords({ chain }: ReplayConfig, cycle: string): string {
  if (chain !== undefined) return "the first quoted day, then the first not before each expiry";
  if (cycle === "monthly") return "the last close on or before the third Friday";
  if (cycle === "weekly") return "the last close on or before each Friday";
  return `the first close and every ${cycle.replace("days:", "")} closes from there`;
}
