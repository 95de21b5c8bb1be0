import { describe, expect, it } from "vitest";
import { applyCommand, stateHash } from "../src/market/market.ts";
import { createMarket, type Market } from "../src/market/market-state.ts";
import { createStream } from "../src/math/random-stream.ts";
import type { Command } from "../src/messages/commands.ts";
import { playDay } from "./support/random-world.ts";

const DAYS = 12;

function openMarket(): Market {
  const names = ["maker", "retail", "trader", "lender"];
  const party = { bearsInterest: true };
  const parties = names.map((name) => ({ ...party, name }));
  return createMarket({ parties, lender: "lender", series: 30, orders: 48, seed: 1 });
}

/** The commands of a random history, and the hash after each. */
function recordHistory(seed: number): { commands: Command[]; hashes: string[] } {
  const market = openMarket();
  const commands: Command[] = [];
  const hashes: string[] = [];
  const stream = createStream(seed, "snapshot");
  for (let day = 0; day < DAYS; day++) {
    playDay(market, stream, day, false, (command) => {
      const said = applyCommand(market, command);
      commands.push(command);
      hashes.push(stateHash(market));
      return said;
    });
  }
  return { commands, hashes };
}

describe("a snapshot", () => {
  it("of a random instant, put into a new market, goes on to the same state and events", () => {
    const stream = createStream(0, "cuts");
    for (let seed = 0; seed < 4; seed++) {
      const { commands, hashes } = recordHistory(seed);
      for (let i = 0; i < 8; i++) {
        const cut = 1 + stream.nextInteger(commands.length - 1);
        const first = openMarket();
        for (const command of commands.slice(0, cut)) applyCommand(first, command);
        expect(stateHash(first)).toBe(hashes[cut - 1]);
        const second = openMarket();
        second.columns.restore(first.columns.snapshot());
        for (const command of commands.slice(cut)) {
          expect(applyCommand(second, command)).toEqual(applyCommand(first, command));
        }
        expect([stateHash(first), stateHash(second)]).toEqual([hashes.at(-1), hashes.at(-1)]);
      }
    }
  });

  it("is not changed by what happens to its market afterwards", () => {
    const { commands } = recordHistory(9);
    const market = openMarket();
    for (const command of commands.slice(0, 100)) applyCommand(market, command);
    const [saved, hash] = [market.columns.snapshot(), stateHash(market)];
    for (const command of commands.slice(100)) applyCommand(market, command);
    expect(stateHash(market)).not.toBe(hash);
    market.columns.restore(saved);
    expect(stateHash(market)).toBe(hash);
  });
});
