import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect } from "vitest";
import { appleFile } from "../../scripts/samples/apple-sample.ts";
import { replayReportSchema } from "./replay-schema.ts";
import { runCli } from "./run-cli.ts";

/** A folder of a test file with Apple's closes in it, until its tests are done. */
export function appleFolder() {
  const folder = mkdtempSync(join(tmpdir(), "bothsides-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const apple = join(folder, "AAPL.csv");
  writeFileSync(apple, appleFile());
  /** What a replay of them says, which is of the documented form. */
  const json = (...flags: string[]) => {
    const { status, stdout, stderr } = runCli(["replay", "--prices", apple, "--json", ...flags]);
    expect(stderr).toBe("");
    expect(status).toBe(0);
    return replayReportSchema.parse(JSON.parse(stdout));
  };
  return { folder, apple, json };
}
