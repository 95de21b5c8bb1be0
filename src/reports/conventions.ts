import type { ReplayConfig } from "../simulator/history/replay-config.ts";
import type { AskedConventions, Conventions } from "./replay-report.ts";

/** How a replay was run: from its configuration, from who asked, and what is always so. */
export function conventionsOf(config: ReplayConfig, asked: AskedConventions): Conventions {
  return {
    strategy: config.strategy,
    contracts: config.contracts,
    strike: asked.strike,
    cycle: "monthly",
    exit: "none",
    style: "european",
    ticks: config.ticks,
    volOffset: asked.volOffset,
    makerEdge: config.makerEdge,
    hedge: config.hedge.kind,
    hedgeVol: asked.hedgeVol,
    halfSpread: asked.halfSpread,
    fees: "none",
    years: "calendar days / 365",
    entry: "the last close on or before the third Friday; hedge and settlement at the close",
    rates: asked.rates,
    dividends: asked.dividends,
    interest: "the buyer's cash bears it both ways; the seller's earns none",
  };
}
