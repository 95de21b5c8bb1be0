import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayFromIso, isoFromDay } from "../../../src/calendar/civil-date.ts";
import { nextTradingDay } from "../../../src/calendar/trading-days.ts";
import { readDisk } from "../../disk/read-disk.ts";
import { REPLAY_DEFAULTS } from "../replay/options.ts";
import type { ReplayOptions } from "./options.ts";
import { readRequest } from "./read-request.ts";

const OPTIONS: ReplayOptions = { ...REPLAY_DEFAULTS, vol: "0.3", style: "european" };

const EX_DATE = "2012-03-01";
const SPLIT_DAY = "2012-05-01";

let folder = "";
const write = (name: string, content: string): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};

/** Closes of $80 and a dividend of $0.60 on 1 March; from 1 May on perhaps half of it. */
function history(split: number, hasAdjusted: boolean): string {
  const rows: string[] = [];
  for (let day = dayFromIso("2012-01-03")!; rows.length < 120; day = nextTradingDay(day)) {
    const iso = isoFromDay(day);
    const close = iso < SPLIT_DAY ? 80 : 80 / split;
    const adjusted = (80 / split) * (iso < EX_DATE ? 1 - 0.6 / 80 : 1);
    rows.push(hasAdjusted ? `${iso},${close},${adjusted}` : `${iso},${close}`);
  }
  return `date,close${hasAdjusted ? ",adj_close" : ""}\n${rows.join("\n")}\n`;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bothsides-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is paid, by day: `2012-03-01 0.6`. */
async function paid(options: Partial<ReplayOptions>) {
  const { config, notes, asked } = await readRequest({ ...OPTIONS, ...options }, readDisk);
  const rows = [...config.dividends].flatMap((units, row) =>
    units === 0 ? [] : [`${isoFromDay(config.days[row]!)} ${units / 10_000}`],
  );
  return { rows, announced: config.announced, notes, asked: asked.dividends };
}

describe("dividends of a replay", () => {
  it("are those of the adjusted close, as if a file had announced them", async () => {
    const prices = write("adj.csv", history(1, true));
    const file = write("paid.csv", `date,amount\n${EX_DATE},0.6\n`);
    const derived = await paid({ prices });
    // 0.0055 on both sides of the ex-date, and twice 2.5e-6 of $80.
    expect(derived).toEqual({
      rows: [`${EX_DATE} 0.6`],
      announced: true,
      notes: [
        "Dividends derived from the adjusted close: 1, $0.60 a share in the whole file, " +
          "each +-$0.0114 at most. --dividends 0 leaves them out.",
      ],
      asked: "from the adjusted close",
    });
    const given = await paid({ prices: write("plain.csv", history(1, false)), dividends: file });
    expect(given).toMatchObject({ rows: derived.rows, announced: true, asked: "paid.csv" });
  });

  it("are none with --dividends 0, and where the adjusted close shows none", async () => {
    const prices = write("adj.csv", history(1, true));
    const none = { rows: [], announced: false, notes: [], asked: "0" };
    expect(await paid({ prices, dividends: "0" })).toEqual(none);
    const even = history(1, true).replace(/,79\.4\n/g, ",80\n");
    expect(await paid({ prices: write("even.csv", even) })).toMatchObject({
      rows: [],
      notes: ["The adjusted close shows no dividends."],
    });
  });
});

describe("a split inside the replayed months", () => {
  it("is the history's, derived or listed, and no swing of the price", async () => {
    const derived = write("split.csv", history(2, true));
    const plain = write("plain.csv", history(2, false));
    const splits = write("s.csv", `date,ratio\n${SPLIT_DAY},2:1\n`);
    for (const files of [{ prices: derived }, { prices: plain, splits }]) {
      const { config, notes } = await readRequest({ ...OPTIONS, ...files }, readDisk);
      const row = config.days.indexOf(dayFromIso(SPLIT_DAY)!);
      expect(config.splits).toEqual([{ row, newShares: 2, oldShares: 1 }]);
      expect(notes.join(" ")).toContain(`2:1 on ${SPLIT_DAY}.`);
    }
  });

  it("is refused where a contract would deliver a part of a share", async () => {
    const prices = write("plain.csv", history(0.3, false));
    const splits = write("s.csv", `date,ratio\n${SPLIT_DAY},3:10\n`);
    const asked = { ...OPTIONS, prices };
    await expect(readRequest({ ...asked, splits }, readDisk)).resolves.toBeDefined();
    const odd = write("odd.csv", `date,ratio\n${SPLIT_DAY},3:7\n`);
    const sevenths = write("sevenths.csv", history(3 / 7, false));
    const refused = /a split on 2012-05-01, 3:7\. A contract for 100 shares would deliver a part/;
    await expect(
      readRequest({ ...asked, prices: sevenths, splits: odd }, readDisk),
    ).rejects.toThrow(refused);
  });
});
