import { isoFromDay } from "../../../calendar/civil-date.ts";
import { dollarsFromAmount } from "../../../money/amount.ts";
import type { TapeDay } from "../../../simulator/run/tape-path.ts";
import { counted, FULL_WIDTH, plainCents, sumDollars, wrap } from "../../statement/layout.ts";

/** What the price file of a run says of the company; amounts and prices per share of the end. */
export interface RecordedEvents {
  /** Dollars a share, by ex-date. */
  readonly dividends: readonly { readonly date: string; readonly amount: number }[];
  /** Of shares, by the first day with the new ones. */
  readonly splits: readonly {
    readonly date: string;
    readonly newShares: number;
    readonly oldShares: number;
  }[];
}

/** Of a made stock nothing. */
export function recordedEvents(tape: readonly TapeDay[]): { readonly recorded?: RecordedEvents } {
  if (!tape[0]!.isRecorded) return {};
  return {
    recorded: {
      dividends: tape.flatMap(({ day, dividend }) => {
        if (dividend === undefined) return [];
        return [{ date: isoFromDay(day), amount: dollarsFromAmount(dividend) }];
      }),
      splits: tape.flatMap(({ day, split }) => {
        if (split === undefined) return [];
        const { newShares, oldShares } = split;
        return [{ date: isoFromDay(day), newShares, oldShares }];
      }),
    },
  };
}

/** Whose dividends are paid, and that nobody sees a split. */
export function recordedLines(recorded: RecordedEvents | undefined): string[] {
  if (recorded === undefined) return [];
  const { dividends, splits } = recorded;
  const paid = plainCents(sumDollars(dividends.map(({ amount }) => amount)));
  const ratios = splits.map(({ date, newShares, oldShares }) => {
    return `${newShares}:${oldShares} on ${date}`;
  });
  const lines = [
    ...(dividends.length === 0
      ? []
      : [
          `Dividends of the file: ${counted(dividends.length, "ex-date")}, ` +
            `${paid} a share (first ${dividends[0]!.date}).`,
        ]),
    ...(splits.length === 0
      ? []
      : [
          `Split ${ratios.join(", ")}: prices, strikes, contracts and dividends are in shares of ` +
            "the last day.",
        ]),
  ];
  return lines.flatMap((line) => wrap(line, FULL_WIDTH, "  "));
}
