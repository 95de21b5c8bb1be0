import type { CycleReport } from "../../../src/reports/replay-report.ts";
import type { FirstReport } from "../../../src/reports/report-replay.ts";

/** Whose column of the result table. */
export type Column = "you" | "buyer" | "holding";

/** One row of the result table: a number for each column, and what each month adds to it. */
export interface ResultRow {
  readonly name: string;
  readonly totals: Readonly<Record<Column, number>>;
  readonly ofCycle: (cycle: CycleReport, column: Column) => number;
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

/** What an option brought at its sale, all contracts. */
function premiumOf({ premium, contracts }: CycleReport): number {
  return round(premium * contracts * 100);
}

/** Shares, option at the sale and at its end, the rest: they add up to each column's result. */
export function resultRows({ summary, cycles, conventions }: FirstReport): ResultRow[] {
  const { seller, buyer, buyAndHold, premium, payoff } = summary;
  const isPut = conventions.strategy === "cash-secured-put";
  const options = isPut ? "puts" : conventions.strategy === "wheel" ? "options" : "calls";
  const shares = (cycle: CycleReport, column: Column): number => {
    if (column === "you") return cycle.seller.stock;
    if (column === "holding") return holdingStock(cycle, conventions.contracts);
    return round((cycle.buyer.parts.stock ?? 0) + (cycle.buyer.parts.stockSpread ?? 0));
  };
  const sale = (cycle: CycleReport, column: Column): number =>
    column === "holding" ? 0 : column === "you" ? premiumOf(cycle) : -premiumOf(cycle);
  const end = (cycle: CycleReport, column: Column): number => {
    const paid = round(cycle.seller.option - premiumOf(cycle));
    return column === "holding" ? 0 : column === "you" ? paid : -paid;
  };
  const result = (cycle: CycleReport, column: Column): number => {
    if (column === "you") return cycle.seller.pnl;
    return column === "buyer" ? cycle.buyer.pnl : cycle.buyAndHold.pnl;
  };
  const rest = (cycle: CycleReport, column: Column): number =>
    round(result(cycle, column) - shares(cycle, column) - sale(cycle, column) - end(cycle, column));
  const row = (
    name: string,
    you: number,
    him: number,
    holding: number,
    ofCycle: typeof shares,
  ) => ({
    name,
    totals: { you, buyer: him, holding },
    ofCycle,
  });
  const restOf = (pnl: number, stock: number, option: number): number =>
    round(pnl - stock - option);
  void cycles;
  return [
    row("shares", seller.stock, buyer.stock, buyAndHold.stock, shares),
    row(`${options}: paid at the sale`, premium, -premium, 0, sale),
    row(`${options}: worth at the end`, -payoff, payoff, 0, end),
    row(
      "dividends, interest, fees",
      restOf(seller.pnl, seller.stock, premium - payoff),
      restOf(buyer.pnl, buyer.stock, payoff - premium),
      restOf(buyAndHold.pnl, buyAndHold.stock, 0),
      rest,
    ),
    row("result", seller.pnl, buyer.pnl, buyAndHold.pnl, result),
  ];
}

/** What just holding gained without dividends: the price's move, all shares after a split. */
function holdingStock(cycle: CycleReport, contracts: number): number {
  const shares = (cycle.contracts === 0 ? contracts : cycle.contracts) * 100;
  return round((cycle.settle * cycle.newSharesForOne - cycle.spot) * shares);
}

/** A month in words: `2011-07`; the day of the sale where cycles are shorter. */
export function cycleLabel({ entry }: CycleReport, cycle: string): string {
  return cycle === "monthly" ? entry.slice(0, 7) : entry;
}
