import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractDepcruiseOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import { describe, expect, it } from "vitest";
import { formatFinding } from "./tidy/source.ts";
import { readTree } from "./tidy/tree.ts";
import { tidy } from "./tidy.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SOURCES = readTree(ROOT);

describe("house rules", () => {
  it("are looked for in the whole tree", () => {
    const paths = SOURCES.map(({ path }) => path);
    expect(paths).toContain("scripts/tidy.ts");
    expect(paths).toContain("src/base/assert.ts");
    expect(paths).toContain("docs/RULES.md");
    expect(paths.some((path) => path.startsWith("node_modules/"))).toBe(false);
  });

  it("hold in the whole tree, rule D3 (no clock in src/) among them", () => {
    expect(tidy(SOURCES).map(formatFinding)).toEqual([]);
  });

  it("are findings of the whole, whichever family they belong to", () => {
    const bad = [
      { path: "src/math/A.ts", text: `import "../book/b.ts"; Date;\n// ${"x".repeat(99)}\n` },
      { path: "src/math/b.ts", text: "// twin: a\nf();\n" },
      { path: "docs/a.md", text: `${["", "work", "x"].join("/")}\n[x](gone.md)\n` },
      { path: "src/messages/refusal-codes.ts", text: "" },
      { path: "docs/ARCHITECTURE.md", text: "" },
    ];
    const rules = new Set(tidy(bad).map(({ rule }) => rule));
    expect([...rules].sort()).toEqual(
      "banned imports links listings machine names refusals rules sizes twins".split(" "),
    );
  });
});

describe("dependency-cruiser", () => {
  it("looks at modules and finds nothing forbidden", async () => {
    const { summary } = await cruiseIn(ROOT, ["src", "edges", "web", "scripts", "bench"]);
    // With a TypeScript it cannot use it looks at nothing and reports that all is well.
    expect(summary.totalCruised).toBeGreaterThan(20);
    expect(summary.totalDependenciesCruised).toBeGreaterThan(20);
    expect(violations(summary)).toEqual([]);
  });

  it("finds what is forbidden, in TypeScript and in imports of types only", async () => {
    const folder = mkdtempSync(join(tmpdir(), "bothsides-imports-"));
    const files: Record<string, string> = {
      "src/a/one.ts": 'import type { Two } from "../b/two.ts";\nexport type One = Two[];\n',
      "src/b/two.ts": 'import type { One } from "../a/one.ts";\nexport type Two = One[];\n',
      "src/b/reads.ts": 'import { readFileSync } from "node:fs";\nexport const r = readFileSync;\n',
      "src/b/uses-reads.ts": 'export { r } from "./reads.ts";\n',
      "src/b/uses-reads.test.ts": 'import "./uses-reads.ts";\n',
      "src/index.ts": 'export type { One } from "./a/one.ts";\n',
      "edges/main.ts": 'import "../scripts/tool.ts";\nimport "../src/index.ts";\n',
      "scripts/tool.ts": 'import "./gone.ts";\nimport "../src/b/uses-reads.test.ts";\n',
    };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const { summary } = await cruiseIn(folder, ["src", "edges", "scripts"]);
    rmSync(folder, { recursive: true });
    expect(violations(summary)).toEqual([
      "edges-without-tools edges/main.ts scripts/tool.ts",
      "no-cycles src/a/one.ts src/b/two.ts",
      "no-unknown-modules scripts/tool.ts ./gone.ts",
      "no-unused-in-src src/b/uses-reads.ts src/b/uses-reads.ts",
      "src-is-pure src/b/reads.ts fs",
      "tests-are-leaves scripts/tool.ts src/b/uses-reads.test.ts",
    ]);
  });
});

async function cruiseIn(baseDir: string, folders: string[]): Promise<ICruiseResult> {
  const config = await extractDepcruiseOptions(join(ROOT, ".dependency-cruiser.cjs"));
  const { output } = await cruise(folders, { ...config, baseDir });
  return output as ICruiseResult;
}

function violations({ violations: list }: ICruiseResult["summary"]): string[] {
  return list.map(({ from, to, rule }) => `${rule.name} ${from} ${to}`).sort();
}
