import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { WhyReport } from "../../src/reports/run/quotes/why-report.ts";
import { runCli } from "../support/run-cli.ts";

const RUN = ["run", "history", "--days", "2", "--set", "retail.crowd=0.05"];
const WHY = ["--why", "2024-01-03 10:30", "ABC 240216C00100000"];
const folder = mkdtempSync(join(tmpdir(), "watch-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));
const quiet = join(folder, "quiet.ts");
writeFileSync(quiet, 'export default { kind: "maker", quote: () => undefined };');

describe("bothsides run --why", () => {
  it("tells the same quotes in words and in numbers, and changes nothing in the run", () => {
    const [plain, json] = [RUN, [...RUN, ...WHY]].map((args) => {
      return JSON.parse(runCli([...args, "--json"]).stdout) as { why?: WhyReport };
    });
    const { why, ...rest } = json!;
    expect(rest).toEqual(plain);
    expect(why!.time).toBe("2024-01-03 10:30:00");
    expect(why!.makers.map(({ id }) => id)).toEqual(["maker-1", "maker-2", "maker-3"]);
    const text = runCli([...RUN, ...WHY]).stdout;
    expect(text).toContain("WHY ABC 240216C00100000 WAS QUOTED SO, 2024-01-03 10:30:00");
    const row = text.split("\n").find((line) => line.startsWith("Bid, to the tick"))!;
    const bids = row.trim().split(/ +/).slice(-3).map(Number);
    expect(bids).toEqual(why!.makers.map(({ bid }) => bid));
  });

  it("answers a name that there is not with the nearest", () => {
    for (const more of [[], ["--participant", quiet]]) {
      const why = ["--why", "2024-01-03 10:30", "ABC 240216C00100001"];
      const { status, stdout, stderr } = runCli([...RUN, ...more, ...why]);
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toBe(
        'error: --why "ABC 240216C00100001". no such series is listed then. ' +
          'Did you mean "ABC 240216C00100000"?\n',
      );
    }
  });
});

describe("bothsides run --watch", () => {
  it("shows each close in plain text, in the main thread and in another, before the result", () => {
    const [here, there] = [[], ["--participant", quiet]].map((more) => {
      return runCli([...RUN, "--watch", ...more]).stdout;
    });
    const frames = (text: string) => text.slice(0, text.indexOf("A MARKET OF"));
    expect(frames(here!).match(/step 26 of 26/g)).toHaveLength(2);
    expect(frames(here!)).not.toContain("\u001b");
    for (const word of ["CALLS to 2024-02-02", "maker-3", "LAST TRADES"]) {
      expect(frames(here!)).toContain(word);
    }
    const own = /^own-quiet.*\n/gm;
    expect(frames(there!)).toMatch(own);
    expect(frames(there!).replace(own, "")).toBe(frames(here!));
    for (const line of here!.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  it.each([
    [["--watch", "--json"], /^error: --watch with --json\. both go to the same output/],
    [["--watch", "--seeds", "2"], /^error: --watch with --seeds\. it is about one run/],
    [[...WHY, "--seeds", "2"], /^error: --why with --seeds/],
    [["--why", "2024-01-03 10:30"], /^error: --why with 1 of its two values/],
  ])("%j is refused with exit code 2", (args, message) => {
    const { status, stdout, stderr } = runCli([...RUN, ...args]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });
});
