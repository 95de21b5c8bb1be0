import { sumDollars } from "../../../src/reports/statement/layout.ts";
import type { PositionReport, TradesReport } from "../../../src/reports/trades/trades-report.ts";

/** A part of a total that no position has. */
export interface OtherPart {
  readonly amount: number;
  readonly words: string;
}

/** A number that is the sum of what each position adds to it, and of the rest. */
export interface PositionSum {
  /** `result, your buyer`. */
  readonly title: string;
  readonly total: number;
  readonly ofPosition: (position: PositionReport) => number;
  readonly others: readonly OtherPart[];
}

/** An amount in the table of results, and what adds up to it where positions do. */
export interface OwnCell {
  readonly value: number;
  readonly sum?: PositionSum;
}

export interface OwnRow {
  readonly name: string;
  readonly cells: readonly [you: OwnCell, buyer: OwnCell, holding: OwnCell];
}

type Of = PositionSum["ofPosition"];

const endedOf: Of = ({ option, premium }) => sumDollars([option, -premium]);

/** The lines of the statement; those of each column add up to its result, which is the last. */
export function ownRows({ summary, positions }: TradesReport): OwnRow[] {
  const { you, buyer, holding } = summary;
  const ended = sumDollars([you.option, -you.premium]);
  const carry = sumDollars([buyer.dividends, buyer.interest]);
  const hisFees = buyer.parts.fees ?? 0;
  const otherFees = {
    amount: sumDollars([you.fees, ...positions.map(({ fees }) => -fees)]),
    words: "fees of your other trades",
  };
  const summed = (
    title: string,
    total: number,
    ofPosition: Of,
    others: readonly OtherPart[] = [],
  ): OwnCell => {
    const there = others.filter(({ amount }) => amount !== 0);
    return { value: total, sum: { title, total, ofPosition, others: there } };
  };
  const opposite =
    (of: Of): Of =>
    (position) =>
      0 - of(position);
  const options = (name: string, total: number, of: Of): OwnRow => ({
    name,
    cells: [
      summed(`${name}, you`, total, of),
      summed(`${name}, your buyer`, 0 - total, opposite(of)),
      { value: 0 },
    ],
  });
  const plain = (value: number): OwnCell => ({ value });
  return [
    { name: "shares", cells: [plain(you.stock), plain(buyer.stock), plain(holding.stock)] },
    options("options: when opened", you.premium, ({ premium }) => premium),
    options("options: when ended", ended, endedOf),
    {
      name: "dividends, interest",
      cells: [plain(you.dividends), plain(carry), plain(holding.dividends)],
    },
    {
      name: "fees",
      cells: [
        summed("fees, you", you.fees, ({ fees }) => fees, [otherFees]),
        plain(hisFees),
        plain(0),
      ],
    },
    {
      name: "result",
      cells: [
        summed("result, you", you.pnl, ({ option, fees }) => sumDollars([option, fees]), [
          { amount: you.stock, words: "your shares" },
          { amount: you.dividends, words: "dividends" },
          otherFees,
        ]),
        summed("result, your buyer", buyer.pnl, (position) => position.buyer.option, [
          { amount: buyer.stock, words: "his shares: he hedges all positions together" },
          { amount: carry, words: "dividends, interest" },
          { amount: hisFees, words: "fees" },
        ]),
        plain(holding.pnl),
      ],
    },
  ];
}
