import { describe, expect, it } from "vitest";
import { checkInstant, checkTable } from "../../../test/support/identities.ts";
import { configOf, endOf, historyOf, tradesOf } from "../../../test/support/trades-run.ts";
import { resultOf } from "../../attribution/attribution.ts";
import { OPTION_ROWS, ROW, ROW_COUNT } from "../../attribution/result-rows.ts";
import { dayFromIso } from "../../calendar/civil-date.ts";
import type { PriceHistory } from "../history/price-history.ts";
import { replayTrades } from "./replay-trades.ts";
import type { TradesConfig } from "./trades-config.ts";
import type { TradesWorld } from "./trades-world.ts";

/** 2025-01-06 (Monday) to 2025-01-17 (the third Friday; closed on the 9th). */
const START = "2025-01-06";
const FLAT = [100, 101, 99, 100, 102, 101, 100, 103, 105];
const CALL = "ACME  250117C00105000";
const PUT = "ACME  250117P00100000";

function played(
  lines: readonly string[],
  closes: readonly number[] = FLAT,
  changes: Partial<PriceHistory> = {},
  config: Partial<TradesConfig> = {},
): TradesWorld {
  const history = historyOf(START, closes, changes);
  const world = replayTrades(configOf(history, tradesOf(lines), config), (now) => {
    checkInstant(now.attribution);
    checkTable(now.flows, now.attribution);
  });
  return world;
}

function optionRows({ attribution, sellerAccount }: TradesWorld): number {
  const rows = OPTION_ROWS.map((row) => attribution.results[sellerAccount * ROW_COUNT + ROW[row]]!);
  return rows.reduce((sum, row) => sum + row, 0);
}

const endings = ({ positions }: TradesWorld) =>
  positions.all.map(({ how, contracts, option }) => [how, contracts, option / 10_000]);

