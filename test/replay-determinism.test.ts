import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createStream } from "../src/math/random-stream.ts";
import { replay } from "../src/simulator/history/replay.ts";
import type { ReplayConfig } from "../src/simulator/history/replay-config.ts";
import { openWorld } from "../src/simulator/history/world.ts";
import { configOf, replaySeeds } from "./support/random-replay.ts";
import { fedWorld, feed, marketColumns, recordReplay } from "./support/recorded-replay.ts";

const PROGRAM = new URL("../dist/src/simulator/history/replay.js", import.meta.url);
const built = existsSync(PROGRAM);

const EUROPEAN = fc
  .sample(replaySeeds, { seed: 7, numRuns: 12 })
  .map((seeds) => configOf({ ...seeds, style: "european" }));
const AMERICAN = EUROPEAN.slice(0, 5).map((config) => ({ ...config, style: "american" as const }));
const CONFIGS = [...EUROPEAN, ...AMERICAN];

function outcomeOf(config: ReplayConfig): unknown {
  const { world, cycles } = replay(config);
  return { hash: world.market.columns.hash(), cycles };
}

function outcomeInWorker(config: ReplayConfig): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./support/replay-worker.mjs", import.meta.url), {
      workerData: { program: PROGRAM.href, config },
    });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

describe("determinism of the replay", () => {
  it("the same configuration gives the same state and the same cycles", () => {
    const hashes = new Set<string>();
    for (const config of CONFIGS) {
      expect(outcomeOf(config)).toEqual(outcomeOf(config));
      hashes.add(replay(config).world.market.columns.hash());
    }
    expect(hashes.size).toBe(CONFIGS.length);
  });

  const reason = built ? "" : " (skipped: dist/ is not built)";
  it.skipIf(!built)(`in another thread: the same bits${reason}`, async () => {
    for (const config of [...EUROPEAN.slice(0, 3), ...AMERICAN.slice(0, 3)]) {
      expect(await outcomeInWorker(config)).toEqual(outcomeOf(config));
    }
  });

  it("the recorded commands alone, fed to a fresh market, give the state of the replay", () => {
    for (const config of CONFIGS) {
      const { replay: played, commands } = recordReplay(config);
      const fed = marketColumns(fedWorld(config, commands));
      expect(fed.size).toBeGreaterThan(70);
      expect(fed).toEqual(marketColumns(played.world));
    }
  });

  it.each(["calendar", "trading"] as const)(
    "snapshot and restore at 100 random commands, %s clock: the same hash",
    (clock) => {
      const config = CONFIGS.find(({ volClock }) => volClock === clock)!;
      const { commands } = recordReplay(config);
      const whole = fedWorld(config, commands).market.columns.hash();
      const stream = createStream(1, "cuts");
      const cuts = Array.from({ length: 100 }, () => stream.nextInteger(commands.length + 1));
      const running = openWorld(config);
      let fed = 0;
      for (const cut of cuts.sort((a, b) => a - b)) {
        for (; fed < cut; fed++) feed(running, commands[fed]!);
        const restored = openWorld(config);
        restored.market.columns.restore(running.market.columns.snapshot());
        expect(restored.market.columns.hash()).toBe(running.market.columns.hash());
        for (const command of commands.slice(cut)) feed(restored, command);
        expect(restored.market.columns.hash()).toBe(whole);
      }
    },
  );
});
