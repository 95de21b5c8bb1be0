import { describe, expect, it } from "vitest";
import { checkNames } from "./names.ts";

function count(path: string, text = ""): number {
  return checkNames({ path, text }).length;
}

describe("names", () => {
  it("of files and folders are kebab-case", () => {
    expect(count("src/market-maker/inventory-skew.test.ts")).toBe(0);
    expect(count(".dependency-cruiser.cjs")).toBe(0);
    expect(count("src/math/normalCdf.ts")).toBe(1);
    expect(count("src/Math/normal.ts")).toBe(1);
    expect(count("src/math/normal_cdf.ts")).toBe(1);
    expect(count("docs/RULES.md")).toBe(0);
  });

  it("are given where a thing is made: no default export in src/ and edges/", () => {
    for (const text of [
      "export default 1;",
      "export default function f() {}",
      "export default class {}",
      "const a = 1;\nexport { a as default };",
    ]) {
      expect(count("src/math/x.ts", text)).toBe(1);
      expect(count("edges/cli/x.ts", text)).toBe(1);
      expect(count("scripts/x.mjs", text)).toBe(0);
    }
    expect(count("src/math/x.ts", '// export default\nexport const a = "export default";')).toBe(0);
    expect(count("src/math/x.ts", 'import x, { y } from "./y.ts";\nexport { y };')).toBe(0);
  });
});
