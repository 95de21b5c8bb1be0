import { describe, expect, it } from "vitest";
import { checkBanned } from "./banned.ts";

function count(text: string, path = "src/math/x.ts"): number {
  return checkBanned({ path, text }).length;
}

describe("banned code in src/", () => {
  it.each([
    "const t = Date.now();",
    "const d: Date = x;",
    "const d = new Date();",
    "const t = performance.now();",
    "setTimeout(f, 1);",
    "queueMicrotask(f);",
    "const p: Promise<void> = x;",
    "async function f() {}",
    "const f = async () => 1;",
    "class A { async f() {} }",
    "await f();",
    "async function f() { for await (const a of b) c(a); }",
    "const x = Math.random();",
    "const x = Math.exp(1);",
    "const x = Math.hypot(1, 2);",
    'const x = Math["exp"](1);',
    "const { exp } = Math;",
    "const m = Math;",
    "const x = 2 ** 3;",
    "x **= 2;",
    "const x = new Intl.NumberFormat();",
    "const x = n.toLocaleString();",
    'const x = n["toLocaleString"]();',
    "const x = a.localeCompare(b);",
    "const x = crypto.randomUUID();",
    "const x = process.env;",
    "const x = { process };",
    "console.log(1);",
    "for (const k in o) f(k);",
    "list.sort();",
    "list.toSorted();",
    "list?.sort();",
    "const w = new WeakRef(o);",
    'const fs = require("fs");',
    'const x = import("./a.ts");',
    "const x = globalThis.Date;",
    "const x = import.meta.url;",
  ])("finds %s", (text) => {
    expect(count(text)).toBeGreaterThan(0);
  });

  it.each([
    "// Date.now() and Math.exp, **bold**\nconst x = 1;",
    "/** Promise, async, Math.pow: see {@link Date} */\nconst x = 1;",
    'const s = "Date.now() ** console.log";',
    "const s = `Math.random() $" + "{1 + 1} await`;",
    "const r = /Date|console/;",
    "const x = Math.sqrt(Math.abs(2)) * Math.PI;",
    "order.process(1);",
    "const x = { process: 1, Date: 2 };",
    "interface A { crypto: number; process(): void }",
    "class A { performance = 1; get Date() { return 1; } }",
    "const { process: step } = machine;",
    "list.sort((a, b) => a - b);",
    "for (const k of o) f(k);",
    "const x = a * b;",
    "const tradeDate = 1; const asynchronous = 2;",
  ])("lets pass %s", (text) => {
    expect(count(text)).toBe(0);
  });

  it("is looked for in src/ outside tests only, and is named with its line", () => {
    expect(count("Date.now();", "edges/cli/main.ts")).toBe(0);
    expect(count("Date.now();", "src/math/x.test.ts")).toBe(0);
    const text = "const a = 1;\nconst b = Math.log(a);\n";
    expect(checkBanned({ path: "src/math/x.ts", text })).toEqual([
      {
        file: "src/math/x.ts",
        line: 2,
        rule: "banned",
        message: "Math.log: differs between engines; src/math has its own",
      },
    ]);
  });
});
