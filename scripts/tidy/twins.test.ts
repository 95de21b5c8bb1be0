import { describe, expect, it } from "vitest";
import { checkTwins } from "./twins.ts";

const SCALAR = {
  path: "src/math/mills.ts",
  text: "// twin: mills-p\nconst P = [1.5, -2e-3, 0x10] as const;\n",
};

function messages(kernel: string): string[] {
  const kernels = { path: "kernels/mills.ts", text: kernel };
  return checkTwins([SCALAR, kernels]).map(({ message }) => message);
}

describe("twin constants", () => {
  it("agree when the numbers agree, however they are written", () => {
    const text = `
// twin: mills-p
/** The same fit. */
const P: StaticArray<f64> = StaticArray.fromArray<f64>([
  1.50,
  -0.002, // second
  16.0,
]);`;
    expect(messages(text)).toEqual([]);
  });

  it("are found out when a number, a sign or the order differs", () => {
    for (const list of ["1.5, -2e-3, 17", "1.5, 2e-3, 16", "-2e-3, 1.5, 16", "1.5, -2e-3"]) {
      expect(messages(`// twin: mills-p\nconst P = [${list}];\n`)).toEqual([
        "twin mills-p differs from src/math/mills.ts:1",
      ]);
    }
  });

  it("may stand alone only while kernels/ has no code", () => {
    expect(checkTwins([SCALAR])).toEqual([]);
    expect(messages("const Q = 1;\n")).toEqual(["twin mills-p stands in one place"]);
  });

  it("stand above a const with numbers", () => {
    const problem = ["no const with numbers follows twin a"];
    for (const code of ["let a = 1;", "f();", 'const a = "x";', ""]) {
      const source = { path: "src/math/a.ts", text: `// twin: a\n${code}\n` };
      expect(checkTwins([source]).map(({ message }) => message)).toEqual(problem);
    }
    expect(checkTwins([{ path: "src/a.ts", text: "// twin: a\nexport const A = -1;" }])).toEqual(
      [],
    );
  });

  it("are compared in all places that carry the tag", () => {
    const third = { path: "src/math/other.ts", text: "// twin: mills-p\nconst P = 3;\n" };
    const kernel = { ...SCALAR, path: "kernels/mills.ts" };
    expect(checkTwins([SCALAR, kernel, third]).map(({ file }) => file)).toEqual([third.path]);
  });
});
