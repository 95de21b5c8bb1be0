import { dayOf } from "../../../calendar/civil-date.ts";
import { COMMAND } from "../../../messages/commands.ts";
import { nextRow } from "../../../messages/rows.ts";
import { sendFund } from "../../../messages/world-commands.ts";
import { CASH } from "../../../money/cash.ts";
import type { Occasion } from "../../../participants/own/own-api.ts";
import { hedgeOwn } from "../../../participants/own/own-hedge.ts";
import type { Moment } from "../../../participants/own/own-view.ts";
import { hasTraded } from "../has-traded.ts";
import { applyAll, type RunWorld } from "../run-world.ts";
import { mayTrade } from "../trouble/troubled-day.ts";
import type { OwnMaker, OwnTrader } from "./own-parties.ts";

/** What they start with: as much as a maker or trader of the scenario. */
export function fundOwn(world: RunWorld, time: number): void {
  const { own, config, market } = world;
  const fund = ({ view }: OwnMaker | OwnTrader, cash: number): void => {
    sendFund(market.commands, time, view.account, CASH, cash);
    applyAll(world);
  };
  for (const maker of own.makers) fund(maker, config.makers[0]!.cash);
  for (const trader of own.traders) fund(trader, config.traders.cash);
}

export function startOwnDay({ own }: RunWorld, time: number): void {
  const [first] = [...own.makers, ...own.traders];
  if (first === undefined) return;
  own.names.startDay(first.view, time);
  for (const { seen } of [...own.makers, ...own.traders]) seen.error.startDay(dayOf(time));
}

/** Own makers quote anew, after the others. @param hedgeYears until they can hedge. */
export function quoteOwn(
  world: RunWorld,
  moment: Moment,
  hedgeYears: number,
  isNewStep: boolean,
): void {
  for (const maker of world.own.makers) {
    const { guard } = maker.seen;
    if (!isIn(world, maker)) continue;
    maker.desk.readBook(moment.surface);
    maker.desk.readCapital(moment.surface, isNewStep);
    maker.quotes.today = dayOf(moment.time);
    guard.wake(() => {
      maker.own.begin(moment, isNewStep ? "step" : "trade");
      maker.desk.quote(moment.time, moment.surface, hedgeYears);
    });
    settle(world, maker);
  }
}

/** Who of them has traded options since event `from`: makers may hedge for it. */
export function answerOwn(world: RunWorld, moment: Moment, from: number): void {
  const { own, market } = world;
  for (const one of [...own.makers, ...own.traders]) {
    if (!hasTraded(market, one.view.account, from)) continue;
    hedge(world, one, moment, "trade");
    if ("participant" in one) one.isFilled = true;
  }
}

/** Traders whose resting orders were filled look at the market. */
export function wakeFilled(
  world: RunWorld,
  moment: Moment,
  onTraded: (from: number) => void,
): void {
  for (const trader of world.own.traders) {
    if (!trader.isFilled) continue;
    wake(world, trader, moment, "trade", onTraded);
  }
}

/** All own traders have their turn of the step. */
export function playOwnTraders(
  world: RunWorld,
  moment: Moment,
  onTraded: (from: number) => void,
): void {
  for (const trader of world.own.traders) wake(world, trader, moment, "step", onTraded);
}

export function hedgeAllOwn(world: RunWorld, moment: Moment, occasion: Occasion): void {
  for (const one of [...world.own.makers, ...world.own.traders])
    hedge(world, one, moment, occasion);
}

/** Early exercise as the other makers do it. */
export function exerciseOwn(world: RunWorld, { time, surface }: Moment): void {
  for (const { desk, seen } of world.own.makers) {
    if (seen.guard.reason !== undefined) continue;
    desk.exercise(time, surface);
    applyAll(world);
  }
}

function wake(
  world: RunWorld,
  trader: OwnTrader,
  moment: Moment,
  occasion: Occasion,
  onTraded: (from: number) => void,
): void {
  const { own, participant, seen, view, outbox } = trader;
  if (!isIn(world, trader)) return;
  seen.guard.wake(() => {
    own.begin(moment, occasion);
    participant.trade(own.shown);
  });
  if (seen.guard.reason === undefined) own.send(outbox);
  const from = world.market.events.written[0]!;
  settle(world, trader);
  if (hasTraded(world.market, view.account, from)) onTraded(from);
  // What he did himself is no news to him.
  trader.isFilled = false;
}

function hedge(
  world: RunWorld,
  one: OwnMaker | OwnTrader,
  moment: Moment,
  occasion: Occasion,
): void {
  const { seen, own, outbox } = one;
  if (!isIn(world, one)) return;
  const { makers, traders, rate } = world.config;
  const band = "desk" in one ? makers[0]!.settings : traders.settings;
  const now = { ...moment, time: world.market.clock[0]! };
  hedgeOwn(seen, own, one.hedge, now, occasion, rate, band, outbox);
  settle(world, one);
}

/** Applies what somebody sent; who went wrong is out: his quotes and orders are withdrawn. */
function settle(world: RunWorld, { seen, view }: OwnMaker | OwnTrader): void {
  const { own, market } = world;
  const { id, reason } = seen.guard;
  const isOut = own.suspended.some((one) => one.id === id);
  if (reason !== undefined && !isOut) {
    const { commands, clock } = market;
    const time = clock[0]!;
    own.suspended.push({ id, reason, time, command: commands.written[0]! });
    commands.account[nextRow(commands, COMMAND.kill, time)] = view.account;
  }
  applyAll(world);
}

/** Whether somebody still takes part: not suspended, and not in default. */
function isIn(world: RunWorld, { seen, view }: OwnMaker | OwnTrader): boolean {
  return seen.guard.reason === undefined && mayTrade(world, view.account);
}
