import { describe, expect, it } from "vitest";
import { smallRun } from "../../../../test/support/small-run.ts";
import { EXCHANGE } from "../../../ledger/accounts.ts";
import { balanceOf } from "../../../ledger/ledger.ts";
import { accountNumber, appliedCommands } from "../../../market/market-state.ts";
import { ACCOUNT_STATE } from "../../../messages/admin-commands.ts";
import { COMMAND } from "../../../messages/commands.ts";
import { EVENT } from "../../../messages/events.ts";
import { placeOf } from "../../../messages/rows.ts";
import { CASH } from "../../../money/cash.ts";
import { HISTORY_DEFAULTS, type HistorySettings } from "../../../scenarios/history-scenario.ts";
import { NO_TROUBLE } from "../../../scenarios/trouble-settings.ts";
import { playRun } from "../play-run.ts";
import type { RunWorld } from "../run-world.ts";
import { hasNothingLeft } from "./close-out.ts";

const US_PER_DAY = 86_400_000_000;
/** 12:45. */
const MIDDAY_US = 45_900_000_000;
const FUND_DOLLARS = 10_000;

/** The second of four sessions loses so much at noon; some of a tenth of the crowd is on margin. */
function crash(size: number, changes: Partial<HistorySettings["margin"]> = {}, seed = 1) {
  const config = smallRun(4, seed, {
    ...{ beginsOpen: true, crowd: 0.1, rate: 0 },
    events: { ...NO_TROUBLE.events, jumpSession: 2, jumpMinute: 195, jumpSize: size },
    margin: { ...NO_TROUBLE.margin, isOn: true, fund: FUND_DOLLARS, ...changes },
    leverage: { nakedSellers: 100, marginBuyers: 50, shortSellers: 50 },
  });
  const paid: { from: number; to: number; amount: number }[] = [];
  const world = playRun(config, (market) => ({
    onEvent: (place) => {
      const { kind, account, other, price } = market.events;
      if (kind[place] !== EVENT.fundPaid) return;
      paid.push({ from: other[place]!, to: account[place]!, amount: price[place]! });
    },
  }));
  return { world, record: world.trouble!.record, paid };
}

const cashOf = ({ market }: RunWorld, account: number): number =>
  balanceOf(market.ledger, account, CASH);

describe("after a fall by 30 % in a day", () => {
  const { world, record, paid } = crash(-0.3);
  const { calls, liquidations, defaults } = record;
  const { market, classes } = world;
  const fund = accountNumber(market.accounts, "default-fund");

  it("calls who sold puts or borrowed on margin, and nobody who owns what he promises", () => {
    const called = new Set(calls.map(({ account }) => classes[account]));
    expect(called).toEqual(new Set(["naked-seller", "margin-trader"]));
    for (const { amount, time } of calls) {
      expect(amount).toBeGreaterThan(0);
      expect(time).toBeGreaterThan(world.config.tape[1]!.day * US_PER_DAY);
    }
    expect(new Set(calls.map(({ account }) => account)).size).toBe(calls.length);
  });

  it("leaves until the next session's midday to mend it, and closes out who has not", () => {
    expect(calls.some(({ end }) => end === "met")).toBe(true);
    const missed = calls.filter(({ end }) => end === "closed-out");
    expect(liquidations.map(({ account }) => account).sort()).toEqual(
      missed.map(({ account }) => account).sort(),
    );
    const midday = world.config.tape[2]!.day * US_PER_DAY + MIDDAY_US;
    for (const { time, end } of liquidations) {
      expect(time).toBeGreaterThanOrEqual(midday);
      expect(end).not.toBe("open");
    }
  });

  it("pays by the fund what is owed beyond all that there was, and no more", () => {
    expect(defaults.length).toBeGreaterThan(0);
    const payments = paid.filter(({ from }) => from === fund);
    expect(payments.map(({ to, amount }) => ({ account: to, amount }))).toEqual(
      defaults.map(({ account, amount }) => ({ account, amount })),
    );
    for (const { account } of defaults) {
      expect(cashOf(world, account)).toBe(0);
      expect(hasNothingLeft(world, account)).toBe(true);
      expect(market.preTrade.state[account]).toBe(ACCOUNT_STATE.halted);
    }
  });

  it("asks the members for what the fund has not, by their limits, and loses nothing", () => {
    const all = defaults.reduce((sum, { amount }) => sum + amount, 0);
    expect(record.contributed).toBe(FUND_DOLLARS * 10_000);
    expect(record.assessed).toBe(all - record.contributed);
    expect(cashOf(world, fund)).toBe(0);
    const byMember = new Map<number, number>();
    for (const { from, to, amount } of paid) {
      if (to === fund) byMember.set(from, (byMember.get(from) ?? 0) + amount);
    }
    expect([...byMember.values()].reduce((sum, one) => sum + one, 0)).toBe(all);
    // Three makers with one limit each: within a unit for each time that they paid.
    for (const amount of byMember.values()) {
      expect(Math.abs(amount - all / 3)).toBeLessThanOrEqual(1 + defaults.length);
    }
    expect(market.exchange.killed[EXCHANGE]).toBe(0);
  });
});

