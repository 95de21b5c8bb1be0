import type { ArticleReport, ArticleStep } from "../../../src/reports/article-report.ts";
import type { EntryLine } from "../../../src/reports/followed/entry-lines.ts";
import { moneyTrail } from "../../parts/flows/money-trail.ts";
import { signedWholeDollars, wholeDollars } from "../../parts/format.ts";

/** One thing that happens in the example, in a sentence. */
export interface StoryStep {
  /** Index of the close in the report's steps; -1 for the sale. */
  readonly close: number;
  readonly words: string;
  /** Why it is done. */
  readonly why: string;
}

/** What the example asks. */
export function exampleQuestion({ right, premium }: ArticleReport): string {
  return `You sold this ${right} for ${wholeDollars(premium)}. Who bought it, and who paid whom?`;
}

/** The sale, each close, the end: what the reader steps through. */
export function storyOf(example: ArticleReport): StoryStep[] {
  const { right, strike, premium, steps } = example;
  const sale = {
    close: -1,
    words:
      `You sell one ${right} on 100 shares for ${wholeDollars(premium)}. ` +
      "Somebody buys it: a market maker. He is your buyer.",
    why:
      right === "put"
        ? `The put lets him sell 100 shares at ${wholeDollars(strike)}: he gains when they fall.`
        : `The call lets him buy 100 shares at ${wholeDollars(strike)}: he gains when they rise.`,
  };
  return [sale, ...steps.map((step, i) => closeStep(example, step, i))];
}

function closeStep(example: ArticleReport, step: ArticleStep, close: number): StoryStep {
  const { right, steps, paidAtExpiry } = example;
  const did = `The stock is at ${wholeDollars(step.price)}. Your buyer ${tradeWords(step)}.`;
  if (close === steps.length - 1) {
    return {
      close,
      words: did,
      why:
        `The ${right} has ended and is worth ${wholeDollars(paidAtExpiry)}: ` +
        "he needs no shares any more.",
    };
  }
  const moves = `The ${right} now moves like ${Math.abs(step.delta)} shares`;
  const needs =
    step.delta < 0
      ? `${moves} sold: with ${step.held} shares a small move of the stock changes nothing for him.`
      : `${moves}: with ${-step.held} shares sold short a small move changes nothing for him.`;
  if (step.gain === 0) return { close, words: did, why: needs };
  const undone = step.traded < 0 ? "bought for less" : "sold for more";
  return { close, words: `${did} He had ${undone}: +${wholeDollars(step.gain)}.`, why: needs };
}

/** `buys 50 shares`, `sells 1 share`. */
export function tradeWords({ traded }: Pick<ArticleStep, "traded">): string {
  const shares = Math.abs(traded);
  return `${traded < 0 ? "sells" : "buys"} ${shares} ${shares === 1 ? "share" : "shares"}`;
}

/** How a trade came to its gain: what it undid, and at which price that had been done. */
export function gainWords({ price, traded, gain }: ArticleStep): string {
  const perShare = gain / Math.abs(traded);
  const [did, had] = traded < 0 ? ["sold", "bought"] : ["bought", "sold"];
  const before = wholeDollars(traded < 0 ? price - perShare : price + perShare);
  const now = `He ${did} at ${wholeDollars(price)}`;
  return `${now} a share that he had ${had} at ${before}: +${wholeDollars(gain)}.`;
}

/** Dollars so far: the option's price, and share trades that undid an earlier one. */
export interface GainsSoFar {
  readonly you: number;
  readonly buyer: number;
  readonly others: number;
}

/** @param closes that have been; they sum to zero after each. */
export function gainsSoFar({ premium, steps }: ArticleReport, closes: number): GainsSoFar {
  const traded = closes === 0 ? 0 : steps[closes - 1]!.gainSoFar;
  return { you: premium, buyer: traded - premium, others: -traded };
}

/** Whose sum it is, as the ledger names the accounts. */
export type PartySoFar = "seller" | "buyer" | "tape";

/** How a party's sum so far was made. */
export function sumSoFar(example: ArticleReport, closes: number, party: PartySoFar): string {
  const { right, premium, steps } = example;
  const gains = steps
    .slice(0, closes)
    .map(({ gain }) => gain)
    .filter((gain) => gain !== 0);
  const listed = (sign: number): string =>
    gains.map((gain) => signedWholeDollars(sign * gain)).join(" and ");
  const { buyer, others } = gainsSoFar(example, closes);
  if (party === "seller") return `The ${right}'s price, taken in at the sale.`;
  if (party === "tape") {
    return (
      "The other side of your buyer's share trades that undid an earlier one: " +
      `${listed(-1)}, so ${signedWholeDollars(others)}.`
    );
  }
  if (gains.length === 0) return `The ${right}'s price, paid at the sale.`;
  return (
    `Share trades that undid an earlier one: ${listed(1)}. Less ${wholeDollars(premium)}, the ` +
    `${right}'s price: ${signedWholeDollars(buyer)}.`
  );
}

/** Of the example's entries those that have been: at the sale no share has been traded yet. */
export function entriesSoFar(
  { steps }: ArticleReport,
  closes: number,
  lines: readonly EntryLine[],
): EntryLine[] {
  const last = steps[Math.max(closes, 1) - 1]!.date;
  return lines.filter(({ date, cause }) => date <= last && (closes > 0 || cause !== "stock trade"));
}

/** Who gained, and who paid it: the example's answer. */
export function exampleAnswer({ flows, results }: ArticleReport): string {
  const { seller, buyer, others } = results;
  return (
    `Your buyer, a market maker who hedged, made ${wholeDollars(buyer)}: ` +
    `${moneyTrail(flows, "buyer")}. You made ${wholeDollars(seller)}. ` +
    `The other share traders paid it all: ${wholeDollars(-others)}.`
  );
}
