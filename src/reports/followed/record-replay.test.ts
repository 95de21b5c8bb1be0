import { describe, expect, it } from "vitest";
import { appleRequest } from "../../../test/support/apple-request.ts";
import { balanceOf } from "../../ledger/ledger.ts";
import { replay } from "../../simulator/history/replay.ts";
import { recordReplay } from "./record-replay.ts";

const { config } = appleRequest();
/** With gaps, where the seller leaves the market, and two that follow each other. */
const cycles = [0, 1, 2, 5, 6, 9].map((place) => config.cycles[place]!);

describe("a recording of a replay", () => {
  it("has every line of the ledger: they add up to its last balances", () => {
    for (const strategy of ["covered-call", "cash-secured-put"] as const) {
      const asked = { ...config, strategy };
      const recording = recordReplay();
      const { ledger } = replay(asked, recording.onClose, recording.onLeave).world.market;
      // More than the ledger's ring keeps.
      expect(recording.lines.length).toBeGreaterThan(ledger.lines.capacity);
      expect(recording.lines.length).toBe(ledger.posted[1]);
      const sums = new Map<string, bigint>();
      for (const { account, asset, amount } of recording.lines) {
        const key = `${account}/${asset}`;
        sums.set(key, (sums.get(key) ?? 0n) + BigInt(amount));
      }
      for (let account = 0; account < ledger.accounts; account++) {
        for (let asset = 0; asset < ledger.assets; asset++) {
          const sum = sums.get(`${account}/${asset}`) ?? 0n;
          expect(sum).toBe(BigInt(balanceOf(ledger, account, asset)));
        }
      }
    }
  });

  it("has the day of each line: the seller's shares go at the expiry before a gap", () => {
    const asked = { ...config, cycles };
    const recording = recordReplay();
    const { world } = replay(asked, recording.onClose, recording.onLeave);
    const gone = recording.lines.filter(
      ({ cause, account, amount }) =>
        cause === "funding" && account === world.sellerAccount && amount === -300,
    );
    expect(gone.map(({ row }) => row)).toEqual(
      [2, 6, 9].map((place) => config.cycles[place]!.expiry),
    );
    const rows = recording.lines.map(({ row }) => row);
    expect(rows).toEqual([...rows].sort((a, b) => a - b));
  });

  it("has every share trade of the buyer, with the gains of each cycle", () => {
    const asked = { ...config, cycles };
    const recording = recordReplay();
    const { cycles: results } = replay(asked, recording.onClose, recording.onLeave);
    results.forEach((result, index) => {
      const mine = recording.trades.filter(
        ({ cycle, gain }) => cycle === index && gain !== undefined,
      );
      expect(mine.length).toBe(result.hedges.trades);
      expect(mine.reduce((sum, { gain }) => sum + gain!, 0)).toBe(result.hedges.gain);
    });
  });
});
