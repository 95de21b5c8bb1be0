import { interestYears } from "../../calendar/clocks.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import { COMMAND } from "../../messages/commands.ts";
import { EVENT } from "../../messages/events.ts";
import { nextRow, placeOf } from "../../messages/rows.ts";
import { sendExpire, sendInterest, sendMark } from "../../messages/world-commands.ts";
import type { ChainMaker } from "../../participants/market-maker/chain-maker.ts";
import type { RetailMood } from "../../participants/retail-account.ts";
import { closeOf, openOf } from "../stock/session-times.ts";
import { listChain } from "./list-chain.ts";
import { playProfessionals } from "./play-professionals.ts";
import { applyAll, type RetailParty, type RunWorld } from "./run-world.ts";
import { seedOpenInterest } from "./seed-open-interest.ts";
import { SessionSurface } from "./session-surface.ts";
import type { TapeDay } from "./tape-path.ts";

/** By then every maker has seen the stock. */
const SEEN_US = 100_000;
/** Between what one of the public does and the next one's turn. */
const TURN_US = 1_000;

const SESSIONS_PER_YEAR = 252;

/** What belongs to one session while it is played. */
interface Session {
  readonly today: number;
  readonly tape: TapeDay;
  readonly steps: number;
  readonly surface: SessionSurface;
  readonly mood: RetailMood;
}

/** Plays one session: the stock's steps, the public, the makers; then the close. */
export function playDay(world: RunWorld, tape: TapeDay, before: number): void {
  const { config, market, stock } = world;
  const { day, forecast } = tape;
  const [openTime, closeTime] = [openOf(day), closeOf(day)];
  const steps = stock.stepsOf(tape);
  stock.startDay(tape, openTime);
  listChain(world, market.clock[0]!, day, market.marks.mark[STOCK]!);
  const surface = new SessionSurface(market, day, forecast, config.heston);
  const session = { today: day, tape, steps, surface, mood: { ...config.mood, surface } };
  startParties(world, day, steps);
  if (config.beginsOpen && day === config.tape[0]!.day) {
    seedOpenInterest(world, surface, day, market.clock[0]!);
    world.listener.onOpened?.();
  }
  for (const maker of world.makers) maker.startDay(day);
  for (const trader of world.traders) trader.error.startDay(day);
  const stepUs = Math.floor((closeTime - openTime) / steps);
  for (let step = 0; step < steps; step++) {
    playStep(world, session, step, step === steps - 1 ? closeTime : openTime + (step + 1) * stepUs);
  }
  hedgeAtClose(world);
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
  stock.playStep(session.tape, step, time);
  session.surface.moveTo(varianceAt(session, step));
  let now = time + SEEN_US;
  stock.playUntil(now);
  quoteAll(world, session, now, true);
  const swept = market.events.written[0]!;
  nextRow(market.commands, COMMAND.sweep, now);
  applyAll(world);
  if (market.events.written[0]! > swept) answerTrades(world, session, now, swept);
  for (const party of retail) {
    const { account } = party.who;
    if (party.moment !== step && !account.isDue(world.step)) continue;
    now += TURN_US;
    stock.playUntil(now);
    const traded = market.events.written[0]!;
    playTurn(world, session, party, step, now);
    if (market.events.written[0]! > traded) answerTrades(world, session, now, traded);
  }
  playProfessionals(world, session.surface, session.today, step, now, (from) => {
    answerTrades(world, session, now, from);
  });
  hedgeAll(world);
  world.step++;
}

/** The stock's variance at the end of a step, where the tape says it. */
function varianceAt({ tape, steps }: Session, step: number): number | undefined {
  const { variances } = tape;
  return variances?.[Math.floor(((step + 1) * variances.length) / steps) - 1];
}

/** One of the public looks at the market. */
function playTurn(
  world: RunWorld,
  session: Session,
  party: RetailParty,
  step: number,
  now: number,
): void {
  const { account } = party.who;
  if (account.isDue(world.step)) {
    account.giveUp(now);
    applyAll(world);
  }
  if (party.moment !== step || account.waiting !== undefined) return;
  account.stream.at(session.today, 1);
  party.who.act(now, session.today, world.step, session.mood);
  applyAll(world);
}

/** Who traded since event `from` hedges, if that is when he does; then all quote anew. */
function answerTrades(world: RunWorld, session: Session, now: number, from: number): void {
  for (const maker of world.makers) {
    if (maker.settings.hedge !== "trade" || !hasTraded(world, maker, from)) continue;
    maker.readBook(session.surface);
    hedgeOne(world, maker);
  }
  quoteAll(world, session, now, false);
}

/** Whether a maker traded options since event `from`. */
function hasTraded({ market }: RunWorld, { view }: ChainMaker, from: number): boolean {
  const { events } = market;
  for (let number = from; number < events.written[0]!; number++) {
    const place = placeOf(events, number);
    if (events.kind[place] !== EVENT.traded || events.instrument[place] === STOCK) continue;
    if (events.account[place] === view.account || events.other[place] === view.account) return true;
  }
  return false;
}

function quoteAll(world: RunWorld, session: Session, time: number, isNewStep: boolean): void {
  const { surface, steps } = session;
  const hedgeYears = 1 / SESSIONS_PER_YEAR / steps;
  for (const maker of world.makers) {
    maker.readBook(surface);
    maker.readCapital(surface, isNewStep);
    maker.quote(time, surface, hedgeYears);
    applyAll(world);
  }
}

/** After a step: makers who hedge at each, and those who look whether they are out of a band. */
function hedgeAll(world: RunWorld): void {
  for (const maker of world.makers) {
    const { hedge } = maker.settings;
    if (hedge === "step" || hedge === "band") hedgeOne(world, maker);
  }
}

function hedgeAtClose(world: RunWorld): void {
  for (const maker of world.makers) {
    if (maker.settings.hedge === "close") hedgeOne(world, maker);
  }
}

function hedgeOne(world: RunWorld, maker: ChainMaker): void {
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
  world.listener.onClose?.(session.today, session.surface.month, makers);
  for (const maker of makers) {
    maker.exercise(time, session.surface);
    applyAll(world);
  }
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
}
