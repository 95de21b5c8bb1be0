import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runCli } from "../support/run-cli.ts";

const folder = mkdtempSync(join(tmpdir(), "own-loop-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, "loop.ts");
writeFileSync(
  file,
  'export default { kind: "trader", trade(view: any) { while (view.step === 1); } };',
);

describe("a participant who does not come back", () => {
  it.each([[[]], [["--seeds", "2"]]])("fails the run and is named: %j", (more) => {
    const few = ["--set", "retail.crowd=0.02", "--set", "stock.steps=3"];
    const args = ["run", "history", "--days", "2", ...few, "--participant", file, ...more];
    const { status, stdout, stderr } = runCli(args);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/^error: the run failed: .*own-loop did not come back .*loop\?\n$/);
  });
});
