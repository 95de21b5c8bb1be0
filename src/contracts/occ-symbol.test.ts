import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayFromIso } from "../calendar/civil-date.ts";
import { occSymbol, parseOccSymbol } from "./occ-symbol.ts";
import type { OptionContract } from "./option-contract.ts";

const CHAIN = new URL("../../../shared/data/chain_spx_2011-01-03_07.csv.gz", import.meta.url);

function contract(
  root: string,
  right: "call" | "put",
  strike: number,
  expiry: string,
): OptionContract {
  return { root, right, strike, expiryDay: dayFromIso(expiry)!, multiplier: 100 };
}

const ANY_CONTRACT: fc.Arbitrary<OptionContract> = fc.record({
  root: fc.stringMatching(/^[A-Z0-9]{1,6}$/),
  right: fc.constantFrom("call", "put"),
  strike: fc.integer({ min: 1, max: 99_999_999 }).map((thousandths) => thousandths * 10),
  expiryDay: fc.integer({ min: dayFromIso("1985-01-01")!, max: dayFromIso("2084-12-31")! }),
  multiplier: fc.constant(100),
});

describe("an OCC symbol", () => {
  it.each([
    ["AAPL  240315C00150000", contract("AAPL", "call", 1_500_000, "2024-03-15")],
    ["SPX   110122C01275000", contract("SPX", "call", 12_750_000, "2011-01-22")],
    ["SPXW  260417P06000000", contract("SPXW", "put", 60_000_000, "2026-04-17")],
    ["QQQ   260618P00480000", contract("QQQ", "put", 4_800_000, "2026-06-18")],
    ["AAPL1 140118C00022500", contract("AAPL1", "call", 225_000, "2014-01-18")],
    ["OLD   991217P00010125", contract("OLD", "put", 101_250, "1999-12-17")],
  ])("%s names its contract both ways", (symbol, named) => {
    expect(occSymbol(named)).toEqual({ ok: true, symbol });
    expect(parseOccSymbol(symbol)).toEqual({ ok: true, contract: named });
  });

  it("survives a round trip of any contract", () => {
    fc.assert(
      fc.property(ANY_CONTRACT, (named) => {
        const written = occSymbol(named);
        if (!written.ok) throw new Error(written.reason);
        expect(written.symbol).toHaveLength(21);
        expect(parseOccSymbol(written.symbol)).toEqual({ ok: true, contract: named });
      }),
    );
  });

  it.skipIf(!existsSync(CHAIN))(
    "is the one of every series of the January 2011 SPX chain (skipped without ../shared)",
    () => {
      const rows = gunzipSync(readFileSync(CHAIN)).toString("utf8").trim().split("\n").slice(1);
      const wrong = rows.filter((row) => {
        const [, , , symbol, expiry, strike, type] = row.split(",");
        const parsed = parseOccSymbol(symbol!);
        if (!parsed.ok) return true;
        const { root, right, strike: units, expiryDay } = parsed.contract;
        const written = occSymbol(parsed.contract);
        // Until 2015 a monthly's symbol carried the Saturday after its last trading day.
        const daysAfterTrading = expiryDay - dayFromIso(expiry!)!;
        return !(
          written.ok &&
          written.symbol === symbol &&
          symbol.startsWith(root) &&
          right === type &&
          units === Number(strike) * 10_000 &&
          daysAfterTrading === (root === "SPX" ? 1 : 0)
        );
      });
      expect(rows.length).toBe(9_832);
      expect(wrong).toEqual([]);
    },
  );

  it.each([
    ["AAPL240315C00150000", /21|6 characters/],
    ["AAPL  240315X00150000", /not an OCC symbol/],
    ["aapl  240315C00150000", /not an OCC symbol/],
    [" AAPL 240315C00150000", /not an OCC symbol/],
    ["AA PL 240315C00150000", /not an OCC symbol/],
    ["AAPL  240315C0015000.", /not an OCC symbol/],
    ["AAPL  240315C001500000", /not an OCC symbol/],
    ["AAPL  240230C00150000", /2024-02-30, which is not a date/],
    ["AAPL  241315C00150000", /2024-13-15, which is not a date/],
    ["AAPL  240315C00000000", /strike of zero/],
    ["", /not an OCC symbol/],
  ])("%j is refused", (text, reason) => {
    const parsed = parseOccSymbol(text);
    expect(parsed.ok ? "accepted" : parsed.reason).toMatch(reason);
  });

  it.each([
    [contract("AAPL", "call", 1_500_005, "2024-03-15"), /not a multiple of \$0\.001/],
    [contract("AAPL", "call", 1_000_000_000, "2024-03-15"), /largest a symbol can hold/],
    [contract("AAPL", "call", 0, "2024-03-15"), /not a positive whole number/],
    [contract("AAPL", "call", 10.5, "2024-03-15"), /not a positive whole number/],
    [contract("TOOLONG", "call", 10_000, "2024-03-15"), /1 to 6 capital letters/],
    [contract("", "call", 10_000, "2024-03-15"), /1 to 6 capital letters/],
    [contract("AAPL", "call", 10_000, "1984-12-31"), /outside 1985 to 2084/],
    [contract("AAPL", "call", 10_000, "2085-01-01"), /outside 1985 to 2084/],
    [{ ...contract("AAPL", "call", 10_000, "2024-03-15"), expiryDay: 0.5 }, /whole day number/],
  ])("cannot name %j", (named, reason) => {
    const written = occSymbol(named);
    expect(written.ok ? "accepted" : written.reason).toMatch(reason);
  });
});
