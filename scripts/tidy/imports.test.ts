import { describe, expect, it } from "vitest";
import { checkImports, FOLDERS } from "./imports.ts";

function messages(path: string, text: string): string[] {
  return checkImports({ path, text }).map(({ line, message }) => `${line} ${message}`);
}

describe("imports in src/", () => {
  it("list twenty-eight folders, each once", () => {
    expect(new Set(FOLDERS).size).toBe(28);
    expect(FOLDERS).toHaveLength(28);
  });

  it("may go to the same folder and to folders before it", () => {
    const text = 'import { a } from "./a.ts";\nimport type { B } from "../base/b.ts";\n';
    expect(messages("src/math/x.ts", text)).toEqual([]);
  });

  it("may not go uphill, in any form of import", () => {
    for (const text of [
      'import { a } from "../book/a.ts";',
      'import type { A } from "../book/a.ts";',
      'export { a } from "../book/a.ts";',
      'export * from "../book/a.ts";',
      'type A = import("../book/a.ts").A;',
      'import "../book/a.ts";',
    ]) {
      expect(messages("src/math/x.ts", text)).toEqual([
        '1 "../book/a.ts": imports run downhill: book/ comes after math/',
      ]);
    }
  });

  it("are not seen in comments and strings", () => {
    const text = '// import { a } from "../book/a.ts";\nconst s = `import "../book/a.ts"`;\n';
    expect(messages("src/math/x.ts", text)).toEqual([]);
  });

  it("never leave src/ and never name a package or a builtin", () => {
    const outside = (specifier: string): number =>
      messages("src/math/x.ts", `import "${specifier}";`).length;
    expect(outside("node:fs")).toBe(1);
    expect(outside("commander")).toBe(1);
    expect(outside("../../edges/input/table.ts")).toBe(1);
    expect(outside("../../test/naive.ts")).toBe(1);
    expect(outside("../base/assert.js")).toBe(1);
    expect(outside("./log.test.ts")).toBe(1);
    expect(outside("../base/assert.ts")).toBe(0);
  });

  it("come from a folder that has its place in the list", () => {
    expect(messages("src/helpers/x.ts", "")[0]).toContain("src/helpers/ is not in the list");
    expect(messages("src/helpers/x.ts", "")).toHaveLength(1);
  });

  it("of the entry files may go everywhere in src/, and nothing imports an entry file", () => {
    expect(messages("src/index.ts", 'export { a } from "./market/market.ts";')).toEqual([]);
    expect(messages("src/market/market.ts", 'import "../index.ts";')).toHaveLength(1);
  });

  it("of tests may go anywhere", () => {
    expect(messages("src/math/x.test.ts", 'import "node:fs"; import "../book/a.ts";')).toEqual([]);
  });
});

describe("imports of participants", () => {
  const path = "src/participants/market-maker/quote.ts";

  it("reach views, messages, sums and their own folder", () => {
    for (const target of ["../../view/a.ts", "../../quoting/a.ts", "./skew.ts", "../sheet.ts"]) {
      expect(messages(path, `import "${target}";`)).toEqual([]);
    }
  });

  it("never reach the market's inside or another participant", () => {
    for (const target of ["../../book/a.ts", "../../ledger/a.ts", "../../market/market.ts"]) {
      expect(messages(path, `import "${target}";`)[0]).toContain("participants/ see only");
    }
    expect(messages(path, 'import "../put-seller/a.ts";')[0]).toContain("no other participant");
  });

  it("are never imported by the market", () => {
    expect(messages("src/market/a.ts", 'import "../participants/tape/tape.ts";')).toHaveLength(1);
    expect(messages("src/simulator/a.ts", 'import "../participants/tape/tape.ts";')).toEqual([]);
  });
});

describe("imports in edges/ and web/", () => {
  it("of edges/ reach src/, packages and builtins, not tools and tests", () => {
    const edge = (target: string): number =>
      messages("edges/cli/main.ts", `import "${target}";`).length;
    expect(edge("node:fs") + edge("commander") + edge("../../src/market/market.ts")).toBe(0);
    expect(edge("../../scripts/tidy.ts")).toBe(1);
    expect(edge("../../test/naive.ts")).toBe(1);
    expect(edge("../../web/app.ts")).toBe(1);
  });

  it("of web/ reach src/, edges/input/ and packages", () => {
    const web = (target: string): number => messages("web/lab/a.ts", `import "${target}";`).length;
    expect(web("react") + web("../../src/index.ts") + web("../../edges/input/table.ts")).toBe(0);
    expect(web("../../edges/cli/main.ts")).toBe(1);
  });
});
