import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isoFromDay } from "../../src/calendar/civil-date.ts";
import { readDisk } from "../disk/read-disk.ts";
import { readDividends } from "./read-dividends.ts";
import { fileName, numberOrTable, readTable, readText } from "./read-file.ts";
import { readPrices } from "./read-prices.ts";
import { readRates } from "./read-rates.ts";
import { readVolatility } from "./volatility/read-volatility.ts";

const DATA = fileURLToPath(new URL("../../../shared/data/", import.meta.url));
const isHere = existsSync(DATA);

describe("input file", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "bothsides-input-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (name: string, bytes: string | Uint8Array): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };

  it("is unpacked by its first bytes, whatever its name", async () => {
    const path = write("packed.csv", gzipSync("a,b\n1,2\n"));
    expect((await readTable(path, readDisk)).rows).toEqual([["1", "2"]]);
  });

  it("may be the UTF-16 text that Excel writes", async () => {
    const path = write("unicode.txt", Buffer.from("\ufeffa\tb\r\n1\t2\r\n", "utf16le"));
    expect((await readText(path, readDisk)).text).toBe("a\tb\r\n1\t2\r\n");
    const high = write("high.txt", Buffer.from("\ufeffa\tb\n", "utf16le").swap16());
    expect((await readText(high, readDisk)).text).toBe("a\tb\n");
  });

  it("may be a number instead", async () => {
    expect(await numberOrTable("0.18", (input) => input)(readDisk)).toBe(0.18);
    const table = await numberOrTable(write("plain.csv", "a,b\n1,2\n"), (input) => input)(readDisk);
    expect(typeof table === "number" || table.rows.length).toBe(1);
  });

  it("is opened only when it is needed; a number is refused at once", async () => {
    const refuse = (input: unknown): never => {
      throw new Error(`refused ${typeof input}`);
    };
    expect(() => numberOrTable("0.18", refuse)).toThrow("refused number");
    const later = numberOrTable(join(folder, "later.csv"), (input) => input);
    write("later.csv", "a,b\n1,2\n");
    expect(await later(readDisk)).toMatchObject({ rows: [["1", "2"]] });
  });

  it("is called by its name without its folders", () => {
    expect(fileName(join("private", "folder", "vix.csv.gz"))).toBe("vix.csv.gz");
    expect(fileName("-")).toBe("stdin");
  });

  it("that is absent, a folder, damaged or not text is refused by name", async () => {
    await expect(readTable(join(folder, "none"), readDisk)).rejects.toThrow(
      /none: there is no such file/,
    );
    await expect(readTable(folder, readDisk)).rejects.toThrow(/: this is a folder/);
    const cut = gzipSync("a,b\n1,2\n").subarray(0, 20);
    await expect(readTable(write("cut.gz", cut), readDisk)).rejects.toThrow(
      /cut\.gz: the gzip data is damaged/,
    );
    const excel = Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0);
    await expect(readTable(write("a.xlsx", excel), readDisk)).rejects.toThrow(
      /a\.xlsx: this is an Excel or zip/,
    );
    const pdf = new TextEncoder().encode("%PDF-1.7\n1 0 obj\n");
    await expect(readTable(write("a.csv", pdf), readDisk)).rejects.toThrow(
      /a\.csv: this is a PDF, not CSV\. Download the CSV/,
    );
    for (const begin of [
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a],
      [0xff, 0xd8, 0xff, 0xe0],
    ]) {
      const picture = write("a.png", Uint8Array.from(begin));
      await expect(readTable(picture, readDisk)).rejects.toThrow(/this is a picture, not CSV/);
    }
    const latin = Uint8Array.of(0x61, 0xe9, 0x0a);
    await expect(readTable(write("latin.csv", latin), readDisk)).rejects.toThrow(
      /not UTF-8 text\. Save it/,
    );
  });
});

describe("real data (skipped without ../shared/data)", () => {
  it.skipIf(!isHere)("S&P 500: every row is used", async () => {
    const prices = readPrices(await readText(`${DATA}spx_daily.csv.gz`, readDisk));
    expect(prices).toMatchObject({
      rows: 17_356,
      dropped: [],
      rounded: 0,
      splits: [],
      dividends: undefined,
      notes: [],
    });
    expect(prices.closes.length).toBe(17_356);
    expect([prices.days[0]!, prices.days.at(-1)!].map(isoFromDay)).toEqual([
      "1950-01-03",
      "2018-12-21",
    ]);
  });

  it.skipIf(!isHere)("six stocks in one file are refused, or one of them is read", async () => {
    const stocks = await readText(`${DATA}stocks_5y_2013_2018.csv.gz`, readDisk);
    expect(() => readPrices(stocks)).toThrow(
      /gz:1:ticker: the file has prices of 6 tickers: AAPL, INTC, JPM, KO, MSFT, XOM\. .*--ticker /,
    );
    const prices = readPrices(stocks, { ticker: "msft" });
    expect(prices).toMatchObject({
      rows: 7_554,
      dropped: [{ reason: "other-ticker", count: 6_295 }],
      notes: [],
    });
    expect(prices.days.length).toBe(1_259);
    expect(prices.closes[0]).toBe(275_500);
  });

  it.skipIf(!isHere)("VIX, bill, zero yields and Shiller's dividends", async () => {
    const vix = readVolatility(await readTable(`${DATA}vix_daily.csv`, readDisk), "--vol");
    expect(vix).toMatchObject({ kind: "series", percent: true, rows: 7_299, column: "close" });
    expect(vix.kind === "series" && Math.max(...vix.values)).toBe(0.8086);
    const bill = readRates(await readTable(`${DATA}tbill_3m_daily.csv`, readDisk), "--rates");
    expect(bill).toMatchObject({ unit: "discount", rows: 4_747 });
    const zero = readRates(await readTable(`${DATA}us_zero_yields_daily.csv`, readDisk), "--rates");
    expect(zero).toMatchObject({ unit: "percent", rows: 7_509, column: "zero1y_pct" });
    const shiller = await readTable(`${DATA}sp500_shiller_monthly.csv`, readDisk);
    const dividends = readDividends(shiller, "--dividends");
    expect(dividends.kind === "trailing" && dividends.days.length).toBe(1_776);
  });
});
