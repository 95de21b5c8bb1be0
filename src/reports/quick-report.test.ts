import { describe, expect, it } from "vitest";
import { appleRequest } from "../../test/support/apple-request.ts";
import { ROW } from "../attribution/result-rows.ts";
import type { ReplayConfig } from "../simulator/history/replay-config.ts";
import { type QuickReport, quickReport } from "./quick-report.ts";
import { firstReport, type ReplayRequest } from "./report-replay.ts";
import { reasonInput } from "./statement/why-section.ts";

/** A year of Apple, with dividends, interest, spreads and borrowed shares. */
function requestOf(changes: Partial<ReplayConfig>): ReplayRequest {
  const { config, ...rest } = appleRequest();
  return {
    ...rest,
    config: {
      ...config,
      cycles: config.cycles.slice(0, 12),
      rates: config.rates.map(() => 0.03),
      dividends: config.dividends.map((_, row) => (row % 60 === 59 ? 4_000 : 0)),
      announced: true,
      halfSpreads: config.halfSpreads.map(() => 100),
      borrowRate: 0.01,
      makerEdge: 0.01,
      ...changes,
    },
  };
}

const SETTINGS: readonly (readonly [string, Partial<ReplayConfig>])[] = [
  ["calls", {}],
  ["American puts", { strategy: "cash-secured-put", style: "american" }],
  ["the wheel, without a hedge", { strategy: "wheel", hedge: { kind: "none" } }],
  ["a split on the way", { splits: [{ row: 300, newShares: 2, oldShares: 1 }] }],
];

describe("quick report", () => {
  it.each(SETTINGS)("%s: says the full report's numbers, and no reasons", (_name, changes) => {
    const request = requestOf(changes);
    const { stateHash: _hash, ...full } = firstReport(request);
    const quick = quickReport(request);
    const { parts: _parts, ...buyer } = full.summary.buyer;
    expect(quick).toEqual({
      ...full,
      cycles: full.cycles.map((cycle) => {
        const { hedge, hedgeCost, dividends, interest, borrow, fees } = cycle.buyer.parts;
        const parts = { hedge, hedgeCost, dividends, interest, borrow, fees };
        const { decomposition: _why, ...seller } = cycle.seller;
        return { ...cycle, seller, buyer: { ...cycle.buyer, parts } };
      }),
      summary: { ...full.summary, buyer },
    });
  });

  it("books what the mark does as residual: the rows that it stands for add up to it", () => {
    const rowsOf = (isCoarse: boolean): number[] => {
      const rows: number[] = [];
      firstReport(requestOf({ style: "american", isCoarse }), {
        onClose: () => {},
        onLeave: ({ attribution }) => rows.splice(0, rows.length, ...attribution.results),
      });
      return rows;
    };
    const [fine, coarse] = [rowsOf(false), rowsOf(true)];
    const priced = ["delta", "gamma", "decay", "financing", "exDividend", "vega", "carry"] as const;
    const count = Object.keys(ROW).length;
    expect(fine.some((amount, place) => place % count === ROW.gamma && amount !== 0)).toBe(true);
    for (let party = 0; party < fine.length; party += count) {
      let moved = fine[party + ROW.residual]!;
      for (const row of priced) {
        moved += fine[party + ROW[row]]!;
        fine[party + ROW[row]] = 0;
      }
      fine[party + ROW.residual] = moved;
    }
    expect(coarse).toEqual(fine);
  });

  it("cannot be taken for a report with reasons", () => {
    const read = (quick: QuickReport): unknown => [
      // @ts-expect-error: why the buyer has his result is not in it.
      reasonInput(quick),
      // @ts-expect-error: nor in a cycle.
      quick.cycles[0].buyer.parts.gamma,
      // @ts-expect-error: nor why the seller has his.
      quick.cycles[0].seller.decomposition,
      // @ts-expect-error: its state is another.
      quick.stateHash,
    ];
    expect(read).toBeTypeOf("function");
  });
});
