import { parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import { recordReplay } from "../../src/reports/followed/record-replay.ts";
import { madeConfig, madeReport } from "../../test/support/made-history.ts";
import { parseTable } from "../input/table.ts";
import { replayFiles } from "./replay-files.ts";

const CLOSES = Array.from({ length: 61 }, (_, row) => 100 + row / 10 + 2 * Math.sin(row));
const CONFIG = madeConfig({
  closes: CLOSES.map((close, row) => (row < 40 ? close : close / 2)),
  cycles: [
    { entry: 0, expiry: 30 },
    { entry: 30, expiry: 60 },
  ],
  splits: [{ row: 40, newShares: 2, oldShares: 1 }],
  exit: { kind: "roll" },
  strike: { kind: "otm", share: -0.03 },
});

function filesOf() {
  const recording = recordReplay();
  const report = madeReport(CONFIG, { recording });
  return { report, files: replayFiles(report, CONFIG, recording) };
}

describe("the files of a replay", () => {
  it("Parquet and CSV are the same, row by row", async () => {
    const { files } = filesOf();
    for (const name of ["cycles", "hedges", "entries"]) {
      const { header, rows } = parseTable(files[`${name}.csv`] as string, name);
      const bytes = files[`${name}.parquet`] as Uint8Array;
      const read = await parquetReadObjects({ file: bytes.slice().buffer as ArrayBuffer });
      expect(read.length).toBe(rows.length);
      expect(rows.length).toBeGreaterThan(1);
      read.forEach((row, i) => {
        expect(Object.keys(row)).toEqual(header);
        const cells = Object.values(row).map((cell) => (cell === null ? "" : `${cell}`));
        expect(cells).toEqual(rows[i]);
      });
    }
  });

  it("hedges stand by the sale of their own cycle, also after a roll", () => {
    const { report, files } = filesOf();
    expect(report.cycles[0]!.ending).toBe("rolled");
    const { rows } = parseTable(files["hedges.csv"] as string, "hedges");
    const sales = report.cycles.map(({ entry }) => entry);
    expect([...new Set(rows.map(([cycle]) => cycle))]).toEqual(sales);
    report.cycles.forEach(({ entry, buyer }) => {
      const matched = rows.filter(([cycle, , , , gain]) => cycle === entry && gain !== "");
      expect(matched).toHaveLength(buyer.hedgeTrades);
    });
  });
});
