import type { Columns } from "../base/columns.ts";
import { exerciseValue, STOCK, sharesPerUnit } from "../contracts/instrument-table.ts";
import { ISSUER } from "../ledger/accounts.ts";
import { EVENT } from "../messages/events.ts";
import { placeOf } from "../messages/rows.ts";
import { checkedAmount, roundHalfAway } from "../money/amount.ts";
import { PAYMENT } from "./result-rows.ts";
import type { Attributed } from "./series-marks.ts";

/**
 * Why one account's result came from another's. `spread` is what a trade was worth to each side at
 * once, against the mark of the instant; the cause without it is what the mark did afterwards.
 * `exercise` is what a holder gives up to the assignee: time value, or all by not exercising.
 * `company` is what shares from it became worth, those that it bought up to its price; `earnings`
 * is what came to it from outside.
 */
export const FLOW_CAUSES = [
  "company",
  "option spread",
  "option",
  "stock spread",
  "stock",
  "dividends",
  "interest",
  "exercise",
  "borrow",
  "fees",
  "earnings",
  "default",
] as const;

export type FlowCause = (typeof FLOW_CAUSES)[number];

const CAUSE = Object.fromEntries(FLOW_CAUSES.map((cause, place) => [cause, place])) as Record<
  FlowCause,
  number
>;

/**
 * Who paid whom (economics 1.2). The table follows the ORIGINAL trades, although the clearing
 * house stands between the sides: A, who bought q from B at p, has from B q (mark then - p) as
 * spread and q (mark now - mark then) since. Shares that were put into an account have the company
 * as their other side. Amounts in $0.0001.
 */
export interface Flows {
  readonly market: Attributed;
  /** Accounts, or groups of them. */
  readonly size: number;
  /** The group of each account: itself, where nobody is grouped. */
  readonly groupOf: Int32Array;
  /** settled[(cause x size + a) x size + b]: what a has from b for good; antisymmetric. */
  readonly settled: Float64Array;
  /** open[(instrument x size + a) x size + b]: units that a still has from b. */
  readonly open: Float64Array;
  /** The same units at the marks at which they were traded. */
  readonly basis: Float64Array;
  /** [0]: events seen. */
  readonly seen: Float64Array;
  /** [0]: the stock's mark before the last split. */
  readonly splitMark: Float64Array;
}

/**
 * @param groupOf group of each account, from 0 on, where the table is one of groups: what members
 * of a group pay each other is not in it. The outside accounts keep their own numbers.
 */
export function createFlows(
  market: Attributed,
  groupOf: Int32Array = Int32Array.from(market.accounts, (_, account) => account),
): Flows {
  const columns: Columns = market.columns;
  const size = groupOf.reduce((most, group) => Math.max(most, group), 0) + 1;
  const pairs = size * size;
  return {
    market,
    size,
    groupOf,
    settled: columns.float64("flows.settled", FLOW_CAUSES.length * pairs),
    open: columns.float64("flows.open", market.instruments.capacity * pairs),
    basis: columns.float64("flows.basis", market.instruments.capacity * pairs),
    seen: columns.float64("flows.seen", 1),
    splitMark: columns.float64("flows.splitMark", 1),
  };
}

/** Reads the events since the last call; to be called after every command. */
export function recordFlows(flows: Flows): void {
  const { events } = flows.market;
  while (flows.seen[0]! < events.written[0]!) {
    recordEvent(flows, placeOf(events, flows.seen[0]!));
    flows.seen[0]!++;
  }
}

function recordEvent(flows: Flows, place: number): void {
  const { events, marks, instruments } = flows.market;
  const account = flows.groupOf[events.account[place]!]!;
  const other = flows.groupOf[events.other[place]!]!;
  const instrument = events.instrument[place]!;
  const quantity = events.quantity[place]!;
  switch (events.kind[place]) {
    case EVENT.traded: {
      const worth = marks.mark[instrument]! - events.price[place]! * sharesPerUnit(instrument);
      const cause = instrument === STOCK ? CAUSE["stock spread"] : CAUSE["option spread"];
      settle(flows, cause, account, other, worth * quantity);
      hold(flows, instrument, account, other, quantity);
      break;
    }
    case EVENT.exercised: {
      // Two trades with the assignee: the option for what exercise brings (at the expiry that is
      // its mark), and the shares at the stock's mark.
      const value = exerciseValue(instruments, instrument, events.price[place]!);
      settle(flows, CAUSE.exercise, account, other, (value - marks.mark[instrument]!) * quantity);
      hold(flows, instrument, account, other, -quantity);
      const deliverable = instruments.deliverable[instrument]!;
      const shares = instruments.right[instrument]! * quantity * deliverable;
      hold(flows, STOCK, account, other, shares);
      break;
    }
    case EVENT.abandoned:
      settle(flows, CAUSE.exercise, account, other, -marks.mark[instrument]! * quantity);
      hold(flows, instrument, account, other, -quantity);
      break;
    case EVENT.expired:
      closeSeries(flows, instrument);
      break;
    case EVENT.funded:
      if (instrument === STOCK) hold(flows, STOCK, account, ISSUER, quantity);
      break;
    case EVENT.boughtBack: {
      const gain = (events.price[place]! - marks.mark[STOCK]!) * quantity;
      hold(flows, STOCK, account, ISSUER, -quantity);
      gainFromCompany(flows, account, gain);
      break;
    }
    case EVENT.dividendPaid:
    case EVENT.interestPaid:
    case EVENT.borrowPaid:
    case EVENT.feePaid:
    case EVENT.fundPaid: {
      const cause = CAUSE[PAYMENT[events.kind[place]!]!];
      settle(flows, cause, account, other, events.price[place]!);
      break;
    }
    case EVENT.earningsPaid:
      settle(flows, CAUSE.earnings, account, other, events.price[place]!);
      break;
    case EVENT.split:
      splitPairs(flows, place);
      break;
    case EVENT.sharesSplit:
      settleSplit(flows, place);
      break;
    case EVENT.adjusted:
      multiplyPairs(flows, instrument, quantity);
      break;
    default:
  }
}

