import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { InputError, type InputErrorParts } from "../../../edges/input/input-error.ts";
import { articleReport } from "../../../src/reports/article-report.ts";
import type { ReplayReport } from "../../../src/reports/replay-report.ts";
import { pathCsv } from "../../../src/scenarios/price-path.ts";
import { offBy } from "../../parts/how-made.tsx";
import type { Answer, LabOptions } from "../engine-api.ts";
import { Engine } from "./engine.ts";

const MAIN = join(process.cwd(), "dist/edges/cli/main.js");
const PATH = { days: 30, swingsCame: 0.31, drift: 0 };

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bothsides-lab-"));
  for (const name of ["AAPL.csv", "SP500.csv", "trades.csv"]) {
    writeFileSync(join(folder, name), readFileSync(`samples/${name}`));
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

/** `{volOffset: -0.02}` as `--vol-offset -0.02`. */
function flagsOf(options: LabOptions): string[] {
  return Object.entries(options).flatMap(([name, value]) => {
    const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    if (value === true) return [flag];
    return [value].flat().flatMap((one) => [flag, String(one)]);
  });
}

function commandLine(options: LabOptions, ...more: string[]): { stdout: string; stderr: string } {
  const args = [MAIN, "replay", ...flagsOf(options), ...more];
  return spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 26 });
}

function answerOf<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refused));
  return answer.value;
}

function refusalOf(answer: Answer<unknown>): InputErrorParts {
  if (answer.ok) throw new Error("it was not refused");
  return answer.refused;
}

async function engineWithFiles(): Promise<Engine> {
  const engine = new Engine();
  for (const name of ["AAPL.csv", "SP500.csv", "trades.csv"]) {
    await engine.keep(name, new Uint8Array(readFileSync(join(folder, name))));
  }
  return engine;
}

const APPLE = { prices: "AAPL.csv" };
const OF_A_PATH = { cycle: "days:30", strike: "spot", vol: "0.24" };
const SETTINGS: readonly [name: string, seed: number | undefined, options: LabOptions][] = [
  ["Apple", undefined, APPLE],
  [
    "Apple, 300 shares, delta 0.30, half kept",
    undefined,
    { ...APPLE, shares: 300, strike: "delta:0.30", exit: "50%" },
  ],
  [
    "Apple, puts, fees, weekly",
    undefined,
    { ...APPLE, strategy: "cash-secured-put", fees: "retail", cycle: "weekly", style: "european" },
  ],
  [
    "Apple, the wheel, band",
    undefined,
    { ...APPLE, strategy: "wheel", hedge: "band:0.05", vol: "0.33", halfSpread: "5bp" },
  ],
  [
    "S&P 500, ten years",
    undefined,
    { prices: "SP500.csv", from: "2005-01-01", to: "2014-12-31", strike: "otm:0.05" },
  ],
  ["a path", 1, OF_A_PATH],
  ["a path, a put", 2, { ...OF_A_PATH, strategy: "cash-secured-put" }],
  ["a path, no hedge", 3, { ...OF_A_PATH, hedge: "none" }],
  ["a path, costs", 7, { ...OF_A_PATH, halfSpread: "20bp", fees: "retail" }],
  ["a path, band of Whalley and Wilmott", 42, { ...OF_A_PATH, hedge: "band:whalley-wilmott" }],
];

