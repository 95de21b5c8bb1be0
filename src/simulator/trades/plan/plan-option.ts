import { MULTIPLIER } from "../../../contracts/instrument-table.ts";
import { leaveOut, type PlanState } from "./plan-state.ts";
import {
  addHolding,
  deliveredShares,
  findHolding,
  type PlannedHolding,
} from "./planned-holdings.ts";
import { rowOfExpiry } from "./trade-rows.ts";
import { tradedCash, UnplayableTrades, type UserContract, type UserTrade } from "./user-trade.ts";

const UNOPENED = "ends an option that no row opens (opened before your file begins)";

/** A row about an option: what it does to the position, as an event. */
export function planOption(
  state: PlanState,
  trade: UserTrade,
  contract: UserContract,
  row: number,
): void {
  const { holdings, history } = state;
  let holding = findHolding(holdings, contract);
  if (trade.action === "open") {
    holding ??= addHolding(holdings, contract, rowOfExpiry(history.days, contract.expiryDay));
    planFill(state, trade, holding, trade.quantity, trade.price, row);
    return;
  }
  const held = holding?.held ?? 0;
  if (holding === undefined || held === 0 || Math.sign(held) === Math.sign(trade.quantity)) {
    leaveOut(state, UNOPENED);
    return;
  }
  const paid = settledInCash(trade);
  if (trade.action === "close" || paid > 0) {
    const price = trade.action === "close" ? trade.price : paid;
    planFill(state, trade, holding, trade.quantity, price, row);
  } else planEnd(state, trade, holding, trade.action as "assign", row);
}

/** $0.0001 per share that an ending brings or costs where nothing is delivered; else 0. */
function settledInCash({ action, cash, fees, quantity, price }: UserTrade): number {
  if (action === "close" || cash === undefined || cash + fees === 0) return price;
  return Math.abs(cash + fees) / (Math.abs(quantity) * MULTIPLIER);
}

function planFill(
  state: PlanState,
  trade: UserTrade,
  holding: PlannedHolding,
  change: number,
  price: number,
  row: number,
): void {
  const quantity = change / holding.unit;
  const isMore = trade.action !== "open" && Math.abs(quantity) > Math.abs(holding.held);
  if (isMore || !Number.isInteger(quantity)) {
    throw new UnplayableTrades({
      trade,
      what: `this row ends ${Math.abs(change)} contracts, the rows before opened ${Math.abs(
        holding.held * holding.unit,
      )}`,
      why: "What the others were opened for is not known",
      mend: "Give the history from the opening on, or write the row for those that were opened",
    });
  }
  if (price <= 0 || !Number.isInteger(price)) {
    throw new UnplayableTrades({
      trade,
      what: "an option changed hands for no price, or for a part of $0.0001",
      mend: "If it ended without value, write it as expire in the plain form",
    });
  }
  holding.held += quantity;
  state.fileCash += trade.cash ?? tradedCash(trade);
  state.events.push({
    row: Math.min(row, holding.expiryRow ?? row),
    kind: "fill",
    series: holding.series,
    quantity,
    price: price * holding.unit,
    fees: trade.fees,
    trade,
  });
}

function planEnd(
  state: PlanState,
  trade: UserTrade,
  holding: PlannedHolding,
  kind: "assign" | "exercise" | "expire",
  row: number,
): void {
  const { fees } = trade;
  const size = Math.min(Math.abs(trade.quantity / holding.unit), Math.abs(holding.held));
  const quantity = Math.trunc(size);
  if (size !== Math.abs(trade.quantity / holding.unit) || quantity !== size) {
    state.notes.push(`Line ${trade.line}: ends more contracts than the rows before opened.`);
  }
  const change = 0 - Math.sign(holding.held) * quantity;
  holding.held += change;
  state.fileCash += trade.cash ?? 0 - fees;
  const last = holding.expiryRow ?? row;
  // An option can be assigned or used before its last day; it expires on it.
  const at = kind === "expire" ? last : Math.min(row, last);
  const shares = kind === "expire" ? 0 : deliveredShares(holding, change);
  state.events.push({ row: at, kind, series: holding.series, quantity, shares, fees, trade });
  if (kind === "expire") return;
  state.shares += shares;
  const price = (holding.strike * MULTIPLIER) / holding.deliverable;
  state.expected.push({ price, shares });
}
