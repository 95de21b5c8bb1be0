import { resultOf } from "../../attribution/attribution.ts";
import { isoFromDay } from "../../calendar/civil-date.ts";
import { stateHash } from "../../market/market.ts";
import { createDrawdown, observe } from "../../measures/drawdown.ts";
import { dollarsFromAmount } from "../../money/amount.ts";
import { splitAdjustedCloses } from "../../simulator/history/price-history.ts";
import { replayTrades } from "../../simulator/trades/replay-trades.ts";
import type { TradesConfig } from "../../simulator/trades/trades-config.ts";
import type { TradesWorld } from "../../simulator/trades/trades-world.ts";
import { hedgeName } from "../conventions.ts";
import { flowsReport } from "../flows-report.ts";
import { positionReport } from "./position-report.ts";
import type { ReadTradesReport, TradesConventions, TradesReport } from "./trades-report.ts";
import { type TradesFalls, tradesSummary } from "./trades-summary.ts";

/** Trades to replay, and what the report repeats of how they were read and asked for. */
export interface TradesRequest {
  readonly config: TradesConfig;
  readonly input: Omit<TradesReport["input"], "from" | "to">;
  readonly asked: Omit<TradesConventions, "style" | "hedge">;
  readonly ticker: string;
  readonly files: ReadTradesReport["files"];
  /** Whether a file says how its rows moved the cash, and where that is not what they give. */
  readonly isCashSaid: boolean;
  readonly differences: ReadTradesReport["cash"]["differences"];
  /** Rows that were read and are not in the plan, such as those of other stocks. */
  readonly skipped: ReadTradesReport["skipped"];
  readonly notes: readonly string[];
}

/** Replays the user's trades, and again with other hedges, and reports both sides. */
export function reportTrades(request: TradesRequest): TradesReport {
  const { config } = request;
  const falls: TradesFalls = { you: createDrawdown(), buyer: createDrawdown() };
  const world = replayTrades(config, (now) => {
    observe(falls.you, resultOf(now.attribution, now.sellerAccount));
    observe(falls.buyer, resultOf(now.attribution, now.buyerAccount));
  });
  const { market, attribution } = world;
  const adjusted = splitAdjustedCloses(config);
  const positions = world.positions.all.map((one) => positionReport(config, one, adjusted));
  return {
    schema: "bothsides.trades/1",
    seed: config.seed,
    input: {
      ...request.input,
      from: isoFromDay(config.days[config.plan.firstRow]!),
      to: isoFromDay(config.days[config.plan.lastRow]!),
    },
    trades: readReport(request, world),
    conventions: { ...request.asked, style: config.style, hedge: hedgeName(config.hedge) },
    positions,
    summary: tradesSummary(world, positions, falls),
    assumptions: assumptionsOf(config, request.asked.dividends),
    ledger: {
      balanced: true,
      checks: market.ledger.posted[0]! + attribution.seen[1]! + market.clock[2]!,
    },
    flows: flowsReport(world.flows),
    stateHash: stateHash(market),
  };
}

function readReport(request: TradesRequest, { config, tally }: TradesWorld): ReadTradesReport {
  const { plan } = config;
  return {
    ticker: request.ticker,
    files: request.files,
    fills: plan.events.filter(({ kind }) => kind === "fill").length,
    cash: {
      isSaid: request.isCashSaid,
      file: dollarsFromAmount(plan.fileCash),
      ledger: dollarsFromAmount(tally.cash),
      differences: request.differences,
    },
    fileDividends: dollarsFromAmount(plan.fileDividends),
    openingShares: plan.openingShares,
    skipped: [...request.skipped, ...plan.skipped],
    notes: [...request.notes, ...plan.notes, ...playNotes(tally)],
  };
}

function playNotes({ withoutVolatility, unpaidDividends }: TradesWorld["tally"]): string[] {
  const notes: string[] = [];
  if (withoutVolatility > 0) {
    notes.push(
      `Fills whose price implies no volatility at the close of their day: ${withoutVolatility}. ` +
        "The option keeps the volatility it had, or has that of past swings.",
    );
  }
  if (unpaidDividends > 0) {
    notes.push(
      `Dividends that do not divide by the shares held, or without shares: ${unpaidDividends}.`,
    );
  }
  return notes;
}

/** What is taken for granted, by the names of the pages in docs/assumptions. */
function assumptionsOf(config: TradesConfig, dividends: string): string[] {
  const isAmerican = config.style === "american";
  const pages: readonly (readonly [name: string, holds: boolean])[] = [
    ["fills-at-the-close", true],
    ["one-buyer", true],
    ["unlimited-maker", true],
    ["float", true],
    ["two-clocks", true],
    ["european-exercise", !isAmerican],
    ["dividends-escrowed", !isAmerican && config.announced],
    ["derived-dividends", dividends === "from the adjusted close"],
    ["splits", (config.splits ?? []).length > 0],
  ];
  return pages.filter(([, holds]) => holds).map(([name]) => name);
}
