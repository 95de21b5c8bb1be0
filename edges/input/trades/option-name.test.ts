import { describe, expect, it } from "vitest";
import { isoFromDay } from "../../../src/calendar/civil-date.ts";
import { contractOf, parseOptionName, plainTicker, tickerOfRoot } from "./option-name.ts";

const shown = (text: string): string | undefined => {
  const contract = parseOptionName(text);
  if (contract === undefined) return undefined;
  const { root, right, strike, expiryDay } = contract;
  return `${root} ${isoFromDay(expiryDay)} ${right} ${strike}`;
};

describe("option names", () => {
  it.each([
    ["LFIN  180615C00030000", "LFIN 2018-06-15 call 300000"],
    ["AAPL120317C00500000", "AAPL 2012-03-17 call 5000000"],
    ["F     200320C00008000", "F 2020-03-20 call 80000"],
    ["SPXW  260102P06000000", "SPXW 2026-01-02 put 60000000"],
    ["LCID1 271217C00002500", "LCID1 2027-12-17 call 25000"],
    ["2TQQQ251219P00050000", "2TQQQ 2025-12-19 put 500000"],
    [" -EWY260904C182.5", "EWY 2026-09-04 call 1825000"],
    ["-BRK.B260116P400", "BRKB 2026-01-16 put 4000000"],
    ["-SMCI1250321P35.5", "SMCI1 2025-03-21 put 355000"],
    ["DELL 07/03/2025 125.00 C", "DELL 2025-07-03 call 1250000"],
    ["BKNG 03/21/2025 5,000.00 P", "BKNG 2025-03-21 put 50000000"],
    ["TSLA 01/20/2023 333.33 C", "TSLA 2023-01-20 call 3333300"],
    ["IREN 1/2/2026 Put $39.00", "IREN 2026-01-02 put 390000"],
    ["AAPL 15MAR24 150 C", "AAPL 2024-03-15 call 1500000"],
    ["AAPL 18FEB2011 330 C", "AAPL 2011-02-18 call 3300000"],
    ["AAPL Feb 18 '11 $330 Call", "AAPL 2011-02-18 call 3300000"],
    ["BRK B 5JAN24 352.5 P", "BRKB 2024-01-05 put 3525000"],
  ])("%j is %s", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it.each([
    "",
    "ACME",
    "CALL ACME CORP $30 EXP 06/20/25",
    "LFIN  180631C00030000",
    "LFIN  180615X00030000",
    "DELL 13/03/2025 125.00 C",
    "DELL 07/03/2025 0.00 C",
    "DELL 07/03/2025 1.00001 C",
    "IREN 1/2/2026 Straddle $39.00",
    "AAPL 15MAI24 150 C",
    "AAPL Fex 18 '11 $330 Call",
    "P LEG  20230317 69 M",
  ])("%j is none", (text) => {
    expect(parseOptionName(text)).toBeUndefined();
  });

  it("come in parts too", () => {
    expect(contractOf("acme", "Put", "1,000.5", 20_000)).toEqual({
      root: "ACME",
      right: "put",
      strike: 10_005_000,
      expiryDay: 20_000,
    });
    expect(contractOf("ACME", "straddle", "10", 20_000)).toBeUndefined();
    expect(contractOf("ACME", "C", "ten", 20_000)).toBeUndefined();
    expect(contractOf("ACME", "C", "10", undefined)).toBeUndefined();
  });

  it("lead to one stock", () => {
    expect(["BRK.B", "BRK/B", " brk b"].map(plainTicker)).toEqual(["BRKB", "BRKB", "BRKB"]);
    expect(tickerOfRoot("AAPL1")).toBe("AAPL");
  });
});
