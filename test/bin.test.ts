import { accessSync, constants, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

describe("npx bothsides in the clone", () => {
  it("finds a program that may be run", () => {
    const root = new URL("../", import.meta.url);
    const { bin } = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as {
      bin: Record<string, string>;
    };
    const program = fileURLToPath(new URL(bin.bothsides!, root));
    expect(() => accessSync(program, constants.X_OK)).not.toThrow();
    expect(readFileSync(program, "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
  });
});
