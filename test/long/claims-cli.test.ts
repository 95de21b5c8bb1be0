import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parquetReadObjects } from "hyparquet";
import { afterAll, describe, expect, it } from "vitest";
import type { ClaimsReport } from "../../src/claims/claims-report.ts";
import { runCli } from "../support/run-cli.ts";

const MAIN = fileURLToPath(new URL("../../dist/edges/cli/main.js", import.meta.url));
const CHEAP = ["claims", "M5", "M7", "--quick"];

const folder = mkdtempSync(join(tmpdir(), "claims-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Every file below a folder, by its path. */
function filesOf(out: string): Map<string, Buffer> {
  const names = readdirSync(out, { recursive: true, encoding: "utf8" }).sort();
  const files = names.filter((name) => statSync(join(out, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(join(out, name))]));
}

/** Ends the command as soon as so many results are there. */
async function killAfter(lines: number, argv: readonly string[], out: string): Promise<void> {
  const child = spawn(process.execPath, [MAIN, ...argv, "--out", out], { stdio: "ignore" });
  const ended = once(child, "exit");
  const path = join(out, "runs.jsonl");
  const watch = setInterval(() => {
    if (existsSync(path) && readFileSync(path, "utf8").split("\n").length > lines)
      child.kill("SIGKILL");
  }, 2);
  await ended;
  clearInterval(watch);
}

describe("bothsides claims", () => {
  const first = runCli([...CHEAP, "--workers", "1", "--json", "--out", join(folder, "one")]);

  it("prints one object, as the contract says", () => {
    expect(first).toMatchObject({ status: 0, stderr: "" });
    const { schema, seed, claims } = JSON.parse(first.stdout) as ClaimsReport;
    expect([schema, seed, claims.map(({ id }) => id)]).toEqual([
      "bothsides.claims/1",
      1,
      ["M5", "M7"],
    ]);
    for (const { says, measured, interval, verdict, on, power, command } of claims) {
      expect(says.length).toBeGreaterThan(20);
      expect(Object.values(measured).every(Number.isFinite)).toBe(true);
      expect(interval[0]).toBeLessThanOrEqual(interval[1]);
      expect(["holds", "exact", "depends", "fails", "undecided"]).toContain(verdict);
      expect(typeof on).toBe("string");
      expect(power.words.length).toBeGreaterThan(10);
      expect(runCli([...command.split(" ").slice(1), "--json"]).status).toBe(0);
    }
  });

  it.each([2, 4])("writes the same bytes with %d workers", (workers) => {
    const out = join(folder, `w${workers}`);
    const run = runCli([...CHEAP, "--workers", `${workers}`, "--json", "--out", out]);
    expect(run.stdout).toBe(first.stdout);
    expect(filesOf(out)).toEqual(filesOf(join(folder, "one")));
  });

  it.each([1, 10, 40])("goes on after a kill with %d results to the same bytes", async (lines) => {
    const out = join(folder, `killed${lines}`);
    await killAfter(lines, [...CHEAP, "--workers", "2"], out);
    // On a computer that is busy the others may have come to their end before.
    if (lines === 1) expect(existsSync(join(out, "claims.json"))).toBe(false);
    const run = runCli([...CHEAP, "--workers", "2", "--json", "--out", out]);
    expect(run.stdout).toBe(first.stdout);
    expect(filesOf(out)).toEqual(filesOf(join(folder, "one")));
  });

  it("writes every number of every run, as CSV and as Parquet", async () => {
    const files = filesOf(join(folder, "one"));
    const rows = files.get("runs.csv")!.toString().trimEnd().split("\n");
    expect(rows[0]).toBe("experiment,arm,seed,measure,value");
    const file = new Uint8Array(files.get("runs.parquet")!).buffer;
    const read = await parquetReadObjects({ file });
    expect(read.length).toBe(rows.length - 1);
    expect(`${Object.values(read[3]!).join(",")}`).toBe(rows[4]);
    expect(files.get("claims.json")!.toString()).toBe(first.stdout);
  });

  it("tells the statement without --json", () => {
    const { stdout } = runCli([...CHEAP, "--out", join(folder, "one")]);
    expect(stdout).toMatch(/^THE ARTICLE, CHECKED {3}2 claims/);
    expect(stdout).toMatch(/^M5 .* EXACT$/m);
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  it.each([
    [["claims", "M55"], "Did you mean M5?"],
    [["claims", "--seed", "-1"], "--seed"],
    [["claims", "--workers", "0"], "--workers"],
    [["claims", "M5", "--out", folder], "not empty"],
    [["claims", "M5", "--quick", "--out", join(folder, "one")], "its results are of other claims"],
  ])("refuses %j with exit code 2", (argv, words) => {
    const { status, stdout, stderr } = runCli(argv);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(words);
    expect(stderr.trimEnd().split("\n").length).toBeLessThanOrEqual(8);
  });
});
