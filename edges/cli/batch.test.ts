import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseTable } from "../input/table.ts";
import { describeCounts, runBatch } from "./batch.ts";
import { ivJob } from "./iv.ts";
import { priceJob } from "./price.ts";

const PRICE_JOB = priceJob({ style: "european", accuracy: "full" });
const AMERICAN_JOB = priceJob({ style: "american", accuracy: "full" });
const IV_JOB = ivJob({ style: "european", accuracy: "full" });
const AMERICAN_IV_JOB = ivJob({ style: "american", accuracy: "full" });

const ORACLE = new URL("../../../shared/oracles/european.csv", import.meta.url);

function batch(text: string, job = PRICE_JOB, digits?: number): { text: string; note?: string } {
  let written = "";
  const result = runBatch(parseTable(text, "b.csv"), job, digits, (chunk) => {
    written += chunk;
  });
  const note = describeCounts(result);
  return note === undefined ? { text: written } : { text: written, note };
}

describe("price batch", () => {
  it("keeps other columns, in any order, and adds the Greeks", () => {
    const file = "note,sigma,q,r,T,K,S,type\nmine,0.2,0,0.05,1,100,100,call\n";
    // Hull, Options, Futures, and Other Derivatives: the at-the-money call is worth 10.4506.
    expect(batch(file, PRICE_JOB, 6).text).toBe(
      "note,sigma,q,r,T,K,S,type,price,delta,gamma,vega,theta,rho,status\n" +
        "mine,0.2,0,0.05,1,100,100,call,10.4506,0.636831,0.018762,37.524,-6.41403,53.2325,ok\n",
    );
  });

  it("renames columns that are named like an output", () => {
    const file = "type,S,K,T,r,q,sigma,price,status,given_status\nput,0,1,1,0,0,1,7,x,y\n";
    expect(batch(file).text.split("\n")).toEqual([
      "type,S,K,T,r,q,sigma,given_price,given_given_status,given_status," +
        "price,delta,gamma,vega,theta,rho,status",
      "put,0,1,1,0,0,1,7,x,y,,,,,,,invalid",
      "",
    ]);
  });

  it("quotes what needs quotes", () => {
    const file = '"a,b",type,S,K,T,r,q,sigma\n"x ""y""",call,1,1,0,0,0,0\n"1\n2",call,1,1,0,0,0,\n';
    const text = batch(file).text;
    expect(text.startsWith('"a,b",type,')).toBe(true);
    expect(text).toContain('\n"x ""y""",call,1,1,0,0,0,0,0,');
    expect(text).toContain('\n"1\n2",call,1,1,0,0,0,,,,,,,,invalid\n');
  });

  it.each([
    ["call,-1,1,1,0,0,1,", "invalid"],
    ["call,1,0,1,0,0,1,", "invalid"],
    ["call,1,1,-1,0,0,1,", "invalid"],
    ["call,1,1,1,0,0,-1,", "invalid"],
    ["call,1,1,1,,0,1,", "invalid"],
    ["call,1e,1,1,0,0,1,", "invalid"],
    ["call,1,1,1,1e300,0,1,", "invalid"],
    ["call,1e-310,1,1,0,0,1,", "invalid"],
    ["straddle,1,1,1,0,0,1,", "invalid"],
    ["call,1,1,1,0,0,1,0.5", "invalid"],
    ["call,1,1,1,0,0,1,0.5:0", "invalid"],
  ])("row %j gets empty values and the status %s", (row, status) => {
    const file = `type,S,K,T,r,q,sigma,dividends\n${row}\ncall,1,1,1,0,0,1,\n`;
    const { text, note } = batch(file);
    expect(text.split("\n")[1]).toBe(`${row},,,,,,,${status}`);
    expect(text.split("\n")[2]).toMatch(/^call,1,1,1,0,0,1,,0\.38.*,ok$/);
    expect(note).toBe(`1 of 2 rows have no result: 1 ${status}`);
  });

  it("prices American options and cash dividends", () => {
    const file = `type,S,K,T,r,q,sigma,dividends
put,100,100,1,0.05,0,0.25,
put,60,100,1,0.05,0,0.25,
call,100,100,1,0.04,0,0.3,0.3:2;0.8:3
`;
    const cells = (job = AMERICAN_JOB): string[][] =>
      batch(file, job, 8)
        .text.trim()
        .split("\n")
        .slice(1)
        .map((line) => line.split(",").slice(8));
    const american = cells();
    // QuantLib's 7.9744823423; exercise; a little more than the European call.
    expect(american[0]![0]).toBe("7.9744823");
    expect(american[1]).toEqual(["40", "-1", "0", "0", "0", "0", "ok"]);
    const european = cells(PRICE_JOB);
    expect(european[0]![0]).toBe("7.4589414");
    const early = Number(american[2]![0]) - Number(european[2]![0]);
    expect(early).toBeGreaterThan(0.1);
    expect(early).toBeLessThan(1);
  });

  it("refuses a file without its columns, or with one twice", () => {
    expect(() => batch("type,s,K,T,r,q,sigma\ncall,1,1,1,0,0,1\n")).toThrow(
      /^b\.csv:1: no column named S\. Needed are type, S, K, T, r, q, sigma; /,
    );
    expect(() => batch("type,S,K,T,r,q,sigma,S\ncall,1,1,1,0,0,1,1\n")).toThrow(
      /^b\.csv:1:S: two columns are named S\. /,
    );
  });

  it("writes every row of a long file once, in order", () => {
    const ids = Array.from({ length: 12_345 }, (_, i) => String(i));
    const rows = ids.map((id) => `${id},call,1,1,0,0,0,0\n`).join("");
    const lines = batch(`id,type,S,K,T,r,q,sigma\n${rows}`).text.trimEnd().split("\n");
    expect(lines.slice(1).map((line) => line.split(",")[0])).toEqual(ids);
  });

  it.skipIf(!existsSync(ORACLE))("agrees with the oracle file (skipped without it)", () => {
    const { text, note } = batch(readFileSync(ORACLE, "utf8"));
    expect(note).toBeUndefined();
    const result = parseTable(text, "out.csv");
    const column = (name: string): number => result.header.indexOf(name);
    expect(result.rows.length).toBe(1001);
    for (const row of result.rows) {
      const number = (name: string): number => Number(row[column(name)]);
      const size = Math.max(number("S"), number("K"));
      for (const name of ["price", "delta", "gamma", "vega", "theta", "rho"]) {
        const given = number(`given_${name}`);
        const isRelative = name === "gamma" || name === "vega";
        const tolerance = isRelative ? 1e-12 * given + 1e-290 : 1e-13 * Math.max(size, 1);
        expect(Math.abs(number(name) - given)).toBeLessThanOrEqual(tolerance);
      }
    }
  });
});

