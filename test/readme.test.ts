import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { resultsPicture } from "../scripts/results-picture.ts";
import { writeAppleSample } from "../scripts/samples/apple-sample.ts";
import type { ReplayReport } from "../src/reports/replay-report.ts";
import { runCli } from "./support/run-cli.ts";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

describe("README", () => {
  let flags: readonly string[] = [];
  beforeAll(() => {
    flags = ["replay", "--prices", writeAppleSample(), "--shares", "300"];
  });

  it("shows the statement that npm start prints", () => {
    const { status, stdout } = runCli(flags);
    expect(status).toBe(0);
    const blocks = [...read("../README.md").matchAll(/```text\n([\s\S]*?)```/g)];
    expect(blocks.length).toBe(1);
    expect(stdout).toContain(blocks[0]![1]!.trimEnd());
  });

  it("shows the picture that npm run picture draws", () => {
    const report = JSON.parse(runCli([...flags, "--json"]).stdout) as ReplayReport;
    const title = "Selling 3 calls a month on 300 Apple shares";
    expect(read("../docs/pictures/apple.svg")).toBe(resultsPicture(report, title));
  });

  it("says the two commands literally", () => {
    const readme = read("../README.md");
    expect(readme).toContain("npm ci && npm start");
    expect(readme).toContain("npm ci && npm test");
    const { scripts } = JSON.parse(read("../package.json")) as { scripts: Record<string, string> };
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(["start", "test", "prepare"]));
  });
});
