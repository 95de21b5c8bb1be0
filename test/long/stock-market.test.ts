import { describe, expect, it } from "vitest";
import { STOCK } from "../../src/contracts/instrument-table.ts";
import { BROKER, EXCHANGE, ISSUER, REGULATOR } from "../../src/ledger/accounts.ts";
import { balanceOf } from "../../src/ledger/ledger.ts";
import { checkTrialBalance } from "../../src/ledger/trial-balance.ts";
import { stateHash } from "../../src/market/market.ts";
import { accountNumber, type Market } from "../../src/market/market-state.ts";
import { EVENT } from "../../src/messages/events.ts";
import { sendBorrow, sendFee } from "../../src/messages/world-commands.ts";
import { CASH } from "../../src/money/cash.ts";
import { wealthOf } from "../../src/positions/positions.ts";
import { NEVER } from "../../src/simulator/kernel/actor.ts";
import { closeOf, openOf } from "../../src/simulator/stock/session-times.ts";
import { defaultStock } from "../../src/simulator/stock/stock-defaults.ts";
import { openStockMarket, playStockDay } from "../../src/simulator/stock/stock-world.ts";
import { brownianValue } from "../../src/simulator/stock/value/value-models.ts";
import { ModelPath } from "../../src/simulator/stock/value/value-paths.ts";
import { sessions } from "../support/small-run.ts";
import {
  autocorrelation,
  logReturns,
  MINUTES,
  meanOf,
  playStockDays,
  type StockDays,
  type StockDaysConfig,
  varianceOf,
} from "../support/stock-days.ts";

const SEEDS = [1, 2, 3, 4];
const DAYS = 15;

/** The default market, a GBM value of 25 %: 60 sessions in all. */
const runs: StockDays[] = SEEDS.map((seed) => playStockDays({ seed, days: DAYS }));
const over = (measure: (run: StockDays) => number): number => meanOf(runs.map(measure));
describe("the stock's book", () => {
  it("is a cent or two wide, and as deep as was asked for", () => {
    expect(over(({ spread }) => spread)).toBeGreaterThan(1);
    expect(over(({ spread }) => spread)).toBeLessThan(2);
    expect(over(({ top }) => top)).toBeGreaterThan(600);
    expect(over(({ top }) => top)).toBeLessThan(1_000);
    expect(Math.abs(over(({ tenLevels }) => tenLevels) / 10_000 - 1)).toBeLessThan(0.1);
  });

  it("has about 4,000 trades of 300 shares in 20,000 commands and more", () => {
    const orders = over(({ sizes }) => sizes.length / DAYS);
    const size = over(({ sizes }) => meanOf(sizes));
    expect(Math.abs(orders / 4_000 - 1)).toBeLessThan(0.1);
    expect(Math.abs(size / 300 - 1)).toBeLessThan(0.1);
    expect(Math.abs((orders * size) / 1_200_000 - 1)).toBeLessThan(0.1);
    expect(over(({ commands }) => commands)).toBeGreaterThan(20_000);
  });

  it("sees buys follow buys, less and less", () => {
    const persistence = (orders: number) => over(({ sides }) => autocorrelation(sides, orders));
    expect(persistence(1)).toBeGreaterThan(0.05);
    expect(persistence(5)).toBeGreaterThan(0.02);
    expect(persistence(5)).toBeLessThan(persistence(1));
    expect(Math.abs(persistence(200))).toBeLessThan(0.01);
  });
});

describe("the price", () => {
  const deviations = runs.map(({ mids, values }) => mids.map((mid, i) => mid / values[i]! - 1));

  it("strays from the value by .25 %, and is back half way in .3 of a session", () => {
    const deviation = meanOf(deviations.map((one) => Math.sqrt(varianceOf(one))));
    expect(Math.abs(deviation / 0.0025 - 1)).toBeLessThan(0.2);
    const left = (share: number) =>
      meanOf(deviations.map((one) => autocorrelation(one, Math.round(share * MINUTES))));
    expect(left(0.15)).toBeGreaterThan(0.5);
    expect(left(0.45)).toBeLessThan(0.5);
  });

  it("varies as much in a session as its five minutes together say: VR within 1 +- .1", () => {
    // Against the same ratio of the value, whose true ratio is 1: most of the noise is common.
    const ratio = (prices: (run: StockDays) => number[]): number =>
      meanOf(runs.map((run) => varianceOf(logReturns(prices(run), MINUTES)))) /
      meanOf(runs.map((run) => 78 * varianceOf(logReturns(prices(run), 5))));
    const measured = ratio(({ mids }) => mids) / ratio(({ values }) => values);
    expect(Math.abs(measured - 1)).toBeLessThan(0.1);
  });

  it("does not follow or reverse its own five minutes", () => {
    for (let lag = 1; lag <= 6; lag++) {
      const measured = over(({ mids }) => autocorrelation(logReturns(mids, 5), lag));
      const expected = over(({ values }) => autocorrelation(logReturns(values, 5), lag));
      expect(Math.abs(measured - expected)).toBeLessThan(0.03);
    }
  });
});

