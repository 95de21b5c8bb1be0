import { interestYears } from "../../calendar/clocks.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import { COMMAND } from "../../messages/commands.ts";
import { nextRow } from "../../messages/rows.ts";
import { sendExpire, sendInterest, sendMark } from "../../messages/world-commands.ts";
import type { ChainMaker } from "../../participants/market-maker/chain-maker.ts";
import type { Moment } from "../../participants/own/own-view.ts";
import type { RetailMood } from "../../participants/retail-account.ts";
import { TRADING_DAYS_PER_YEAR } from "../../volatility/realized.ts";
import { closeOf, openOf } from "../stock/session-times.ts";
import { playExEve } from "./company/play-ex-eve.ts";
import { endowAccounts } from "./endowment/endow-accounts.ts";
import { hasTraded } from "./has-traded.ts";
import { listChain } from "./list-chain.ts";
import {
  answerOwn,
  exerciseOwn,
  hedgeAllOwn,
  playOwnTraders,
  quoteOwn,
  startOwnDay,
  wakeFilled,
} from "./own/play-own.ts";
import { playProfessionals } from "./play-professionals.ts";
import { applyAll, type RetailParty, type RunWorld } from "./run-world.ts";
import { seedOpenInterest } from "./seed-open-interest.ts";
import { SessionSurface } from "./session-surface.ts";
import type { TapeDay } from "./tape-path.ts";
import { isHalted } from "./trouble/halts.ts";
import { playMargin } from "./trouble/margin-calls.ts";
import { closeTroubledDay, mayTrade, startTroubledDay } from "./trouble/troubled-day.ts";

/** By then every maker has seen the stock. */
const SEEN_US = 100_000;
/** Between what one of the public does and the next one's turn. */
const TURN_US = 1_000;

/** What belongs to one session while it is played. */
interface Session {
  readonly today: number;
  readonly tape: TapeDay;
  readonly steps: number;
  /** The one that is played. */
  step: number;
  readonly surface: SessionSurface;
  /** By what volatility traders trade, and its variances. */
  readonly forecast: SessionSurface;
  readonly forecastTape: TapeDay;
  readonly mood: RetailMood;
}

/** Plays one session: the stock's steps, the public, the makers; then the close. */
export function playDay(world: RunWorld, tape: TapeDay, before: number): void {
  const { config, market, stock } = world;
  const { day, forecast } = tape;
  const [openTime, closeTime] = [openOf(day), closeOf(day)];
  const steps = stock.stepsOf(tape);
  startTroubledDay(world, day, openTime);
  stock.startDay(tape, openTime);
  listChain(world, market.clock[0]!, day, market.marks.mark[STOCK]!);
  const announced = config.trouble?.announcements;
  const surface = new SessionSurface(market, day, forecast, config.heston, announced);
  const blind = config.blindTape?.find((other) => other.day === day);
  const session: Session = {
    today: day,
    tape,
    steps,
    step: 0,
    surface,
    forecast: blind
      ? new SessionSurface(market, day, blind.forecast, config.heston, announced)
      : surface,
    forecastTape: blind ?? tape,
    mood: { ...config.mood, surface },
  };
  startParties(world, day, steps);
  const isFirst = day === config.tape[0]!.day;
  if (isFirst) endowAccounts(world, surface, market.clock[0]!);
  if (config.beginsOpen && isFirst) {
    seedOpenInterest(world, surface, day, market.clock[0]!);
    world.listener.onOpened?.();
  }
  for (const maker of world.makers) maker.startDay(day);
  for (const trader of world.traders) trader.error.startDay(day);
  startOwnDay(world, market.clock[0]!);
  const stepUs = Math.floor((closeTime - openTime) / steps);
  for (let step = 0; step < steps; step++) {
    playStep(world, session, step, step === steps - 1 ? closeTime : openTime + (step + 1) * stepUs);
  }
  hedgeAtClose(world, session);
  const endTime = Math.max(stock.endOf(closeTime), market.clock[0]!);
  stock.playUntil(endTime);
  endDay(world, session, endTime, before);
  config.onDay?.(day);
}

/** Draws when each of the public looks at the market today. */
function startParties({ retail }: RunWorld, today: number, steps: number): void {
  for (const party of retail) {
    const { stream } = party.who.account;
    stream.at(today, 0);
    party.moment = stream.nextInteger(steps);
  }
}

