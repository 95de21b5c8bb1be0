import { resultOf } from "../../attribution/attribution.ts";
import { matchedGain } from "../../attribution/matched-trades.ts";
import { OPTION_ROWS, rowsOf, STOCK_ROWS } from "../../attribution/result-rows.ts";
import type { Drawdown } from "../../measures/drawdown.ts";
import { dollarsFromAmount } from "../../money/amount.ts";
import { replayTrades } from "../../simulator/trades/replay-trades.ts";
import type { TradesWorld } from "../../simulator/trades/trades-world.ts";
import { outcomeOf } from "../cycle-report.ts";
import { partsInDollars, sumRows } from "../dollars.ts";
import { holdingResult } from "./holding-result.ts";
import type { PositionReport, TradesSummary } from "./trades-report.ts";

/** Volatility points by which the hedge is shifted to see how sure the answer is. */
const SENSITIVITY_POINTS = [-4, -2, 0, 2, 4];

export interface TradesFalls {
  readonly you: Drawdown;
  readonly buyer: Drawdown;
}

/** Totals of the three whose results are told side by side, and how sure the buyer's is. */
export function tradesSummary(
  world: TradesWorld,
  positions: readonly PositionReport[],
  falls: TradesFalls,
): TradesSummary {
  const { attribution, sellerAccount, buyerAccount, config, hedgeTrades } = world;
  const yours = rowsOf(attribution.results, sellerAccount);
  const buyers = rowsOf(attribution.results, buyerAccount);
  const held = holdingResult(config, world.tally.paid);
  const you = resultOf(attribution, sellerAccount);
  const premium = world.positions.all.reduce((sum, position) => sum + position.premium, 0);
  return {
    you: {
      pnl: dollarsFromAmount(you),
      worstFall: dollarsFromAmount(falls.you.worst),
      option: dollarsFromAmount(sumRows(yours, OPTION_ROWS)),
      premium: dollarsFromAmount(premium),
      stock: dollarsFromAmount(sumRows(yours, STOCK_ROWS)),
      dividends: dollarsFromAmount(sumRows(yours, ["dividends"])),
      fees: dollarsFromAmount(sumRows(yours, ["fees"])),
    },
    buyer: {
      pnl: dollarsFromAmount(resultOf(attribution, buyerAccount)),
      worstFall: dollarsFromAmount(falls.buyer.worst),
      stock: dollarsFromAmount(sumRows(buyers, STOCK_ROWS)),
      dividends: dollarsFromAmount(sumRows(buyers, ["dividends"])),
      interest: dollarsFromAmount(sumRows(buyers, ["interest"])),
      parts: partsInDollars(buyers),
      hedgeTrades: hedgeTrades.state[2]!,
      matchedTrades: dollarsFromAmount(Math.round(matchedGain(hedgeTrades))),
    },
    holding: {
      pnl: dollarsFromAmount(held.stock + held.dividends),
      worstFall: dollarsFromAmount(held.worstFall),
      stock: dollarsFromAmount(held.stock),
      dividends: dollarsFromAmount(held.dividends),
    },
    outcomes: outcomesOf(positions),
    versusHolding: dollarsFromAmount(you - held.stock - held.dividends),
    paid: paidFor(positions),
    sensitivity: sensitivity(world),
  };
}

function outcomesOf(positions: readonly PositionReport[]): TradesSummary["outcomes"] {
  const hedged = { both: 0, sellerOnly: 0, buyerOnly: 0, neither: 0 };
  for (const { option, buyer } of positions) hedged[outcomeOf(option, buyer.hedged)]++;
  return {
    hedged,
    optionAlone: {
      gained: positions.filter(({ option }) => option > 0).length,
      lost: positions.filter(({ option }) => option <= 0).length,
    },
  };
}

function paidFor(positions: readonly PositionReport[]): TradesSummary["paid"] {
  const known = positions.flatMap(({ contracts, iv, realizedVol }) =>
    contracts < 0 && iv !== null && realizedVol !== null ? [{ iv, realizedVol }] : [],
  );
  const mean = (pick: (one: { iv: number; realizedVol: number }) => number): number =>
    known.length === 0 ? 0 : known.reduce((sum, one) => sum + pick(one), 0) / known.length;
  return {
    positions: known.length,
    iv: mean(({ iv }) => iv),
    realizedVol: mean(({ realizedVol }) => realizedVol),
  };
}

function sensitivity({ config, attribution, buyerAccount }: TradesWorld) {
  return SENSITIVITY_POINTS.map((points) => {
    const isAsRun = points === 0 || config.hedge.kind === "none";
    const shifted = isAsRun ? undefined : replayTrades({ ...config, hedgeShift: points / 100 });
    const books = shifted?.attribution ?? attribution;
    return { points, buyer: dollarsFromAmount(resultOf(books, buyerAccount)) };
  });
}