/** `a` has so much from `b`, and `b` so much less. */
function settle(flows: Flows, cause: number, a: number, b: number, amount: number): void {
  const { size, settled } = flows;
  if (a === b) return;
  const [ab, ba] = [(cause * size + a) * size + b, (cause * size + b) * size + a];
  settled[ab] = checkedAmount(settled[ab]! + amount);
  settled[ba] = -settled[ab]! + 0;
}

/** `a` has units of an instrument from `b`, at the mark of now. */
function hold(flows: Flows, instrument: number, a: number, b: number, quantity: number): void {
  const { size, open, basis } = flows;
  if (a === b) return;
  const value = quantity * flows.market.marks.mark[instrument]!;
  const [ab, ba] = [(instrument * size + a) * size + b, (instrument * size + b) * size + a];
  open[ab]! += quantity;
  open[ba]! -= quantity;
  basis[ab] = checkedAmount(basis[ab]! + value);
  basis[ba] = -basis[ab]! + 0;
}

/** After a split every pair has whole new shares and has gained what it had gained before. */
function splitPairs(flows: Flows, place: number): void {
  const { events } = flows.market;
  const { size, open, basis } = flows;
  const ratio = events.quantity[place]! / events.quantity2[place]!;
  for (let pair = STOCK * size * size; pair < (STOCK + 1) * size * size; pair++) {
    const gained = open[pair]! * events.price2[place]! - basis[pair]!;
    open[pair] = roundHalfAway(open[pair]! * ratio) + 0;
    basis[pair] = checkedAmount(open[pair]! * events.price[place]! - gained) + 0;
  }
  flows.splitMark[0] = events.price2[place]!;
}

/** What whole shares and rounded marks leave over in an account, it has from the company. */
function settleSplit(flows: Flows, place: number): void {
  const { events, marks } = flows.market;
  const { size, open } = flows;
  const account = events.account[place]!;
  const [after, mark] = [events.quantity[place]!, marks.mark[STOCK]!];
  let held = 0;
  for (let b = 0; b < size; b++) held += open[(STOCK * size + account) * size + b]!;
  hold(flows, STOCK, account, ISSUER, after - held);
  const before = events.quantity2[place]! * flows.splitMark[0]!;
  gainFromCompany(flows, account, after * mark + events.price[place]! - before);
}

/** An account has gained so much with shares from the company, beside what their mark did. */
function gainFromCompany({ size, basis }: Flows, account: number, gain: number): void {
  const pair = (STOCK * size + account) * size + ISSUER;
  const mirror = (STOCK * size + ISSUER) * size + account;
  basis[pair] = checkedAmount(basis[pair]! - gain) + 0;
  basis[mirror] = -basis[pair]! + 0;
}

/** So many contracts take the place of one; what rounding the mark brings shows by itself. */
function multiplyPairs(flows: Flows, instrument: number, factor: number): void {
  const { size, open } = flows;
  for (let pair = instrument * size * size; pair < (instrument + 1) * size * size; pair++) {
    open[pair] = open[pair]! * factor + 0;
  }
}

/** A series that has ended is settled at its last mark. */
function closeSeries(flows: Flows, instrument: number): void {
  const { size, open, basis } = flows;
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < a; b++) {
      settle(flows, CAUSE.option, a, b, sinceTrade(flows, instrument, a, b));
      for (const pair of [(instrument * size + a) * size + b, (instrument * size + b) * size + a]) {
        open[pair] = 0;
        basis[pair] = 0;
      }
    }
  }
}

/** What the mark has done to the units that `a` has from `b`. */
function sinceTrade(flows: Flows, instrument: number, a: number, b: number): number {
  const pair = (instrument * flows.size + a) * flows.size + b;
  return flows.open[pair]! * flows.market.marks.mark[instrument]! - flows.basis[pair]! + 0;
}

/** What account `a` has from account `b` by now, for one cause, in $0.0001. */
export function flowBetween(flows: Flows, cause: FlowCause, a: number, b: number): number {
  const settled = flows.settled[(CAUSE[cause] * flows.size + a) * flows.size + b]!;
  const company = a === ISSUER || b === ISSUER;
  if (cause === "company") return company ? sinceTrade(flows, STOCK, a, b) : 0;
  if (cause === "stock") return company ? 0 : sinceTrade(flows, STOCK, a, b);
  if (cause !== "option") return settled;
  let open = 0;
  const { live, liveCount } = flows.market.instruments;
  for (let i = 0; i < liveCount[0]!; i++) open += sinceTrade(flows, live[i]!, a, b);
  return settled + open;
}
