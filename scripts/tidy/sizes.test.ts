import { describe, expect, it } from "vitest";
import { checkFolderSizes, checkSizes } from "./sizes.ts";

function lines(text: string, path = "src/math/x.ts"): number[] {
  return checkSizes({ path, text }).map(({ line }) => line);
}

function functionOf(length: number): string {
  return `function f() {\n${"  g();\n".repeat(length - 2)}}\n`;
}

describe("sizes", () => {
  it("of files end at 400 lines", () => {
    expect(lines("a();\n".repeat(400))).toEqual([]);
    expect(lines("a();\n".repeat(401))).toEqual([401]);
  });

  it("of lines end at 100 columns, counted in letters", () => {
    expect(lines(`// ${"x".repeat(97)}\n`)).toEqual([]);
    expect(lines(`a();\n// ${"x".repeat(98)}\n`)).toEqual([2]);
    expect(lines(`// ${"\u{1D6FC}".repeat(97)}\n`)).toEqual([]);
    expect(lines(`${"x".repeat(101)}\n`, "docs/words.md")).toEqual([]);
  });

  it("of functions end at 70 lines, in every form of function", () => {
    expect(lines(functionOf(70))).toEqual([]);
    expect(lines(functionOf(71))).toEqual([1]);
    expect(lines(`const f = () => {\n${"g();\n".repeat(70)}};\n`)).toEqual([1]);
    expect(lines(`class A {\n  f() {\n${"g();\n".repeat(70)}}\n}\n`)).toEqual([2]);
  });

  it("of functions are not counted in tests, their files and lines are", () => {
    expect(lines(functionOf(71), "src/math/x.test.ts")).toEqual([]);
    expect(lines("a();\n".repeat(401), "src/math/x.test.ts")).toEqual([401]);
  });

  it("of folders end at twelve files, tests and data not counted", () => {
    const twelve = Array.from({ length: 12 }, (_, index) => `src/math/f${index}.ts`);
    const others = ["src/math/f1.test.ts", "src/math/table.csv", "src/math/deep/a.ts"];
    expect(checkFolderSizes([...twelve, ...others])).toEqual([]);
    const findings = checkFolderSizes([...twelve, ...others, "src/math/one-more.ts"]);
    expect(findings.map(({ file, message }) => `${file} ${message}`)).toEqual([
      "src/math 13 files in one folder, at most 12",
    ]);
  });
});