/** Of all parties, in $0.0001. */
function wealthOfParties({ ledger, marks, instruments, accounts }: Market): number {
  let sum = 0;
  accounts.forEach(({ outside }, account) => {
    if (!outside) sum += wealthOf(ledger, marks, instruments, account);
  });
  return sum;
}

describe("nothing is made or lost", () => {
  it("the parties gain what the shares gain, less fees and no more: I4, at every close", () => {
    const path = new ModelPath(brownianValue(0, 0.25), { seed: 9, start: 1_000_000, steps: 2_340 });
    const config = { ...defaultStock(), seed: 9, path };
    const dates = sessions(2);
    const world = openStockMarket(config, dates[0]!);
    const { market, kernel } = world;
    const { ledger, commands } = market;
    const time = openOf(dates[0]!);
    market.accounts.forEach(({ outside }, account) => {
      if (outside) return;
      sendFee(commands, time, account, "share", 10);
      sendFee(commands, time, account, "sale", 0.0000278);
      kernel.applySent();
    });
    const [wealth, mark] = [wealthOfParties(market), market.marks.mark[STOCK]!];
    for (const day of dates) {
      playStockDay(world, day);
      checkTrialBalance(ledger);
      const fees = [BROKER, EXCHANGE, REGULATOR].reduce(
        (sum, to) => sum + balanceOf(ledger, to, CASH),
        0,
      );
      const gained = wealthOfParties(market) - wealth;
      const moved = config.shares * (market.marks.mark[STOCK]! - mark);
      expect(fees).toBeGreaterThan(0);
      expect(gained).toBe(moved - fees);
      expect(balanceOf(ledger, ISSUER, STOCK)).toBe(-config.shares);
    }
  });

  it("makers who are short have borrowed, and pay the index holder who lends", () => {
    const isShort = ({ world }: StockDays, account: number): boolean =>
      world.classes[account] === "stock-maker" &&
      balanceOf(world.market.ledger, account, STOCK) < 0;
    const run = runs.find((one) => one.world.classes.some((_, account) => isShort(one, account)))!;
    const { market, kernel } = run.world;
    const { ledger, marks, accounts, clock } = market;
    let owed = 0;
    accounts.forEach((_, account) => {
      if (!isShort(run, account)) return;
      owed -= balanceOf(ledger, account, STOCK) * marks.mark[STOCK]! * (0.0025 / 365);
    });
    const lender = accountNumber(accounts, "index-holder-1");
    const before = balanceOf(ledger, lender, CASH);
    sendBorrow(market.commands, clock[0]!, 0.0025, 1 / 365);
    kernel.applySent();
    expect(owed).toBeGreaterThan(0);
    expect(Math.abs(balanceOf(ledger, lender, CASH) - before - owed)).toBeLessThan(2);
  });
});

describe("chance", () => {
  it("is the same with the same seed, to the bit", () => {
    const once = (): string => stateHash(playStockDays({ seed: 1, days: 1 }).world.market);
    expect(once()).toBe(once());
  });

  it("is nobody else's matter when somebody only watches: rule D1", () => {
    const trades = (watchers: number): number[] => {
      const path = new ModelPath(brownianValue(0, 0.25), {
        seed: 1,
        start: 1_000_000,
        steps: 2_340,
      });
      const names = Array.from({ length: watchers }, (_, i) => `watcher-${i}`);
      const told: number[] = [];
      const [day] = sessions(1);
      const world = openStockMarket(
        { ...defaultStock(), seed: 1, path },
        day!,
        names,
        ({ events }) => ({
          onEvent: (place) => {
            if (events.kind[place] !== EVENT.traded) return;
            told.push(
              events.time[place]!,
              events.account[place]!,
              events.price[place]!,
              events.quantity[place]!,
            );
          },
        }),
      );
      for (const name of names) {
        const account = accountNumber(world.market.accounts, name);
        const watcher = { wake: (now: number) => (now < closeOf(day!) ? now + 7_000_000 : NEVER) };
        world.kernel.wakeAt(world.kernel.join(watcher, account, 0, 1), openOf(day!));
      }
      playStockDay(world, day!);
      return told;
    };
    expect(trades(3)).toEqual(trades(0));
  });

  it("is drawn alike by noise traders when somebody trades beside them", () => {
    const orders = (meta?: StockDaysConfig["meta"]): Map<string, number> => {
      const sizes = new Map<string, number>();
      const onEvent = ({ events, accounts }: Market, place: number): void => {
        if (events.kind[place] !== EVENT.traded) return;
        const isBuy = events.side[place] === 1;
        const { name } = accounts[isBuy ? events.account[place]! : events.other[place]!]!;
        if (!name.startsWith("noise-trader")) return;
        const order = `${events.time[place]} ${name} ${isBuy}`;
        sizes.set(order, (sizes.get(order) ?? 0) + events.quantity[place]!);
      };
      playStockDays({ seed: 3, days: 1, onEvent, ...(meta === undefined ? {} : { meta }) });
      return sizes;
    };
    const alone = orders();
    expect(alone.size).toBeGreaterThan(3_000);
    expect(orders({ side: "buy", shares: 20_000, pieces: 50 })).toEqual(alone);
  });
});
