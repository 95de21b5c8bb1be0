import { describe, expect, it } from "vitest";
import { dayOf } from "../src/calendar/civil-date.ts";
import { varianceYears } from "../src/calendar/clocks.ts";
import { listedExpiries } from "../src/contracts/chain/listed-expiries.ts";
import { STOCK } from "../src/contracts/instrument-table.ts";
import { balanceOf } from "../src/ledger/ledger.ts";
import { accountNumber, type Market } from "../src/market/market-state.ts";
import { EVENT } from "../src/messages/events.ts";
import { createOptionBook, readOptionBook } from "../src/participants/dealing/option-book.ts";
import { europeanPrice } from "../src/pricing/black-scholes.ts";
import { reportRun } from "../src/reports/run/run-report.ts";
import type { Endowment } from "../src/simulator/run/endowment/endowment-config.ts";
import { playRun } from "../src/simulator/run/play-run.ts";
import { MarketView } from "../src/view/market-view.ts";
import { auditedRun } from "./support/audited-run.ts";
import { checkSums, units } from "./support/report-sums.ts";
import { smallRun } from "./support/small-run.ts";

const DAYS = 6;
const RUN = smallRun(DAYS, 7, { crowd: 0.05 });
const FIRST = RUN.tape[0]!.day;
/** The first expiry ends within the run. */
const [SOON, , LATER] = listedExpiries(FIRST) as [number, number, number];

const ENDOWMENT: Endowment = {
  accounts: ["maker-1", "maker-3"],
  options: [
    { right: 1, strike: 900_000, expiryDay: SOON, contracts: 40 },
    { right: -1, strike: 1_000_000, expiryDay: LATER, contracts: -25 },
  ],
};
const ENDOWED = { ...RUN, endowment: ENDOWMENT };

/** Trades in options with the account of the endowment, and what is held when they are done. */
function watch(act: (market: Market) => void) {
  const trades: { price: number; contracts: number; day: number }[] = [];
  playRun({ ...ENDOWED, beginsOpen: true }, (market) => {
    const { events } = market;
    const account = accountNumber(market.accounts, "endowment");
    return {
      onEvent: (place) => {
        if (events.kind[place] !== EVENT.traded || events.instrument[place] === STOCK) return;
        if (![events.account[place], events.other[place]].includes(account)) return;
        const day = dayOf(events.time[place]!);
        trades.push({ price: events.price[place]!, contracts: events.quantity[place]!, day });
      },
      onOpened: () => act(market),
    };
  });
  return trades;
}

describe("an endowment", () => {
  it("keeps the books: I1, I2, who paid whom, every balance from the events again", async () => {
    const { report, audit } = await auditedRun("history", ENDOWED);
    checkSums(report);
    expect(audit.holds).toBe(true);
    const given = report.classes.find((one) => one.class === "endowment")!;
    expect(given.accounts).toBe(1);
    // It is nobody's customer.
    expect(units(given.parts.fees)).toBe(0);
  });

  it("is traded once, on the first day, near what it is worth", () => {
    const trades = watch(() => {});
    expect(trades.map(({ contracts }) => contracts)).toEqual([40, 25, 40, 25]);
    const [call, put] = trades as [(typeof trades)[0], (typeof trades)[0]];
    expect(trades.every(({ day }) => day === FIRST)).toBe(true);
    const spot = RUN.tape[0]!.prices[0]! / 10_000;
    const worth = (right: 1 | -1, strike: number, expiry: number): number =>
      europeanPrice(right, spot, strike, varianceYears(FIRST, expiry), 0, 0, 0.25) * 10_000;
    // A tick and a few days' interest.
    expect(Math.abs(call.price - worth(1, 90, SOON))).toBeLessThan(1_000);
    expect(Math.abs(put.price - worth(-1, 100, LATER))).toBeLessThan(1_500);
  });

  it("is of those who are named, hedged to half a share; the endowment owes what they own", () => {
    watch((market) => {
      const { accounts, ledger, instruments } = market;
      const held = (name: string) =>
        [...instruments.live.subarray(0, instruments.liveCount[0])]
          .map((series) => balanceOf(ledger, accountNumber(accounts, name), series))
          .filter((contracts) => contracts !== 0)
          .sort((a, b) => a - b);
      expect(held("endowment")).toEqual([-80, 50]);
      for (const name of ENDOWMENT.accounts) {
        const view = new MarketView(market, accountNumber(accounts, name));
        const book = createOptionBook();
        readOptionBook(book, view, () => RUN.tape[0]!.forecast);
        expect(Math.abs(book.netDelta)).toBeLessThanOrEqual(0.5);
      }
    });
  });

  it("of a series that is not listed is refused", () => {
    const options = [{ ...ENDOWMENT.options[0]!, strike: 900_100 }];
    const config = { ...RUN, endowment: { ...ENDOWMENT, options } };
    expect(() => playRun(config)).toThrow(RangeError);
  });
});

describe("a public that stops", () => {
  it("trades until its last day and no more", () => {
    const days = new Set<number>();
    const until = RUN.tape[2]!.day;
    playRun({ ...RUN, publicUntil: until }, ({ events }, classes) => ({
      onEvent: (place) => {
        if (events.kind[place] !== EVENT.traded || events.instrument[place] === STOCK) return;
        const parties = [events.account[place]!, events.other[place]!];
        if (parties.some((account) => /seller|buyer/.test(classes[account]!))) {
          days.add(dayOf(events.time[place]!));
        }
      },
    }));
    expect(Math.max(...days)).toBe(until);
  });

  it("changes nothing where it never does", () => {
    const last = RUN.tape.at(-1)!.day;
    const [plain, same] = [RUN, { ...RUN, publicUntil: last, endowment: undefined }].map((config) =>
      reportRun(config, "history"),
    );
    expect(same).toEqual(plain);
  });
});
