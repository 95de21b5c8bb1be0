import type { FirstReport } from "../../../src/reports/report-replay.ts";
import { madeOrLost, moneyTrail } from "../../parts/flows/money-trail.ts";
import { percent } from "../../parts/format.ts";

/** The answer of a live path in three sentences: who bought, who gained, who paid. */
export function liveAnswer({ cycles, summary, flows }: FirstReport): string {
  const [cycle] = cycles;
  if (cycle!.contracts === 0) {
    return "Nobody bid: the option's modelled price is less than the smallest price step.";
  }
  const { seller, buyer, buyAndHold } = summary;
  const trail = moneyTrail(flows, "buyer");
  const from = trail === "" ? "" : `: ${trail}`;
  return (
    `Your buyer paid for swings of ${percent(cycle!.iv, 0)} a year and ` +
    `${percent(cycle!.realizedVol, 0)} came. He ${madeOrLost(buyer.pnl)}${from}. ` +
    `You ${madeOrLost(seller.pnl)}; just holding 100 shares would have ` +
    `${madeOrLost(buyAndHold.pnl)}.`
  );
}

/** The same without amounts. */
export function liveAnswerInPercent({ cycles, summary }: FirstReport): string {
  const [cycle] = cycles;
  const value = cycle!.spot * 100;
  const share = (pnl: number): string => percent(pnl / value, 2);
  return (
    `Swings of ${percent(cycle!.iv, 0)} were paid for, ${percent(cycle!.realizedVol, 0)} came. ` +
    `Of the shares' value, my buyer has ${share(summary.buyer.pnl)}, I have ` +
    `${share(summary.seller.pnl)}, just holding ${share(summary.buyAndHold.pnl)}.`
  );
}
