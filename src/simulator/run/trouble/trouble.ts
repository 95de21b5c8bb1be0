import type { Halts } from "./halts.ts";
import type { TroubleConfig } from "./trouble-config.ts";

/** Somebody has less behind what he holds than is asked of him. */
export interface MarginCall {
  readonly account: number;
  readonly time: number;
  /** What was missing, $0.0001. */
  readonly amount: number;
  /** Enough by the time; closed out by the broker; not due yet. */
  end: "met" | "closed-out" | "open";
}

/** A broker closes what somebody holds and owes. */
export interface Liquidation {
  readonly account: number;
  readonly time: number;
  /** That were sent, and what they traded. */
  orders: number;
  contracts: number;
  shares: number;
  /** There is enough again; nothing was left and the fund paid; not through yet. */
  end: "enough" | "default" | "open";
}

/** What a default fund has paid for somebody, $0.0001. */
export interface PaidDefault {
  readonly account: number;
  readonly time: number;
  readonly amount: number;
}

/** Of the default fund; in proportion to `limit` members pay. */
export interface Member {
  readonly account: number;
  readonly limit: number;
  /** Contributions and assessments, $0.0001. */
  paid: number;
}

/** Everything that has gone wrong so far. */
export interface TroubleRecord {
  readonly calls: MarginCall[];
  readonly liquidations: Liquidation[];
  readonly defaults: PaidDefault[];
  /** What members paid at the start, later, and got back at the end; $0.0001. */
  contributed: number;
  assessed: number;
  returned: number;
}

/** What a run has to remember of its troubles; the market knows nothing of it. */
export interface Trouble {
  readonly config: TroubleConfig;
  readonly halts: Halts | undefined;
  readonly record: TroubleRecord;
  /** By account: calls that are not met, with the session in which they are due. */
  readonly open: Map<number, { readonly call: MarginCall; readonly dueSession: number }>;
  /** By account. */
  readonly closing: Map<number, Liquidation>;
  readonly members: Member[];
  /** Sessions begun so far. */
  session: number;
  /** The stock's mark when margins were last looked at. */
  lookedAt: number;
}

export function createTrouble(config: TroubleConfig, halts: Halts | undefined): Trouble {
  return {
    ...{ config, halts },
    record: {
      ...{ calls: [], liquidations: [], defaults: [] },
      ...{ contributed: 0, assessed: 0, returned: 0 },
    },
    ...{ open: new Map(), closing: new Map(), members: [] },
    ...{ session: 0, lookedAt: Number.NaN },
  };
}
