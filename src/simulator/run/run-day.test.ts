import { describe, expect, it } from "vitest";
import { smallRun, withoutMinutes } from "../../../test/support/small-run.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import { accountNumber, appliedCommands, type Market } from "../../market/market-state.ts";
import { COMMAND } from "../../messages/commands.ts";
import { EVENT } from "../../messages/events.ts";
import { placeOf } from "../../messages/rows.ts";
import { createOptionBook, readOptionBook } from "../../participants/dealing/option-book.ts";
import type { ChainMakerSettings } from "../../participants/market-maker/chain-maker.ts";
import { HISTORY_DEFAULTS } from "../../scenarios/history-scenario.ts";
import { MarketView } from "../../view/market-view.ts";
import { playRun } from "./play-run.ts";

const [DAYS, STEPS] = [3, 6];
/** The first sessions of 2024, to the end of its first weekly series. */
const DAYS_TO_FRIDAY = 4;
/** The forecast of the made stock, and the premium. */
const BELIEF = 0.255;

/** What was seen of one maker. */
interface Seen {
  /** Shares not hedged: at his next sheet after a trade, at the end of a step, at a close. */
  readonly afterTrades: number[];
  readonly afterSteps: number[];
  readonly atCloses: number[];
  /** Option trades. */
  options: number;
  /** At his trades in shares: quotes of the stock today, the open's and one for each step. */
  readonly hedgedAt: number[];
}

function watch(hedge: ChainMakerSettings["hedge"]): Seen {
  const seen: Seen = { afterTrades: [], afterSteps: [], atCloses: [], options: 0, hedgedAt: [] };
  const changes = { crowd: 0.1, rate: 0, makers: { ...HISTORY_DEFAULTS.makers, hedge } };
  playRun(withoutMinutes(smallRun(DAYS, 7, changes)), (market) => {
    const view = new MarketView(market, accountNumber(market.accounts, "maker-1"));
    const book = createOptionBook();
    const unhedged = (): number => {
      readOptionBook(book, view, () => BELIEF);
      return book.netDelta;
    };
    // The stock is quoted once before the first session.
    let [quotes, hasTraded] = [-1, false];
    return {
      onEvent: (place) => {
        const { events } = market;
        const isOwn = [events.account[place], events.other[place]].includes(view.account);
        if (events.kind[place] !== EVENT.traded || !isOwn) return;
        const isStock = events.instrument[place] === STOCK;
        if (isStock) seen.hedgedAt.push(quotes);
        else seen.options++;
        hasTraded ||= !isStock;
      },
      onCommand: () => {
        const { kind, account } = lastCommand(market);
        if (kind === COMMAND.sheet && account === view.account && hasTraded) {
          seen.afterTrades.push(unhedged());
          hasTraded = false;
        }
        // The stock's next quote, by which it is not marked yet: the step before is over.
        if (kind === COMMAND.quote && ++quotes > 2) seen.afterSteps.push(unhedged());
      },
      onClose: () => {
        seen.afterSteps.push(unhedged());
        seen.atCloses.push(unhedged());
        quotes = 0;
      },
    };
  });
  return seen;
}

function lastCommand(market: Market): { kind: number; account: number } {
  const { commands } = market;
  const place = placeOf(commands, appliedCommands(market) - 1);
  return { kind: commands.kind[place]!, account: commands.account[place]! };
}

const most = (shares: readonly number[]): number => Math.max(...shares.map(Math.abs));

describe("makers hedge", () => {
  const byBand = watch("band");

  it("by trade: nothing is left after each turn in which they traded, and only then", () => {
    const { afterTrades, afterSteps, hedgedAt, options } = watch("trade");
    expect(afterTrades.length).toBeGreaterThan(10);
    expect(most(afterTrades)).toBeLessThanOrEqual(0.5);
    // What the stock's moves do waits for the next trade.
    expect(most(afterSteps)).toBeGreaterThan(5);
    expect(hedgedAt.length).toBeLessThanOrEqual(options);
  });

  it("by step: nothing is left when the stock moves again", () => {
    const { afterTrades, afterSteps } = watch("step");
    expect(afterSteps).toHaveLength(DAYS * STEPS);
    expect(most(afterSteps)).toBeLessThanOrEqual(0.5);
    expect(most(afterTrades)).toBeGreaterThan(50);
  });

  it("by close: after the last step alone, and nothing is left at the close", () => {
    const { atCloses, afterSteps, hedgedAt } = watch("close");
    expect(atCloses).toHaveLength(DAYS);
    expect(most(atCloses)).toBeLessThanOrEqual(0.5);
    expect(most(afterSteps)).toBeGreaterThan(most(byBand.afterSteps));
    expect(hedgedAt).toEqual(Array.from({ length: DAYS }, () => 1 + STEPS));
  });

  it("by band: something is left, within its width", () => {
    expect(most(byBand.afterTrades)).toBeGreaterThan(50);
    expect(most(byBand.afterSteps)).toBeGreaterThan(5);
    expect(most(byBand.afterSteps)).toBeLessThan(most(byBand.afterTrades));
  });
});

describe("on the last day of a series makers", () => {
  it("hedge what it will bring, so that delivered shares leave nothing unhedged", () => {
    const changes = { rate: 0, makers: { ...HISTORY_DEFAULTS.makers, hedge: "step" as const } };
    const config = smallRun(DAYS_TO_FRIDAY, 7, changes);
    const unhedged: number[] = [];
    let [delivered, look] = [0, () => Number.NaN];
    const onDay = (): void => {
      unhedged.push(look());
    };
    playRun({ ...config, beginsOpen: true, onDay }, (market) => {
      const view = new MarketView(market, accountNumber(market.accounts, "maker-1"));
      const book = createOptionBook();
      look = () => {
        readOptionBook(book, view, () => BELIEF);
        return book.netDelta;
      };
      return {
        onEvent: (place) => {
          const { events } = market;
          const isOwn = [events.account[place], events.other[place]].includes(view.account);
          if (events.kind[place] === EVENT.exercised && isOwn) delivered++;
        },
      };
    });
    expect(delivered).toBeGreaterThan(0);
    expect(most(unhedged)).toBeLessThanOrEqual(0.5);
  });
});
