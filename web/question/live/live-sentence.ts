import type { FirstReport } from "../../../src/reports/report-replay.ts";
import { madeOrLost, moneyTrail } from "../../parts/flows/money-trail.ts";
import { percent, signedWholeDollars } from "../../parts/format.ts";
import type { LiveSettings } from "../path-settings.ts";

const NOBODY_BID =
  "Nobody bid: the option's modelled price is less than the smallest step of a price";

const ON_MADE_PATH = "On a made path of prices,";

/** The answer of a live path in three sentences: who bought, who gained, who paid. */
export function liveAnswer(report: FirstReport): string {
  const { cycles, summary, flows } = report;
  const [cycle] = cycles;
  if (cycle!.contracts === 0) return `${NOBODY_BID}. Nothing was sold.`;
  const { seller, buyer, buyAndHold } = summary;
  const you = cycle!.right === "call" ? "You, with your shares," : "You";
  return (
    `Your buyer paid for swings of ${percent(cycle!.iv, 0)} a year and ` +
    `${percent(cycle!.realizedVol, 0)} came. He ${madeOrLost(buyer.pnl)}` +
    `${trailWords(moneyTrail(flows, "buyer"))}. ` +
    `${you} ${madeOrLost(seller.pnl)}; just holding 100 shares would have ` +
    `${madeOrLost(buyAndHold.pnl)}.`
  );
}

/** Where the option's price comes from, in the unit of the sliders. */
export function priceSourceOf({ paid }: LiveSettings): string {
  return `modelled from one volatility, ${paid} % a year`;
}

/**
 * The two other meanings of "both gained": the option by itself, and against just holding. Empty
 * where nothing was sold.
 */
export function liveOtherMeanings({ cycles, summary, conventions }: FirstReport): string {
  if (cycles[0]!.contracts === 0) return "";
  const { seller, buyer, versusHolding } = summary;
  const hedge = conventions.hedge === "none" ? "" : " and his hedge";
  return (
    `The ${cycles[0]!.right} alone: you ${madeOrLost(seller.option)}, your buyer${hedge} ` +
    `${madeOrLost(buyer.pnl)}. Against just holding the shares, selling it brought you ` +
    `${signedWholeDollars(versusHolding.pnl)}.`
  );
}

/** What the seller may tell others: not without saying that nobody traded it. */
export function cardSentence({ cycles, summary, flows, conventions }: FirstReport): string {
  const [cycle] = cycles;
  if (cycle!.contracts === 0) return `${NOBODY_BID}.`;
  const { seller, buyer, buyAndHold } = summary;
  const hedged = conventions.hedge === "none" ? "did not hedge" : "hedged";
  const trail = moneyTrail(flows, "buyer").replace(/\byou\b/g, "me");
  return (
    `${ON_MADE_PATH} I sold a ${cycle!.right} and ${madeOrLost(seller.pnl)}; just holding ` +
    `would have ${madeOrLost(buyAndHold.pnl)}. My buyer ${hedged} and ${madeOrLost(buyer.pnl)}` +
    `${trailWords(trail)}.`
  );
}

/** The same without amounts: of the shares' value at the sale. */
export function cardSentenceInPercent({ cycles, summary, conventions }: FirstReport): string {
  const [cycle] = cycles;
  if (cycle!.contracts === 0) return `${NOBODY_BID}.`;
  const value = cycle!.spot * 100;
  const share = (pnl: number): string => `${pnl < 0 ? "lost" : "made"} ${share1(pnl, value)}`;
  const hedged = conventions.hedge === "none" ? "did not hedge" : "hedged";
  return (
    `${ON_MADE_PATH} I sold a ${cycle!.right} and ${share(summary.seller.pnl)} of what the ` +
    "shares were worth; just holding would have " +
    `${share(summary.buyAndHold.pnl)}. My buyer ${hedged} and ` +
    `${share(summary.buyer.pnl)}. Swings of ${percent(cycle!.iv, 0)} were paid for, ` +
    `${percent(cycle!.realizedVol, 0)} came.`
  );
}

function share1(pnl: number, value: number): string {
  return percent(Math.abs(pnl) / value, 2);
}

function trailWords(trail: string): string {
  return trail === "" ? "" : `: ${trail}`;
}
