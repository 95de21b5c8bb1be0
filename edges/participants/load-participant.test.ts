import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { exp } from "../../src/math/exp.ts";
import { log } from "../../src/math/log.ts";
import type { OwnConfig } from "../../src/simulator/run/run-config.ts";
import { bundleParticipants } from "./bundle-participant.ts";
import { loadParticipant } from "./load-participant.ts";

const folder = mkdtempSync(join(tmpdir(), "participants-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

async function load(text: string, name = "mine.ts"): Promise<OwnConfig> {
  const [bundle] = await bundleParticipants([write(name, text)]);
  return loadParticipant(bundle!);
}

/** What a trader of this body throws, as the run tells it. */
async function thrownBy(body: string): Promise<string> {
  const lines = ["type View = unknown;", "function trade(view: View) {", body, "}"];
  const { participant, explain } = await load(
    [...lines, 'export default { kind: "trader", trade };'].join("\n"),
  );
  if (participant.kind !== "trader") throw new Error("it is a trader");
  try {
    participant.trade({} as never);
  } catch (error) {
    return explain(error).replace(folder, "");
  }
  return "nothing";
}

describe("a participant's file", () => {
  it("may use bothsides and files beside it", async () => {
    write("half.ts", "export const half = (x: number): number => x / 2;");
    const { id, participant } = await load(`
      import { type Maker, occSymbol } from "bothsides";
      import { half } from "./half.ts";
      const call = { root: "A", right: "call", strike: 10_000, expiryDay: 20_000, multiplier: 100 };
      const halfSpread = occSymbol(call as never).ok ? 0.01 : 0;
      const quote = () => ({ volatility: half(0.5), halfSpread, bidSize: 1, askSize: 1 });
      export default { kind: "maker", quote, hedge: "close" } satisfies Maker;
    `);
    expect(id).toBe("own-mine");
    if (participant.kind !== "maker") throw new Error("it is a maker");
    expect(participant.hedge).toBe("close");
    expect(participant.quote({} as never, {} as never)).toEqual({
      ...{ volatility: 0.25, halfSpread: 0.01, bidSize: 1, askSize: 1 },
    });
  });

  it("has no clock, chance, process, timers, network or code from text", async () => {
    const absent = [
      ..."Date Intl process require module setTimeout setInterval fetch console".split(" "),
      ..."Atomics SharedArrayBuffer WebAssembly WeakRef queueMicrotask performance".split(" "),
    ];
    const types = absent.map((name) => `typeof ${name}`).join(", ");
    const told = await thrownBy(`throw new Error([${types}, typeof Math.random].join(" "));`);
    const nothing = Array.from({ length: absent.length + 1 }, () => "undefined").join(" ");
    expect(told).toContain(`Error: ${nothing} at`);
    expect(await thrownBy('new Function("return 1")();')).toMatch(/^EvalError: /);
  });

  it("has the same e and logarithm on every computer", async () => {
    const told = await thrownBy(
      "throw new Error([Math.exp(1), Math.log(2), Math.sqrt(2)].join(' '));",
    );
    expect(told).toContain(`Error: ${exp(1)} ${log(2)} ${Math.SQRT2} at`);
  });

  it("tells where it went wrong by file, line and column", async () => {
    expect(await thrownBy("const none = undefined as any;\nnone.x();")).toBe(
      "TypeError: Cannot read properties of undefined (reading 'x') at /mine.ts:4:6",
    );
    expect(await thrownBy("throw { message: 'no error' };")).toBe("undefined: no error");
    expect(await thrownBy("throw { get message() { throw 1 } };")).toBe(
      "something that cannot be read",
    );
    // How deep calls go is the computer's affair.
    expect(await thrownBy("(function deep(): void { deep(); })();")).toBe(
      "RangeError: Maximum call stack size exceeded",
    );
  });

  it.each([
    [
      'import fs from "node:fs";\nexport default fs;',
      /mine\.ts:1:16: it imports "node:fs"\. A part/,
    ],
    ['import x from "left-pad";\nexport default x;', /mine\.ts:1:15: it imports "left-pad"/],
    ["export default {\n  kind: };", /mine\.ts:2:9: Unexpected "}"/],
    ['import x from "./gone.ts";\nexport default x;', /mine\.ts:1:15: Could not resolve "\.\/gone/],
    ["const a = 1;\nthrow new Error('top ' + a);", /mine\.ts:2:7: it threw Error: top 1$/],
    ["export const maker = 1;", /mine\.ts: its default export is no maker and no trader/],
    ['export default { kind: "desk" };', /its kind is not "maker" or "trader"/],
    ['export default { kind: "maker" };', /a maker has a function quote/],
    ['export default { kind: "trader", trade: 1 };', /a trader has a function trade/],
    [
      'export default { kind: "trader", trade() {}, hedge: "daily" };',
      /its hedge is none of band,/,
    ],
  ])("is refused: %j", async (text, message) => {
    await expect(load(text)).rejects.toThrow(message);
  });

  it("is refused that is not there, or is no script", async () => {
    await expect(bundleParticipants(["none.ts"])).rejects.toThrow(/^none\.ts: there is no such/);
    await expect(bundleParticipants(["mine.py"])).rejects.toThrow(/^mine\.py: a participant is/);
  });

  it("gives its name to the account, with a number where two are called alike", async () => {
    const file = write("two words.js", 'export default { kind: "trader", trade() {} };');
    const bundles = await bundleParticipants([file, file]);
    expect(bundles.map(({ id }) => id)).toEqual(["own-two-words", "own-two-words-2"]);
  });
});