describe("iv batch", () => {
  it("gives back the volatility and says why there is none", () => {
    const file = `type,S,K,T,r,q,price,sigma
call,100,100,1,0.05,0,10.450583572185565,0.3
call,100,90,1,0,0,9,
call,100,90,1,0,0,10,
put,100,90,1,0,0,90,
put,100,90,0,0,0,1,
put,100,90,1,0,0,,
`;
    const { text, note } = batch(file, IV_JOB, 12);
    expect(text.split("\n")).toEqual([
      "type,S,K,T,r,q,price,given_sigma,sigma,status",
      "call,100,100,1,0.05,0,10.450583572185565,0.3,0.2,ok",
      "call,100,90,1,0,0,9,,,below-intrinsic",
      "call,100,90,1,0,0,10,,,at-intrinsic",
      "put,100,90,1,0,0,90,,,above-maximum",
      "put,100,90,0,0,0,1,,,invalid",
      "put,100,90,1,0,0,,,,invalid",
      "",
    ]);
    expect(note).toBe(
      "5 of 6 rows have no result: 1 below-intrinsic, 1 at-intrinsic, 1 above-maximum, 2 invalid",
    );
  });

  it("takes back American prices, with and without dividends", () => {
    const file = `type,S,K,T,r,q,sigma,dividends
put,100,100,1,0.05,0,0.25,
put,60,100,1,0.05,0,0.25,
call,100,100,1,0.04,0,0.3,0.3:2;0.8:3
`;
    const priced = batch(file, AMERICAN_JOB).text;
    const lines = batch(priced, AMERICAN_IV_JOB, 8).text.trim().split("\n").slice(1);
    const ends = lines.map((line) => line.split(",").slice(-2).join());
    expect(ends).toEqual(["0.25,ok", ",at-intrinsic", "0.3,ok"]);
  });
});