it("calls those who are short of shares after a rise by 40 %, and buys them back", () => {
  const { world, record } = crash(0.4, { mends: 0 });
  const names = (all: readonly { account: number }[]): Set<string> =>
    new Set(all.map(({ account }) => world.market.accounts[account]!.name.replace(/-\d+$/, "")));
  expect(names(record.calls)).toEqual(new Set(["short-seller"]));
  expect(record.liquidations.length).toBe(record.calls.length);
  // Their cash and what they sold for are 280 prices of a share; 180 shares cost 252 and more.
  for (const { end } of record.liquidations) expect(end).toBe("enough");
});

it("closes out makers by their scan, who quote nothing meanwhile", () => {
  const makers = { ...HISTORY_DEFAULTS.makers, capital: 60_000, hedge: "close" } as const;
  const sheets: { account: number; time: number }[] = [];
  const config = smallRun(3, 1, {
    ...{ beginsOpen: true, makers },
    margin: { ...NO_TROUBLE.margin, isOn: true, fund: 100 },
  });
  const { trouble, classes } = playRun(config, (market) => ({
    onCommand: () => {
      const place = placeOf(market.commands, appliedCommands(market) - 1);
      const { kind, account, time } = market.commands;
      if (kind[place] !== COMMAND.sheet) return;
      sheets.push({ account: account[place]!, time: time[place]! });
    },
  }));
  const { liquidations } = trouble!.record;
  expect(new Set(liquidations.map(({ account }) => classes[account]))).toEqual(
    new Set(["market-maker"]),
  );
  const open = liquidations.find(({ end }) => end === "open")!;
  expect(open.contracts).toBeGreaterThan(0);
  const others = sheets.filter(({ time }) => time > open.time);
  expect(others.length).toBeGreaterThan(0);
  expect(others.every(({ account }) => account !== open.account)).toBe(true);
});

it("pays for nobody without a fall, and gives members back what they paid, to the unit", () => {
  const { record, paid } = crash(0);
  expect(record.defaults).toEqual([]);
  expect(record.returned).toBe(record.contributed);
  const net = new Map<number, number>();
  for (const { from, to, amount } of paid) {
    net.set(from, (net.get(from) ?? 0) - amount);
    net.set(to, (net.get(to) ?? 0) + amount);
  }
  expect([...net.values()].every((amount) => amount === 0)).toBe(true);
});

it("closes out everybody who is called where nobody does what he is asked", () => {
  const { record } = crash(-0.2, { mends: 0 });
  expect(record.calls.length).toBeGreaterThan(0);
  // A price that comes back by itself would be enough too: here it does not.
  expect(record.calls.map(({ end }) => end)).toEqual(record.calls.map(() => "closed-out"));
  expect(record.liquidations.some(({ end }) => end === "enough")).toBe(true);
});
