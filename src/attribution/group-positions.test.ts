import { describe, expect, it } from "vitest";
import { playDay } from "../../test/support/random-world.ts";
import { Columns } from "../base/columns.ts";
import { FIRST_PARTY } from "../ledger/accounts.ts";
import { applyCommand } from "../market/market.ts";
import { createMarket, type Market } from "../market/market-state.ts";
import { createStream } from "../math/random-stream.ts";
import {
  type Attribution,
  checkExplained,
  createAttribution,
  explainEvents,
} from "./attribution.ts";
import { RESULT_ROWS, type ResultRow, ROW, ROW_COUNT } from "./result-rows.ts";

const DAYS = 60;
/** Four parties in two groups, after the outside accounts. */
const [ONE, TWO] = [FIRST_PARTY, FIRST_PARTY + 1];
const GROUP_OF = Int32Array.from([...Array(FIRST_PARTY).keys(), ONE, TWO, TWO, ONE]);

function openWorld(marksTrades: boolean): Market {
  const names = ["maker", "retail", "trader", "lender"];
  const parties = names.map((name) => ({ name, bearsInterest: name !== "lender" }));
  const sizes = { series: 12, orders: 64, seed: 1 };
  return createMarket({ parties, lender: "lender", marksTrades, ...sizes });
}

/** @param groupOf of each account; without it each is a group of its own. */
function grouped(market: Market, groupOf = GROUP_OF): Attribution {
  const followed = { ...market, columns: new Columns() };
  const { pricer } = market.exchange;
  return createAttribution(followed, { groupOf, pricer, onStep: () => {} });
}

/** Splits, dividends, exercises, fees and trades; `after` is called after every command. */
function playWorld(market: Market, seed: number, after: () => void): void {
  const stream = createStream(seed, "groups");
  for (let day = 0; day < DAYS; day++) {
    playDay(market, stream, day, false, (command) => {
      const said = applyCommand(market, command);
      after();
      return said;
    });
  }
}

describe("an attribution of groups", () => {
  it("has in each row what the members have, account by account", () => {
    const market = openWorld(false);
    const groups = grouped(market);
    const single = grouped(
      market,
      GROUP_OF.map((_, account) => account),
    );
    playWorld(market, 1, () => {
      explainEvents(groups);
      explainEvents(single);
    });
    checkExplained(groups);
    const ofMembers = (group: number, row: ResultRow): number => {
      const members = [...GROUP_OF.keys()].filter((account) => GROUP_OF[account] === group);
      const rows = members.map((account) => single.results[account * ROW_COUNT + ROW[row]]!);
      return rows.reduce((sum, amount) => sum + amount, 0);
    };
    for (const group of [ONE, TWO]) {
      const off = RESULT_ROWS.map((row) => {
        return groups.results[group * ROW_COUNT + ROW[row]]! - ofMembers(group, row);
      });
      RESULT_ROWS.forEach((row, place) => {
        expect(off[place]! + 0, row).toBe(0);
      });
    }
    for (const row of ["gamma", "residual", "exercise", "fees", "dividends"] as const) {
      expect(groups.results[ONE * ROW_COUNT + ROW[row]]).not.toBe(0);
    }
  });

  it("is exact where a trade marks its series: the move before it is of those who held", () => {
    for (const seed of [2, 3]) {
      const market = openWorld(true);
      const groups = grouped(market);
      playWorld(market, seed, () => {
        explainEvents(groups);
        checkExplained(groups);
      });
      expect(groups.results[ONE * ROW_COUNT + ROW.spread]).not.toBe(0);
    }
  });
});
