import { describe, expect, it } from "vitest";
import { smallHestonRun, smallRun } from "../../../../test/support/small-run.ts";
import { dayOf } from "../../../calendar/civil-date.ts";
import { interestYears, varianceYears } from "../../../calendar/clocks.ts";
import { STOCK } from "../../../contracts/instrument-table.ts";
import { balanceOf } from "../../../ledger/ledger.ts";
import type { Market } from "../../../market/market-state.ts";
import {
  type AnnouncedDay,
  createAnnouncedDays,
  noteAnnounced,
} from "../../../measures/announced-volatility.ts";
import { EVENT } from "../../../messages/events.ts";
import { NO_TROUBLE } from "../../../scenarios/trouble-settings.ts";
import { playRun } from "../play-run.ts";
import type { RunConfig } from "../run-config.ts";

const EARNINGS = { ...NO_TROUBLE.events, earningsSession: 4, earningsMove: 0.06 };
/** The forecast of the made stock, and the premium that makers ask. */
const [SIGMA, PREMIUM] = [0.25, 0.005];

/** What is marked at the closes round a session, counted from 0. */
function play(config: RunConfig, session: number): AnnouncedDay {
  const announced = createAnnouncedDays([config.tape[session]!.day]);
  playRun(config, (market) => ({
    onClose: (today) => noteAnnounced(announced, market, today),
  }));
  return announced[0]!;
}

describe("a move that is announced", () => {
  it("is in the price of what lives to see it, as its variance, and in nothing after it", () => {
    const config = smallRun(5, 2, { events: EARNINGS });
    const day = play(config, 3);
    const years = varianceYears(config.tape[2]!.day, day.expiry);
    const expected = Math.sqrt(SIGMA ** 2 + 0.06 ** 2 / years) + PREMIUM;
    // Half a tick of the last week's options is a part of a point.
    expect(Math.abs(day.before - expected)).toBeLessThan(0.006);
    expect(expected).toBeGreaterThan(0.38);
    expect(Math.abs(day.after - SIGMA - PREMIUM)).toBeLessThan(0.004);
  });

  it("is in a Heston stock's smiles too", () => {
    const config = smallHestonRun(3, 2);
    const [eve, day] = config.tape.slice(1).map((one) => one.day);
    const announcements = [{ day: day!, variance: 0.06 ** 2 }];
    const [calm, known] = [[], announcements].map((some) => {
      return play({ ...config, trouble: { announcements: some } }, 2);
    });
    const years = varianceYears(eve!, known!.expiry);
    const added = known!.before ** 2 - calm!.before ** 2;
    expect(Math.abs(added * years - 0.06 ** 2)).toBeLessThan(0.05 * 0.06 ** 2);
    expect(Math.abs(known!.after - calm!.after)).toBeLessThan(0.004);
  });

  it("comes in the night before its session, drawn anew for each seed", () => {
    const moves = [1, 2, 3].map((seed) => {
      const [calm, moved] = [NO_TROUBLE.events, EARNINGS].map((events) => {
        return smallRun(5, seed, { events }).tape.map(({ prices }) => prices);
      });
      expect(moved!.slice(0, 3)).toEqual(calm!.slice(0, 3));
      const ratios = moved!.slice(3).map((prices, i) => prices[0]! / calm![3 + i]![0]!);
      expect(ratios[1]! / ratios[0]!).toBeCloseTo(1, 3);
      return ratios[0]!;
    });
    for (const move of moves) {
      expect(Math.abs(move - 1)).toBeGreaterThan(0.001);
      expect(Math.abs(move - 1)).toBeLessThan(0.25);
    }
    expect(new Set(moves).size).toBe(3);
  });
});

describe("shares that are hard to borrow", () => {
  const RATE = 0.6;
  /** The stock jumps in the third of four sessions, so that calls end up deep in the money. */
  const jump = { ...NO_TROUBLE.events, jumpSession: 3, jumpSize: 0.15 };
  const borrow = { ...jump, borrowSession: 2, borrowRate: RATE };

  /** Call less put at the money in $ a share, by the marks of the second close, about a month. */
  function parity(market: Market, today: number): { gap: number; years: number } {
    const { instruments, marks } = market;
    const live = [...instruments.live.subarray(0, instruments.liveCount[0]!)];
    const days = live.map((series) => instruments.expiryDay[series]!);
    const away = (day: number): number => Math.abs(day - today - 30);
    const expiry = days.reduce((a, b) => (away(b) < away(a) ? b : a));
    const spot = marks.mark[STOCK]!;
    const near = live
      .filter((series) => instruments.expiryDay[series] === expiry)
      .sort((a, b) => {
        const distance = (series: number) => Math.abs(instruments.strike[series]! - spot);
        return distance(a) - distance(b);
      })
      .slice(0, 2);
    const markOf = (right: number): number => {
      return marks.mark[near.find((series) => instruments.right[series] === right)!]!;
    };
    return { gap: (markOf(1) - markOf(-1)) / 1e6, years: interestYears(today, expiry) };
  }

  const seen = [jump, borrow].map((events) => {
    const config = smallRun(4, 3, { events, beginsOpen: true, rate: 0 });
    const gaps: ReturnType<typeof parity>[] = [];
    const charged = { wanted: 0, paid: 0 };
    let early = 0;
    playRun(config, (market) => ({
      onEvent: (place) => {
        const { kind, price, time } = market.events;
        const today = dayOf(time[place]!);
        const isSecond = today === config.tape[1]!.day;
        if (kind[place] === EVENT.borrowPaid && isSecond) charged.paid += price[place]!;
        if (kind[place] !== EVENT.exercised) return;
        const series = market.events.instrument[place]!;
        const { right, expiryDay } = market.instruments;
        if (right[series] === 1 && expiryDay[series]! > today) early++;
      },
      onClose: (today) => {
        gaps.push(parity(market, today));
        if (today !== config.tape[1]!.day) return;
        const [before, mark] = [config.tape[0]!.day, market.marks.mark[STOCK]!];
        const lender = market.clearing.lender;
        for (let account = 7; account < market.accounts.length; account++) {
          const shares = balanceOf(market.ledger, account, STOCK);
          if (shares >= 0 || account === lender) continue;
          charged.wanted += Math.round((-shares * mark * RATE * (today - before)) / 365);
        }
      },
    }));
    return { gaps, charged, early };
  });
  const [easy, hard] = seen;

  it("make calls cheap and puts dear, as a dividend yield of the fee would", () => {
    expect(hard!.gaps[0]).toEqual(easy!.gaps[0]);
    const { gap, years } = hard!.gaps[1]!;
    // What American calls are exercised for early keeps a part of it.
    const shift = easy!.gaps[1]!.gap - gap;
    expect(shift / (100 * RATE * years)).toBeGreaterThan(0.6);
    expect(shift / (100 * RATE * years)).toBeLessThan(1.1);
  });

  it("cost who is short of them the fee, and let holders exercise calls early", () => {
    expect(easy!.charged.paid).toBe(0);
    expect(hard!.charged.wanted).toBeGreaterThan(0);
    expect(hard!.charged.paid).toBe(hard!.charged.wanted);
    // Without dividends and fees nobody gives up the time value of a call.
    expect(easy!.early).toBe(0);
    expect(hard!.early).toBeGreaterThan(0);
  });
});
