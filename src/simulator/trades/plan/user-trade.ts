import { MULTIPLIER } from "../../../contracts/instrument-table.ts";
import { roundHalfAway } from "../../../money/amount.ts";

/** One event of the user's account, as a reader of files leaves it (docs/trades/files.md). */
export interface UserTrade {
  /** Of its file, from 1. */
  readonly line: number;
  /** Index of its file. */
  readonly file: number;
  readonly day: number;
  readonly action:
    | "open"
    | "close"
    | "expire"
    | "assign"
    | "exercise"
    | "split"
    | "dividend"
    | "share";
  readonly contract: UserContract | undefined;
  /** Change of the position, in contracts or shares; of a dividend the shares, 0 if not said. */
  readonly quantity: number;
  /** $0.0001 per share. */
  readonly price: number;
  /** $0.0001; below 0 is a rebate. */
  readonly fees: number;
  /** $0.0001 by which the file says the row moved the cash. */
  readonly cash: number | undefined;
  readonly split: { readonly newShares: number; readonly oldShares: number } | undefined;
  /** Shares of an assignment or exercise, which the market delivers by itself. */
  readonly isDelivery: boolean;
}

export interface UserContract {
  readonly root: string;
  readonly right: "call" | "put";
  /** $0.0001 per share. */
  readonly strike: number;
  readonly expiryDay: number;
}

/** Why trades cannot be replayed: what whoever reads files turns into a refusal. */
export interface TradeProblem {
  /** Undefined where no row is to blame. */
  readonly trade: UserTrade | undefined;
  readonly what: string;
  readonly why?: string;
  readonly mend: string;
}

/** Thrown while a plan is made; nothing has been played then. */
export class UnplayableTrades extends Error {
  readonly problem: TradeProblem;

  constructor(problem: TradeProblem) {
    super(problem.what);
    this.name = "UnplayableTrades";
    this.problem = problem;
  }
}

/** What a row moves by its quantity, price and fees, in $0.0001; a dividend as the file says. */
export function tradedCash({ action, contract, quantity, price, fees, cash }: UserTrade): number {
  if (action === "dividend") {
    return quantity === 0 ? (cash ?? 0) : roundHalfAway(quantity * price) - fees;
  }
  const shares = contract === undefined ? quantity : quantity * MULTIPLIER;
  return 0 - roundHalfAway(shares * price) - fees;
}
