import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { writeAppleSample } from "../scripts/samples/apple-sample.ts";
import type { ClaimsReport } from "../src/claims/claims-report.ts";
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
    const shown = blocks[0]![1]!.trimEnd().split("\n");
    expect(shown.length).toBe(3);
    for (const line of shown) expect(stdout.split("\n")).toContain(line);
  });

  it("shows a picture of the lab that a command takes", () => {
    const readme = read("../README.md");
    expect(readme).toContain("](docs/pictures/lab.png)");
    const png = readFileSync(new URL("../docs/pictures/lab.png", import.meta.url));
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect(png.readUInt32BE(16)).toBe(1280);
  });

  it("counts the verdicts of the committed run", () => {
    const { claims } = JSON.parse(read("../docs/claims/claims.json")) as ClaimsReport;
    const count = (verdict: string): number =>
      claims.filter((claim) => claim.verdict === verdict).length;
    const beyond = claims.filter(({ id }) => id.startsWith("X")).length;
    expect(read("../README.md")).toContain(
      `17 claims and ${beyond} more, ${count("holds")} hold, ${count("exact")} are exact, ` +
        `${count("depends")} depend, and ${count("fails")} are not so`,
    );
  });

  it("says the two commands literally", () => {
    const readme = read("../README.md");
    expect(readme).toContain("npm ci && npm start");
    expect(readme).toContain("npm ci && npm test");
    const { scripts } = JSON.parse(read("../package.json")) as { scripts: Record<string, string> };
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(["start", "test", "prepare"]));
  });
});
