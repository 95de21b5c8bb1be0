import type { QuickCycle, QuickReport } from "../../../src/reports/quick-report.ts";
import type { CycleReport } from "../../../src/reports/replay-report.ts";
import type { FirstReport } from "../../../src/reports/report-replay.ts";
import { sumOfParts } from "../../../src/reports/statement/buyer-reasons.ts";
import { sumDollars } from "../../../src/reports/statement/layout.ts";
import { storyWords } from "../../../src/reports/statement/words.ts";

/** A number that is the sum of what each cycle adds to it. */
export interface Summed<Cycle extends QuickCycle = QuickCycle> {
  /** `shares, your buyer`. */
  readonly title: string;
  readonly total: number;
  readonly ofCycle: (cycle: Cycle) => number;
}

/** One row of the result table: of you, of your buyer, of just holding. */
export interface ResultRow {
  readonly name: string;
  readonly cells: readonly [you: Summed, buyer: Summed, holding: Summed];
}

/** What an option brought at its sale, all contracts. */
function premiumOf({ premium, contracts }: QuickCycle): number {
  return sumDollars([premium * contracts * 100]);
}

/** What it cost at its end; 0 or below. */
function payoffOf(cycle: QuickCycle): number {
  return sumDollars([cycle.seller.option, -premiumOf(cycle)]);
}

/** What borrowing shares and trading cost the buyer; 0 or below. */
function chargedOf({ buyer }: QuickCycle): number {
  return sumOfParts(buyer.parts, ["borrow", "fees"]);
}

const BUYER_SHARES = ["hedge", "hedgeCost"];
const BUYER_REST = ["dividends", "interest", "borrow", "fees"];

/** The lines of the statement; the first four of each column add up to its result. */
export function resultRows(report: QuickReport): ResultRow[] {
  const { summary, conventions } = report;
  const { seller, buyer, buyAndHold, premium, payoff } = summary;
  const { options } = storyWords(report);
  const isHeldToEnd = summary.boughtBack + summary.assignedEarly === 0;
  const row = (
    name: string,
    totals: readonly [number, number, number],
    ofCycle: readonly [Summed["ofCycle"], Summed["ofCycle"], Summed["ofCycle"]],
  ): ResultRow => {
    const cell = (whose: string, column: 0 | 1 | 2): Summed => ({
      title: `${name}, ${whose}`,
      total: totals[column],
      ofCycle: ofCycle[column],
    });
    return { name, cells: [cell("you", 0), cell("your buyer", 1), cell("just holding", 2)] };
  };
  const holdingStock = (cycle: QuickCycle): number =>
    (cycle.settle * cycle.newSharesForOne - cycle.spot) * conventions.contracts * 100;
  const none = (): number => 0;
  return [
    row(
      "shares",
      [seller.stock, buyer.stock, buyAndHold.stock],
      [
        (cycle) => cycle.seller.stock,
        (cycle) => sumOfParts(cycle.buyer.parts, BUYER_SHARES),
        holdingStock,
      ],
    ),
    row(
      `${options}: paid at the sale`,
      [premium, -premium, 0],
      [premiumOf, (cycle) => -premiumOf(cycle), none],
    ),
    row(
      `${options}: ${isHeldToEnd ? "worth at expiry" : "given back"}`,
      [-payoff, payoff, 0],
      [payoffOf, (cycle) => -payoffOf(cycle), none],
    ),
    row(
      conventions.fees === "none" ? "dividends, interest" : "dividends, interest, fees",
      [
        sumDollars([seller.dividends, seller.fees]),
        sumDollars([buyer.dividends, buyer.interest, ...report.cycles.map(chargedOf)]),
        buyAndHold.dividends,
      ],
      [
        (cycle) => sumDollars([cycle.seller.dividends, cycle.seller.fees]),
        (cycle) => sumOfParts(cycle.buyer.parts, BUYER_REST),
        (cycle) => sumDollars([cycle.buyAndHold.pnl, -holdingStock(cycle)]),
      ],
    ),
    row(
      "result",
      [seller.pnl, buyer.pnl, buyAndHold.pnl],
      [(cycle) => cycle.seller.pnl, (cycle) => cycle.buyer.pnl, (cycle) => cycle.buyAndHold.pnl],
    ),
  ];
}

/** What the seller's result above cash is made of; the rows add up to the last. */
export function sellerReasons({ cycles }: FirstReport): Summed<CycleReport>[] {
  const summed = (title: string, ofCycle: Summed<CycleReport>["ofCycle"]): Summed<CycleReport> => ({
    title,
    total: sumDollars(cycles.map(ofCycle)),
    ofCycle,
  });
  return [
    summed("for owning stock", ({ seller }) => seller.decomposition.equity),
    summed("for having sold swings", ({ seller }) => seller.decomposition.shortVol),
    summed(
      "for owning more or less stock as it moved",
      ({ seller }) => seller.decomposition.timing,
    ),
    summed("your result above what cash earns", ({ seller }) => seller.excess),
  ];
}

/** A month: `2011-07`; the day of the sale where cycles are shorter. */
export function cycleLabel({ entry }: QuickCycle, cycle: string): string {
  return cycle === "monthly" ? entry.slice(0, 7) : entry;
}
