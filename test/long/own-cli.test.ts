import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { afterAll, describe, expect, it } from "vitest";
import type { RunReport } from "../../src/reports/run/run-report.ts";
import { runCli } from "../support/run-cli.ts";

const FEW = ["--set", "retail.crowd=0.05", "--set", "stock.steps=3"];
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "own-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

const files = (["maker", "trader"] as const).map((kind) => {
  const file = join(folder, `${kind}.ts`);
  expect(runCli(["new", kind, file]).stdout).toContain(`--participant ${file}`);
  return file;
});
const EXAMPLES = ["makers/narrow.ts", "traders/momentum.ts"].map((name) => {
  return `${ROOT}examples/${name}`;
});
const both = files.flatMap((file) => ["--participant", file]);

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** What the compiler says of files that import the types of the built package. */
function complaints(names: readonly string[]): string[] {
  const program = ts.createProgram(names, {
    ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext },
    ...{ strict: true, noEmit: true, types: [] },
    paths: { bothsides: [`${ROOT}dist/src/index.d.ts`] },
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

describe("bothsides new", () => {
  it("writes participants that compile, in about 25 lines", () => {
    expect(complaints([...files, ...EXAMPLES])).toEqual([]);
    for (const file of files) {
      expect(readFileSync(file, "utf8").split("\n").length).toBeLessThanOrEqual(27);
    }
  });

  it.each([
    [["new", "maker", files[0]!], /there is such a file already\. Nothing is written over/],
    [["new", "desk", join(folder, "x.ts")], /new "desk"\. there is no such kind/],
    [["new", "maker", join(folder, "x.py")], /it would be TypeScript, not "\.py"/],
    [["new", "maker", join(folder, "none", "x.ts")], /there is no such folder/],
  ])("%j is refused with exit code 2", (args, message) => {
    const { status, stdout, stderr } = runCli(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });
});

describe("bothsides run --participant", () => {
  it("plays what `new` writes, the same again, in books that balance", () => {
    const out = join(folder, "journal");
    const args = ["run", "history", "--days", "4", "--seed", "3", ...FEW, ...both, "--json"];
    const first = runCli([...args, "--out", out]);
    expect({ status: first.status, stderr: first.stderr }).toEqual({ status: 0, stderr: "" });
    const report = JSON.parse(first.stdout) as RunReport;
    expect(report.suspended).toEqual([]);
    const own = report.parties.filter(({ id }) => id.startsWith("own-"));
    expect(own.map((one) => [one.id, one.class])).toEqual([
      ["own-maker", "own-maker"],
      ["own-trader", "own-trader"],
    ]);
    expect(own[0]!.parts.optionSpread).toBeGreaterThan(0);
    expect(runCli(args).stdout).toBe(first.stdout);
    expect(runCli(["audit", out]).stdout).toContain("no difference");
  });

  it("plays the examples", () => {
    const own = EXAMPLES.flatMap((file) => ["--participant", file]);
    const run = runCli(["run", "small", "--days", "2", ...own, "--json"]);
    const { parties, suspended } = JSON.parse(run.stdout) as RunReport;
    expect(suspended).toEqual([]);
    const mine = parties.filter(({ id }) => id.startsWith("own-"));
    expect(mine.map((one) => [one.id, one.class])).toEqual([
      ["own-narrow", "own-maker"],
      ["own-momentum", "own-trader"],
    ]);
    expect(mine[0]!.parts.optionSpread).toBeGreaterThan(0);
    expect(mine[1]!.parts.optionSpread).toBeLessThan(0);
  });

  it("plays the same runs in a sweep, one's own beside everybody's", () => {
    const args = ["run", "history", "--days", "3", ...FEW, ...both, "--json"];
    const against = ["--against", "participant=none", "--workers", "2"];
    const sweep = runCli([...args, "--seed", "7", "--seeds", "2", ...against]);
    expect(sweep.status).toBe(0);
    const { arms } = JSON.parse(sweep.stdout) as {
      arms: { set: string[]; stateHashes: string[]; measures: Record<string, { mean: unknown }> }[];
    };
    const alone = JSON.parse(runCli([...args, "--seed", "8"]).stdout) as RunReport;
    expect(arms[0]!.stateHashes[1]).toBe(alone.stateHash);
    expect(arms[0]!.set.slice(2)).toEqual(files.map((file) => `participant=${file}`));
    expect(arms[0]!.measures.ownMakerLead!.mean).toBeTypeOf("number");
    expect(arms[1]!.set).toEqual(arms[0]!.set.slice(0, 2));
    expect(arms[1]!.measures.ownMakerResult!.mean).toBeNull();
  });

  it("says who was suspended, when and why", () => {
    const file = write(
      "late.ts",
      [
        'export default { kind: "trader", trade(view: any) {',
        "  if (view.step === 1) view.gone(); } };",
      ].join("\n"),
    );
    const args = ["run", "history", "--days", "2", ...FEW, "--participant", file];
    const { suspended } = JSON.parse(runCli([...args, "--json"]).stdout) as RunReport;
    expect(suspended).toEqual([
      {
        ...{ id: "own-late", time: expect.stringMatching(/ 13:50:00$/) },
        reason: `threw TypeError: view.gone is not a function at ${file}:2:29`,
        command: expect.any(Number),
      },
    ]);
    expect(runCli(args).stdout.replace(/\s+/g, " ")).toContain(
      "own-late was suspended at 2024-01-02 13:50:00: threw TypeError: view.gone is not",
    );
  });

  it.each([
    [["--participant", "none.ts"], /^error: none\.ts: there is no such file/],
    [["--participant", write("throws.ts", "throw 1;")], /throws\.ts: it threw 1\n$/],
    [
      ["--participant", write("fs.ts", 'import fs from "fs";\nexport default fs;')],
      /fs\.ts:1:16: it imports "fs"\./,
    ],
    [["--against", "participant=none.ts", "--seeds", "2"], /^error: none\.ts: there is no such/],
    [["--seeds", "2", "--participant", write("no.ts", "export default 1;")], /no\.ts: its default/],
  ])("%j is refused with exit code 2", (args, message) => {
    const { status, stdout, stderr } = runCli(["run", "history", "--days", "2", ...FEW, ...args]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });
});
