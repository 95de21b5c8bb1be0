import { isTradingDay } from "../../src/calendar/trading-days.ts";
import { stateHash } from "../../src/market/market.ts";
import { EVENT } from "../../src/messages/events.ts";
import { defaultStock } from "../../src/simulator/stock/stock-defaults.ts";
import { openStockMarket, playStockDay } from "../../src/simulator/stock/stock-world.ts";
import { brownianValue } from "../../src/simulator/stock/value/value-models.ts";
import { ModelPath } from "../../src/simulator/stock/value/value-paths.ts";
import { TODAY } from "./open-exchange.ts";
import type { Pass } from "./timing.ts";

const SEED = 1;
const VALUE = { seed: SEED, start: 1_000_000, steps: 2_340 };

/** Sessions of the stock alone: everybody who makes its price, book, clearing, ledger, rules. */
export function stockPass(days: number): Pass {
  const config = {
    ...defaultStock(),
    seed: SEED,
    path: new ModelPath(brownianValue(0, 0.25), VALUE),
  };
  let trades = 0;
  const world = openStockMarket(config, TODAY, [], ({ events }) => ({
    onEvent: (place) => {
      if (events.kind[place] === EVENT.traded) trades++;
    },
  }));
  const { market } = world;
  const before = market.clock[1]!;
  return {
    run: () => {
      for (let day = TODAY, left = days; left > 0; day++) {
        if (!isTradingDay(day)) continue;
        playStockDay(world, day);
        left--;
      }
    },
    tell: () => ({ commands: market.clock[1]! - before, trades, checksum: stateHash(market) }),
  };
}
