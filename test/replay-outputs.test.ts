import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseTable } from "../edges/input/table.ts";
import { appleFolder } from "./support/apple-folder.ts";
import { replayReportSchema } from "./support/replay-schema.ts";
import { runCli } from "./support/run-cli.ts";

const { folder, apple, json } = appleFolder();

describe("replay --explain", () => {
  it("tells one month day by day, and its last row is the month's result", () => {
    const { cycles, explain } = json("--explain", "2011-07");
    const cycle = cycles.find(({ entry }) => entry.startsWith("2011-07"))!;
    expect(explain!.entry).toBe(cycle.entry);
    expect(explain!.days.at(-1)).toMatchObject({ date: cycle.expiry, result: cycle.buyer.pnl });
    expect(json().explain).toBeUndefined();
  });

  it("stands in the statement before what to type next", () => {
    const { stdout } = runCli(["replay", "--prices", apple, "--explain", "2011-07"]);
    const [rows, foot] = stdout.split("\nThe books balance");
    expect(rows).toMatch(/\nDAY BY DAY {3}Sold on 2011-07-15: 1 call .*\n/);
    expect(rows!.match(/^2011-0[78]-\d\d /gm)).toHaveLength(26);
    expect(foot).toContain("Next: ");
  });
});

describe("replay --compare", () => {
  it("has the totals of each run as if it had been asked for alone", () => {
    const flags = ["--vol", "0.33", "--shares", "300", "--compare", "strike=delta:0.30,hedge=none"];
    const { compare, ...told } = json(...flags, "--compare", "contracts=5");
    expect(told).toEqual(json("--vol", "0.33", "--shares", "300"));
    const alone = [
      json("--vol", "0.33", "--shares", "300", "--strike", "delta:0.30", "--hedge", "none"),
      json("--vol", "0.33", "--contracts", "5"),
    ];
    expect(compare!.map(({ summary }) => summary)).toEqual(alone.map(({ summary }) => summary));
    expect(compare!.map(({ settings }) => settings)).toEqual([
      { strike: "delta:0.30", hedge: "none" },
      { contracts: "5" },
    ]);
  });

  it("stands in the statement as one table", () => {
    const { stdout } = runCli(["replay", "--prices", apple, "--compare", "strike=otm:0.05"]);
    expect(stdout).toMatch(/\nCOMPARED .*\n A {2}strike otm:0\.05\n {31}as run {13}A\nPremium /);
  });
});

describe("replay --out", () => {
  const read = (name: string): Record<string, string>[] => {
    const { header, rows } = parseTable(readFileSync(join(folder, "out", name), "utf8"), name);
    return rows.map((row) => Object.fromEntries(header.map((key, i) => [key, row[i]!])));
  };
  const units = (dollars: string | number): bigint => {
    const [whole, fraction = ""] = `${dollars}`.split(".");
    const size = BigInt(whole!.replace("-", "") + fraction.padEnd(4, "0"));
    return whole!.startsWith("-") ? -size : size;
  };
  const sum = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);

  it("writes the report, its cycles, the share trades and the books, which agree", () => {
    const flags = ["replay", "--prices", apple, "--vol", "0.33", "--shares", "300", "--json"];
    const { status, stdout, stderr } = runCli([...flags, "--out", join(folder, "out")]);
    expect(status).toBe(0);
    const tables = ["cycles", "hedges", "entries"];
    const names = [...tables.flatMap((name) => [`${name}.csv`, `${name}.parquet`]), "report.json"];
    expect(stderr).toBe(`Wrote ${names.join(", ")} to ${join(folder, "out")}\n`);
    expect(stdout).toBe(runCli(flags).stdout);
    expect(readdirSync(join(folder, "out")).sort()).toEqual(names.sort());
    expect(readFileSync(join(folder, "out", "report.json"), "utf8")).toBe(stdout);

    const report = replayReportSchema.parse(JSON.parse(stdout));
    const cycles = read("cycles.csv");
    expect(cycles.length).toBe(report.cycles.length);
    cycles.forEach((row, i) => {
      const { entry, iv, outcome, assigned, seller, buyer } = report.cycles[i]!;
      expect(row).toMatchObject({ entry, iv: `${iv}`, outcome, assigned: `${assigned}` });
      expect(row.seller_decomposition_timing).toBe(`${seller.decomposition.timing}`);
      expect(row.buyer_parts_hedgeCost).toBe(`${buyer.parts.hedgeCost}`);
    });

    const hedges = read("hedges.csv");
    const matched = hedges.filter(({ gain }) => gain !== "");
    expect(matched.length).toBe(report.summary.buyer.hedgeTrades);
    const gains = sum(matched.map(({ gain }) => units(gain!)));
    expect(gains).toBe(units(report.summary.buyer.matchedTrades));
    for (const { entry, buyer } of report.cycles) {
      const mine = matched.filter(({ cycle }) => cycle === entry);
      expect(mine.length).toBe(buyer.hedgeTrades);
    }
  });

  it("has books that sum to zero entry by entry, and over all to what each one had", () => {
    const report = replayReportSchema.parse(
      JSON.parse(readFileSync(join(folder, "out", "report.json"), "utf8")),
    );
    const entries = read("entries.csv");
    const totals = (key: (row: Record<string, string>) => string): Map<string, bigint> => {
      const sums = new Map<string, bigint>();
      for (const row of entries) {
        sums.set(key(row), (sums.get(key(row)) ?? 0n) + units(row.amount!));
      }
      return sums;
    };
    const perEntry = totals(({ entry, asset }) => `${entry}/${asset}`);
    expect([...perEntry.values()].every((total) => total === 0n)).toBe(true);
    // Nobody but the tape has shares or options at the end; the buyer's cash is what he earned,
    // but for what was put in and taken out.
    const last = totals(({ account, asset }) => `${account}/${asset}`);
    for (const [key, total] of last) {
      if (/^(seller|buyer)\/(stock|call|put)/.test(key)) expect(total).toBe(0n);
    }
    const earned = entries.filter(
      ({ account, asset, cause }) => account === "buyer" && asset === "cash" && cause !== "funding",
    );
    expect(sum(earned.map(({ amount }) => units(amount!)))).toBe(units(report.summary.buyer.pnl));
  });

  it("writes nothing over, and nothing when the run is refused", () => {
    const again = ["replay", "--prices", apple, "--out", join(folder, "out")];
    expect(runCli(again)).toMatchObject({ status: 2, stdout: "" });
    const never = join(folder, "never");
    expect(runCli(["replay", "--prices", "nowhere.csv", "--out", never]).status).toBe(2);
    expect(existsSync(never)).toBe(false);
    const empty = join(folder, "empty");
    mkdirSync(empty);
    expect(runCli(["replay", "--prices", apple, "--out", empty]).status).toBe(0);
    expect(readdirSync(empty)).toHaveLength(7);
  });
});