describe("the engine of the lab", () => {
  it.each(SETTINGS)("%s: every number is the command line's", async (_name, seed, asked) => {
    const engine = await engineWithFiles();
    let options = asked;
    if (seed !== undefined) {
      const prices = await engine.keepPath({ ...PATH, seed });
      writeFileSync(join(folder, prices), pathCsv({ ...PATH, seed }));
      options = { ...asked, prices, seed };
    }
    const printed = JSON.parse(commandLine(options, "--json").stdout) as ReplayReport;
    expect(printed).toMatchObject(answerOf(await engine.quick(options)).report);
    const { report } = answerOf(await engine.run(options));
    const sure = answerOf(await engine.howSure(options));
    expect({ ...report, summary: { ...report.summary, ...sure } }).toEqual(printed);
    for (const [i, points] of [-4, -2, 0, 2, 4].entries()) {
      expect(answerOf(await engine.shifted(options, points))).toEqual(sure.sensitivity[i]);
    }
    expect(answerOf(await engine.statement(options))).toBe(commandLine(options).stdout);
  });

  it("replays a made path with the swings that were asked for", async () => {
    const engine = new Engine();
    for (let seed = 0; seed < 20; seed++) {
      for (const [days, swingsCame, drift] of [
        [5, 0.8, 0.5],
        [30, 0.31, 0],
        [252, 0.05, -0.1],
      ] as const) {
        const prices = await engine.keepPath({ seed, days, swingsCame, drift });
        const asked = { cycle: `days:${days}`, style: "european", hedge: "none", seed };
        const options = { ...OF_A_PATH, ...asked, prices };
        const { cycles } = answerOf(await engine.run(options)).report;
        expect(cycles.length).toBe(1);
        expect(Math.abs(cycles[0]!.realizedVol - swingsCame)).toBeLessThan(0.002);
      }
    }
  });

  it("follows a run close by close to the run's own results", async () => {
    const engine = await engineWithFiles();
    const { report } = answerOf(await engine.run(APPLE));
    const followed = answerOf(await engine.follow(APPLE));
    expect(followed.report).toEqual(report);
    const { seller, buyer, buyAndHold } = report.summary;
    const { running } = followed;
    const last = [running.seller, running.buyer, running.holding].map((values) => values.at(-1));
    expect(last).toEqual([seller.pnl, buyer.pnl, buyAndHold.pnl]);
  });

  it("tells a month day by day as --explain does", async () => {
    const engine = await engineWithFiles();
    const { report } = answerOf(await engine.run(APPLE));
    const july = report.cycles.findIndex(({ entry }) => entry.startsWith("2011-07"));
    const told = answerOf(await engine.days(APPLE, july));
    const { stdout } = commandLine(APPLE, "--explain", "2011-07", "--json");
    expect(told).toEqual((JSON.parse(stdout) as ReplayReport).explain);
  });

  it("replays trades as --trades does", async () => {
    const engine = await engineWithFiles();
    const options = { ...APPLE, trades: ["trades.csv"] };
    const told = answerOf(await engine.trades(APPLE, ["trades.csv"]));
    expect(told).toEqual(JSON.parse(commandLine(options, "--json").stdout));
    expect(answerOf(await engine.statement(options))).toBe(commandLine(options).stdout);
    const second = answerOf(await engine.position(APPLE, ["trades.csv"], 1));
    const { opened, option, buyer } = told.positions[1]!;
    const { yours, his } = second.days.at(-1)!;
    expect([second.days[0]!.date, yours, his]).toEqual([opened, option, buyer.hedged]);
  });

  it("refuses in the words of the command line", async () => {
    const engine = await engineWithFiles();
    await engine.keep("bad.csv", new TextEncoder().encode("date,close\n2011-01-03,n/a\n"));
    writeFileSync(join(folder, "bad.csv"), "date,close\n2011-01-03,n/a\n");
    for (const options of [
      { prices: "bad.csv" },
      { ...APPLE, strike: "delta:9" },
      { ...APPLE, from: "2012-01-01", to: "2012-01-10" },
    ]) {
      const { message } = new InputError(refusalOf(await engine.run(options)));
      expect(commandLine(options).stderr).toBe(`error: ${message}\n`);
    }
    const absent = { prices: "none.csv" };
    const { mend: _mend, ...told } = refusalOf(await engine.run(absent));
    // On a page there is no path to check: only what can be done differs.
    expect(commandLine(absent).stderr).toContain(`error: ${new InputError(told).message}. `);
  });

  it("hands out the entries of a cycle: each sums to zero", async () => {
    const engine = await engineWithFiles();
    const { report } = answerOf(await engine.run(APPLE));
    for (const cycle of [0, 7, report.cycles.length - 1]) {
      const lines = answerOf(await engine.entries(APPLE, cycle));
      const sums = new Map<string, number>();
      for (const { entry, asset, amount } of lines) {
        const key = `${entry} ${asset}`;
        sums.set(key, (sums.get(key) ?? 0) + Math.round(amount * 10_000));
      }
      expect([...sums.values()].every((sum) => sum === 0)).toBe(true);
      const { entry, ended, premium } = report.cycles[cycle]!;
      const sale = lines.filter(
        (line) =>
          line.account === "seller" && line.asset === "cash" && line.cause === "option trade",
      );
      expect(sale.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(premium * 100, 9);
      // He holds no shares before and after: his cash is his result, but for funding, which
      // pays out or makes up the cycle before.
      const his = lines.filter((line) => line.account === "buyer" && line.cause !== "funding");
      const sumOf = (asset: string): number =>
        his.reduce((sum, line) => sum + (line.asset === asset ? line.amount : 0), 0);
      expect(sumOf("stock")).toBe(0);
      expect(sumOf("cash")).toBeCloseTo(report.cycles[cycle]!.buyer.pnl, 6);
      expect(lines.every(({ date }) => date >= entry && date <= ended)).toBe(true);
    }
  });

  it.each(["put", "call"] as const)(
    "hands out the entries of the example with a %s",
    async (right) => {
      const lines = await new Engine().exampleEntries(right);
      const { steps, results, premium } = articleReport(right);
      const sums = (account: string): number[] =>
        steps.map(({ date }) =>
          lines
            .filter((line) => line.account === account && line.asset === "cash")
            .filter((line) => line.date <= date && line.cause !== "funding")
            .reduce((sum, { amount }) => sum + amount, 0),
        );
      expect(sums("buyer")).toEqual(steps.map(({ cash }) => cash - premium));
      expect(sums("buyer").at(-1)).toBe(results.buyer);
      expect(sums("seller").at(-1)).toBe(results.seller);
      expect(sums("tape").at(-1)).toBe(results.others);
      expect(offBy(lines)).toBe("0.0000");
    },
  );

  it("says what a file is", async () => {
    const engine = new Engine();
    const see = (name: string, text: string | Uint8Array): ReturnType<Engine["keep"]> =>
      engine.keep(name, typeof text === "string" ? new TextEncoder().encode(text) : text);
    const bytes = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)));
    expect(await see("AAPL.csv", bytes("AAPL.csv"))).toMatchObject({
      kind: "prices",
      rows: 1266,
      skipped: [{ reason: "not-a-trading-day", count: 14 }],
      from: "2007-04-24",
      to: "2012-05-01",
    });
    expect(await see("trades.csv", bytes("trades.csv"))).toMatchObject({
      kind: "trades",
      form: "plain form",
      tickers: ["AAPL"],
    });
    const two = "date,ticker,close\n2011-01-03,AAPL,100\n2011-01-03,MSFT,30\n";
    expect(await see("two.csv", two)).toMatchObject({ kind: "prices", tickers: ["AAPL", "MSFT"] });
    const positions = "Symbol,Last Price,Percent Of Account\nAAPL,100,50\n";
    expect(await see("positions.csv", positions)).toMatchObject({
      kind: "unknown",
      refused: { what: "this is a Fidelity positions file; we need history" },
    });
    expect(await see("picture.csv", new Uint8Array([0x89, 0x50, 0xff, 0xfe]))).toMatchObject({
      kind: "unknown",
      refused: { file: "picture.csv", what: "the file is not UTF-8 text" },
      header: [],
    });
    const odd = "Tag,Wert\n2011-01-03,100\n2011-01-04,101\n";
    expect(await see("odd.csv", odd)).toMatchObject({
      kind: "unknown",
      header: ["Tag", "Wert"],
      sample: [
        ["2011-01-03", "100"],
        ["2011-01-04", "101"],
      ],
    });
    const swapped = { date: "Wert", close: "Tag" };
    expect(answerOf(await engine.mapColumns("odd.csv", "prices", swapped)).refused).toBeDefined();
    const mapped = answerOf(
      await engine.mapColumns("odd.csv", "prices", { date: "Tag", close: "Wert" }),
    );
    expect(mapped).toMatchObject({ kind: "prices", rows: 2, from: "2011-01-03" });
    expect(await engine.mapColumns("odd.csv", "prices", { date: "Tag" })).toMatchObject({
      ok: false,
    });
  });
});
