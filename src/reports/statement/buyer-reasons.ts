import { count, money, percent, sumDollars, wrap } from "./layout.ts";

/** What a buyer's reasons are told from. */
export interface ReasonInput {
  /** They add up to his result. */
  readonly parts: Readonly<Record<string, number>>;
  readonly hedge: string;
  readonly hedgeVol: string;
  /** What the options are called, in the plural. */
  readonly options: string;
  /** How often he rebalanced: `month after month`. */
  readonly pace: string;
  /** What the row of exercises says. */
  readonly used: string;
}

/** A row of the explanation, in words and in the terms of the trade. */
export interface Reason {
  /** The rows of the result that it sums up: the amount is theirs in any other result too. */
  readonly parts: readonly string[];
  readonly amount: number;
  readonly words: string;
  /** The same in the terms of the trade. */
  readonly greek: string;
}

/** A buyer's result, reason by reason; in the terms of the trade if so asked. */
export function reasonLines(input: ReasonInput, width: number, greeks: boolean): string[] {
  const reasons = reasonsOf(input);
  const amountWidth = Math.max(...reasons.map((reason) => money(reason.amount).length), 10);
  return reasons.flatMap(({ amount, words, greek }) =>
    wrap(
      `  ${money(amount).padStart(amountWidth)}  ${greeks ? greek : words}`,
      width,
      " ".repeat(amountWidth + 4),
    ),
  );
}

/** Why a buyer has what he has: the rows that are not zero; they add up to his result. */
export function reasonsOf(input: ReasonInput): Reason[] {
  return allReasons(input).filter((reason) => reason.amount !== 0);
}

function allReasons(input: ReasonInput): Reason[] {
  const { parts, hedge, options, pace, used } = input;
  const [gamma = 0, residual = 0] = [parts.gamma, parts.residual];
  const share = gamma === 0 ? "" : ` (${percent(Math.abs(residual / gamma))} of the first row)`;
  const rows: readonly Omit<Reason, "amount">[] = [
    {
      parts: ["gamma"],
      words:
        hedge === "none"
          ? "the stock moved: what the options gained from large moves"
          : `the stock moved: rebalancing his hedge, ${pace}`,
      greek: "gamma",
    },
    {
      parts: ["decay"],
      words: `time passed: ${options} lose value every day (time decay)`,
      greek: "theta: -1/2 gamma S^2 sigma^2",
    },
    {
      parts: ["delta", "hedge"],
      words: directionWords(input),
      greek: "delta, options and hedge",
    },
    {
      parts: ["financing", "exDividend", "interest", "dividends"],
      words: "interest and dividends: in the price, on his loans and on his shares",
      greek: "carry: financing in theta, interest, dividends",
    },
    {
      parts: ["spread"],
      words:
        (parts.spread ?? 0) < 0
          ? "he bought over the mark, or sold under it (spread)"
          : "he bought under the mark: the middle of his quote (spread)",
      greek: "spread of the options",
    },
    { parts: ["exercise"], words: used, greek: "early exercise" },
    {
      parts: ["borrow"],
      words: "he borrowed shares to sell them short",
      greek: "stock borrow",
    },
    { parts: ["fees"], words: "fees of the exchange and the regulator", greek: "fees" },
    {
      parts: ["hedgeCost"],
      words: "he paid the gap between bid and ask for his shares",
      greek: "spread of the hedge",
    },
    {
      parts: ["vega", "rates"],
      words: "the marks' volatility and rates changed",
      greek: "vega, volga, rho",
    },
    {
      parts: ["residual"],
      words: `not explained by the rows above${share}`,
      greek: `residual${share}`,
    },
  ];
  return rows.map((row) => ({ ...row, amount: sumOfParts(parts, row.parts) }));
}

/** What the named rows of a result come to. */
export function sumOfParts(
  parts: Readonly<Record<string, number>>,
  names: readonly string[],
): number {
  return sumDollars(names.map((name) => parts[name] ?? 0));
}

function directionWords({ hedge, hedgeVol }: ReasonInput): string {
  if (hedge === "none") return "the stock went his way or not: he did not hedge";
  if (hedge.startsWith("band:")) return "inside his band he did not trade";
  if (hedgeVol === "implied") return "shares come whole, his hedge is never exact";
  return "he hedged at another volatility than he paid";
}

/** What share trades are counted by. */
interface MatchedSummary {
  readonly hedgeTrades: number;
  readonly matchedTrades: number;
}

/**
 * The article's own account: share trades matched with the ones they undo.
 *
 * @param amount how dollars are said; as a statement does without it.
 */
export function matchedWords(
  { hedgeTrades, matchedTrades }: MatchedSummary,
  amount: (dollars: number) => string = money,
): string {
  if (hedgeTrades === 0) return "  He made no share trades.";
  const trades = `${count(hedgeTrades)} share trades`;
  const gain = amount(matchedTrades);
  return `  Trade by trade: of his ${trades}, those that undid an earlier one made ${gain}.`;
}
