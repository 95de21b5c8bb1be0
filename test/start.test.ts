import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runUntilServed } from "./support/run-serve.ts";

const DIST = fileURLToPath(new URL("../dist", import.meta.url));

/** It writes samples where it runs: a folder of its own keeps them from other tests' hands. */
const folder = mkdtempSync(join(tmpdir(), "start-"));
const ARGUMENTS = [join("dist", "scripts", "start.js")];
beforeAll(() => symlinkSync(DIST, join(folder, "dist"), "junction"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("npm start", () => {
  it("prints the statement, sees that the lab answers, and ends, where CI is set", () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ARGUMENTS, {
      cwd: folder,
      env: { ...process.env, CI: "1" },
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^\$ npx bothsides replay --prices samples\/AAPL\.csv --shares 300\n/);
    expect(stdout).toContain("The books balance");
    expect(stdout).toMatch(/\nThe lab answers: index\.html 200\nThe lab answers: lab\.html 200\n$/);
  });

  it("serves the lab until Ctrl-C elsewhere", async () => {
    const { CI: _, ...env } = process.env;
    const lab = await runUntilServed(ARGUMENTS, { cwd: folder, env });
    expect((await fetch(lab.address)).status).toBe(200);
    expect(await lab.end("SIGINT")).toBe(0);
    const stdout = lab.stdout();
    expect(stdout.indexOf("The books balance")).toBeGreaterThan(0);
    expect(stdout.indexOf("The lab: ")).toBeGreaterThan(stdout.indexOf("The books balance"));
  });
});
