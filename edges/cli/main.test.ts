import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

/** The built program: `npm test` builds before it runs. */
const MAIN = fileURLToPath(new URL("../../dist/edges/cli/main.js", import.meta.url));
const MANUAL = new URL("../../docs/cli.md", import.meta.url);
const CONTRACT = ["--type", "call", "--spot", "100", "--strike", "100", "--years", "1"];

interface Outcome {
  readonly exitCode: number | null;
  readonly out: string;
  readonly error: string;
}

function bothsides(args: readonly string[], input = ""): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    input,
    encoding: "utf8",
  });
  return { exitCode: status, out: stdout, error: stderr };
}

describe("command line", () => {
  it("prints help, and its version from package.json", () => {
    const { version } = JSON.parse(
      readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
    ) as { version: string };
    expect(bothsides(["--version"])).toEqual({ exitCode: 0, out: `${version}\n`, error: "" });
    const bare = bothsides([]);
    expect(bare).toMatchObject({ exitCode: 0, error: "" });
    expect(bare.out).toContain("Usage: bothsides");
    expect(bothsides(["price", "--help"]).out).toContain("--strike <dollars>");
  });

  it.each([
    [["prise"], /^error: unknown command 'prise'\n\(Did you mean price\?\)\n$/],
    [["price", "--sopt", "1"], /^error: unknown option '--sopt'\n\(Did you mean --spot\?\)\n$/],
    [["price", "--spot"], /^error: option '--spot <dollars>' argument missing\n$/],
    [
      ["price", "--type", "x"],
      /^error: option '--type <type>' .* Allowed choices are call, put\.\n$/,
    ],
    [["price", "--spot", "12abc"], /^error: --spot "12abc" is refused\. Expected dollars above 0/],
    [["price", "--spot", "1"], /^error: --type, --strike, --years, --sigma missing\. One option/],
    [["price", ...CONTRACT, "--sigma", "1", "--accuracy", "fast"], /^error: --accuracy is of Am/],
    [["iv", "--dividends", "0.5"], /^error: --dividends "0\.5" is refused\. Expected years and /],
    [["iv", "--batch", "-", "--json"], /^error: --batch cannot be used with --json\. /],
    [
      ["run", "crasch", "--days", "3"],
      /^error: scenario "crasch"\. there is no such scenario\. Did you mean crash\? All: /,
    ],
    [["price", "--batch", "none.csv"], /^error: none\.csv: there is no such file\. /],
  ])("%j is refused on stderr with exit code 2", (args, message) => {
    const { exitCode, out, error } = bothsides(args);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
    expect(error).toMatch(message);
  });

  it("refuses a file by name, line and column", () => {
    expect(bothsides(["price", "--batch", "-"], "type,S\ncall,1,2\n")).toEqual({
      exitCode: 2,
      out: "",
      error: expect.stringMatching(/^error: stdin:2: this row has 3 cells, the header has 2\. /),
    });
  });

  it("prices one option as one JSON object, and iv takes the price back", () => {
    const priced = bothsides(["price", ...CONTRACT, "--sigma", "0.2", "--rate", "-0.01", "--json"]);
    const object = JSON.parse(priced.out) as { price: number };
    expect(object).toMatchObject({
      schema: "bothsides.price/1",
      type: "call",
      rate: -0.01,
      yield: 0,
    });
    const back = bothsides([
      "iv",
      ...CONTRACT,
      "--rate",
      "-0.01",
      "--price",
      `${object.price}`,
      "--json",
    ]);
    const found = JSON.parse(back.out) as { sigma: number };
    expect(found).toMatchObject({ schema: "bothsides.iv/1", status: "ok" });
    expect(found.sigma).toBeCloseTo(0.2, 12);
  });

  it("prices American options and cash dividends, and takes the price back", () => {
    const dividends = ["--dividends", "0.5:2", "--rate", "0.03", "--json"];
    const american = ["--style", "american", "--accuracy", "fast", ...dividends];
    const priced = bothsides(["price", ...CONTRACT, "--sigma", "0.2", ...american]);
    const object = JSON.parse(priced.out) as { price: number };
    const terms = { style: "american", accuracy: "fast", dividends: [{ years: 0.5, amount: 2 }] };
    expect(object).toMatchObject(terms);
    const european = bothsides(["price", ...CONTRACT, "--sigma", "0.2", ...dividends]);
    expect(JSON.parse(european.out)).toMatchObject({ style: "european" });
    expect((JSON.parse(european.out) as { price: number }).price).toBeLessThan(object.price);
    const back = bothsides(["iv", ...CONTRACT, "--price", `${object.price}`, ...american]);
    const found = JSON.parse(back.out) as { sigma: number };
    expect(found).toMatchObject({ ...terms, status: "ok" });
    expect(found.sigma).toBeCloseTo(0.2, 10);
  });

  it("has a manual whose examples print what it says", () => {
    const manual = readFileSync(MANUAL, "utf8");
    const examples = [
      ...manual.matchAll(/```sh\n([^`]*bothsides (?:price|iv)[^`]*)```\n+```text\n([^`]*)```/g),
    ];
    expect(examples.length).toBeGreaterThanOrEqual(4);
    for (const [, command, expected] of examples) {
      const script = command!.replaceAll("npx bothsides", `"${process.execPath}" "${MAIN}"`);
      const { status, stdout } = spawnSync("sh", ["-c", script], { encoding: "utf8" });
      expect({ status, stdout }).toEqual({ status: 0, stdout: expected });
    }
  });
});
