import { STOCK } from "../../../contracts/instrument-table.ts";
import { FIRST_PARTY } from "../../../ledger/accounts.ts";
import { ACCOUNT_STATE, MARGIN_RULE } from "../../../messages/admin-commands.ts";
import { sendClearSheet } from "../../../messages/outbox.ts";
import { sendAccountState, sendMark } from "../../../messages/world-commands.ts";
import { applyAll, type RetailParty, type RunWorld } from "../run-world.ts";
import { closeOut, excessNow, hasNothingLeft } from "./close-out.ts";
import { payDefault } from "./fund-members.ts";
import { isHalted } from "./halts.ts";
import type { Liquidation, MarginCall, Trouble } from "./trouble.ts";
import type { MarginConfig } from "./trouble-config.ts";

/** A step of a session. */
interface Moment {
  readonly today: number;
  readonly steps: number;
  readonly step: number;
}

/** Draw of an account's stream that decides whether it does what it is asked. */
const MENDS = 4;

/** After the marks of a moment: whoever has too little behind what he holds is called. */
export function callForMargin(world: RunWorld, trouble: Trouble): void {
  const { market } = world;
  const { rule, state } = market.preTrade;
  const { open, closing, record } = trouble;
  trouble.lookedAt = market.marks.mark[STOCK]!;
  for (let account = FIRST_PARTY; account < rule.length; account++) {
    if (rule[account] === MARGIN_RULE.none || state[account] !== ACCOUNT_STATE.active) continue;
    if (open.has(account) || closing.has(account)) continue;
    const excess = excessNow(world, account);
    if (excess >= 0) continue;
    const time = market.clock[0]!;
    const call: MarginCall = { account, time, amount: -excess, end: "open" };
    record.calls.push(call);
    open.set(account, { call, dueSession: trouble.session + 1 });
  }
}

/**
 * A step of a session: calls after a large move; those who mend theirs do; from midday on the
 * broker closes out who has not, and goes on at each step with what was left.
 *
 * @param answerTrades what the makers do after somebody traded since an event.
 */
export function playMargin(
  world: RunWorld,
  { today, steps, step }: Moment,
  time: number,
  answerTrades: (from: number) => void,
): void {
  const { trouble, market } = world;
  const margin = trouble?.config.margin;
  if (trouble === undefined || margin === undefined || isHalted(market)) return;
  // The step that ends at 12:45, or the first one after it.
  const midday = Math.ceil(steps / 2) - 1;
  const move = Math.abs(market.marks.mark[STOCK]! / trouble.lookedAt - 1);
  const looks = move > margin.move;
  const isMidday = step === midday && trouble.open.size > 0;
  const mending = [...trouble.open].filter(
    ([account, { dueSession }]) =>
      trouble.session === dueSession && step === momentOf(world, account, midday),
  );
  if (!looks && !isMidday && mending.length === 0 && trouble.closing.size === 0) return;
  // Others have traded a moment before: what the stock's crowd does about it comes first.
  world.stock.playUntil(time);
  sendMark(market.commands, time);
  applyAll(world);
  if (looks) callForMargin(world, trouble);
  const from = market.events.written[0]!;
  for (const [account] of mending) mend(world, margin, account, today, time);
  for (const [account, { call, dueSession }] of trouble.open) {
    const isDue =
      trouble.session > dueSession || (trouble.session === dueSession && step >= midday);
    if (excessNow(world, account) >= 0) {
      call.end = "met";
      trouble.open.delete(account);
    } else if (isDue) {
      call.end = "closed-out";
      trouble.open.delete(account);
      startClosing(world, trouble, account, time);
    }
  }
  for (const liquidation of trouble.closing.values()) liquidate(world, trouble, liquidation, time);
  if (market.events.written[0]! > from) answerTrades(from);
}

/** The step at which somebody of the public looks at his account, before midday; else -1. */
function momentOf(world: RunWorld, account: number, midday: number): number {
  const party = partyWith(world, account);
  return party === undefined ? -1 : Math.min(party.moment, Math.max(midday - 1, 0));
}

function partyWith({ retail }: RunWorld, account: number): RetailParty | undefined {
  return retail.find(({ who }) => who.account.view.account === account);
}

/** He closes by his own hand what his broker would; some do not hear the telephone. */
function mend(
  world: RunWorld,
  { mends }: MarginConfig,
  account: number,
  today: number,
  time: number,
): void {
  const { stream } = partyWith(world, account)!.who.account;
  stream.at(today, MENDS);
  if (stream.nextUniform() >= mends) return;
  closeOut(world, account, time, { orders: 0, contracts: 0, shares: 0 });
}

function startClosing(world: RunWorld, trouble: Trouble, account: number, time: number): void {
  const { market, makers } = world;
  const liquidation: Liquidation = {
    ...{ account, time, orders: 0, contracts: 0, shares: 0, end: "open" },
  };
  trouble.record.liquidations.push(liquidation);
  trouble.closing.set(account, liquidation);
  if (makers.some(({ view }) => view.account === account)) {
    sendClearSheet({ rows: market.commands, account }, time);
  }
  sendAccountState(market.commands, time, account, "reducing");
  applyAll(world);
}

function liquidate(
  world: RunWorld,
  trouble: Trouble,
  liquidation: Liquidation,
  time: number,
): void {
  const { account } = liquidation;
  closeOut(world, account, time, liquidation);
  if (excessNow(world, account) >= 0) {
    liquidation.end = "enough";
    sendAccountState(world.market.commands, time, account, "active");
    applyAll(world);
  } else if (hasNothingLeft(world, account)) {
    liquidation.end = "default";
    payDefault(world, trouble, account, time);
  } else return;
  trouble.closing.delete(account);
}
