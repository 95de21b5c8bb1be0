import { parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import { csvOf, type DataTable, parquetOf } from "./data-table.ts";

const TABLE: DataTable = {
  names: ["date", "amount", "gain", "assigned"],
  rows: [
    ["2012-03-16", 1234.5678, null, true],
    ["with, comma", -0.0001, 4, false],
    ["", 2 ** 53, 0.1, false],
  ],
};

describe("a table", () => {
  it("as CSV: quotes where they must be, nothing where there is no value", () => {
    expect(csvOf(TABLE)).toBe(
      'date,amount,gain,assigned\n2012-03-16,1234.5678,,true\n"with, comma",-0.0001,4,false\n' +
        ",9007199254740992,0.1,false\n",
    );
  });

  it("as Parquet: another program's reader has every value back, to the bit", async () => {
    const bytes = parquetOf(TABLE);
    const file = bytes.buffer as ArrayBuffer;
    const rows = await parquetReadObjects({ file });
    expect(rows).toEqual(
      TABLE.rows.map((row) => Object.fromEntries(TABLE.names.map((name, i) => [name, row[i]]))),
    );
  });

  it("without rows has its names", async () => {
    const bytes = parquetOf({ names: ["a"], rows: [] });
    expect(await parquetReadObjects({ file: bytes.buffer as ArrayBuffer })).toEqual([]);
    expect(csvOf({ names: ["a"], rows: [] })).toBe("a\n");
  });
});
