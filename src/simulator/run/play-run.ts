import { feeChanges } from "../../clearing/fee-schedules/fee-schedules.ts";
import { MULTIPLIER, STOCK } from "../../contracts/instrument-table.ts";
import { sendAccountMargin, sendCarry, sendFee, sendFund } from "../../messages/world-commands.ts";
import { CASH } from "../../money/cash.ts";
import { beforeOpenOf } from "../stock/session-times.ts";
import { closeCompanyDay, openCompany, startCompanyDay, windUp } from "./company/company-days.ts";
import { fundOwn } from "./own/play-own.ts";
import type { RunConfig } from "./run-config.ts";
import { playDay } from "./run-day.ts";
import { applyAll, type ListenTo, openRun, type RunWorld } from "./run-world.ts";
import { closeMargin, openMargin } from "./trouble/open-margin.ts";

/** $1 million in $0.0001. */
const RETAIL_CASH = 10_000_000_000;

/** Plays all sessions. */
export function playRun(config: RunConfig, listenTo: ListenTo = () => ({})): RunWorld {
  const world = openRun(config, listenTo);
  fundAll(world);
  let before = config.tape[0]!.day;
  for (const tape of config.tape) {
    setFees(world, tape.day, before);
    startCompanyDay(world, tape.day);
    playDay(world, tape, before);
    closeCompanyDay(world, tape.day, before);
    before = tape.day;
  }
  windUp(world);
  closeMargin(world);
  return world;
}

/** The stock's first mark, the interest rate, and what everybody starts with. */
function fundAll(world: RunWorld): void {
  const { config, market, stock } = world;
  const { commands } = market;
  const time = beforeOpenOf(config.tape[0]!.day);
  stock.open(time);
  sendCarry(commands, time, config.rate, 0);
  applyAll(world);
  world.makers.forEach(({ view }, i) => {
    sendFund(commands, time, view.account, CASH, config.makers[i]!.cash);
    applyAll(world);
  });
  const fundEach = (all: readonly { view: { account: number } }[], cash: number): void => {
    for (const { view } of all) sendFund(commands, time, view.account, CASH, cash);
    applyAll(world);
  };
  fundEach(world.traders, config.traders.cash);
  fundEach(world.desks, config.desks.cash);
  for (const { who, class: one } of world.retail) {
    const { account } = who.account.view;
    const onMargin = "cash" in one;
    sendFund(commands, time, account, CASH, onMargin ? one.cash : RETAIL_CASH);
    const shares = one.kind === "covered-call-seller" ? one.settings.contracts * MULTIPLIER : 0;
    if (shares > 0) sendFund(commands, time, account, STOCK, shares);
    sendAccountMargin(commands, time, account, onMargin ? "margin" : "cash");
    applyAll(world);
  }
  fundOwn(world, time);
  openMargin(world, time);
  openCompany(world);
}

/** The fees that come into force today. */
function setFees(world: RunWorld, day: number, before: number): void {
  const { config, market } = world;
  if (!config.hasFees) return;
  const isFirst = day === config.tape[0]!.day;
  const time = beforeOpenOf(day);
  const { makers, traders, desks, own } = world;
  const dealers = [...makers, ...traders, ...desks, ...own.makers, ...own.traders];
  const groups = [
    { schedule: "maker", accounts: dealers.map(({ view }) => view.account) },
    { schedule: "retail", accounts: world.retail.map(({ who }) => who.account.view.account) },
  ] as const;
  for (const { schedule, accounts } of groups) {
    const changes = feeChanges(schedule, isFirst ? day : before, day);
    for (const { kind, rate, day: from } of changes) {
      if (!isFirst && from <= before) continue;
      for (const account of accounts) {
        sendFee(market.commands, time, account, kind, rate);
        applyAll(world);
      }
    }
  }
}
