import { expect, it } from "vitest";
import { sessions } from "../../../../test/support/small-run.ts";
import { STOCK } from "../../../contracts/instrument-table.ts";
import { ISSUER } from "../../../ledger/accounts.ts";
import { balanceOf } from "../../../ledger/ledger.ts";
import { CASH } from "../../../money/cash.ts";
import { MOST_DIVIDENDS } from "../../../pricing/carry.ts";
import { HISTORY_DEFAULTS, historyScenario } from "../../../scenarios/history-scenario.ts";
import { playRun } from "../play-run.ts";

it("a file with more dividends than a market can know of has each of them paid", () => {
  const days = sessions(MOST_DIVIDENDS + 12);
  const tape = days.map((day, i) => {
    const session = { day, prices: [1_000_000], forecast: 0.25, isRecorded: true };
    return i === 0 ? session : { ...session, dividend: 100 + i };
  });
  const chain = { weeklies: 0, monthlies: 1, isLong: false, range: 0.1 };
  const { market, counts } = playRun(
    historyScenario({ ...HISTORY_DEFAULTS, chain, crowd: 0, rate: 0 }, tape),
  );
  const paid = tape.reduce((sum, _, i) => sum + (i === 0 ? 0 : 100 + i), 0);
  const shares = balanceOf(market.ledger, ISSUER, STOCK);
  expect(balanceOf(market.ledger, ISSUER, CASH)).toBe(shares * paid);
  expect(counts.refused.size).toBe(0);
  expect(market.carry.announced[0]).toBe(0);
});