/** The stock moves; makers quote anew; who rests may be met; the public trades; makers hedge. */
function playStep(world: RunWorld, session: Session, step: number, time: number): void {
  const { market, retail, stock } = world;
  session.step = step;
  stock.playStep(session.tape, step, time);
  const { tape, surface, forecast, forecastTape, steps } = session;
  surface.moveTo(varianceAt(tape, steps, step));
  if (forecast !== surface) forecast.moveTo(varianceAt(forecastTape, steps, step));
  let now = time + SEEN_US;
  stock.playUntil(now);
  if (isHalted(market)) {
    world.step++;
    return;
  }
  quoteAll(world, session, now, true);
  const swept = market.events.written[0]!;
  nextRow(market.commands, COMMAND.sweep, now);
  applyAll(world);
  if (market.events.written[0]! > swept) answerTrades(world, session, now, swept);
  const isOver = session.today > (world.config.publicUntil ?? session.today);
  for (const party of isOver ? [] : retail) {
    const { account } = party.who;
    if (party.moment !== step && !account.isDue(world.step)) continue;
    if (!mayTrade(world, account.view.account)) continue;
    now += TURN_US;
    stock.playUntil(now);
    const traded = market.events.written[0]!;
    playTurn(world, session, party, now);
    if (market.events.written[0]! > traded) answerTrades(world, session, now, traded);
  }
  playProfessionals(world, session, now, (from) => answerTrades(world, session, now, from));
  playOwnTraders(world, momentOf(session, now), (from) => {
    answerMakers(world, session, now, from);
  });
  playMargin(world, session, now, (from) => answerTrades(world, session, now, from));
  hedgeAll(world, session);
  world.step++;
}

/** The stock's variance at the end of a step, where the tape says it. */
function varianceAt({ variances }: TapeDay, steps: number, step: number): number | undefined {
  return variances?.[Math.floor(((step + 1) * variances.length) / steps) - 1];
}

/** One of the public looks at the market. */
function playTurn(world: RunWorld, session: Session, party: RetailParty, now: number): void {
  const { account } = party.who;
  if (account.isDue(world.step)) {
    account.giveUp(now);
    applyAll(world);
  }
  if (party.moment !== session.step || account.waiting !== undefined) return;
  account.stream.at(session.today, 1);
  party.who.act(now, session.today, world.step, session.mood);
  applyAll(world);
}

/** What the makers do after trades since event `from`, and own traders whose orders were filled. */
function answerTrades(world: RunWorld, session: Session, now: number, from: number): void {
  answerMakers(world, session, now, from);
  wakeFilled(world, momentOf(session, now), (since) => {
    answerMakers(world, session, now, since);
  });
}

/** Who traded since event `from` hedges, if that is when he does; then all quote anew. */
function answerMakers(world: RunWorld, session: Session, now: number, from: number): void {
  for (const maker of world.makers) {
    if (maker.settings.hedge !== "trade") continue;
    if (!hasTraded(world.market, maker.view.account, from)) continue;
    maker.readBook(session.surface);
    hedgeOne(world, maker);
  }
  answerOwn(world, momentOf(session, now), from);
  quoteAll(world, session, now, false);
}

/** What the user's own participants see at a time of a session. */
function momentOf({ step, steps, surface }: Session, time: number): Moment {
  return { time, step, steps, surface };
}

function quoteAll(world: RunWorld, session: Session, time: number, isNewStep: boolean): void {
  const { surface, steps } = session;
  const hedgeYears = 1 / TRADING_DAYS_PER_YEAR / steps;
  for (const maker of world.makers) {
    if (!mayTrade(world, maker.view.account)) continue;
    maker.readBook(surface);
    maker.readCapital(surface, isNewStep);
    maker.quote(time, surface, hedgeYears);
    applyAll(world);
  }
  const moment = momentOf(session, time);
  quoteOwn(world, moment, hedgeYears, isNewStep);
  world.listener.onQuoted?.(world, moment);
}

/** After a step: makers who hedge at each, and those who look whether they are out of a band. */
function hedgeAll(world: RunWorld, session: Session): void {
  for (const maker of world.makers) {
    const { hedge } = maker.settings;
    if (hedge !== "trade" && hedge !== "close") hedgeOne(world, maker);
  }
  hedgeAllOwn(world, momentOf(session, world.market.clock[0]!), "step");
}

function hedgeAtClose(world: RunWorld, session: Session): void {
  for (const maker of world.makers) {
    if (maker.settings.hedge === "close") hedgeOne(world, maker);
  }
  hedgeAllOwn(world, momentOf(session, world.market.clock[0]!), "close");
}

function hedgeOne(world: RunWorld, maker: ChainMaker): void {
  if (!mayTrade(world, maker.view.account)) return;
  maker.hedge(world.market.clock[0]!, world.config.rate);
  applyAll(world);
}

/** Marks, early exercise, interest, and the series whose last day it was. */
function endDay(world: RunWorld, session: Session, time: number, before: number): void {
  const { market, makers } = world;
  const { commands, instruments } = market;
  nextRow(commands, COMMAND.endDay, time);
  sendMark(commands, time);
  applyAll(world);
  world.listener.onClose?.(session.today, session.surface.month, makers, session.surface);
  for (const maker of makers) {
    maker.exercise(time, session.surface);
    applyAll(world);
  }
  exerciseOwn(world, momentOf(session, time));
  if (world.company) playExEve(world, session.surface, session.today, time);
  sendInterest(commands, time, interestYears(before, session.today));
  applyAll(world);
  const ending: number[] = [];
  for (let i = 0; i < instruments.liveCount[0]!; i++) {
    const series = instruments.live[i]!;
    if (instruments.expiryDay[series] === session.today) ending.push(series);
  }
  for (const series of ending) {
    sendExpire(commands, time, series);
    applyAll(world);
  }
  closeTroubledDay(world, session.today, time, interestYears(before, session.today));
}
