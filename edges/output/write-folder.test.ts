import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { requireEmptyFolder, writeFolder } from "./write-folder.ts";

let place = "";
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "bothsides-"));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const FILES = { "a.csv": "1\n", "b.parquet": new Uint8Array([80, 65]) };

describe("a folder of results", () => {
  it("is new, with parents that are not there yet, or was empty", () => {
    mkdirSync(join(place, "empty"));
    for (const name of ["empty", "new", join("far", "away")]) {
      const folder = join(place, name);
      writeFolder(folder, FILES);
      expect(readdirSync(folder).sort()).toEqual(["a.csv", "b.parquet"]);
      expect(readFileSync(join(folder, "a.csv"), "utf8")).toBe("1\n");
      expect([...readFileSync(join(folder, "b.parquet"))]).toEqual([80, 65]);
    }
    expect(readdirSync(place).sort()).toEqual(["empty", "far", "new"]);
  });

  it("is all there or not at all: nothing remains of one that cannot be finished", () => {
    // The second file has no folder to stand in.
    const broken = { "a.csv": "1\n", "none/b.csv": "2\n" };
    expect(() => writeFolder(join(place, "out"), broken)).toThrow("cannot be written (ENOENT)");
    expect(readdirSync(place)).toEqual([]);
    mkdirSync(join(place, "empty"));
    expect(() => writeFolder(join(place, "empty"), broken)).toThrow("cannot be written");
    expect(readdirSync(place)).toEqual(["empty"]);
  });

  it("is refused where nothing may be written, and where something stands", () => {
    const file = join(place, "file");
    writeFileSync(file, "mine");
    expect(() => writeFolder(join(file, "out"), FILES)).toThrow("cannot be written (ENOTDIR)");
    const full = join(place, "full");
    mkdirSync(full);
    writeFileSync(join(full, "mine.txt"), "mine");
    expect(() => requireEmptyFolder(full)).toThrow("the folder is not empty");
    // Filled after it was looked at.
    expect(() => writeFolder(full, FILES)).toThrow("cannot be written (ENOTEMPTY)");
    expect(readdirSync(full)).toEqual(["mine.txt"]);
    expect(readdirSync(place).sort()).toEqual(["file", "full"]);
  });

  it("never takes away a folder of somebody else that has the name of its parts", () => {
    const parts = join(place, "out.part");
    mkdirSync(parts);
    writeFileSync(join(parts, "mine.txt"), "mine");
    expect(() => writeFolder(join(place, "out"), FILES)).toThrow("out.part: this is in the way");
    expect(readdirSync(parts)).toEqual(["mine.txt"]);
  });
});
