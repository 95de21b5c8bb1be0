import { describe, expect, it } from "vitest";
import { isoFromDay } from "../../../../src/calendar/civil-date.ts";
import { type PriceOptions, readPrices } from "../../read-prices.ts";
import { parseTable } from "../../table.ts";
import { readSplits } from "./read-splits.ts";

const DAYS = ["2012-03-01", "2012-03-02", "2012-03-05", "2012-03-06", "2012-03-07"];
const TRADED = [100, 102, 51, 50, 10];
const ADJUSTED = [10, 10.2, 10.2, 10, 10];

function read(closes: number[], list: string, options: PriceOptions = {}, adjusted?: number[]) {
  const rows = closes.map((close, i) =>
    [DAYS[i], close, ...(adjusted ? [adjusted[i]] : [])].join(","),
  );
  const text = `date,close${adjusted ? ",adj_close" : ""}\n${rows.join("\n")}\n`;
  const splits = readSplits(parseTable(`date,ratio\n${list.replaceAll(" ", "\n")}\n`, "s.csv"));
  const prices = readPrices({ name: "f.csv", text }, { ...options, splits });
  return {
    closes: [...prices.closes].map((units) => units / 10_000),
    splits: prices.splits.map(
      ({ day, newShares, oldShares }) => `${isoFromDay(day)} ${newShares}:${oldShares}`,
    ),
    notes: prices.notes,
  };
}

const BOTH = "2012-03-05,2 2012-03-07,5:1";
const SPLITS = ["2012-03-05 2:1", "2012-03-07 5:1"];

describe("listed splits", () => {
  it("that the closes show are taken, and nothing is changed", () => {
    const expected = { closes: TRADED, splits: SPLITS, notes: [] };
    expect(read(TRADED, BOTH)).toEqual(expected);
    expect(read(TRADED, BOTH, { close: "unadjusted" })).toEqual(expected);
    expect(read(TRADED, BOTH, {}, ADJUSTED)).toEqual(expected);
  });

  it("that the closes do not show are multiplied back: the closes were adjusted", () => {
    const note =
      "The closes are adjusted for the listed splits: those before are multiplied back to what " +
      "was traded (2:1 on 2012-03-05, 5:1 on 2012-03-07).";
    const expected = { closes: TRADED, splits: SPLITS, notes: [note] };
    expect(read(ADJUSTED, BOTH)).toEqual(expected);
    expect(read(ADJUSTED, BOTH, { close: "adjusted" })).toEqual(expected);
    expect(read(ADJUSTED, BOTH, {}, ADJUSTED)).toEqual(expected);
  });

  it("after the last price count only where the closes are said to be adjusted for them", () => {
    const later = "2014-06-09,7";
    expect(read(ADJUSTED, later)).toMatchObject({
      closes: ADJUSTED,
      splits: [],
      notes: ["Splits after the last price, left out: 1."],
    });
    expect(read(ADJUSTED, `${BOTH} ${later}`).notes.at(-1)).toBe(
      "Splits after the last price, left out: 1. " +
        "Where the closes are adjusted for them too: --close adjusted.",
    );
    const back = read(ADJUSTED, `${BOTH} ${later}`, { close: "adjusted" });
    expect(back.closes).toEqual(TRADED.map((close) => close * 7));
    expect(back.splits).toEqual(SPLITS);
  });

  it("on a day without a price begin with the next", () => {
    const expected = { closes: TRADED, splits: SPLITS, notes: [] };
    for (const adjusted of [undefined, ADJUSTED]) {
      expect(read(TRADED, "2012-03-03,2 2012-03-07,5", {}, adjusted)).toEqual(expected);
    }
  });

  it("before the first price change nothing", () => {
    expect(read(TRADED, `2011-01-03,3 ${BOTH}`)).toEqual({
      closes: TRADED,
      splits: SPLITS,
      notes: [],
    });
  });

  it("do not hide one that the adjusted close shows", () => {
    const { splits, notes } = read(TRADED, "2012-03-05,2", {}, ADJUSTED);
    expect(splits).toEqual(SPLITS);
    expect(notes).toEqual([
      "s.csv lacks the split 5:1 on 2012-03-07, which the prices show: it is kept.",
    ]);
  });

  it.each([
    [
      TRADED,
      "2012-03-02,2 2012-03-07,5",
      {},
      undefined,
      /^s\.csv:2: the closes do not show the split/,
    ],
    [
      TRADED,
      BOTH,
      { close: "adjusted" },
      undefined,
      /^s\.csv:2: the closes show .*--close adjusted/,
    ],
    [
      ADJUSTED,
      BOTH,
      { close: "unadjusted" },
      undefined,
      /^s\.csv:2: the closes do not show .*traded/,
    ],
    [
      TRADED,
      "2012-03-06,2",
      {},
      ADJUSTED,
      /^s\.csv:2: the split 2:1 on 2012-03-06 is 2:1 on 2012-03-05/,
    ],
    [
      TRADED,
      "2012-03-05,3",
      {},
      ADJUSTED,
      /^s\.csv:2: the split 3:1 on 2012-03-05 is 2:1 on 2012-03-05/,
    ],
  ] as const)("%j with %j, %j is refused", (closes, list, options, adjusted, expected) => {
    const given = adjusted === undefined ? undefined : [...adjusted];
    expect(() => read([...closes], list, options, given)).toThrow(expected);
  });
});

describe("--close adjusted", () => {
  it("is refused where close and adjusted close show a split", () => {
    const rows = DAYS.map((day, i) => `${day},${TRADED[i]},${ADJUSTED[i]}`);
    const text = `date,close,adj_close\n${rows.join("\n")}\n`;
    expect(() => readPrices({ name: "f.csv", text }, { close: "adjusted" })).toThrow(
      /^f\.csv:4:close: the closes show a split 2:1 on 2012-03-05\. --close adjusted says/,
    );
  });
});

const MAY = Array.from({ length: 28 }, (_, i) => `2012-05-${String(i + 1).padStart(2, "0")}`);

describe("dividends beside splits", () => {
  it("are per share of their day, also where the closes were adjusted", () => {
    const traded = MAY.map((_, i) => (i < 20 ? 80 : 20));
    const even = MAY.map(() => 20);
    // $2 on 10 May, a 4:1 split on 21 May.
    const adjusted = MAY.map((_, i) => (i < 9 ? 20 * (1 - 2 / 80) : 20));
    const splits = readSplits(parseTable("date,ratio\n2012-05-21,4\n", "s.csv"));
    for (const closes of [traded, even]) {
      const rows = MAY.map((day, i) => `${day},${closes[i]},${adjusted[i]}`);
      const text = `date,close,adj_close\n${rows.join("\n")}\n`;
      const { dividends, closes: read } = readPrices({ name: "f.csv", text }, { splits });
      expect([...dividends!.days].map(isoFromDay)).toEqual(["2012-05-10"]);
      expect([...dividends!.amounts]).toEqual([20_000]);
      expect(read[0]).toBe(800_000);
    }
  });

  it("are refused with a list that has a split where the closes show none", () => {
    const rows = MAY.map((day, i) => `${day},${i < 20 ? 80 : 20},20`);
    const text = `date,close,adj_close\n${rows.join("\n")}\n`;
    const splits = readSplits(parseTable("date,ratio\n2012-05-03,4\n", "s.csv"));
    expect(() => readPrices({ name: "f.csv", text }, { splits })).toThrow(
      /^s\.csv:2: the closes do not show the split 4:1 on 2012-05-03, but that 4:1 on 2012-05-21/,
    );
  });
});