describe("replayTrades", () => {
  it("covered call that expires: premium less fees, shares stay", () => {
    const world = played([
      `${START},share,ACME,100,100.50,1.00`,
      `${START},open,${CALL},-1,1.20,0.65`,
      `2025-01-17,expire,${CALL},1,,`,
    ]);
    // Out of the money by nothing: 105 is not above 105.
    expect(endOf(world)).toEqual({ cash: -10_050 - 1 + 120 - 0.65, shares: 100 });
    expect(endings(world)).toEqual([["expired", -1, 120]]);
    expect(world.tally.cash).toBe(world.config.plan.fileCash);
    expect(world.config.plan.openingShares).toBe(0);
    expect(optionRows(world)).toBe(1_200_000);
  });

  it("the file says expired though the close is in the money: the holder abandons", () => {
    const closes = [...FLAT.slice(0, -1), 108];
    const world = played(
      [`${START},open,${CALL},-2,1.20,0`, `2025-01-17,expire,${CALL},2,,`],
      closes,
    );
    expect(endOf(world)).toEqual({ cash: 240, shares: 0 });
    expect(endings(world)).toEqual([["expired", -2, 240]]);
  });

  it("the file says assigned though the close is out of the money: the maker exercises", () => {
    const world = played(
      [
        `${START},open,${PUT},-1,2.00,0`,
        `2025-01-17,assign,${PUT},1,,`,
        "2025-01-17,share,ACME,100,100,0",
      ],
      FLAT,
    );
    expect(endOf(world)).toEqual({ cash: 200 - 10_000, shares: 100 });
    // Shares worth 105 for 100: the maker gave up 5 a share.
    expect(endings(world)).toEqual([["assigned", -1, 700]]);
    expect(world.tally.cash).toBe(world.config.plan.fileCash);
  });

  it("assigned before the ex-date, in the middle of the life", () => {
    const dividends = new Float64Array(FLAT.length);
    dividends[4] = 10_000;
    const world = played(
      [
        `${START},share,ACME,200,100,0`,
        `${START},open,${PUT.replace("P00100", "C00095")},-2,6.00,0`,
        `2025-01-10,assign,${PUT.replace("P00100", "C00095")},1,,`,
        "2025-01-10,share,ACME,-100,95,0",
        `2025-01-17,close,${PUT.replace("P00100", "C00095")},1,10.20,0`,
      ],
      FLAT,
      { dividends },
    );
    // 2025-01-13 is row 4: the 100 shares that were kept have the dividend.
    expect(world.config.days[4]).toBe(dayFromIso("2025-01-13"));
    expect(endOf(world)).toEqual({ cash: -20_000 + 1_200 + 9_500 + 100 - 1_020, shares: 100 });
    expect(endings(world)).toEqual([["closed", -2, 1_200 - 500 - 1_020]]);
  });

  it("a long option: exercised by the user on its last day", () => {
    const world = played([
      `${START},open,${CALL.replace("105", "102")},1,1.50,0.65`,
      `2025-01-17,exercise,${CALL.replace("105", "102")},-1,,5`,
      "2025-01-17,share,ACME,100,102,0",
    ]);
    expect(endOf(world)).toEqual({ cash: -150 - 0.65 - 5 - 10_200, shares: 100 });
    expect(endings(world)).toEqual([["exercised", 1, 150]]);
    expect(world.positions.all[0]!.fees).toBe(56_500);
  });

  it("an end that the file leaves out is settled by the close, and noted", () => {
    const world = played([`${START},open,${CALL.replace("105", "100")},-1,2.50,0`]);
    expect(endOf(world)).toEqual({ cash: 250 + 10_000, shares: -100 });
    expect(endings(world)).toEqual([["assigned", -1, -250]]);
    expect(world.config.plan.notes.join()).toContain("does not say how 1 position ended");
    expect(world.tally.cash).toBe(2_500_000);
  });

  it("shares that are called away must have been there, at the first close", () => {
    const world = played(
      [
        `${START},open,${CALL},-1,1.20,0`,
        `2025-01-17,assign,${CALL},1,,`,
        "2025-01-17,share,ACME,-100,105,0",
      ],
      FLAT,
    );
    expect(world.config.plan.openingShares).toBe(100);
    expect(endOf(world)).toEqual({ cash: 120 + 10_500, shares: 0 });
    expect(resultOf(world.attribution, world.sellerAccount)).toBe(6_200_000);
  });

  it("a split in between: the file's new names are the same series", () => {
    const closes = [100, 101, 99, 100, 50, 50.5, 50, 49, 50];
    const world = played(
      [
        `${START},share,ACME,100,100,0`,
        `${START},open,ACME  250117C00102000,-1,1.00,0`,
        "2025-01-13,split,ACME,,2,",
        "2025-01-14,close,ACME  250117C00051000,1,0.30,0",
        "2025-01-17,expire,ACME  250117C00051000,1,,",
      ],
      closes,
    );
    expect(endOf(world)).toEqual({ cash: -10_000 + 100 - 30, shares: 200 });
    expect(endings(world)).toEqual([["expired", -2, 70]]);
    expect(resultOf(world.attribution, world.sellerAccount)).toBe(700_000);
  });

  it("a split by which a strike cannot be divided: the file's contracts are parts of one", () => {
    const closes = [100, 101, 99, 100, 33.5, 33.6, 33, 33.1, 33.2];
    const lines = [
      `${START},open,ACME  250117C00100000,-1,3.00,0`,
      "2025-01-13,split,ACME,,3,",
      "2025-01-14,close,ACME  250117C00033330,3,0.50,0.30",
    ];
    const world = played(lines, closes);
    expect(endOf(world)).toEqual({ cash: 300 - 150 - 0.3, shares: 0 });
    expect(endings(world)).toEqual([["closed", -1, 150]]);
  });

  it("a dividend of the file is paid to everybody, the hedger too", () => {
    const world = played([
      `${START},share,ACME,100,100,0`,
      `${START},open,${CALL},-1,1.20,0`,
      "2025-01-13,dividend,ACME,100,0.50,0",
      `2025-01-17,expire,${CALL},1,,`,
    ]);
    expect(world.tally.paid).toEqual([{ row: 4, amount: 5_000 }]);
    expect(endOf(world).cash).toBe(-10_000 + 120 + 50);
    const paid = world.attribution.results[world.buyerAccount * ROW_COUNT + ROW.dividends]!;
    expect(paid).toBeLessThan(0);
  });

  it("a rebate comes from the broker", () => {
    const trades = tradesOf([`${START},open,${CALL},-1,1.20,0`, `2025-01-17,expire,${CALL},1,,`]);
    const rebated = trades.map((trade, i) => (i === 0 ? { ...trade, fees: -1_234 } : trade));
    const world = replayTrades(configOf(historyOf(START, FLAT), rebated));
    expect(endOf(world).cash).toBe(120 + 0.1234);
    checkTable(world.flows, world.attribution);
  });

  it("a price under what exercise brings: marked at the fill, at the fallback's volatility", () => {
    const lines = [`${START},open,ACME  250117C00090000,-1,9.00,0`];
    const fallbackVolatility = new Float64Array(FLAT.length).fill(0.4);
    const world = played(lines, FLAT, {}, { fallbackVolatility });
    expect(world.tally.withoutVolatility).toBe(1);
    expect(world.positions.all[0]!.ivStatus).toBe("below-intrinsic");
    expect(world.market.marks.volatility[world.listed[0]!]).toBeCloseTo(0.4, 4);
  });

  it("flattens the hedge when the last option is gone", () => {
    const world = played([
      `${START},open,${CALL},-5,1.20,0`,
      `2025-01-14,close,${CALL},5,0.40,0`,
      "2025-01-16,share,ACME,10,104,0",
    ]);
    expect(world.hedgeTrades.state[2]).toBeGreaterThan(2);
    expect(world.makerView.position(1)).toBe(0);
  });

  it("settled in cash: a fill at what was paid", () => {
    const trades = tradesOf([`${START},open,${PUT},-1,2.00,0`, `2025-01-17,assign,${PUT},1,,`]);
    const paid = trades.map((trade, i) => (i === 1 ? { ...trade, cash: -35_000 } : trade));
    const world = replayTrades(configOf(historyOf(START, FLAT), paid));
    expect(endOf(world)).toEqual({ cash: 200 - 3.5, shares: 0 });
    expect(endings(world)).toEqual([["closed", -1, 196.5]]);
  });

  it("a row booked after the last day, and a last day without a price", () => {
    const lines = [
      `${START},open,${CALL},-1,1.20,0`,
      `2025-01-18,assign,${CALL},1,,`,
      "2025-01-18,share,ACME,-100,105,0",
    ];
    // Without the close of Friday the 17th, Thursday's counts.
    for (const closes of [FLAT, FLAT.slice(0, -1)]) {
      const history = historyOf(START, [...closes, 104, 104]);
      const isFriday = history.days.indexOf(dayFromIso("2025-01-17")!) >= 0;
      expect(isFriday).toBe(true);
      const days =
        closes === FLAT
          ? history.days
          : Int32Array.from(history.days, (day) => {
              return day >= dayFromIso("2025-01-17")! ? day + 4 : day;
            });
      const world = replayTrades(configOf({ ...history, days }, tradesOf(lines)));
      expect(endOf(world)).toEqual({ cash: 120 + 10_500, shares: 0 });
      expect(world.config.plan.lastRow).toBe(closes.length - 1);
    }
  });

  it("more ended than opened: what was opened ends, and a note says so", () => {
    const world = played([`${START},open,${CALL},-1,1.20,0`, `2025-01-17,expire,${CALL},3,,`]);
    expect(endings(world)).toEqual([["expired", -1, 120]]);
    expect(world.config.plan.notes).toEqual([
      "Line 3: ends more contracts than the rows before opened.",
    ]);
  });

  it("a position that is open when the prices end is worth its mark", () => {
    const series = "ACME  250321C00105000";
    const world = played([`${START},open,${series},-1,2.50,0`]);
    const { market, listed } = world;
    const mark = market.marks.mark[listed[0]!]! / 10_000;
    expect(mark).toBeGreaterThan(0);
    expect(world.config.plan.lastRow).toBe(FLAT.length - 1);
    const [[how, contracts, option]] = endings(world) as [[string, number, number]];
    expect([how, contracts]).toEqual(["open", -1]);
    expect(option).toBeCloseTo(250 - mark, 8);
    expect(optionRows(world)).toBeCloseTo(option * 10_000, 4);
  });
});
