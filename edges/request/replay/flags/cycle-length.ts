import type { CycleLength } from "../../../../src/history/cycles.ts";
import { InputError, quoted } from "../../../input/input-error.ts";
import { parseNumber } from "../../../input/parse-number.ts";
import type { SkipReason } from "../skip-reasons.ts";

/** Trading rows of a year: no listed option of a replay lives longer. */
const ROWS_MAX = 252;

/** `--cycle`: monthly, weekly, or `days:N` for every N trading rows. */
export function readCycle(text: string): CycleLength {
  if (text === "monthly" || text === "weekly") return text;
  const rows = text.startsWith("days:") ? parseNumber(text.slice(5)) : undefined;
  if (rows !== undefined && Number.isInteger(rows) && rows >= 1 && rows <= ROWS_MAX) return rows;
  throw new InputError({
    what: `--cycle ${quoted(text)} is refused`,
    mend: `Expected monthly, weekly or days:N with N from 1 to ${ROWS_MAX}, such as days:10`,
  });
}

/** As `--cycle` takes it. */
export function cycleName(length: CycleLength): string {
  return typeof length === "number" ? `days:${length}` : length;
}

/** What a refusal and a note say of cycles of one length. */
export interface CycleWords {
  /** Completes "no complete ... cycle". */
  readonly kind: string;
  readonly rule: string;
  /** Why a cycle is lost where the file has a gap. */
  readonly lost: SkipReason;
  /** Completes a list of gaps. */
  readonly gaps: string;
}

export function cycleWords(length: CycleLength): CycleWords {
  const mend = "Give a file with a row for every trading day";
  if (length === "monthly") {
    return {
      kind: "monthly",
      rule: "A cycle runs from a third Friday to the next, between --from and --to",
      lost: { why: "no price in the week up to a third Friday", mend },
      gaps: "Months without a price in the week up to their third Friday",
    };
  }
  if (length === "weekly") {
    return {
      kind: "weekly",
      rule: "A cycle runs from a Friday to the next, between --from and --to",
      lost: { why: "no price in the week up to a Friday", mend },
      gaps: "Weeks without a price, by their Friday",
    };
  }
  return {
    kind: `${length}-day`,
    rule: `A cycle ends ${length} prices after its sale, between --from and --to`,
    lost: { why: "no price for more than a week", mend },
    gaps: "Days before more than a week without a price",
  };
}
