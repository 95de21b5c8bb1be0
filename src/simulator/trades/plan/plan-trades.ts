import { roundHalfAway } from "../../../money/amount.ts";
import type { RowSplit } from "../../history/price-history.ts";
import { planOption } from "./plan-option.ts";
import { planShares } from "./plan-shares.ts";
import type { PlanHistory, PlanState } from "./plan-state.ts";
import { splitHoldings } from "./planned-holdings.ts";
import type { TradePlan } from "./trade-plan.ts";
import { rowOfTrade } from "./trade-rows.ts";
import { tradedCash, UnplayableTrades, type UserTrade } from "./user-trade.ts";

/**
 * Lays the user's trades, oldest first, along the rows of prices, and tells what he must have had
 * before. Nothing is priced here.
 *
 * @throws UnplayableTrades where a row cannot be played, and when no row can.
 */
export function planTrades(history: PlanHistory, trades: readonly UserTrade[]): TradePlan {
  const state: PlanState = {
    history,
    holdings: { series: [], all: [] },
    events: [],
    expected: [],
    skipped: new Map(),
    notes: [],
    shares: 0,
    ratio: 1,
    openingShares: 0,
    peakShares: 0,
    fileCash: 0,
    fileDividends: 0,
  };
  let row = -1;
  let splits = history.splits;
  for (const trade of trades) {
    if (trade.action === "split") continue;
    const next = rowOfTrade(history.days, trade);
    if (next > row) {
      closeRow(state);
      const due = splits.filter((split) => split.row <= next);
      splits = splits.slice(due.length);
      // What is split before the first trade is not the user's.
      if (row >= 0) for (const split of due) applySplit(state, split);
      row = next;
    }
    planTrade(state, trade, row);
  }
  closeRow(state);
  return finishedPlan(state);
}

function planTrade(state: PlanState, trade: UserTrade, row: number): void {
  if (trade.contract !== undefined) planOption(state, trade, trade.contract, row);
  else if (trade.action === "dividend") planDividend(state, trade, row);
  else planShares(state, trade, row);
}

function planDividend(state: PlanState, trade: UserTrade, row: number): void {
  const cash = trade.cash ?? tradedCash(trade);
  if (state.history.paysDividends) {
    state.fileDividends += cash;
    return;
  }
  state.fileCash += cash;
  state.events.push({ row, kind: "dividend", cash, fees: 0, trade });
}

/** At the end of a day nobody has less than no shares: what is missing was there before. */
function closeRow(state: PlanState): void {
  const { shares, ratio, holdings } = state;
  state.openingShares = Math.max(state.openingShares, Math.ceil(-shares / ratio));
  const behind = holdings.all.reduce((sum, { held, deliverable }) => {
    return sum + Math.abs(held) * deliverable;
  }, 0);
  state.peakShares = Math.max(state.peakShares, (Math.abs(shares) + behind) / ratio);
}

function applySplit(state: PlanState, { newShares, oldShares }: RowSplit): void {
  splitHoldings(state.holdings, newShares, oldShares);
  state.shares = Math.trunc((state.shares * newShares) / oldShares);
  state.ratio *= newShares / oldShares;
}

function finishedPlan(state: PlanState): TradePlan {
  const { holdings, history, openingShares, fileCash, fileDividends } = state;
  // A row that the broker booked after the last day belongs to the last day.
  const events = [...state.events].sort((a, b) => a.row - b.row);
  const open = holdings.all.filter(({ held }) => held !== 0);
  const silent = open.filter(({ expiryRow }) => expiryRow !== undefined);
  if (!events.some(({ kind }) => kind === "fill")) {
    throw new UnplayableTrades({
      trade: undefined,
      what: "no option is opened in these trades",
      why: [...state.skipped].map(([reason, count]) => `${reason}: ${count}`).join("; "),
      mend: "Give the history from the opening of your options on",
    });
  }
  const last = history.days.length - 1;
  const ends = open.map(({ expiryRow }) => expiryRow ?? last);
  if (silent.length > 0) {
    const one = silent.length === 1;
    const ended = `${silent.length} position${one ? "" : "s"} ended`;
    const day = `${one ? "its" : "their"} last day`;
    state.notes.push(`Your file does not say how ${ended}: settled by the close of ${day}.`);
  }
  return {
    series: holdings.series,
    events,
    firstRow: events[0]!.row,
    lastRow: Math.max(events.at(-1)!.row, ...ends),
    openingShares,
    peakShares: roundHalfAway(state.peakShares) + openingShares,
    fileCash,
    fileDividends,
    skipped: [...state.skipped].map(([reason, count]) => ({ reason, count })),
    notes: state.notes,
  };
}
